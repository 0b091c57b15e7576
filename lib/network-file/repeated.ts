/** The indexes of the items whose key an earlier item has already. */
export function repeated<Item>(
  items: readonly Item[],
  key: (item: Item) => string,
): readonly number[] {
  const seen = new Set<string>();
  return items.flatMap((item, index) => {
    const own = key(item);
    if (seen.has(own)) return [index];
    seen.add(own);
    return [];
  });
}
