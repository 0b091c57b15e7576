/** The password of everybody in a world. */
export const knownPassword = "a long enough password";
