/** So wide a dialogue is comfortable; and so many beside each other are still told apart. */
const COMFORTABLE = 376;
const AT_MOST = 3;

export const columnsThatFit = (width: number): number =>
  Math.max(1, Math.min(AT_MOST, Math.floor(width / COMFORTABLE)));

/**
 * Which dialogues stand beside each other, in the order of the strip above them. Who is shown stays so; where there is
 * no room for the one at hand, that one goes which was looked at longest ago. `recent`: last looked at first.
 */
export function shownColumns(
  all: readonly string[],
  shown: readonly string[],
  activeId: string | undefined,
  count: number,
  recent: readonly string[],
): string[] {
  const isThere = (id: string) => all.includes(id) || id === activeId;
  const rank = (id: string) => (recent.includes(id) ? recent.indexOf(id) : recent.length);
  let columns = shown.filter(isThere);
  while (columns.length > count) {
    const oldest = columns.filter((id) => id !== activeId).toSorted((a, b) => rank(b) - rank(a))[0]!;
    columns = columns.filter((id) => id !== oldest);
  }
  if (activeId && !columns.includes(activeId)) {
    if (columns.length < count) columns = [...columns, activeId];
    else {
      const oldest = columns.toSorted((a, b) => rank(b) - rank(a))[0]!;
      columns = columns.map((id) => (id === oldest ? activeId : id));
    }
  }
  for (const id of all) if (columns.length < count && !columns.includes(id)) columns.push(id);
  const place = (id: string) => (all.includes(id) ? all.indexOf(id) : all.length);
  return columns.toSorted((a, b) => place(a) - place(b));
}
