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
/** Past every message. */
const NOTHING = 2_147_483_647;
/** Of each the visitor's last message that is counted. */
const lastIn = new Map<string, number>();
let desk: DeskSocket | null = null;

const lastInOf = (conversationId: string) => lastIn.get(conversationId) ?? 0;
function count(entry: MessageEntry) {
  const { conversationId, sequence, direction } = entry;
  if (direction === 'in') lastIn.set(conversationId, Math.max(lastInOf(conversationId), sequence));
}
const isAsking = (conversationId: string) =>
  queryClient.isFetching({ queryKey: keyOf(getTimeline, { conversationId }) }) > 0;

function take(entry: MessageEntry) {
  const { conversationId, sequence, direction, clientId } = entry;
  changeChat(conversationId, (chat) => withEntry(chat, entry, lastInOf(conversationId)));
  count(entry);
  putEntries(conversationId, [entry]);
  // An answer under way was read before this message was there: it would put it out again.
  if (isAsking(conversationId)) again(getTimeline, { conversationId });
  if (clientId) settle(clientId);
  if (direction !== 'in') return;
  setVisitorTyping(conversationId, false);
  if (isMine(conversationId)) tellSeen(conversationId, { delivered: sequence, read: 0 });
}

/** Hears of the chat from now on, and takes what was said since. */
function open(conversationId: string) {
  const known = lastSequenceOf(conversationId);
  // What nobody has read is counted, so it is asked for even when the timeline has it.
  const after = Math.min(known ?? NOTHING, knownChat(conversationId)?.agentRead ?? NOTHING);
  desk?.emit('chat.open', { conversationId, after }, (answer) => {
    if (!answer.ok) return;
    const { chat, entries, hasMore } = answer;
    for (const entry of entries) {
      count(entry);
      if (entry.clientId) settle(entry.clientId);
    }
    putChat(chat);
    putEntries(conversationId, entries);
    if (known === null || hasMore || isAsking(conversationId)) again(getTimeline, { conversationId });
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
      changeChat(conversationId, (chat) => withMarks(chat, marks, lastInOf(conversationId))),
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
    lastIn.delete(conversationId);
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
  if (desk?.connected) desk.emit('chat.typing', { conversationId, isTyping });
}

/** How far this screen has it, and how far it was looked at. */
export function tellSeen(conversationId: string, seen: { delivered: number; read: number }) {
  if (!desk?.connected) return;
  desk.emit('chat.seen', { conversationId, ...seen });
  const { visitorDelivered = 0, visitorRead = 0 } = knownChat(conversationId) ?? {};
  const marks = { visitorDelivered, visitorRead, agentRead: seen.read };
  changeChat(conversationId, (chat) => withMarks(chat, marks, lastInOf(conversationId)));
}
