import { Injectable } from '@nestjs/common';
import { CHANNEL_RULES } from '@guichet/contracts';
import { Db, Events, type RecordedEvent, type rows, type Tx } from '@guichet/platform';
import { WorkHands } from '../work/work-hands.service.ts';
import { heldBy } from '../work/work-item.query.ts';
import { WorkSubjects } from '../work/work-subjects.ts';
import { Router } from './router.service.ts';

/** Whatever else adds capacity, or lets an agent do more than before. */
const ADDS_CAPACITY = ['agent.found', 'agent.changed', 'queue.changed', 'skill.changed'] as const;
/** What an agent who went offline gives back: who chats does not wait for his return. A mail stays his. */
const GIVEN_BACK = Object.keys(CHANNEL_RULES).filter((channel) => channel === 'chat') as rows.WorkItem['channel'][];

/** What agents' coming and going means for work. */
@Injectable()
export class RoutingSubscribers {
  constructor(
    events: Events,
    private readonly db: Db,
    private readonly router: Router,
    private readonly hands: WorkHands,
    private readonly subjects: WorkSubjects,
  ) {
    events.subscribe('routing.drain', ADDS_CAPACITY, () => this.router.drain());
    events.subscribe('routing.lost', ['agent.lost'], ({ data }) => this.giveBackOffers(data.userId));
    events.subscribe('routing.state', ['agent.state-changed'], (event) => this.stateChanged(event));
    events.subscribe('routing.disabled', ['user.changed'], ({ data }) => this.userChanged(data.userId));
  }

  /** Also when he is not ready any more: somebody need not wait for him, or for his skills. */
  private async stateChanged({ data: { userId, state } }: RecordedEvent<'agent.state-changed'>): Promise<void> {
    if (state !== 'ready') await this.giveBackOffers(userId);
    if (state === 'offline')
      await this.giveBack(userId, 'offline', (item) => GIVEN_BACK.includes(item.channel) && item.state === 'active');
    await this.router.drain();
  }

  private giveBackOffers(userId: string): Promise<void> {
    return this.giveBack(userId, 'lost', ({ state }) => state === 'offered');
  }

  /** Who is disabled has nothing any more. */
  private async userChanged(userId: string): Promise<void> {
    const isActive = await this.db.tx((tx) => tx.user.findFirst({ where: { id: userId, status: 'active' } }));
    if (!isActive) await this.giveBack(userId, 'disabled', ({ state }) => state !== 'wrap_up');
  }

  /** Each in a transaction of its own: the subject is held before its item. */
  private async giveBack(agentId: string, reason: string, isMeant: (item: rows.WorkItem) => boolean): Promise<void> {
    const items = (await this.db.tx((tx) => heldBy(tx, agentId))).filter(isMeant);
    for (const item of items) await this.db.tx((tx) => this.giveOneBack(tx, item, agentId, reason));
  }

  private async giveOneBack(tx: Tx, { id, subjectType, subjectId }: rows.WorkItem, agentId: string, reason: string) {
    await this.subjects.of(subjectType).lock(tx, subjectId);
    const item = await tx.workItem.findFirst({ where: { id, agentId } });
    if (item) await this.hands.giveBack(tx, item, reason);
  }
}
