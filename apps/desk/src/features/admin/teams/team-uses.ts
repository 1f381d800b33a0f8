const KINDS = ['conversations', 'inboxes'] as const;

/** What still points at a team, out of the refusal's details; none when they do not say. */
export function usesOf(details: unknown) {
  if (typeof details !== 'object' || details === null) return [];
  const counts = details as Partial<Record<string, unknown>>;
  return KINDS.flatMap((kind) => {
    const count = counts[kind];
    return typeof count === 'number' && count > 0 ? [{ kind, count }] : [];
  });
}
