const KINDS = ['inboxes', 'sites', 'queues', 'rules', 'policies', 'schedules', 'overflows', 'waiting'] as const;

export interface Use {
  kind: (typeof KINDS)[number];
  /** Empty where only a number is told. */
  names: string[];
  count: number;
}

/** What still depends on something, out of the refusal's details; none when they do not say. */
export function usesOf(details: unknown): Use[] {
  if (typeof details !== 'object' || details === null) return [];
  const told = details as Partial<Record<string, unknown>>;
  return KINDS.flatMap((kind) => {
    const what = told[kind];
    if (typeof what === 'number') return what > 0 ? [{ kind, names: [], count: what }] : [];
    if (!Array.isArray(what) || what.length === 0) return [];
    return [{ kind, names: what.map(String), count: what.length }];
  });
}
