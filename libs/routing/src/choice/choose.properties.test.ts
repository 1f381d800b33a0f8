import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RoutableAgent } from './agent-load.ts';
import { NOW } from './choice.fixtures.ts';
import { type Choice, choose, Chooser } from './choose.ts';
import { hasRoom, plainChoice } from './plain-choice.fixtures.ts';
import { Pool } from './pool.ts';
import { quietly, type World, worlds } from './world.fixtures.ts';

const made = ({ items, agents, queues }: World): Choice[] => choose(items, agents, queues, NOW);
const holds = (property: (world: World) => void, numRuns = 1000) =>
  fc.assert(fc.property(worlds, property), { numRuns });

function withGiven({ agents }: World, choices: readonly Choice[]): RoutableAgent[] {
  return agents.map((agent) => {
    const mine = choices.filter(({ agentId }) => agentId === agent.id).map(({ item }) => item);
    return { ...agent, held: [...agent.held, ...mine] };
  });
}

describe('the choice', () => {
  it('comes to what the rules say, read plainly', () => {
    holds((world) => {
      expect(made(world).map(({ item, agentId }) => `${item.id}>${agentId}`)).toEqual(plainChoice(world, NOW));
    }, 3000);
  });

  it('gives no item to two agents', () => {
    holds((world) => {
      const ids = made(world).map(({ item }) => item.id);
      expect(new Set(ids).size).toBe(ids.length);
    });
  });

  it('gives nobody more than his capacity and maximums', () => {
    holds((world) => {
      const hands = new Map(world.agents.map((agent) => [agent.id, { agent, held: [...agent.held] }]));
      for (const { item, agentId } of made(world)) {
        const hand = hands.get(agentId)!;
        expect(hasRoom(hand, item)).toBe(true);
        hand.held.push(item);
      }
    });
  });

  it('leaves no item waiting beside an agent who could have it, once the system is quiet', () => {
    holds((restless) => {
      const world = quietly(restless);
      const choices = made(world);
      const given = new Set(choices.map(({ item }) => item));
      for (const item of world.items.filter((one) => !given.has(one))) {
        const { memberIds } = world.queues.get(item.queueId)!;
        const idle = withGiven(world, choices).filter(
          (agent) =>
            agent.isReady &&
            (memberIds?.has(agent.id) ?? true) &&
            agent.channels.has(item.channel) &&
            hasRoom({ agent, held: [...agent.held] }, item) &&
            (!item.skills.length ||
              item.skills.some(({ needs }) =>
                needs.every(({ skillId, level }) => (agent.skills.get(skillId) ?? 0) >= level),
              )),
        );
        expect(idle).toEqual([]);
      }
    });
  });

  it('leaves nothing to a second router that sees what the first gave', () => {
    holds((world) => {
      const choices = made(world);
      const given = new Set(choices.map(({ item }) => item));
      const rest = world.items.filter((item) => !given.has(item));
      expect(made({ ...world, agents: withGiven(world, choices), items: rest })).toEqual([]);
    });
  });

  it('is the same in pages and in one go', () => {
    fc.assert(
      fc.property(worlds, fc.integer({ min: 1, max: 7 }), (world, size) => {
        const chooser = new Chooser(new Pool(world.agents), world.queues, NOW);
        const paged: Choice[] = [];
        for (let at = 0; at < world.items.length; at += size) {
          paged.push(...chooser.chooseAmong(world.items.slice(at, at + size)));
        }
        expect(paged).toEqual(made(world));
      }),
      { numRuns: 1000 },
    );
  });

  it('is the same in whatever order agents are handed in', () => {
    holds((world) => {
      const pairs = (choices: Choice[]) => choices.map(({ item, agentId }) => [item.id, agentId]);
      expect(pairs(made({ ...world, agents: world.agents.toReversed() }))).toEqual(pairs(made(world)));
    });
  });

  it('asks more people as time goes by, never fewer', () => {
    holds((world) => {
      const [item] = quietly(world).items;
      if (!item) return;
      const takers = (waitedMs: number) =>
        world.agents
          .filter((agent) => {
            // Everybody is there, so that the steps are the same; one has his hands free.
            const agents = world.agents.map((one) => ({
              ...one,
              isReady: one === agent,
              isPresent: true,
              held: [],
            }));
            const items = [{ ...item, enqueuedAt: NOW - waitedMs }];
            return made({ agents, items, queues: quietly(world).queues }).length > 0;
          })
          .map(({ id }) => id);
      const [early, later, late] = [takers(0), takers(61_000), takers(121_000)];
      expect(later).toEqual(expect.arrayContaining(early));
      expect(late).toEqual(expect.arrayContaining(later));
    }, 300);
  });
});

describe('the explanation', () => {
  it('has the winner as the first of those who could have it', () => {
    holds((world) => {
      for (const { agentId, reason, explanation } of made(world)) {
        const [first, ...others] = explanation.candidates;
        expect(first).toMatchObject({ agentId, verdict: 'chosen' });
        expect(others.some((one) => one.agentId === agentId || one.verdict === 'chosen')).toBe(false);
        expect(new Set(others.map((one) => one.agentId)).size).toBe(others.length);
        const keys = others.filter(({ verdict }) => verdict === 'eligible').map(({ key }) => key!);
        expect(keys).toEqual(keys.toSorted((a, b) => a - b));
        if (reason === 'routed') expect(keys.every((key) => key >= first!.key!)).toBe(true);
      }
    });
  });

  it('calls able exactly those who would be next without him', () => {
    holds((world) => {
      const choices = made(world);
      const [last] = choices.slice(-1);
      if (last?.reason !== 'routed') return;
      const second = last.explanation.candidates.find(({ verdict }) => verdict === 'eligible')?.agentId;
      const item = { ...last.item, coolDowns: { ...last.item.coolDowns, [last.agentId]: NOW + 1 } };
      const items = world.items.map((one) => (one === last.item ? item : one));
      const again = made({ ...world, items }).find((choice) => choice.item === item);
      expect(again?.agentId).toBe(second);
    });
  });
});
