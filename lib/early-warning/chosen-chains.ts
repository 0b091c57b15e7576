/**
 * Which of many chains to list: the k* with the most evidence, k* being the largest k whose k-th evidence reaches K A / k. So
 * chosen, the list keeps its promise over all of them, whatever they have in common.
 *
 * @param evidence M of each of K chains in one month
 * @param level    A, the months between false alarms that the list promises
 * @returns for each chain, in the order given, whether it is listed; chains with equal evidence are listed together
 * @see R. Wang, A. Ramdas, "False discovery rate control with e-values", Journal of the Royal Statistical Society B 84 (2022), 822-852
 */
export function chosenChains(evidence: readonly number[], level: number): readonly boolean[] {
  const least = evidence
    .toSorted((a, b) => b - a)
    .findLast((one, place) => one >= (evidence.length * level) / (place + 1));
  return evidence.map((one) => least !== undefined && one >= least);
}
