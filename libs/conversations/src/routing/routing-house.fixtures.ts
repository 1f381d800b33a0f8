import {
  acceptOffer,
  type AgentState,
  type changeMyStatus,
  getMyStatus,
  getMyWork,
  getSubjectWork,
  type InputOf,
  listQueueSettings,
  type Queue,
  type RequestOf,
  updateAgent,
  updateQueue,
  changeMyStatus as changeStatus,
  type WorkItem,
} from '@guichet/contracts';
import type { rows } from '@guichet/platform';
import { eventually, signIn, type TestPerson } from '@guichet/testing';
import { v7 as uuid } from 'uuid';
import type { IncomingMessage } from '../intake/incoming-message.ts';
import type { TestDesk } from '../test-desk.fixtures.ts';

type SignIn = NonNullable<Parameters<typeof signIn>[2]>;
type Wishes = SignIn & Omit<RequestOf<typeof updateAgent>, 'userId'> & { isAway?: boolean };
export type House = Awaited<ReturnType<typeof openHouse>>;

/** A tenant with an administrator and one inbox, whose mail is offered rather than given unless said otherwise. */
export async function openHouse(desk: TestDesk, queueWishes: Partial<Queue> = {}) {
  const { app } = desk;
  const tenant = await app.tenant();
  const admin = await signIn(app, tenant, { role: 'administrator', name: 'Ada' });
  const inboxId = await desk.inbox(tenant);
  const inTenant = <T>(work: Parameters<typeof app.db.tx<T>>[0]) => app.as(tenant, () => app.db.tx(work));
  const { queueId } = await inTenant((tx) => tx.inbox.findFirstOrThrow({ where: { id: inboxId } }));
  const channels = { email: { isAutomatic: false } };
  await admin.call(updateQueue, { queueId: queueId!, channels, ...queueWishes });

  /** Somebody with a desk that stays connected; ready unless he is away. */
  async function agent(name: string, { capacity, maximums, mayPull, skills, isAway, ...wishes }: Wishes = {}) {
    const person = await signIn(app, tenant, { name, ...wishes });
    const settings = { capacity, maximums, mayPull, skills };
    if (Object.values(settings).some((value) => value !== undefined))
      await admin.call(updateAgent, { userId: person.userId, ...settings });
    await connect(person);
    if (!isAway) await person.call(changeStatus, { action: 'ready' });
    return person;
  }
  const connect = ({ userId }: TestPerson) =>
    inTenant((tx) =>
      tx.agentConnection.create({
        data: { id: uuid(), userId, processId: uuid(), seenAt: new Date(Date.now() + 3_600_000) },
      }),
    );
  /** Each of a customer of its own, so that nobody is waited for. */
  const mail = async (fields: Partial<IncomingMessage> = {}) => {
    const from = { name: 'Inès Caron', address: `${uuid()}@exemple.test` };
    return (await desk.receive(tenant, inboxId, { from, ...fields })).conversationId;
  };
  const work = async (conversationId: string): Promise<WorkItem> =>
    (await admin.call(getSubjectWork, { subjectType: 'conversation', subjectId: conversationId })).item!;
  /** Waits until the work of a conversation is in a state, and somebody's. */
  const until = (conversationId: string, state: WorkItem['state'], of?: TestPerson): Promise<WorkItem> =>
    eventually(`${state} ${of?.name ?? ''}`, async () => {
      const item = await work(conversationId);
      return item.state === state && (!of || item.agentId === of.userId) ? item : null;
    });
  /** The rows as they are, oldest stay first. */
  const stays = (subjectId: string): Promise<rows.WorkItem[]> =>
    inTenant((tx) => tx.workItem.findMany({ where: { subjectId }, orderBy: [{ enqueuedAt: 'asc' }, { id: 'asc' }] }));
  const queue = async () => (await admin.call(listQueueSettings, {})).queues.find(({ id }) => id === queueId)!;
  return {
    ...{ app, desk, tenant, admin, inboxId, queueId: queueId!, inTenant },
    ...{ agent, connect, mail, work, until, stays, queue },
  };
}

/** The one offer somebody has; waits for it. */
export const offerOf = (person: TestPerson) =>
  eventually(`an offer to ${person.name}`, async () => (await person.call(getMyWork, {})).offers[0]);

export async function accepts(person: TestPerson): Promise<string> {
  const { workItemId } = await offerOf(person);
  await person.call(acceptOffer, { workItemId });
  return workItemId;
}

export const stateOf = async (person: TestPerson): Promise<AgentState> => (await person.call(getMyStatus, {})).state;
export const setStatus = (person: TestPerson, wish: InputOf<typeof changeMyStatus>['action']) =>
  person.call(changeStatus, { action: wish });
