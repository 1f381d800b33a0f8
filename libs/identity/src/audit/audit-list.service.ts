import { Injectable } from '@nestjs/common';
import type { InputOf, listAudit, OutputOf } from '@guichet/contracts';
import { Db, DomainError, isChainIntact, type rows } from '@guichet/platform';

/** How far back the chain is checked behind what is shown; more would make each look at the list slow. */
const CHECKED = 2000;

@Injectable()
export class AuditListService {
  constructor(private readonly db: Db) {}

  /** The newest first. The cursor is the sequence of the last entry given. */
  async list({ cursor, limit }: InputOf<typeof listAudit>): Promise<OutputOf<typeof listAudit>> {
    const before = readCursor(cursor);
    const found = await this.db.tx((tx) =>
      tx.auditEntry.findMany({
        ...(before === undefined ? {} : { where: { sequence: { lte: before } } }),
        orderBy: { sequence: 'desc' },
        take: CHECKED,
      }),
    );
    // The entry before is read along: so the first one shown is checked against what follows it too.
    const shown = found.filter(({ sequence }) => sequence !== before).slice(0, limit);
    const hasMore = (shown.at(-1)?.sequence ?? 0) > (found.at(-1)?.sequence ?? 0);
    return {
      entries: shown.map(toEntry),
      nextCursor: hasMore ? String(shown.at(-1)!.sequence) : null,
      isChainIntact: isWhole(found.reverse()),
    };
  }
}

/** The first entry of all continues nothing; a chain that begins later has lost its beginning. */
function isWhole(ascending: rows.AuditEntry[]): boolean {
  const [first] = ascending;
  const startsRight = !first || ascending.length === CHECKED || (first.sequence === 1 && first.previousHash === '');
  return startsRight && isChainIntact(ascending);
}

function readCursor(cursor: string | undefined): number | undefined {
  if (cursor === undefined) return undefined;
  if (!/^\d{1,9}$/.test(cursor)) throw new DomainError('invalid_input', { issues: [{ path: 'cursor' }] });
  return Number(cursor);
}

const toEntry = ({ sequence, at, actorName, action, subjectType, subjectId, data }: rows.AuditEntry) => ({
  sequence,
  at: at.toISOString(),
  actorName,
  action,
  subjectType,
  subjectId,
  data: data as Record<string, unknown>,
});
