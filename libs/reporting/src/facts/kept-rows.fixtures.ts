import type { TestApp } from '@guichet/testing';
import { byPlace, type PlainRollup } from './plain-rollups.fixtures.ts';

/** The current tenant's rollups, in the words of the plain ones. */
export const rollupsOf = (app: TestApp): Promise<PlainRollup[]> =>
  app.db.tx(async (tx) => {
    const found = await tx.$queryRaw<{ row: PlainRollup }[]>`
      select to_jsonb(r) - 'tenant_id' || jsonb_build_object('wait_ms', wait_ms::text, 'handling_ms', handling_ms::text,
        'wrap_up_ms', wrap_up_ms::text, 'seat_ms', seat_ms::text) as row from interval_rollup r`;
    const rows = found.map(({ row }) => ({ ...row, interval_at: new Date(row.interval_at as string).toISOString() }));
    return rows.sort(byPlace);
  });

/** Every byte of what is kept. */
export const keptBy = (app: TestApp) =>
  app.db.tx(
    (tx) => tx.$queryRaw`
    select (select string_agg(f::text, E'\n' order by id) from work_fact f) as facts,
      (select string_agg(s::text, E'\n' order by work_item_id, number) from work_stretch s) as stretches,
      (select string_agg(r::text, E'\n' order by interval_at, queue_id, channel, agent_id) from interval_rollup r) as rollups`,
  );
