import type { RoutableAgent } from '../../libs/routing/src/choice/agent-load.ts';
import { choose, type WaitingItem } from '../../libs/routing/src/choice/choose.ts';
import type { QueueRules } from '../../libs/routing/src/choice/pool.ts';
import { Cycles } from './cycles.ts';
import { EventQueue } from './event-queue.ts';

export interface CallCentreSettings {
  callsPerHour: number;
  handleSeconds: number;
  targetSeconds: number;
  agents: number;
  /** Mean; null: nobody ever gives up. */
  patienceSeconds: number | null;
}
type Event = { at: number; agent: RoutableAgent } | { at: number; item: WaitingItem };

const QUEUE: QueueRules = { id: 'calls', memberIds: null, agentOrder: 'longest_idle', calmPercent: 80 };
const QUEUES = new Map([[QUEUE.id, QUEUE]]);
const IN_CALL: RoutableAgent['held'] = [{ channel: 'voice', units: 100 }];
const IDLE: RoutableAgent['held'] = [];
/** So often everybody and all that waits is put before the choice. */
const AUDIT_EVERY = 500;

/** Calls come at random to agents who take one at a time; who gets which is for the router's own choice to say. */
export class CallCentre {
  readonly cycles = new Cycles();
  private readonly settings: CallCentreSettings;
  private readonly next: () => number;
  private readonly agents: readonly RoutableAgent[];
  private free: RoutableAgent[];
  private waiting: WaitingItem[] = [];
  private readonly events = new EventQueue<Event>();
  private clock = 0;
  private calls = 0;
  private choices = 0;

  constructor(settings: CallCentreSettings, next: () => number) {
    [this.settings, this.next] = [settings, next];
    this.agents = Array.from({ length: settings.agents }, (_, index) => idleAgent(`agent-${index}`));
    this.free = [...this.agents];
  }

  run(calls: number, leastCycles = 0): Cycles {
    const gap = 3600 / this.settings.callsPerHour;
    let nextCallAt = this.after(gap);
    while (this.calls < calls || this.cycles.cycles < leastCycles) {
      const event = this.events.first;
      if (event && event.at <= nextCallAt) {
        this.events.pop();
        this.clock = event.at;
        if ('agent' in event) this.finish(event.agent);
        else this.giveUp(event.item);
      } else {
        this.clock = nextCallAt;
        this.come();
        nextCallAt = this.after(gap);
      }
    }
    return this.cycles;
  }

  private come(): void {
    if (this.free.length === 1) this.cycles.begin();
    this.cycles.call();
    const item = callAt(this.clock, (this.calls += 1));
    this.waiting.push(item);
    this.drain();
    if (this.waiting.length === 0) return;
    this.cycles.count('waited');
    const { patienceSeconds } = this.settings;
    if (patienceSeconds !== null) this.events.push({ at: this.after(patienceSeconds), item });
  }

  private finish(agent: RoutableAgent): void {
    agent.held = IDLE;
    agent.idleSince = this.clock;
    this.free.push(agent);
    this.drain();
  }

  private giveUp(item: WaitingItem): void {
    const at = this.waiting.indexOf(item);
    if (at < 0) return;
    this.waiting.splice(at, 1);
    this.cycles.count('abandoned');
    this.cycles.count('waitedSeconds', (this.clock - item.originalArrivalAt) / 1000);
  }

  /** Without a free agent or a call that waits there is nothing to choose; of a long queue its head is enough. */
  private drain(): void {
    const { free, waiting } = this;
    if (free.length === 0 || waiting.length === 0) return;
    const choices = choose(waiting.slice(0, free.length + 1), free, QUEUES, this.clock);
    if (this.choices++ % AUDIT_EVERY === 0) this.audit(choices);
    for (const { item, agentId } of choices) this.answer(item, agentId);
  }

  private answer(item: WaitingItem, agentId: string): void {
    const agent = this.free.find(({ id }) => id === agentId)!;
    this.free.splice(this.free.indexOf(agent), 1);
    if (this.waiting[0] === item) this.waiting.shift();
    else this.waiting.splice(this.waiting.indexOf(item), 1);
    agent.held = IN_CALL;
    agent.lastAssignedAt = this.clock;
    this.events.push({ at: this.after(this.settings.handleSeconds), agent });
    const seconds = (this.clock - item.originalArrivalAt) / 1000;
    if (seconds <= this.settings.targetSeconds) this.cycles.count('inTarget');
    this.cycles.count('waitedSeconds', seconds);
  }

  /** What was left out for speed makes no difference. */
  private audit(choices: ReturnType<typeof choose>): void {
    const all = choose(this.waiting, this.agents, QUEUES, this.clock);
    const told = (some: typeof all) => some.map(({ item, agentId }) => `${item.id} ${agentId}`).join();
    if (told(all) !== told(choices)) throw new Error(`chosen were ${told(choices)}, of everybody ${told(all)}`);
  }

  /** Exponential. */
  private after(meanSeconds: number): number {
    return this.clock - Math.log(1 - this.next()) * meanSeconds * 1000;
  }
}

const idleAgent = (id: string): RoutableAgent => ({
  ...{ id, isPresent: true, isReady: true, channels: new Set(['voice'] as const), capacity: 100, maximums: {} },
  ...{ skills: new Map(), idleSince: 0, lastAssignedAt: null, held: IDLE },
});

const NO_SKILLS: WaitingItem['skills'] = [];
const NO_COOL_DOWNS: WaitingItem['coolDowns'] = {};
/** Written out, as millions of them are made. */
const callAt = (at: number, number: number): WaitingItem => ({
  id: `call-${number}`,
  queueId: QUEUE.id,
  channel: 'voice',
  units: 100,
  skills: NO_SKILLS,
  priority: 0,
  originalArrivalAt: at,
  enqueuedAt: at,
  preferredAgentId: null,
  stickyUntil: null,
  coolDowns: NO_COOL_DOWNS,
});
