/** A field of a row as it was sent; null where there is nothing. */
export type Field = Buffer | null;

/** Begins every COPY in binary; flags and the length of an extension follow. */
const signature = Buffer.from("PGCOPY\n\xff\r\n\0", "latin1");
const headerLength = signature.length + 8;

/**
 * The rows of a COPY in binary, as soon as all of their bytes are there; a row's bytes may be cut anywhere.
 *
 * @throws Error for anything else than such a copy, or the beginning of one
 */
export async function* copiedRows(bytes: AsyncIterable<Buffer>): AsyncGenerator<readonly Field[]> {
  let left: Buffer = Buffer.alloc(0);
  let place: number | null = null;
  let isOver = false;
  for await (const chunk of bytes) {
    left = left.length === 0 ? chunk : Buffer.concat([left, chunk]);
    place ??= afterHeader(left);
    if (place === null) continue;
    for (let row = rowAt(left, place); row !== null; row = rowAt(left, place)) {
      if (row.fields === null) isOver = true;
      else yield row.fields;
      place = row.end;
    }
    left = left.subarray(place);
    place = 0;
  }
  if (!isOver || left.length > 0) throw new Error("the copy doesn't end as copies do");
}

/** Where the first row begins; null while the header isn't there yet. */
function afterHeader(bytes: Buffer): number | null {
  if (bytes.length < headerLength) return null;
  if (!bytes.subarray(0, signature.length).equals(signature))
    throw new Error("this is no copy in binary");
  const end = headerLength + bytes.readInt32BE(headerLength - 4);
  return bytes.length < end ? null : end;
}

/** A row and where it ends, without fields for the end of all rows; null while it isn't all there. */
function rowAt(
  bytes: Buffer,
  start: number,
): { readonly fields: readonly Field[] | null; readonly end: number } | null {
  if (bytes.length < start + 2) return null;
  const count = bytes.readInt16BE(start);
  let end = start + 2;
  if (count === -1) return { fields: null, end };
  const fields: Field[] = [];
  for (let field = 0; field < count; field += 1) {
    if (bytes.length < end + 4) return null;
    const length = bytes.readInt32BE(end);
    end += 4 + Math.max(0, length);
    if (bytes.length < end) return null;
    fields.push(length === -1 ? null : bytes.subarray(end - length, end));
  }
  return { fields, end };
}
