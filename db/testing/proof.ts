/**
 * Counts what a proof tried, so that one that tries nothing can't pass: `denied` counts what was rightly refused or not
 * seen, `allowed` its positive twins.
 */
export type Proof = {
  readonly denied: (count?: number) => void;
  readonly allowed: (count?: number) => void;
  /** Prints attempts, positives and seed; throws when fewer were made than the suite promises. */
  readonly conclude: () => void;
};

/**
 * A proof called by its number in docs/security.md.
 *
 * @param suite such as "T1 isolation matrix"
 * @param floor the attempts below which the suite has lost some of its cases
 * @param seed what the suite's chance came from; null where nothing is left to chance
 */
export function proof(
  suite: string,
  { floor, seed = null }: { readonly floor: number; readonly seed?: number | null },
): Proof {
  let denials = 0;
  let positives = 0;
  return {
    denied: (count = 1) => {
      denials += count;
    },
    allowed: (count = 1) => {
      positives += count;
    },
    conclude: () => {
      const attempts = denials + positives;
      const said = `${suite}: ${attempts} attempts, ${positives} positives, seed ${seed ?? "none"}`;
      process.stdout.write(`${said}\n`);
      if (positives === 0) throw new Error(`${said}: nobody was let through, so nothing is proven`);
      if (attempts < floor) throw new Error(`${said}: fewer than the ${floor} it promises`);
    },
  };
}

/** The seed of a random suite: SEED of the environment, to run one again, or a new one. */
export function seedOfRun(): number {
  const given = process.env["SEED"];
  return given === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(given);
}
