import { Injectable } from '@nestjs/common';
import type { BoardContact, InputOf, listBoardContacts, OutputOf } from '@guichet/contracts';
import { Clock, Db } from '@guichet/platform';
import { WorkSubjects } from '@guichet/routing';
import { type ContactRow, readContacts } from './board-contacts.query.ts';
import { readScope } from './board-scope.query.ts';

/** What stands behind a figure of the board. */
@Injectable()
export class BoardContacts {
  constructor(
    private readonly db: Db,
    private readonly subjects: WorkSubjects,
    private readonly clock: Clock,
  ) {}

  list(asked: InputOf<typeof listBoardContacts>): Promise<OutputOf<typeof listBoardContacts>> {
    return this.db.tx(async (tx) => {
      const scope = await readScope(tx, this.clock.now());
      const found = await readContacts(tx, scope, asked);
      const words = await this.subjects.visibleWords(tx, found);
      const contacts = found.map((row) => {
        const { title = '', customerName = '' } = words.get(row.subjectId) ?? {};
        return { ...toContact(row), title, customerName };
      });
      return { total: found[0]?.total ?? 0, contacts };
    });
  }
}

const toContact = (row: ContactRow): Omit<BoardContact, 'customerName' | 'title'> => ({
  ...{ id: row.id, channel: row.channel, queueId: row.queueId, state: row.state, agentId: row.agentId },
  subject: { type: row.subjectType, id: row.subjectId },
  arrivedAt: row.arrivedAt.toISOString(),
  ...{ waitSeconds: row.waitSeconds, isInTarget: row.isInTarget, promise: row.promise },
  dueAt: row.dueAt?.toISOString() ?? null,
});
