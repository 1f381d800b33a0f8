const isSame = (a: unknown, b: unknown): boolean =>
  Array.isArray(a) && Array.isArray(b)
    ? JSON.stringify([...new Set<unknown>(a)].sort()) === JSON.stringify([...new Set<unknown>(b)].sort())
    : a === b;

/** The fields that differ, as they were and as they are wished; lists count as sets, absent wishes as none. */
export function changesBetween<T extends object>(
  before: T,
  wishes: { [K in keyof T]?: T[K] | undefined },
): { from: Partial<T>; to: Partial<T> } {
  const fields = (Object.keys(wishes) as (keyof T)[]).filter(
    (field) => wishes[field] !== undefined && !isSame(before[field], wishes[field]),
  );
  const pick = (source: { [K in keyof T]?: T[K] | undefined }) =>
    Object.fromEntries(fields.map((field) => [field, source[field]])) as unknown as Partial<T>;
  return { from: pick(before), to: pick(wishes) };
}
