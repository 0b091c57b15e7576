import { crc32 } from "node:zlib";

/** Parts as an archive in which nothing is packed: a reader of it finds what was counted before, and nothing else. */
export function storedArchive(parts: ReadonlyMap<string, Buffer>): ArrayBuffer {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, bytes] of parts) {
    const named = Buffer.from(name, "utf8");
    const facts = factsOf(named, bytes);
    const head = Buffer.concat([signed(0x04034b50), facts, named]);
    directory.push(
      signed(0x02014b50),
      numbers([20, 2]),
      facts,
      numbers([0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]),
      named,
    );
    local.push(head, bytes);
    offset += head.length + bytes.length;
  }
  const central = Buffer.concat(directory);
  const end = [
    [0, 2],
    [0, 2],
    [parts.size, 2],
    [parts.size, 2],
    [central.length, 4],
    [offset, 4],
    [0, 2],
  ] as const;
  const pieces = [...local, central, signed(0x06054b50), numbers(...end)];
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole.buffer;
}

/** What the entry and the directory both say of a part: version, flags, method, time, checksum, sizes, lengths of names. */
function factsOf(name: Buffer, bytes: Buffer): Buffer {
  const sizes = [
    [crc32(bytes), 4],
    [bytes.length, 4],
    [bytes.length, 4],
    [name.length, 2],
    [0, 2],
  ] as const;
  return numbers([20, 2], [0x0800, 2], [0, 2], [0, 2], [0x21, 2], ...sizes);
}

function signed(signature: number): Buffer {
  return numbers([signature, 4]);
}

function numbers(...fields: readonly (readonly [value: number, size: number])[]): Buffer {
  const bytes = Buffer.alloc(fields.reduce((sum, [, size]) => sum + size, 0));
  let at = 0;
  for (const [value, size] of fields) at = bytes.writeUIntLE(value, at, size);
  return bytes;
}
