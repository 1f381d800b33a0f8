import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { DESK_NAMESPACE, type Wallboard } from '@guichet/contracts';
import pg from 'pg';
import { io, type Socket } from 'socket.io-client';
import type { ReportTenant } from './report-data.ts';

/** What the board of a busy day counts. */
const TODAY = 500;
const ARRIVALS = 30;
const LATEST_MS = 10_000;

/** From the commit of an arrival until an open wallboard shows it, in milliseconds. */
export async function boardDelays(url: string, appUrl: string, { tenantId, cookie }: ReportTenant): Promise<number[]> {
  const db = new pg.Client(appUrl);
  await db.connect();
  await db.query(`select set_config('app.tenant_id', $1, false)`, [tenantId]);
  await db.query(
    `insert into work_item (id, subject_type, subject_id, channel, queue_id, state, rank_at, original_arrival_at, enqueued_at,
       accepted_at, ended_at, done_at, units)
     select gen_random_uuid(), 'conversation', gen_random_uuid(), 'chat', (select id from queue order by id limit 1), 'done',
       now(), now(), now(), now(), now(), now(), 33 from generate_series(1, $1)`,
    [TODAY],
  );
  const settings = { transports: ['websocket'], forceNew: true, extraHeaders: { cookie } };
  const socket: Socket = io(`${url}${DESK_NAMESPACE}`, settings);
  try {
    await new Promise((resolve) => socket.on('connect', () => resolve(undefined)));
    socket.emit('wallboard.watch', { isOpen: true });
    await moved(socket, 0);
    const delays: number[] = [];
    for (let n = 1; n <= ARRIVALS; n += 1) {
      // At any moment of the time between two looks.
      await sleep(Math.random() * 1000);
      await arrive(db, tenantId);
      const arrived = performance.now();
      await moved(socket, n);
      delays.push(performance.now() - arrived);
    }
    return delays;
  } finally {
    socket.disconnect();
    await db.end();
  }
}

async function arrive(db: pg.Client, tenantId: string): Promise<void> {
  await db.query(
    `with item as (
       insert into work_item (id, subject_type, subject_id, channel, queue_id, rank_at, original_arrival_at, enqueued_at, units)
       select gen_random_uuid(), 'conversation', gen_random_uuid(), 'chat', id, now(), now(), now(), 33
       from queue order by id limit 1 returning id
     )
     select pg_notify('guichet', $1) from item`,
    [JSON.stringify({ tenantId, type: 'work.queued', data: {}, actorId: null })],
  );
}

/** Until the board shows so many who wait. */
async function moved(socket: Socket, waiting: number): Promise<void> {
  const signal = AbortSignal.timeout(LATEST_MS);
  for (;;) {
    const [board] = (await once(socket as never, 'wallboard.moved', { signal })) as [Wallboard];
    if (board.total.waiting === waiting) return;
  }
}
