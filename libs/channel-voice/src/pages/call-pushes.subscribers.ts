import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { CallView } from '@guichet/contracts';
import { asTenant, Db, DeskSockets, log, type Notice, Notifications, rooms } from '@guichet/platform';
import type { Estimate } from '@guichet/routing';
import { widgetRooms, WidgetSockets } from '@guichet/sites';
import { CallViews } from '../calls/call-views.service.ts';

/** Events of one change come in a row; a page is told once. */
const GATHER_MS = 80;
/** Places move forward without an event of one's own. */
const PLACES_MS = 5_000;

interface Shown {
  readonly tenantId: string;
  readonly conversationId: string;
  readonly callId: string;
  readonly visitorId: string;
  /** As its page was told last. */
  view: CallView | null;
  /** One look after the other: what an earlier one saw is never told after what a later one did. */
  telling: Promise<void>;
}

/** Brings what was committed of calls, by whatever process, to the pages and desks that are connected here. */
@Injectable()
export class CallPushes implements OnApplicationShutdown {
  /** Calls that live, by their conversations, as far as this process has heard of them. */
  private readonly shown = new Map<string, Shown>();
  private readonly gathering = new Set<string>();
  private readonly timer = setInterval(() => this.lookAtPlaces(), PLACES_MS).unref();

  constructor(
    private readonly views: CallViews,
    private readonly db: Db,
    private readonly widgets: WidgetSockets,
    private readonly desks: DeskSockets,
    notifications: Notifications,
  ) {
    notifications.listen((notice) => (notice ? this.hear(notice) : this.shown.forEach((_, id) => this.soon(id))));
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private hear({ tenantId, type, data }: Notice): void {
    const conversationId = conversationOf(type, data);
    if (!conversationId) return;
    const callId = 'callId' in data ? (data.callId as string) : this.shown.get(conversationId)?.callId;
    if (!callId) return;
    this.desks.to(rooms.tenant(tenantId))?.emit('call.changed', { callId, conversationId });
    if (this.shown.has(conversationId)) this.soon(conversationId);
    else if (type !== 'call.ended') void this.meet(tenantId, conversationId, callId);
  }

  private async meet(tenantId: string, conversationId: string, callId: string): Promise<void> {
    await asTenant(tenantId, async () => {
      const call = await this.db.tx((tx) => tx.call.findFirst({ where: { id: callId, endedAt: null } }));
      // A call to a number has no page.
      if (!call?.visitorId || this.shown.has(conversationId)) return;
      const whose = { tenantId, conversationId, callId, visitorId: call.visitorId };
      this.shown.set(conversationId, { ...whose, view: null, telling: Promise.resolve() });
      this.soon(conversationId);
    }).catch((error: unknown) => log.warn({ err: error }, 'a call was not shown'));
  }

  private lookAtPlaces(): void {
    const waiting = [...this.shown.values()].filter(
      ({ view, visitorId }) => view?.state === 'waiting' && this.widgets.has(widgetRooms.visitor(visitorId)),
    );
    for (const [tenantId, some] of Map.groupBy(waiting, (shown) => shown.tenantId))
      asTenant(tenantId, () => this.tellPlaces(some)).catch((error: unknown) =>
        log.warn({ err: error }, 'places were not shown'),
      );
  }

  /** Nothing else of theirs has changed without an event. */
  private async tellPlaces(waiting: readonly Shown[]): Promise<void> {
    const ids = waiting.map(({ conversationId }) => conversationId);
    const places = await this.views.places(ids);
    for (const shown of waiting) {
      const place = places.get(shown.conversationId);
      if (!place || shown.view?.state !== 'waiting') continue;
      const { position, seconds } = place;
      if (position === shown.view.position && seconds === shown.view.estimateSeconds) continue;
      this.show(shown, { ...shown.view, position, estimateSeconds: seconds });
    }
  }

  private soon(conversationId: string): void {
    if (this.gathering.has(conversationId)) return;
    this.gathering.add(conversationId);
    setTimeout(() => {
      this.gathering.delete(conversationId);
      const shown = this.shown.get(conversationId);
      if (shown) shown.telling = shown.telling.then(() => this.tell(shown));
    }, GATHER_MS).unref();
  }

  private async tell(shown: Shown): Promise<void> {
    const { tenantId, callId, visitorId, view: before } = shown;
    await asTenant(tenantId, async () => {
      const view = await this.views.ofVisitor(visitorId, callId, before && placeIn(before));
      this.show(shown, view);
      if (view.state === 'ended') this.shown.delete(shown.conversationId);
    }).catch((error: unknown) => log.warn({ err: error }, 'a call was not shown'));
  }

  private show(shown: Shown, view: CallView): void {
    shown.view = view;
    this.widgets.to(widgetRooms.visitor(shown.visitorId))?.emit('call', view);
  }
}

/** It stands until places are looked at again. */
const placeIn = ({ position, estimateSeconds }: CallView): Estimate | null =>
  position === null ? null : { position, seconds: estimateSeconds };

function conversationOf(type: string, data: object): string | null {
  if (type.startsWith('call.') && 'conversationId' in data) return data.conversationId as string;
  const isWork = type.startsWith('work.') && 'channel' in data && data.channel === 'voice';
  return isWork && 'subjectId' in data ? (data.subjectId as string) : null;
}
