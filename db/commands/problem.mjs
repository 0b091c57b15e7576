/**
 * An error that the person at the keyboard can mend: shown as its message alone, without a stack.
 *
 * @param {string} message
 * @returns {Error}
 */
export function problem(message) {
  return Object.assign(new Error(message), { name: "Problem" });
}

/**
 * The system's code of an error, such as ENOENT.
 *
 * @param {unknown} error
 * @returns {string | undefined} undefined if it has none
 */
export function codeOf(error) {
  return error instanceof Error && "code" in error ? String(error.code) : undefined;
}
