import { FORGOTTEN_KEY, type ReportGroup } from '@guichet/contracts';
import type { Tx } from '@guichet/platform';

interface Named {
  id: string;
  name: string;
}
const select = { id: true, name: true } as const;
/** Of what rows may be named after; the others are their own names. */
const finders: Partial<Record<ReportGroup, (tx: Tx, where: { id: { in: string[] } }) => Promise<Named[]>>> = {
  queue: (tx, where) => tx.queue.findMany({ where, select }),
  agent: (tx, where) => tx.user.findMany({ where, select }),
  team: (tx, where) => tx.team.findMany({ where, select }),
  site: (tx, where) => tx.site.findMany({ where, select }),
  tag: (tx, where) => tx.tag.findMany({ where, select }),
};

export async function rowNames(
  tx: Tx,
  group: ReportGroup,
  keys: readonly (string | null)[],
): Promise<Map<string, string>> {
  const ids = keys.filter((key) => key !== null && key !== FORGOTTEN_KEY) as string[];
  const found = (await finders[group]?.(tx, { id: { in: ids } })) ?? [];
  return new Map(found.map(({ id, name }) => [id, name]));
}
