import type { CallStage, LEG_ROLES, RingReason } from '@guichet/contracts';
import { type Band, type LegId, Pace } from '@guichet/media';
import { asTenant, log, type rows } from '@guichet/platform';
import type { Call, OutgoingCall } from '@guichet/sip';
import type { Sounding } from './sound-plan.ts';

export type LegRole = (typeof LEG_ROLES)[number];

/** One end of a call that has a line here. */
export interface LiveLeg {
  /** Of its row. */
  readonly id: string;
  role: LegRole;
  readonly userId: string | null;
  readonly sip: Call;
  /** Of the telephone; null for the caller. */
  readonly contact: string | null;
  readonly media: LegId;
  isHeld: boolean;
  isWhispering: boolean;
  /** Of a caller who waits: answers him. */
  readonly pickUp?: () => void;
}

/** One telephone of somebody who is called. */
export interface Fork {
  readonly sip: OutgoingCall;
  readonly contact: string;
  readonly media: LegId;
}
/** All telephones of somebody who is called. */
export interface Ring {
  readonly legId: string;
  readonly role: Exclude<LegRole, 'caller'>;
  readonly userId: string;
  readonly reason: RingReason;
  readonly forks: Set<Fork>;
}
export type CallFacts = Pick<
  rows.Call,
  'id' | 'tenantId' | 'conversationId' | 'siteId' | 'visitorId' | 'language' | 'menuId' | 'startedAt'
>;

/** A call whose lines this process holds. Rows say what it is; this is what of it is here. All work on it is done in turn. */
export class LiveCall {
  readonly legs = new Map<string, LiveLeg>();
  readonly rings = new Map<string, Ring>();
  state: CallStage;
  answeredAt: Date | null;
  /** His page said that it will be left. */
  isMoving = false;
  isCallerAway = false;
  /** The colleague who was asked is in the talk. */
  isJoined = false;
  isOver = false;
  /** It waits for an agent, or has one. */
  isPlaced = false;
  /** Its rows will be looked at in a turn that waits. */
  isLookDue = false;
  /** A trunk speaks G.711 alone. */
  band: Band = 'wide';
  /** Of a number that is being dialled: lets it go. */
  giveUp: (() => void) | null = null;
  /** What each leg hears beside the others, as it was last arranged. */
  readonly sounding = new Map<LegId, string>();
  readonly facts: CallFacts;
  /** Its caller's lines, one after another: a page of the shop has one. */
  readonly callersPace = new Pace({ atOnce: 30, perSecond: 0.5 });
  readonly #timers = new Map<string, NodeJS.Timeout>();
  #turns: Promise<unknown> = Promise.resolve();

  constructor(row: rows.Call) {
    this.facts = row;
    this.state = row.state;
    this.answeredAt = row.answeredAt;
  }

  get id(): string {
    return this.facts.id;
  }
  get caller(): LiveLeg | null {
    return this.withRole('caller');
  }
  get agent(): LiveLeg | null {
    return this.withRole('agent');
  }
  get colleague(): LiveLeg | null {
    return this.withRole('colleague');
  }
  get supervisors(): LiveLeg[] {
    return [...this.legs.values()].filter(({ role }) => role === 'supervisor');
  }
  legOf(media: LegId): LiveLeg | undefined {
    return [...this.legs.values()].find((leg) => leg.media === media);
  }

  /** After all that was begun before, as the call's tenant, without a person. */
  turn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turns.then(() => asTenant(this.facts.tenantId, work));
    this.#turns = turn.catch(() => undefined);
    return turn;
  }

  /** The same where nobody waits for it. */
  inTurn(work: () => Promise<unknown>): void {
    this.turn(work).catch((error: unknown) => log.error({ err: error, callId: this.id }, 'a call could not go on'));
  }

  /** Once, unless it is set anew or cleared before. */
  after(name: string, ms: number, work: () => Promise<unknown>): void {
    this.clear(name);
    this.#timers.set(name, setTimeout(() => this.inTurn(async () => (this.isOver ? undefined : work())), ms).unref());
  }
  isTimed(name: string): boolean {
    return this.#timers.has(name);
  }
  clear(name: string): void {
    clearTimeout(this.#timers.get(name));
    this.#timers.delete(name);
  }
  clearAll(): void {
    for (const name of [...this.#timers.keys()]) this.clear(name);
  }

  get soundingNow(): Sounding {
    const { state, isCallerAway, isJoined } = this;
    return {
      ...{ state, caller: this.caller, isCallerAway, agent: this.agent, colleague: this.colleague, isJoined },
      isColleagueCalled: [...this.rings.values()].some(({ role }) => role === 'colleague'),
      supervisors: this.supervisors,
    };
  }

  private withRole(role: LegRole): LiveLeg | null {
    return [...this.legs.values()].find((leg) => leg.role === role) ?? null;
  }
}
