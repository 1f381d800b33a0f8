import type { CallbackView, DeskCallback, NumberKind, TelephoneOutcome } from '@guichet/contracts';
import { parseNumber } from '@guichet/phone-numbers';
import type { rows } from '@guichet/platform';

type Row = rows.Callback & { attempts: rows.CallbackAttempt[] };
const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

/** As people read it. */
export const numberWords = (number: string): string => parseNumber(number, 'FR')?.words ?? number;

export function deskCallback(row: Row, siteName: string, maxAttempts: number): DeskCallback {
  const { id, conversationId, siteId, state, number, name, email, subject, reason, orderReference } = row;
  const { pageUrl, pageTitle } = row;
  return {
    ...{ id, conversationId, siteId, siteName, state, number, name, email, subject, reason, orderReference },
    ...{ pageUrl, pageTitle, numberWords: numberWords(number), kind: row.kind as NumberKind },
    ...{ arrivedAt: row.arrivedAt.toISOString(), expiresAt: row.expiresAt.toISOString() },
    ...{ promisedAt: iso(row.promisedAt), dueAt: iso(row.dueAt), dialledAt: iso(row.dialledAt) },
    ...{ endedAt: iso(row.endedAt), outcome: row.outcome as TelephoneOutcome | null },
    attemptsLeft: row.endedAt ? 0 : Math.max(0, maxAttempts - row.attemptCount - (row.state === 'calling' ? 1 : 0)),
    attempts: row.attempts.map((attempt) => ({
      ...{ id: attempt.id, userId: attempt.userId, isDialled: attempt.isDialled, seconds: attempt.seconds },
      ...{ startedAt: attempt.startedAt.toISOString(), answeredAt: iso(attempt.answeredAt) },
      ...{ endedAt: iso(attempt.endedAt), outcome: attempt.outcome as TelephoneOutcome | null },
      costMicros: attempt.costMicros === null ? null : Number(attempt.costMicros),
    })),
  };
}

interface Seen {
  agentName: string | null;
  wait: { position: number; seconds: number | null } | null;
}
export function callbackView(row: rows.Callback, { agentName, wait }: Seen): CallbackView {
  return {
    ...{ callbackId: row.id, state: row.state, numberWords: numberWords(row.number), agentName },
    promisedAt: iso(row.promisedAt),
    position: wait?.position ?? null,
    estimateSeconds: wait?.seconds ?? null,
  };
}
