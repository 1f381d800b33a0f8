import type { RoutingService } from '@guichet/routing';
import { key, type Prisma, type rows, type Tx } from '@guichet/platform';
import { v7 as uuid } from 'uuid';

/** What each of the shop's people speaks, from 1 to 5. */
const LEVELS: Record<string, { Français: number; English: number }> = {
  'Sarah Arnaud': { Français: 5, English: 2 },
  'Nadia Roche': { Français: 5, English: 4 },
  'Camille Lemoine': { Français: 5, English: 3 },
  'Thomas Girard': { Français: 4, English: 3 },
  'Emma Clarke': { Français: 2, English: 5 },
};
const MINUTE = 60_000;
/** What each says of the order beside its age, as the queue and the conversation's priority do. */
const POINTS = { low: -30, normal: 0, high: 30, urgent: 120 };
const BONUS = { standard: 0, high: 10, key: 30 };

/** Languages, opening hours and two rules; the queues are those that the inboxes made. */
export async function setUpRouting(tx: Tx, users: ReadonlyMap<string, string>): Promise<void> {
  const skills = { Français: uuid(), English: uuid() };
  await tx.skill.createMany({ data: Object.entries(skills).map(([name, id]) => ({ id, name })) });
  await tx.agent.createMany({ data: Object.keys(LEVELS).map((name) => ({ userId: users.get(name)! })) });
  await tx.agentSkill.createMany({
    data: Object.entries(LEVELS).flatMap(([name, levels]) =>
      (['Français', 'English'] as const).map((skill) => ({
        userId: users.get(name)!,
        skillId: skills[skill],
        level: levels[skill],
      })),
    ),
  });
  const { id: calendarId } = await tx.businessCalendar.create({ data: shopHours(new Date().getFullYear()) });
  const target = { calendarId, targetPercent: 80, targetSeconds: 4 * 3600 };
  await tx.queue.updateMany({ data: target });
  const english = (level: number, seconds: number) => ({ needs: [{ skillId: skills.English, level }], seconds });
  await tx.queue.updateMany({
    where: { name: 'International' },
    data: { skills: [english(4, 15 * 60), english(2, 3600)] },
  });
  const sales = await tx.queue.findFirstOrThrow({ where: { name: 'Vente' } });
  await tx.routingRule.createMany({ data: rulesOf(sales.id).map((rule, position) => ({ ...rule, position })) });
}

function shopHours(year: number): Prisma.BusinessCalendarCreateManyInput {
  const weekdays = [1, 2, 3, 4, 5].flatMap((day) => [
    { day, from: '09:00', to: '12:30' },
    { day, from: '13:30', to: '18:30' },
  ]);
  return {
    name: 'Boutique',
    zone: 'Europe/Paris',
    ranges: [...weekdays, { day: 6, from: '10:00', to: '18:00' }],
    holidays: [
      { date: `${year}-12-24`, name: 'Veille de Noël', ranges: [{ from: '09:00', to: '16:00' }] },
      { date: `${year}-12-25`, name: 'Noël', ranges: [] },
      { date: `${year + 1}-01-01`, name: 'Jour de l’an', ranges: [] },
      { date: `${year + 1}-05-01`, name: 'Fête du travail', ranges: [] },
    ],
  };
}

/** Invoices first and marked, quotes to those who sell. */
function rulesOf(salesQueueId: string) {
  const anything = { inboxIds: [], channels: [], to: [], from: [], languages: [], valueClasses: [], time: null };
  const nothing = { queueId: null, skills: null, priority: 0, addTags: [] };
  return [
    {
      name: 'Factures',
      conditions: { ...anything, words: ['facture', 'factures', 'invoice'], wordsIn: 'both' },
      actions: { ...nothing, priority: 15, addTags: ['facture'] },
    },
    {
      name: 'Devis vers la vente',
      conditions: { ...anything, words: ['devis'], wordsIn: 'subject', languages: ['fr'] },
      actions: { ...nothing, queueId: salesQueueId, priority: 30 },
    },
  ];
}

/** The conversation's way was told in haste; its work begins where it stands today. */
export async function standInQueue(
  tx: Tx,
  routing: RoutingService,
  conversation: rows.Conversation,
  valueClass: keyof typeof BONUS = 'standard',
): Promise<void> {
  const { id, status, assigneeId, customerId, waitingSince, lastMessageAt, channel } = conversation;
  const subject = { type: 'conversation', id };
  const work = await tx.workItem.findFirst({ where: { subjectId: id } });
  if (!work) return;
  const originalArrivalAt = waitingSince ?? lastMessageAt;
  const priority = work.priority + POINTS[conversation.priority] + BONUS[valueClass];
  const rankAt = new Date(originalArrivalAt.getTime() - priority * MINUTE);
  const since = { originalArrivalAt, enqueuedAt: originalArrivalAt, rankAt, priority };
  await tx.workItem.update({ where: key(work.id), data: since });
  if (status !== 'open') await routing.finish(tx, subject, status);
  else if (assigneeId)
    await routing.take(tx, subject, {
      ...{ agentId: assigneeId, reason: 'assigned', queueId: work.queueId },
      ...{ channel, customerId, originalArrivalAt },
    });
}
