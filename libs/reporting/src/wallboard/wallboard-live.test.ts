import { changeMyStatus, DESK_NAMESPACE, type Wallboard } from '@guichet/contracts';
import { Events } from '@guichet/platform';
import { eventually, signIn, type TestPerson } from '@guichet/testing';
import { io, type Socket } from 'socket.io-client';
import { v7 as uuid } from 'uuid';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { type House, openHouse } from '../../../conversations/src/routing/routing-house.fixtures.ts';
import { startTestDesk, type TestDesk } from '../../../conversations/src/test-desk.fixtures.ts';
import { ReportingModule } from '../reporting.module.ts';
import { Wallboards } from './wallboard.service.ts';

let desk: TestDesk;
const sockets: Socket[] = [];
beforeAll(async () => {
  desk = await startTestDesk({}, [ReportingModule]);
});
afterEach(() => {
  vi.restoreAllMocks();
  for (const socket of sockets.splice(0)) socket.disconnect();
});
afterAll(() => desk.app.stop());

async function watch({ cookie }: TestPerson) {
  const settings = { transports: ['websocket'], reconnection: false, forceNew: true, extraHeaders: { cookie } };
  const socket: Socket = io(`${desk.app.url}${DESK_NAMESPACE}`, settings);
  sockets.push(socket);
  const heard: Wallboard[] = [];
  socket.on('wallboard.moved', (board: Wallboard) => void heard.push(board));
  await new Promise((resolve) => socket.on('connect', () => resolve(undefined)));
  socket.emit('wallboard.watch', { isOpen: true });
  return { socket, heard };
}
const supervisor = (house: House) => signIn(desk.app, house.tenant, { role: 'supervisor', visibility: 'own' });
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

it('moves within a second of what happened', async () => {
  const house = await openHouse(desk);
  const nora = await watch(await supervisor(house));
  await eventually('the first look', () => nora.heard.length);
  await house.mail();
  const came = Date.now();
  await eventually('the mail on the board', () => nora.heard.at(-1)!.total.waiting === 1);
  expect(Date.now() - came).toBeLessThan(1000);
  const tom = await house.agent('Tom', { isAway: true });
  await tom.call(changeMyStatus, { action: 'not-ready' });
  const went = Date.now();
  await eventually('the agent on the board', () => nora.heard.at(-1)!.agents.some(({ name }) => name === 'Tom'));
  expect(Date.now() - went).toBeLessThan(1000);
});

it('moves when a promise is announced as broken, though nothing moves in any queue', async () => {
  const house = await openHouse(desk);
  const conversationId = await house.mail();
  await house.inTenant((tx) =>
    tx.workItem.updateMany({ where: { subjectId: conversationId }, data: { state: 'done' } }),
  );
  const nora = await watch(await supervisor(house));
  await eventually('the first look', () => nora.heard.length);
  await pause(600);
  const dueAt = new Date(Date.now() - 1000);
  await house.inTenant(async (tx) => {
    await tx.conversation.updateMany({ where: { id: conversationId }, data: { resolutionDueAt: dueAt } });
    const promise = { kind: 'resolution' as const, policyId: uuid(), targetSeconds: 60 };
    const told = { conversationId, ...promise, startedAt: dueAt.toISOString(), dueAt: dueAt.toISOString() };
    await desk.app.get(Events).record(tx, 'sla.breached', told);
  });
  const came = Date.now();
  await eventually('the broken promise on the board', () => nora.heard.at(-1)!.total.late === 1);
  expect(Date.now() - came).toBeLessThan(1000);
});

it('does not look for what a customer says of his request: no figure of the board has it', async () => {
  const house = await openHouse(desk);
  const conversationId = await house.mail();
  const looks = vi.spyOn(desk.app.get(Wallboards), 'look');
  const nora = await watch(await supervisor(house));
  await eventually('the first look', () => nora.heard.length);
  await pause(600);
  looks.mockClear();
  await house.inTenant((tx) =>
    desk.app.get(Events).record(tx, 'resolution.answered', { conversationId, isSettled: true, by: 'link' }),
  );
  await pause(1200);
  expect(looks).not.toHaveBeenCalled();
});

it('looks once for all who watch, seldom however much happens, and not at all for nobody', async () => {
  const house = await openHouse(desk);
  const looks = vi.spyOn(desk.app.get(Wallboards), 'look');
  for (let n = 0; n < 5; n += 1) await house.mail();
  await pause(600);
  expect(looks).not.toHaveBeenCalled();
  const nora = await supervisor(house);
  const [one, other] = [await watch(nora), await watch(nora)];
  await eventually('both boards', () => one.heard.length && other.heard.length);
  await pause(600);
  looks.mockClear();
  const began = Date.now();
  for (let n = 0; n < 20; n += 1) await house.mail();
  const took = Date.now() - began;
  await eventually('all on both boards', () => [one, other].every(({ heard }) => heard.at(-1)!.total.waiting === 25));
  expect(looks.mock.calls.length).toBeLessThanOrEqual(Math.ceil(took / 500) + 2);
  for (const { socket } of [one, other]) socket.emit('wallboard.watch', { isOpen: false });
  await pause(600);
  looks.mockClear();
  await house.mail();
  await pause(600);
  expect(looks).not.toHaveBeenCalled();
});

it('is shown to nobody who may not see it, and to nobody of another company', async () => {
  const [house, elsewhere] = [await openHouse(desk), await openHouse(desk)];
  const nora = await watch(await supervisor(house));
  const agent = await watch(await signIn(desk.app, house.tenant));
  const other = await watch(await supervisor(elsewhere));
  for (const bad of [null, 7, {}, { isOpen: 'yes' }, [[[]]]]) agent.socket.emit('wallboard.watch', bad);
  await house.mail();
  await eventually('the mail on the board', () => nora.heard.at(-1)?.total.waiting === 1);
  await pause(600);
  expect(agent.heard).toEqual([]);
  expect(other.heard.every(({ total }) => total.waiting === 0)).toBe(true);
});
