let last = 0;
/** Tells rows of a form apart while they are moved; never sent. */
export const newKey = () => `row-${(last += 1)}`;

/** The same list with one row at another place. */
export function moved<Item>(list: readonly Item[], from: number, to: number): Item[] {
  const item = list[from];
  if (item === undefined || to < 0 || to >= list.length) return [...list];
  const rest = list.filter((_, index) => index !== from);
  return [...rest.slice(0, to), item, ...rest.slice(to)];
}

export const without = <Item>(list: readonly Item[], index: number): Item[] => list.filter((_, at) => at !== index);

export const replaced = <Item>(list: readonly Item[], index: number, item: Item): Item[] =>
  list.map((old, at) => (at === index ? item : old));
