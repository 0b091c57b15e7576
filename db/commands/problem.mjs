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
 * Whether an error is one of those.
 *
 * @param {unknown} error
 * @returns {boolean}
 */
export function isProblem(error) {
  return error instanceof Error && error.name === "Problem";
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
