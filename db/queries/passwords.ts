import { passwordProblem, type PasswordProblem } from "@/lib/access/password";
import { commonPasswords } from "../passwords";

/**
 * What is wrong with a new password; null where it may be taken.
 *
 * @param personal texts of the person's own that it may not be, such as name and address
 */
export async function newPasswordProblem(
  password: string,
  personal: readonly string[],
): Promise<PasswordProblem | null> {
  return passwordProblem(password, { isCommon: await commonPasswords(), personal });
}
