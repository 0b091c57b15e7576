import type { Reading } from "@/lib/import/compare";
import type { ImportContext } from "@/lib/import/context";
import type { Difference } from "@/lib/import/difference";
import type { Refusal } from "@/lib/import/table";

/** What a thread is asked: to read a file, or to compare what was read of one. Tables come and go as JSON text. */
export type ThreadTask =
  | { readonly is: "read"; readonly name: string; readonly bytes: Uint8Array }
  | {
      readonly is: "compare";
      readonly table: string;
      /** Null: the mark that the numbers themselves tell. */
      readonly reading: Pick<Reading, "columns"> & { readonly mark: Reading["mark"] | null };
      readonly context: ImportContext;
    };

/** A file's table as JSON text, with its header and the number of its rows that say anything; or why it can't be read. */
export type ReadFile =
  | {
      readonly is: "read";
      readonly table: string;
      readonly header: readonly string[];
      readonly rows: number;
      readonly samples: readonly (readonly string[])[];
    }
  | { readonly is: "refused"; readonly refusal: Refusal };

/** What a file would change, with lists of drafts (one a line) and of rejected rows as JSON text; or that its decimal mark has to be asked. */
export type ComparedFile =
  | {
      readonly is: "compared";
      readonly reading: Reading;
      readonly difference: Difference;
      readonly plan: string;
      readonly rejected: string;
    }
  | { readonly is: "ambiguous" };

/** What a thread says: how many rows it has been through, or what it came to. */
export type ThreadMessage = { readonly rows: number } | { readonly done: ReadFile | ComparedFile };
