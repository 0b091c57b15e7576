import { createHash } from "node:crypto";

/** The bytes of a request with their hash; null where there are more than `most`, of which no more is read. */
export async function readBody(
  request: Request,
  most: number,
): Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly sha256: string } | null> {
  if (Number(request.headers.get("content-length")) > most) return null;
  const chunks: Uint8Array[] = [];
  const hash = createHash("sha256");
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.length;
    if (length > most) return null;
    hash.update(chunk);
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return { bytes, sha256: hash.digest("hex") };
}
