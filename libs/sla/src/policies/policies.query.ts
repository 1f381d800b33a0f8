import type { SlaPolicy } from '@guichet/contracts';
import type { rows, Tx } from '@guichet/platform';

/** A policy with the moment since which it holds: what began to wait before was promised nothing by it. */
export type DatedPolicy = SlaPolicy & { appliesFrom: Date };

/** All of them, first to last. */
export async function readPolicies(tx: Tx): Promise<DatedPolicy[]> {
  const all = await tx.slaPolicy.findMany({ orderBy: [{ position: 'asc' }, { id: 'asc' }] });
  return all.map(toPolicy);
}

export const toPolicy = (row: rows.SlaPolicy): DatedPolicy => ({
  ...{ id: row.id, name: row.name, isEnabled: row.isEnabled, calendarId: row.calendarId, appliesFrom: row.appliesFrom },
  ...{ warnMinutes: row.warnMinutes },
  conditions: row.conditions as SlaPolicy['conditions'],
  targets: row.targets as SlaPolicy['targets'],
  onWarning: row.onWarning as SlaPolicy['onWarning'],
  onBreach: row.onBreach as SlaPolicy['onBreach'],
});
