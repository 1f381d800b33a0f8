import {
  DESK_NAMESPACE,
  getConversation,
  getCustomer,
  getReplyRecipients,
  getSession,
  getTimeline,
  listConversations,
  listInboxes,
  listMacros,
  listTags,
  listTeams,
  listUsers,
  listViews,
  searchCustomers,
  type DeskClientEvents,
  type DeskServerEvents,
  type Endpoint,
} from '@guichet/contracts';
import type { Socket } from 'socket.io-client';
import { useSyncExternalStore } from 'react';
import { keyOf, queryClient } from './api.ts';

export type DeskSocket = Socket<DeskServerEvents, DeskClientEvents>;
export type ConnectionState = 'connecting' | 'online' | 'offline';

let socket: DeskSocket | null = null;
let state: ConnectionState = 'connecting';
const listeners = new Set<() => void>();
type Join = (socket: DeskSocket) => () => void;
/** Features on the socket, and what takes each off it again. */
const joined = new Map<Join, (() => void) | undefined>();

function become(next: ConnectionState) {
  if (state === next) return;
  state = next;
  for (const listener of listeners) listener();
}

export const useConnection = () =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => state,
  );

/** Whatever of it is on screen is asked again, as it has changed. */
export function again(endpoint: Endpoint, input?: object) {
  const queryKey = input ? [endpoint.path, input] : keyOf(endpoint);
  // A first answer under way may have been read before the change, and would pass for new: it is asked for once more after it.
  for (const query of queryClient.getQueryCache().findAll({ queryKey, fetchStatus: 'fetching' }))
    if (query.state.data === undefined)
      void query.promise?.then(
        () => queryClient.invalidateQueries({ queryKey: query.queryKey }),
        () => undefined,
      );
  void queryClient.invalidateQueries({ queryKey });
}

/** Lists change with every contact of everybody: at most one question a second, however many events come. */
const waiting = new Map<Endpoint, ReturnType<typeof setTimeout>>();
export function againSoon(endpoint: Endpoint) {
  if (waiting.has(endpoint)) return;
  const ask = () => {
    waiting.delete(endpoint);
    again(endpoint);
  };
  waiting.set(endpoint, setTimeout(ask, 1000));
}

function follow(desk: DeskSocket) {
  let wasConnected = false;
  desk.on('connect', () => {
    become('online');
    // Whatever happened meanwhile was not heard: everything on screen is asked again.
    if (wasConnected) void queryClient.invalidateQueries();
    wasConnected = true;
  });
  desk.on('disconnect', () => become('offline'));
  desk.on('connect_error', () => become('offline'));
  desk.on('conversation.changed', ({ conversationId }) => {
    for (const endpoint of [getConversation, getTimeline, getReplyRecipients]) again(endpoint, { conversationId });
    againSoon(listConversations);
  });
  desk.on('views.changed', () => {
    againSoon(listViews);
    againSoon(listConversations);
  });
  desk.on('customer.changed', ({ customerId }) => {
    again(getCustomer, { customerId });
    againSoon(searchCustomers);
    againSoon(listConversations);
  });
  desk.on('settings.changed', () => {
    for (const endpoint of [listUsers, listTeams, listInboxes, listMacros, listTags, listViews]) again(endpoint);
    void queryClient.invalidateQueries({ predicate: (query) => String(query.queryKey[0]).startsWith('/api/admin') });
  });
  desk.on('session.changed', () => again(getSession));
}

/** The network is back: not waiting for the next try. */
const comeBack = () => void (socket && !socket.connected && socket.connect());

/** Opens the socket; the cookie says who it is. Answers with what closes it. */
export function connect(): () => void {
  let isOver = false;
  void import('socket.io-client').then(({ io }) => {
    if (isOver) return;
    socket = io(DESK_NAMESPACE, { transports: ['websocket'], reconnectionDelayMax: 5000 });
    follow(socket);
    window.addEventListener('online', comeBack);
    for (const join of joined.keys()) joined.set(join, join(socket));
  });
  return () => {
    isOver = true;
    for (const [join, leave] of joined) {
      leave?.();
      joined.set(join, undefined);
    }
    window.removeEventListener('online', comeBack);
    socket?.disconnect();
    socket = null;
    become('connecting');
  };
}

/** Gives the socket to a feature now or once it is there; answers with what takes it back. */
export function withSocket(join: Join): () => void {
  joined.set(join, socket ? join(socket) : undefined);
  return () => {
    joined.get(join)?.();
    joined.delete(join);
  };
}
