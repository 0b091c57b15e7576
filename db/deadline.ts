/**
 * What the work gives, if it does so in time: a server that stopped answering must not keep a person waiting for ever.
 *
 * @param milliseconds how long the work may take before its caller is told
 * @param work is given what throws once the caller was told, to ask before it begins and before it commits
 * @throws Error when the time is over
 */
export async function inTime<Result>(
  milliseconds: number,
  work: (refuseIfLate: () => void) => Promise<Result>,
): Promise<Result> {
  const late = new Error(`the database did not answer within ${milliseconds} ms`);
  let isLate = false;
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      isLate = true;
      reject(late);
    }, milliseconds);
  });
  try {
    return await Promise.race([
      work(() => {
        if (isLate) throw late;
      }),
      over,
    ]);
  } finally {
    clearTimeout(timer);
  }
}
