import {
  getConversation,
  listCalls,
  listLiveCalls,
  listMyCalls,
  listRecordings,
  type DeskCall,
  type DeskServerEvents,
} from '@guichet/contracts';
import { useEffect } from 'react';
import { useAnswer } from '../../app/api.ts';
import { again, againSoon, withSocket, type DeskSocket } from '../../app/realtime.ts';
import { useSession } from '../../app/session.tsx';
import type { Line } from './telephone-state.ts';
import { useTelephone } from './telephone-shown.ts';

const NONE: readonly DeskCall[] = [];

/** Calls that I am in: those that ring here too. */
export function useMyCalls(): readonly DeskCall[] {
  const { can } = useSession();
  return useAnswer(listMyCalls, can('conversation.write') ? {} : null).data?.calls ?? NONE;
}

export const useCallOf = (line: Line | null) => useMyCalls().find(({ id }) => id === line?.callId) ?? null;

/** Calls of a conversation, oldest first. */
export const useCalls = (conversationId: string | null) =>
  useAnswer(listCalls, conversationId ? { conversationId } : null).data?.calls ?? NONE;

/** The line on which the call of a conversation is offered to me. */
export function useOfferedLine(conversationId: string): Line | null {
  const calls = useMyCalls();
  const { lines } = useTelephone();
  const ids = calls.filter((one) => one.conversationId === conversationId).map(({ id }) => id);
  return lines.find(({ callId, reason }) => reason === 'offer' && ids.includes(callId)) ?? null;
}

const hear: DeskServerEvents['call.changed'] = ({ conversationId }) => {
  again(listMyCalls);
  for (const endpoint of [listCalls, listRecordings, getConversation]) again(endpoint, { conversationId });
  againSoon(listLiveCalls);
};
function follow(desk: DeskSocket) {
  desk.on('call.changed', hear);
  return () => desk.off('call.changed', hear);
}

/** Calls are asked for again when the server tells of them, and when a line comes up that they say nothing of. */
export function useCallEvents() {
  useEffect(() => withSocket(follow), []);
  const { lines } = useTelephone();
  const ringing = lines.map(({ legId }) => legId).join();
  useEffect(() => {
    if (ringing) again(listMyCalls);
  }, [ringing]);
}
