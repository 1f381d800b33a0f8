import { Injectable } from '@nestjs/common';
import { requireActive, requireSkills } from '@guichet/agents';
import { CalendarsService, nextOpening } from '@guichet/calendars';
import type {
  createQueue,
  InputOf,
  moveQueueMember,
  OutputOf,
  Queue,
  SettingsWarning,
  updateQueue,
} from '@guichet/contracts';
import { type Act, Audit, Clock, Db, DomainError, Events, found, key, type Prisma, type Tx } from '@guichet/platform';
import { lockQueue, readQueue, readQueues, toQueue } from './queues.query.ts';
import { queueWarnings } from './queue-warnings.ts';

type Wishes = Partial<Omit<InputOf<typeof updateQueue>, 'queueId'>>;
type Saved = OutputOf<typeof createQueue>;

/** Queues as administrators set them. A tenant needs none of these to begin: each inbox makes its own. */
@Injectable()
export class QueuesService {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly audit: Audit,
    private readonly calendars: CalendarsService,
    private readonly clock: Clock,
  ) {}

  async list(): Promise<{ queues: Queue[] }> {
    return { queues: (await this.db.tx(readQueues)).map(toQueue) };
  }

  create(input: InputOf<typeof createQueue>): Promise<Saved> {
    return this.db.tx(async (tx) => {
      const { name, ...wishes } = input;
      const { id } = await tx.queue.create({ data: { name } });
      await this.apply(tx, id, wishes);
      await this.tell(tx, id, 'queue.created', input);
      return this.saved(tx, id);
    });
  }

  update({ queueId, ...wishes }: InputOf<typeof updateQueue>): Promise<Saved> {
    return this.db.tx(async (tx) => {
      await lockQueue(tx, queueId);
      await this.apply(tx, queueId, wishes);
      await this.tell(tx, queueId, 'queue.changed', wishes);
      return this.saved(tx, queueId);
    });
  }

  /** Whoever is put in may get what waits there at once; what he has, he keeps when he is taken out. */
  moveMember({ queueId, userId, isMember }: InputOf<typeof moveQueueMember>): Promise<{ ok: true }> {
    return this.db.tx(async (tx) => {
      const queue = await lockQueue(tx, queueId);
      if (queue.isForEverybody) throw new DomainError('conflict', { isForEverybody: true });
      if (isMember) await requireActive(tx, userId);
      if (queue.members.some((member) => member.userId === userId) === isMember) return { ok: true };
      if (isMember) await tx.queueMember.create({ data: { queueId, userId } });
      else await tx.queueMember.deleteMany({ where: { queueId, userId } });
      await this.tell(tx, queueId, isMember ? 'queue.member-added' : 'queue.member-removed', { userId });
      return { ok: true };
    });
  }

  /** For whoever opens a new door: a queue of its name with everybody in it, or one that has the name already. */
  async forDoor(tx: Tx, name: string): Promise<string> {
    const known = await tx.queue.findFirst({ where: { name }, select: { id: true } });
    if (known) return known.id;
    await tx.queue.createMany({ data: [{ name }], skipDuplicates: true });
    const { id } = await tx.queue.findFirstOrThrow({ where: { name }, select: { id: true } });
    await this.tell(tx, id, 'queue.created', { name });
    return id;
  }

  async tell(tx: Tx, queueId: string, action: Act['action'], data: object): Promise<void> {
    await this.events.record(tx, 'queue.changed', { queueId });
    const about = { action, subjectType: 'queue', subjectId: queueId };
    await this.audit.record(tx, { ...about, data: JSON.parse(JSON.stringify(data)) as Record<string, unknown> });
  }

  /** What belongs to another tenant violates a key or is `not_found`. */
  private async apply(tx: Tx, queueId: string, { memberIds, ...wishes }: Wishes): Promise<void> {
    await this.checkReferences(tx, wishes);
    const data = Object.fromEntries(Object.entries(wishes).filter(([, value]) => value !== undefined));
    if (Object.keys(data).length) await tx.queue.update({ where: key(queueId), data: data as Prisma.QueueUpdateInput });
    if (!memberIds) return;
    const ids = [...new Set(memberIds)];
    const people = await tx.user.count({ where: { id: { in: ids } } });
    found(people === ids.length || null);
    await tx.queueMember.deleteMany({ where: { queueId } });
    await tx.queueMember.createMany({ data: ids.map((userId) => ({ queueId, userId })) });
  }

  private async checkReferences(tx: Tx, { calendarId, skills, overflow }: Wishes): Promise<void> {
    if (calendarId) found((await this.calendars.hoursOf(tx, [calendarId])).get(calendarId));
    await requireSkills(tx, skills ?? []);
    const queueIds = [...new Set((overflow ?? []).flatMap(({ to }) => (to.type === 'queue' ? [to.queueId] : [])))];
    found((await tx.queue.count({ where: { id: { in: queueIds } } })) === queueIds.length || null);
  }

  private async saved(tx: Tx, id: string): Promise<Saved> {
    const queue = await readQueue(tx, id);
    return { queue: toQueue(queue), warnings: await this.warningsOf(tx, queue) };
  }

  private async warningsOf(tx: Tx, queue: Awaited<ReturnType<typeof readQueue>>): Promise<SettingsWarning[]> {
    const people = await tx.user.findMany({ where: { status: 'active' }, select: { id: true } });
    const ids = new Set(queue.isForEverybody ? people.map(({ id }) => id) : queue.members.map(({ userId }) => userId));
    const levels = await tx.agentSkill.findMany({ where: { userId: { in: [...ids] } } });
    const byUser = Map.groupBy(levels, ({ userId }) => userId);
    const members = people
      .filter(({ id }) => ids.has(id))
      .map(({ id }) => ({ skills: new Map((byUser.get(id) ?? []).map(({ skillId, level }) => [skillId, level])) }));
    const names = await tx.skill.findMany({ select: { id: true, name: true } });
    const skillNames = new Map(names.map(({ id, name }) => [id, name]));
    const queues = new Map((await readQueues(tx)).map((one) => [one.id, one]));
    const closedCalendar = await this.closedCalendarOf(tx, queue.calendarId);
    return queueWarnings(queue, { members, skillNames, queues, closedCalendar });
  }

  private async closedCalendarOf(tx: Tx, calendarId: string | null): Promise<string | null> {
    if (!calendarId) return null;
    const hours = (await this.calendars.hoursOf(tx, [calendarId])).get(calendarId);
    if (!hours || nextOpening(hours, this.clock.now())) return null;
    return (await tx.businessCalendar.findUnique({ where: key(calendarId), select: { name: true } }))?.name ?? '';
  }
}
