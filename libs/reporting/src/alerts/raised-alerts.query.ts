import type { AlertFigure, RaisedAlert } from '@guichet/contracts';
import type { rows, Tx } from '@guichet/platform';

/** Those that last, the oldest first. */
export async function raisedAlerts(tx: Tx): Promise<RaisedAlert[]> {
  const where = { state: 'raised', isEnabled: true } as const;
  return (await tx.alertRule.findMany({ where, orderBy: [{ since: 'asc' }, { id: 'asc' }] })).map(asShown);
}

export const asShown = ({
  id,
  name,
  figure,
  queueId,
  channel,
  severity,
  isLoud,
  since,
}: rows.AlertRule): RaisedAlert => ({
  ...{ id, name, queueId, channel, severity, isLoud },
  figure: figure as AlertFigure,
  since: (since ?? new Date(0)).toISOString(),
});
