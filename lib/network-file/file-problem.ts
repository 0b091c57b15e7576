/** One mistake in a network file: where (a JSON Pointer, RFC 6901), and what is wrong and how to mend it. */
export type FileProblem = { readonly place: string; readonly says: string };

/** What a check of references reports with; `refers` names the collection, or collections, that a missing name was looked for in. */
export type Finding = FileProblem & { readonly refers?: string | readonly string[] };
