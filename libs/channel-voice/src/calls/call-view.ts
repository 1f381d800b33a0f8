import type { CallEnd, CallLeg, CallView, DeskCall, LegQuality } from '@guichet/contracts';
import type { rows } from '@guichet/platform';
import { isShown } from '../recordings/recording-plans.service.ts';
import { recordingState } from '../recordings/recording-state.ts';
import type { VisitorCall } from './visitor-call.query.ts';

type Call = rows.Call;
const instant = (at: Date | null): string | null => at?.toISOString() ?? null;

const times = <E>({
  startedAt,
  answeredAt,
  endedAt,
  end,
}: Pick<Call, 'startedAt' | 'answeredAt' | 'endedAt'> & { end: E }) => ({
  startedAt: startedAt.toISOString(),
  answeredAt: instant(answeredAt),
  endedAt: instant(endedAt),
  end,
});

type Wait = { position: number; seconds: number | null } | null;

/** As the caller's page shows it: of the agent no more than his name. */
export function callView(call: VisitorCall, wait: Wait): CallView {
  const [isWaiting, isTalking] = [call.state === 'waiting', call.state === 'talking'];
  const isNamed = isTalking || call.state === 'ended';
  return {
    ...times(call),
    ...{ callId: call.id, state: call.state, agentName: isNamed ? call.agentName : null },
    ...{ position: wait?.position ?? null, estimateSeconds: wait?.seconds ?? null },
    offersCallback: isWaiting && call.offersCallback,
    isHeld: isTalking && call.isPutAside,
    isRecorded: isShown({ ...call, isWaiting }),
  };
}

const legView = (leg: rows.CallLeg): CallLeg => ({
  ...{ id: leg.id, role: leg.role, userId: leg.userId, state: leg.state, end: leg.end as CallLeg['end'] },
  startedAt: leg.startedAt.toISOString(),
  answeredAt: instant(leg.answeredAt),
  endedAt: instant(leg.endedAt),
  quality: leg.quality as LegQuality | null,
});

export interface DeskCallFacts {
  call: Call & { legs: rows.CallLeg[]; recordings: rows.Recording[] };
  visitor: Pick<rows.Visitor, 'email' | 'accountId'> | undefined;
  siteName: string;
  queueId: string | null;
}

/** As the desk shows it. */
export function deskCall({ call, visitor, siteName, queueId }: DeskCallFacts): DeskCall {
  return {
    ...times({ ...call, end: call.end as CallEnd | null }),
    ...{ id: call.id, conversationId: call.conversationId, siteId: call.siteId, siteName, queueId },
    ...{ state: call.state, subject: call.subject, isCallerLost: call.callerLostAt !== null },
    caller: {
      ...{ email: visitor?.email ?? '', isSigned: Boolean(visitor?.accountId) },
      ...{ orderReference: call.orderReference, fields: call.fields as unknown as DeskCall['caller']['fields'] },
    },
    isJoined: call.legs.some(({ role, endedAt, joinedAt }) => role === 'colleague' && !endedAt && joinedAt !== null),
    recording: recordingState(call, call.recordings),
    legs: call.legs.toSorted((a, b) => a.startedAt.getTime() - b.startedAt.getTime()).map(legView),
  };
}
