/**
 * What a file of figures may be at most. `bytes` as sent, `unpackedBytes` of all parts of a workbook together, of which each may be
 * `ratio` times what it is packed; `recordCharacters` of one line of a text; `textCharacters` of a cell.
 */
export const limits = {
  bytes: 10_000_000,
  unpackedBytes: 80_000_000,
  ratio: 250,
  entries: 500,
  rows: 150_000,
  columns: 100,
  textCharacters: 2_000,
  recordCharacters: 100_000,
} as const;

/** How long a file may be read, and how long its rows may be compared, in milliseconds. */
export const patience = { reading: 12_000, comparing: 30_000 } as const;

/** How much memory a thread that reads a file may take, in MiB. */
export const threadMemory = 256;
