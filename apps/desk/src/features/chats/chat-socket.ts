import { getChat, getConversation, getTimeline, listMyChats, type MessageEntry } from '@guichet/contracts';
import { useEffect } from 'react';
import { keyOf, queryClient } from '../../app/api.ts';
import { again, withSocket, type DeskSocket } from '../../app/realtime.ts';
import { lastSequenceOf, putEntries } from '../conversation/timeline/use-timeline.ts';
import { changeChat, isMine, knownChat, putChat, useMyChats } from './chat-cache.ts';
import { withEntry, withMarks } from './chat-changes.ts';
import { settle } from './outbox.ts';
import { setVisitorTyping } from './visitor-typing.ts';

/** The dialogues this desk hears, with how many places want each. */
const wanted = new Map<string, number>();
/** Where this desk is writing an answer. The server hears it only of dialogues it has open, so opening tells it again. */
const typed = new Set<string>();
/** Past every message. */
const NOTHING = 2_147_483_647;
let desk: DeskSocket | null = null;

/** Answers under way were read before what is heard now: they would put it out again. */
function askAnew(conversationId: string) {
  const under = [keyOf(getTimeline, { conversationId }), keyOf(getChat, { conversationId }), keyOf(listMyChats, {})];
  for (const queryKey of under)
    if (queryClient.isFetching({ queryKey })) void queryClient.invalidateQueries({ queryKey });
}

function take(entry: MessageEntry) {
  const { conversationId, sequence, direction, clientId } = entry;
  changeChat(conversationId, (chat) => withEntry(chat, entry));
  putEntries(conversationId, [entry]);
  askAnew(conversationId);
  if (clientId) settle(clientId);
  if (direction !== 'in') return;
  setVisitorTyping(conversationId, false);
  if (isMine(conversationId)) tellSeen(conversationId, { delivered: sequence, read: 0 });
}

/** Hears of the chat from now on, and takes what was said since. */
function open(conversationId: string) {
  const known = lastSequenceOf(conversationId);
  desk?.emit('chat.open', { conversationId, after: known ?? NOTHING }, (answer) => {
    if (!answer.ok) return;
    if (typed.has(conversationId)) tellTyping(conversationId, true);
    const { chat, entries, hasMore } = answer;
    for (const { clientId } of entries) if (clientId) settle(clientId);
    putChat(chat);
    putEntries(conversationId, entries);
    if (known === null || hasMore) again(getTimeline, { conversationId });
    askAnew(conversationId);
  });
}

function gone(conversationId: string) {
  setVisitorTyping(conversationId, false);
  again(listMyChats);
  for (const endpoint of [getChat, getConversation]) again(endpoint, { conversationId });
}

const openAll = () => {
  for (const conversationId of wanted.keys()) open(conversationId);
};
function follow(socket: DeskSocket) {
  desk = socket;
  const hears = {
    connect: openAll,
    'chat.resync': openAll,
    'chat.entry': take,
    'chat.changed': (chat: Parameters<typeof putChat>[0]) => {
      putChat(chat);
      if (chat.state === 'ended') again(listMyChats);
    },
    'chat.typing': ({ conversationId, isTyping }: { conversationId: string; isTyping: boolean }) =>
      setVisitorTyping(conversationId, isTyping),
    'chat.seen': ({ conversationId, ...marks }: { conversationId: string } & Parameters<typeof withMarks>[1]) =>
      changeChat(conversationId, (chat) => withMarks(chat, marks)),
    'chat.gone': ({ conversationId }: { conversationId: string }) => gone(conversationId),
  };
  const events = Object.entries(hears) as [keyof typeof hears, never][];
  for (const [event, hear] of events) socket.on(event, hear);
  if (socket.connected) openAll();
  return () => {
    for (const [event, hear] of events) socket.off(event, hear);
    desk = null;
  };
}

function want(conversationId: string): () => void {
  const places = wanted.get(conversationId) ?? 0;
  wanted.set(conversationId, places + 1);
  if (places === 0 && desk?.connected) open(conversationId);
  return () => {
    const left = (wanted.get(conversationId) ?? 1) - 1;
    if (left > 0) return void wanted.set(conversationId, left);
    wanted.delete(conversationId);
    desk?.emit('chat.close', { conversationId });
  };
}

/** Goes on telling of this dialogue while it is shown. */
export function useHearing(conversationId: string | null) {
  useEffect(() => (conversationId ? want(conversationId) : undefined), [conversationId]);
}

/** All of my dialogues are heard, wherever on the desk I am. */
export function useMyChatEvents() {
  const chats = useMyChats();
  const key = chats.map(({ conversationId }) => conversationId).join();
  useEffect(() => withSocket(follow), []);
  useEffect(() => {
    const leave = (key ? key.split(',') : []).map(want);
    return () => leave.forEach((one) => one());
  }, [key]);
}

export function tellTyping(conversationId: string, isTyping: boolean) {
  if (isTyping) typed.add(conversationId);
  else typed.delete(conversationId);
  if (desk?.connected) desk.emit('chat.typing', { conversationId, isTyping });
}

/** How far this screen has it, and how far it was looked at. */
export function tellSeen(conversationId: string, seen: { delivered: number; read: number }) {
  if (!desk?.connected) return;
  desk.emit('chat.seen', { conversationId, ...seen });
  const { visitorDelivered = 0, visitorRead = 0 } = knownChat(conversationId) ?? {};
  const marks = { visitorDelivered, visitorRead, agentRead: seen.read };
  changeChat(conversationId, (chat) => withMarks(chat, marks));
}
