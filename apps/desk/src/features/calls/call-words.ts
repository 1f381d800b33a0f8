import type { CallLeg, DeskCall } from '@guichet/contracts';

const seconds = (from: string, to: string) => Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000));

/** How long both sides spoke; null when nobody answered or it goes on. */
export const spokenSeconds = ({ answeredAt, endedAt }: Pick<DeskCall, 'answeredAt' | 'endedAt'>): number | null =>
  answeredAt && endedAt ? seconds(answeredAt, endedAt) : null;

export interface Part {
  legId: string;
  userId: string;
  role: CallLeg['role'];
  seconds: number | null;
}

/** Who of us was in it and for how long, in the order they came; rings that nobody answered are left out. */
export const partsOf = (legs: readonly CallLeg[]): Part[] =>
  legs
    .filter((leg) => leg.userId !== null && leg.answeredAt !== null && leg.role !== 'supervisor')
    .toSorted((a, b) => Date.parse(a.answeredAt!) - Date.parse(b.answeredAt!))
    .map(({ id, userId, role, answeredAt, endedAt }) => ({
      legId: id,
      userId: userId!,
      role,
      seconds: endedAt ? seconds(answeredAt!, endedAt) : null,
    }));

const LOST_SHARE = 0.03;
/** Whether somebody's line lost so much that it could be heard. */
export const wasBad = (legs: readonly CallLeg[]): boolean =>
  legs.some(({ quality }) => {
    if (!quality) return false;
    const all = quality.packetsReceived + quality.packetsLost;
    return all > 0 && quality.packetsLost / all > LOST_SHARE;
  });

/** The words for how it stands or ended. */
export function outcomeOf({ state, end, isCallerLost }: Pick<DeskCall, 'state' | 'end' | 'isCallerLost'>): string {
  if (state === 'ended') return `end.${end ?? 'caller'}`;
  return isCallerLost ? 'stage.lost' : `stage.${state}`;
}
