/** The items in the order of their keys by UTF-16 code units: the same on every machine, whatever its language. */
export function sortedBy<Item>(items: readonly Item[], key: (item: Item) => string): Item[] {
  return items
    .map((item) => ({ item, own: key(item) }))
    .toSorted((a, b) => Number(a.own > b.own) - Number(a.own < b.own))
    .map(({ item }) => item);
}
