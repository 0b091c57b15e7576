import { createHash, randomBytes } from "node:crypto";

/** What a link or a cookie carries, and what the database keeps of it. */
export type Token = { readonly token: string; readonly hash: Buffer };

/** A new token of 256 random bits, in letters that an address may hold, and the SHA-256 of its text, which alone is kept. */
export function newToken(): Token {
  const token = randomBytes(32).toString("base64url");
  return { token, hash: createHash("sha256").update(token, "utf8").digest() };
}
