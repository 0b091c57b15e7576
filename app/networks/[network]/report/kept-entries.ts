import type { Fields } from "./month-data";

/** What was typed for a figure and isn't known to be saved, as this device keeps it. */
export type Kept = {
  readonly key: number;
  readonly period: string;
  readonly fields: Fields;
  readonly reason: string | null;
  readonly source: "grid" | "paste";
  /** The revision that it was typed over. */
  readonly over: number;
  /** What was sent over that revision, without an answer so far. */
  readonly unanswered: readonly Fields[];
};

/** The shelf of a person's entries in a network for an organisation: whatever happens to the page, they stay on it. */
export type Shelf = {
  readonly all: () => readonly Kept[];
  /** False where the browser keeps nothing. */
  readonly put: (kept: Kept) => boolean;
  readonly drop: (entry: { readonly key: number; readonly period: string }) => void;
};

/** The entries kept on this device under this name. */
export function shelfOf(name: string): Shelf {
  const prefix = `throughline-entry ${name} `;
  const keyOf = ({ key, period }: { readonly key: number; readonly period: string }) =>
    `${prefix}${period} ${key}`;
  return {
    all: () =>
      guarded<readonly Kept[]>([], () =>
        Object.keys(localStorage)
          .filter((key) => key.startsWith(prefix))
          .flatMap((key) => read(localStorage.getItem(key))),
      ),
    put: (kept) =>
      guarded(false, () => {
        localStorage.setItem(keyOf(kept), JSON.stringify(kept));
        return true;
      }),
    drop: (entry) => {
      guarded(undefined, () => {
        localStorage.removeItem(keyOf(entry));
      });
    },
  };
}

function read(text: string | null): readonly Kept[] {
  const kept: Kept | null = JSON.parse(text ?? "null");
  return kept === null ? [] : [kept];
}

/** Browsers may refuse storage as a whole, or have no room left. */
function guarded<Result>(otherwise: Result, work: () => Result): Result {
  try {
    return work();
  } catch {
    return otherwise;
  }
}
