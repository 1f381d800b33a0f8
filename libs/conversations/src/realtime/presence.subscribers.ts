import { Injectable } from '@nestjs/common';
import { type Presence, ViewingInput, WatchInput } from '@guichet/contracts';
import { Db, type DeskSocket, DeskSockets, inContext, rooms } from '@guichet/platform';
import { ConversationAccess } from '../conversation-access.service.ts';
import { EventAllowance } from './event-allowance.ts';
import { PresenceBoard } from './presence.ts';

const EVENTS_PER_SECOND = 20;

interface Connection {
  allowance: EventAllowance;
  /** Conversations this socket may hear of: seen to be visible to its person. */
  known: Set<string>;
}

/** Who looks at a conversation and who types, told to those who have it before them. Lives in this process's memory. */
@Injectable()
export class PresenceSubscribers {
  private readonly board = new PresenceBoard();
  private readonly connections = new WeakMap<DeskSocket, Connection>();

  constructor(
    private readonly sockets: DeskSockets,
    private readonly db: Db,
    private readonly access: ConversationAccess,
  ) {
    sockets.whenConnected((socket) => this.greet(socket));
  }

  private greet(socket: DeskSocket): void {
    const allowance = new EventAllowance(EVENTS_PER_SECOND);
    this.connections.set(socket, { allowance, known: new Set() });
    socket.on('viewing', (event) => inContext(socket, () => this.viewing(socket, event)));
    socket.on('watch', (event, answer) => inContext(socket, () => this.watch(socket, event, answer)));
    socket.on('disconnect', () => this.place(socket, null, false));
  }

  private async viewing(socket: DeskSocket, event: unknown): Promise<void> {
    if (!this.connections.get(socket)!.allowance.take()) return;
    const input = ViewingInput.safeParse(event);
    if (!input.success) return;
    const { conversationId, isTyping } = input.data;
    if (conversationId && !(await this.knows(socket, [conversationId])).length) return;
    // It may have gone while we looked.
    if (socket.connected) this.place(socket, conversationId, isTyping);
  }

  /** The list a person has before him; a new one replaces the last. */
  private async watch(socket: DeskSocket, event: unknown, answer: unknown): Promise<void> {
    const connection = this.connections.get(socket)!;
    if (!connection.allowance.take() || typeof answer !== 'function') return;
    const input = WatchInput.safeParse(event);
    if (!input.success) return;
    connection.known = new Set();
    const visible = await this.knows(socket, input.data.conversationIds);
    (answer as (presences: Presence[]) => void)(visible.map((id) => this.presenceOf(socket.data.tenantId, id)));
  }

  /** Those of the conversations that the socket's person may see. */
  private async knows(socket: DeskSocket, ids: readonly string[]): Promise<string[]> {
    const { known } = this.connections.get(socket)!;
    const unknown = ids.filter((id) => !known.has(id));
    const visible = unknown.length ? await this.db.tx((tx) => this.access.visibleAmong(tx, unknown)) : [];
    for (const id of visible) known.add(id);
    return ids.filter((id) => known.has(id));
  }

  private place(socket: DeskSocket, conversationId: string | null, isTyping: boolean): void {
    const { tenantId, actor } = socket.data;
    const viewer = { userId: actor.userId, name: actor.name };
    const at = conversationId && placeOf(tenantId, conversationId);
    for (const place of this.board.move(socket.id, viewer, at, isTyping)) this.tell(tenantId, conversationOf(place));
  }

  private tell(tenantId: string, conversationId: string): void {
    const presence = this.presenceOf(tenantId, conversationId);
    for (const socket of this.sockets.socketsIn(rooms.tenant(tenantId)))
      if (this.connections.get(socket)?.known.has(conversationId)) socket.emit('presence.changed', presence);
  }

  private presenceOf(tenantId: string, conversationId: string): Presence {
    return { conversationId, viewers: this.board.viewersAt(placeOf(tenantId, conversationId)) };
  }
}

const placeOf = (tenantId: string, conversationId: string): string => `${tenantId}/${conversationId}`;
const conversationOf = (place: string): string => place.slice(place.indexOf('/') + 1);
