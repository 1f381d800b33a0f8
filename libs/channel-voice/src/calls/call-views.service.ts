import { Injectable } from '@nestjs/common';
import type { CallView, DeskCall } from '@guichet/contracts';
import { ConversationsService } from '@guichet/conversations';
import { currentActor, Db, DomainError, found, type Prisma, type rows, type Tx } from '@guichet/platform';
import { type Estimate, Outlooks } from '@guichet/routing';
import { callView, deskCall } from './call-view.ts';
import { visitorCall } from './visitor-call.query.ts';

const WITH_ALL = { legs: true, recordings: true } satisfies Prisma.CallInclude;
type FullCall = Prisma.CallGetPayload<{ include: typeof WITH_ALL }>;
/** Of a supervisor's list. */
const MOST = 500;

/** Calls as pages and desks see them. */
@Injectable()
export class CallViews {
  constructor(
    private readonly db: Db,
    private readonly outlooks: Outlooks,
    private readonly conversations: ConversationsService,
  ) {}

  /** The visitor's own, with the place that is known already; `call_ended` when there is none of that id. */
  async ofVisitor(visitorId: string, callId: string, known: Estimate | null = null): Promise<CallView> {
    const call = await visitorCall(this.db, visitorId, callId);
    if (!call) throw new DomainError('call_ended');
    if (call.state !== 'waiting') return callView(call, null);
    return callView(call, known ?? (await this.places([call.conversationId])).get(call.conversationId) ?? null);
  }

  /** Of those of these conversations that wait. */
  places(conversationIds: readonly string[]): Promise<Map<string, Estimate>> {
    return this.db.tx((tx) => this.outlooks.ofAllWaiting(tx, 'conversation', conversationIds));
  }

  /** Those I am in now, answered or ringing. */
  mine(): Promise<{ calls: DeskCall[] }> {
    const { userId } = currentActor();
    const legs = { some: { userId, endedAt: null } };
    return this.list((tx) => tx.call.findMany({ where: { endedAt: null, legs }, include: WITH_ALL, take: 20 }));
  }

  ofConversation(conversationId: string): Promise<{ calls: DeskCall[] }> {
    return this.list(async (tx) => {
      await this.requireVisible(tx, conversationId);
      return tx.call.findMany({ where: { conversationId }, include: WITH_ALL, orderBy: { startedAt: 'asc' } });
    });
  }

  /** For whoever has just acted on it: he may have passed it on to where he does not see it any more. */
  acted(callId: string): Promise<DeskCall> {
    return this.db.tx(async (tx) => {
      const call = found(await tx.call.findFirst({ where: { id: callId }, include: WITH_ALL }));
      return (await this.present(tx, [call]))[0]!;
    });
  }

  live(): Promise<{ calls: (DeskCall & { customerName: string })[] }> {
    return this.db.tx(async (tx) => {
      const where = { endedAt: null };
      const calls = await tx.call.findMany({ where, include: WITH_ALL, orderBy: { startedAt: 'asc' }, take: MOST });
      const seen = new Set(
        await this.conversations.visibleAmong(
          tx,
          calls.map(({ conversationId }) => conversationId),
        ),
      );
      const visible = calls.filter(({ conversationId }) => seen.has(conversationId));
      const callers = await this.callersOf(tx, visible);
      const nameOf = (call: FullCall) => callerOf(callers, call)?.name || callerOf(callers, call)?.email || '';
      const views = await this.present(tx, visible);
      return { calls: views.map((view, at) => ({ ...view, customerName: nameOf(visible[at]!) })) };
    });
  }

  async requireVisible(tx: Tx, conversationId: string): Promise<void> {
    const [seen] = await this.conversations.visibleAmong(tx, [conversationId]);
    found(seen);
  }

  private async callersOf(tx: Tx, calls: readonly FullCall[]): Promise<Map<string, rows.Visitor>> {
    const visitors = await tx.visitor.findMany({
      where: { id: { in: calls.flatMap(({ visitorId }) => visitorId ?? []) } },
    });
    return new Map(visitors.map((visitor) => [visitor.id, visitor]));
  }

  private list(read: (tx: Tx) => Promise<FullCall[]>): Promise<{ calls: DeskCall[] }> {
    return this.db.tx(async (tx) => ({ calls: await this.present(tx, await read(tx)) }));
  }

  private async present(tx: Tx, calls: readonly FullCall[]): Promise<DeskCall[]> {
    if (calls.length === 0) return [];
    const sites = await tx.site.findMany({ where: { id: { in: calls.flatMap(({ siteId }) => siteId ?? []) } } });
    const names = new Map(sites.map(({ id, name }) => [id, name]));
    const subjectId = { in: calls.map(({ conversationId }) => conversationId) };
    const works = await tx.workItem.findMany({
      where: { subjectType: 'conversation', subjectId },
      select: { subjectId: true, queueId: true },
      orderBy: { enqueuedAt: 'asc' },
    });
    const queues = new Map(works.map(({ subjectId: id, queueId }) => [id, queueId]));
    const callers = await this.callersOf(tx, calls);
    return calls.map((call) =>
      deskCall({
        call,
        visitor: callerOf(callers, call),
        siteName: names.get(call.siteId ?? '') ?? '',
        queueId: queues.get(call.conversationId) ?? null,
      }),
    );
  }
}

/** None of a number that we called. */
const callerOf = (callers: ReadonlyMap<string, rows.Visitor>, { visitorId }: FullCall): rows.Visitor | undefined =>
  callers.get(visitorId ?? '');
