import { Injectable } from '@nestjs/common';
import { CHANNEL_RULES } from '@guichet/contracts';
import { Db, Events, type RecordedEvent, type rows, type Tx } from '@guichet/platform';
import { WorkHands } from '../work/work-hands.service.ts';
import { WorkSubjects } from '../work/work-subjects.ts';
import { Router } from './router.service.ts';

/** Whatever adds capacity, or lets an agent do more than before. */
const ADDS_CAPACITY = [
  'agent.state-changed',
  'agent.found',
  'agent.changed',
  'queue.changed',
  'skill.changed',
] as const;
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
    events.subscribe('routing.offline', ['agent.state-changed'], (event) => this.stateChanged(event));
    events.subscribe('routing.disabled', ['user.changed'], ({ data }) => this.userChanged(data.userId));
  }

  private async stateChanged({ data }: RecordedEvent<'agent.state-changed'>): Promise<void> {
    if (data.state === 'ready') return;
    await this.giveBackOffers(data.userId);
    if (data.state === 'offline')
      await this.giveBack(data.userId, { state: 'active', channel: { in: GIVEN_BACK } }, 'offline');
  }

  private giveBackOffers(userId: string): Promise<void> {
    return this.giveBack(userId, { state: 'offered' }, 'lost');
  }

  /** Who is disabled has nothing any more. */
  private async userChanged(userId: string): Promise<void> {
    const isActive = await this.db.tx((tx) => tx.user.findFirst({ where: { id: userId, status: 'active' } }));
    if (!isActive) await this.giveBack(userId, { state: { in: ['offered', 'active'] } }, 'disabled');
  }

  /** Each in a transaction of its own: the subject is held before its item. */
  private async giveBack(agentId: string, where: object, reason: string): Promise<void> {
    const items = await this.db.tx((tx) => tx.workItem.findMany({ where: { agentId, ...where } }));
    for (const item of items) await this.db.tx((tx) => this.giveOneBack(tx, item, agentId, reason));
  }

  private async giveOneBack(tx: Tx, { id, subjectType, subjectId }: rows.WorkItem, agentId: string, reason: string) {
    await this.subjects.of(subjectType).lock(tx, subjectId);
    const item = await tx.workItem.findFirst({ where: { id, agentId } });
    if (item) await this.hands.giveBack(tx, item, reason);
  }
}
