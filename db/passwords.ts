import { hash, verify } from "@node-rs/argon2";

/** Argon2id with 19 MiB, two passes, one lane: the first choice of OWASP's Password Storage Cheat Sheet. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The hash of a random password that nobody has, so that an unknown account costs as much time as a known one. */
const nobodys =
  "$argon2id$v=19$m=19456,t=2,p=1$MG2eW5CucBRYK505tYj1pQ$uX0m0ixKQSVKXzZSOM9FaXZtKhVqJlSAaEoWE4etOT8";

/** The argon2id hash of a password, with its parameters and salt, as text. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, cost);
}

/** Whether the password is that of the hash; takes as long, and is false, where there is no hash. */
export async function isPassword(password: string, passwordHash: string | null): Promise<boolean> {
  const matches = await verify(passwordHash ?? nobodys, password);
  return matches && passwordHash !== null;
}

/** Whether a text, in lower case, is among the passwords that everybody tries first: some 49,000, read when first asked for. */
export async function commonPasswords(): Promise<(lowerCase: string) => boolean> {
  const { dictionary } = await import("@zxcvbn-ts/language-common");
  common ??= new Set(dictionary["passwords-common"]);
  const known = common;
  return (text) => known.has(text);
}

let common: ReadonlySet<string> | null = null;
