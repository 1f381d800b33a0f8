import { Injectable } from '@nestjs/common';
import type {
  getAgentWork,
  getMyWork,
  getSubjectWork,
  InputOf,
  listQueueWork,
  Offer,
  OutputOf,
  WorkItem,
} from '@guichet/contracts';
import { currentActor, Db, found, key, type rows, type Tx } from '@guichet/platform';
import { Estimates } from '../estimates/estimates.service.ts';
import { skillNamesOf } from './skill-names.query.ts';
import { onlyMemberOf } from '../queues/queues.query.ts';
import { activeIn, heldBy, liveItem, type Subject, waitingIn } from './work-item.query.ts';
import { type SubjectWords, WorkSubjects } from './work-subjects.ts';

const LIST_AT_MOST = 200;
const include = { members: { select: { userId: true } } };
const NOTHING_KNOWN: SubjectWords = {
  ...{ title: '', customerName: '', lastLine: '' },
  valueClass: 'standard',
  lastContactAt: null,
};

/** Work as people see it: their own, a subject's, a queue's. */
@Injectable()
export class WorkViews {
  constructor(
    private readonly db: Db,
    private readonly subjects: WorkSubjects,
    private readonly estimates: Estimates,
  ) {}

  mine(): Promise<OutputOf<typeof getMyWork>> {
    const agentId = currentActor().userId;
    return this.db.tx(async (tx) => {
      const items = await heldBy(tx, agentId);
      const words = await this.subjects.wordsOf(tx, items);
      const offered = items.filter(({ state }) => state === 'offered');
      return {
        offers: await this.toOffers(tx, offered, words),
        active: items
          .filter(({ state }) => state === 'active')
          .map((item) => ({ ...nameOf(item), since: (item.acceptedAt ?? item.enqueuedAt).toISOString() })),
        wrapUps: items
          .filter(({ state, wrapUpEndsAt }) => state === 'wrap_up' && wrapUpEndsAt)
          .map((item) => {
            const { title, customerName } = words.get(item.subjectId) ?? NOTHING_KNOWN;
            return { ...nameOf(item), title, customerName, endsAt: item.wrapUpEndsAt!.toISOString() };
          }),
      };
    });
  }

  /** Not found when it is nobody of the tenant. */
  ofAgent({ userId }: InputOf<typeof getAgentWork>): Promise<OutputOf<typeof getAgentWork>> {
    return this.db.tx(async (tx) => {
      found(await tx.user.findUnique({ where: key(userId), select: { id: true } }));
      const held = await heldBy(tx, userId);
      const count = (state: rows.WorkItem['state']) => held.filter((item) => item.state === state).length;
      return { offers: count('offered'), active: count('active'), onlyMemberOf: await onlyMemberOf(tx, userId) };
    });
  }

  /** Null once it is none any more. */
  async offer(tx: Tx, workItemId: string): Promise<{ agentId: string; offer: Offer } | null> {
    const item = await tx.workItem.findUnique({ where: key(workItemId) });
    if (item?.state !== 'offered' || !item.agentId) return null;
    const [offer] = await this.toOffers(tx, [item], await this.subjects.wordsOf(tx, [item]));
    return { agentId: item.agentId, offer: offer! };
  }

  ofSubject({ subjectType, subjectId }: InputOf<typeof getSubjectWork>): Promise<OutputOf<typeof getSubjectWork>> {
    return this.db.tx(async (tx) => {
      const subject = await this.requireVisible(tx, { type: subjectType, id: subjectId });
      const last = { where: { subjectType, subjectId }, orderBy: { enqueuedAt: 'desc' as const } };
      const item = (await liveItem(tx, subject)) ?? (await tx.workItem.findFirst(last));
      if (!item) return { item: null };
      const told = item.state === 'queued' ? await this.estimates.tell(tx, item) : null;
      const queueName = (await queueNames(tx, [item])).get(item.queueId) ?? '';
      return { item: toItem(item, queueName, told?.position ?? null, told?.seconds ?? null) };
    });
  }

  waitingIn({ queueId }: InputOf<typeof listQueueWork>): Promise<OutputOf<typeof listQueueWork>> {
    return this.db.tx(async (tx) => {
      const { name, isForEverybody, members } = found(await tx.queue.findUnique({ where: key(queueId), include }));
      const items = await waitingIn(tx, queueId, LIST_AT_MOST);
      const inHand = await activeIn(tx, queueId, LIST_AT_MOST);
      // What he may not see waits there as well, without a word about it.
      const words = await this.subjects.visibleWords(tx, [...items, ...inHand]);
      const queued = items.filter(({ state }) => state === 'queued');
      const seconds = await this.estimates.forList(tx, queued);
      const places = new Map(queued.map(({ id }, index) => [id, index]));
      const listed = (item: rows.WorkItem) => {
        const { title, customerName } = words.get(item.subjectId) ?? NOTHING_KNOWN;
        const place = places.get(item.id);
        const [position, told] = place === undefined ? [null, null] : [place + 1, seconds[place] ?? null];
        return { ...toItem(item, name, position, told), title, customerName };
      };
      const memberIds = isForEverybody ? null : members.map(({ userId }) => userId);
      return { memberIds, items: items.map(listed), inHand: inHand.map(listed) };
    });
  }

  /** What the person may not see is not found, and so is a type that nobody owns. */
  async requireVisible(tx: Tx, subject: Subject): Promise<Subject> {
    const visible = await this.subjects.find(subject.type)?.visibleAmong(tx, [subject.id]);
    found(visible?.[0]);
    return subject;
  }

  private async toOffers(tx: Tx, items: rows.WorkItem[], words: Map<string, SubjectWords>): Promise<Offer[]> {
    const queues = await queueNames(tx, items);
    const skills = await skillNamesOf(tx, items);
    return items.map((item) => {
      const { lastContactAt, ...about } = words.get(item.subjectId) ?? NOTHING_KNOWN;
      return {
        ...nameOf(item),
        ...about,
        queueId: item.queueId,
        queueName: queues.get(item.queueId) ?? '',
        lastContactAt: lastContactAt?.toISOString() ?? null,
        skills: skills.namesOf(item),
        waitingSince: item.originalArrivalAt.toISOString(),
        offeredAt: item.offeredAt!.toISOString(),
        endsAt: item.offerEndsAt!.toISOString(),
      };
    });
  }
}

const nameOf = ({ id, subjectType, subjectId, channel }: rows.WorkItem) => ({
  workItemId: id,
  subject: { type: subjectType, id: subjectId },
  channel,
});

export async function queueNames(tx: Tx, items: readonly rows.WorkItem[]): Promise<Map<string, string>> {
  const ids = [...new Set(items.map(({ queueId }) => queueId))];
  const queues = await tx.queue.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  return new Map(queues.map(({ id, name }) => [id, name]));
}

export const toItem = (
  item: rows.WorkItem,
  queueName: string,
  position: number | null,
  estimateSeconds: number | null,
): WorkItem => ({
  ...{ id: item.id, channel: item.channel, queueId: item.queueId, state: item.state, agentId: item.agentId },
  subject: { type: item.subjectType, id: item.subjectId },
  ...{ queueName, priority: item.priority, position, estimateSeconds },
  originalArrivalAt: item.originalArrivalAt.toISOString(),
  enqueuedAt: item.enqueuedAt.toISOString(),
  acceptedAt: item.acceptedAt?.toISOString() ?? null,
});
