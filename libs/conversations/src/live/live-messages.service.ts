import { Injectable } from '@nestjs/common';
import { Db, isRepeatedKey, preparedName, rows } from '@guichet/platform';
import type pg from 'pg';
import { v7 as uuid } from 'uuid';
import { ConversationIntake } from '../intake/conversation-intake.service.ts';
import type { IncomingMessage } from '../intake/incoming-message.ts';
import type { LiveEntry } from './live-entry.ts';
import { LiveTimeline } from './live-timeline.service.ts';
import { RecentEntries } from './recent-entries.ts';
import { type Ask, writeLive } from './write-live.query.ts';

const { sql } = rows.Prisma;
const HOUR_SECONDS = 3600;

export type LiveIncoming = IncomingMessage & {
  conversationId: string;
  /** Hours in which the inbox promises an answer. */
  promisedHours: number;
};
/** Runs in the message's transaction, after it was written; what it throws takes the message back. */
export type Beside = (ask: Ask) => Promise<void>;

/** The customer's side of a live dialogue. */
@Injectable()
export class LiveMessages {
  constructor(
    private readonly db: Db,
    private readonly intake: ConversationIntake,
    private readonly timeline: LiveTimeline,
    private readonly recent: RecentEntries,
  ) {}

  /**
   * Stores a message of a dialogue that exists. What is open needs one statement; what was put aside, bears files or came
   * before goes the way of every message. The same `externalId` again is the same message.
   */
  async receive(message: LiveIncoming, beside: Beside): Promise<LiveEntry> {
    const quick = message.attachments.length ? null : await this.quickly(message, beside);
    if (quick) return quick;
    const { entryId } = await this.db.tx(async (tx) => {
      const received = await this.intake.receive(tx, message);
      if (!received.isDuplicate) await beside((statement) => tx.$queryRaw(statement));
      return received;
    });
    return this.timeline.one(entryId);
  }

  private async quickly(message: LiveIncoming, beside: Beside): Promise<LiveEntry | null> {
    try {
      return await this.db.raw(async (client) => {
        const ask = askOf(client);
        const entry = await writeLive(ask, { words: wordsOf(message), ...effectOf(message) });
        if (!entry) return null;
        this.recent.put(entry);
        await beside(ask);
        return entry;
      });
    } catch (error) {
      if (isRepeatedKey(error)) return null; // two tries at once: the other one won
      throw error;
    }
  }
}

export const askOf =
  (client: pg.PoolClient): Ask =>
  async <Row extends object>({ text, values }: rows.Prisma.Sql) =>
    (await client.query({ name: preparedName({ sql: text }), text, values })).rows as Row[];

const wordsOf = ({ conversationId, at, from, text, notices, externalId }: LiveIncoming) => ({
  ...{ id: uuid(), conversationId, at, direction: 'in' as const, authorUserId: null, text, html: null, notices },
  ...{ fromName: from.name, fromAddress: from.address, clientId: null, externalId },
});

const effectOf = ({ at, promisedHours }: LiveIncoming) => ({
  onlyIf: sql`c.status = 'open'`,
  change: sql`waiting_since = coalesce(c.waiting_since, ${at}),
    answer_due_at = coalesce(case when c.waiting_since is not null then c.answer_due_at end,
      ${at}::timestamptz + make_interval(secs => ${promisedHours * HOUR_SECONDS}))`,
});
