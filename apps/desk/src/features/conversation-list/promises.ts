import type { ConversationSummary } from '@guichet/contracts';

/** So long before the promised moment the pill warns, where nothing else is said. */
const WARNING = 30 * 60_000;

type Promised = Pick<
  ConversationSummary,
  'status' | 'waitingSince' | 'answerDueAt' | 'answerWarnAt' | 'resolutionDueAt' | 'resolutionWarnAt'
>;
export interface PromiseShown {
  kind: 'answer' | 'resolution';
  dueAt: string;
  tone: 'ok' | 'warn' | 'bad';
}

/** What is promised of a conversation and runs, the most pressing first. */
export function promisesOf(conversation: Promised, now: number): PromiseShown[] {
  const { status, answerDueAt, answerWarnAt, resolutionDueAt, resolutionWarnAt } = conversation;
  if (status === 'resolved') return [];
  const shown = (kind: PromiseShown['kind'], dueAt: string | null, warnAt: string | null): PromiseShown[] => {
    if (!dueAt) return [];
    const due = Date.parse(dueAt);
    const warn = warnAt ? Date.parse(warnAt) : due - WARNING;
    return [{ kind, dueAt, tone: due <= now ? 'bad' : warn <= now ? 'warn' : 'ok' }];
  };
  return [
    ...shown('answer', answerDueAt, answerWarnAt),
    ...shown('resolution', resolutionDueAt, resolutionWarnAt),
  ].sort((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt));
}
