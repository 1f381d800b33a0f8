import type { LegId, RecordingId } from '../media-anchor.ts';
import { MediaError } from '../media-error.ts';
import type { NodeAnchor } from '../node/node-anchor.ts';
import { hearing, type Talk } from '../talk.ts';
import type { RtpengineLeg } from './rtpengine-leg.ts';
import { reach, type Way, type WiredLeg, wiring } from './wiring.ts';

export interface Line {
  readonly leg: RtpengineLeg;
  /** The last that named it. */
  talk: Talk | null;
  /** Played to it: until somebody stops it, or the next arrangement once it is over. */
  sound: 'playing' | 'over' | null;
  hasKeys: boolean;
  /** Whom it hears past the mixer; and whom it has heard so before: browsers do not go back to a stream that they have left. */
  relayed: LegId | null;
  readonly left: Set<LegId>;
  /** Its line to the mixer: each time a new one, with a stream of its own. */
  bridge: { readonly id: LegId; readonly sdp: string } | null;
}

/** The legs, and what joins them. Whatever changes what they hear or need is done in turn, and then the ways are laid anew. */
export class Lines {
  /** Which legs are written; a symbol stands for one that is about to begin. */
  readonly recordings = new Map<RecordingId | symbol, readonly LegId[]>();
  readonly #mixer: NodeAnchor;
  readonly #lines = new Map<LegId, Line>();
  readonly #talks = new Set<Talk>();
  #turn: Promise<unknown> = Promise.resolve();

  constructor(mixer: NodeAnchor) {
    this.#mixer = mixer;
  }

  add(leg: RtpengineLeg): void {
    this.#lines.set(leg.id, {
      leg,
      talk: null,
      sound: null,
      hasKeys: false,
      relayed: null,
      left: new Set(),
      bridge: null,
    });
  }

  has(id: LegId): boolean {
    return this.#lines.has(id);
  }

  ids(): LegId[] {
    return [...this.#lines.keys()];
  }

  line(id: LegId): Line {
    const line = this.#lines.get(id);
    if (!line) throw new MediaError('unknown_leg', `no leg ${id}`);
    return line;
  }

  bridge(id: LegId): LegId {
    const { bridge } = this.line(id);
    if (!bridge) throw new MediaError('unavailable', 'the leg has no line to the mixer');
    return bridge.id;
  }

  ofBridge(bridge: LegId): LegId | undefined {
    return [...this.#lines].find(([, line]) => line.bridge?.id === bridge)?.[0];
  }

  /** What its legs hear from now on. */
  setTalk(talk: Talk): void {
    this.#talks.add(talk);
    for (const id of hearing(talk).keys()) {
      const line = this.line(id);
      line.talk = talk;
      if (line.sound === 'over') line.sound = null;
    }
    const alive = new Set([...this.#lines.values()].map((line) => line.talk));
    for (const old of this.#talks) if (!alive.has(old)) this.#talks.delete(old);
  }

  /** Something that concerns these legs, then the ways of all whom they hear or are heard by, before and after. */
  change(legs: readonly LegId[], what: () => unknown): Promise<void> {
    return this.#inTurn(async () => {
      const before = reach(this.#wired(), legs);
      what();
      await this.#lay(new Set([...before, ...reach(this.#wired(), legs)]));
    });
  }

  /** A leg that has been described anew: what it speaks and where may be others'. */
  described<T>(id: LegId, describe: () => Promise<T>): Promise<T> {
    return this.#inTurn(async () => {
      const { format } = this.line(id).leg;
      const described = await describe();
      if (format !== '' && this.line(id).leg.format !== format) {
        await this.#leave(this.line(id));
        await this.#lay(reach(this.#wired(), [id]));
      }
      return described;
    });
  }

  /** Those who spoke to it are turned away first, before its ports are another's. */
  remove(id: LegId): Promise<void> {
    return this.#inTurn(async () => {
      const { bridge } = this.line(id);
      const group = reach(this.#wired(), [id]);
      this.#lines.delete(id);
      for (const [recording, legs] of this.recordings)
        if (!legs.some((leg) => this.has(leg))) this.recordings.delete(recording);
      group.delete(id);
      await this.#lay(group).finally(() => bridge && this.#mixer.close(bridge.id));
    });
  }

  #inTurn<T>(task: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(task);
    this.#turn = done.catch(() => undefined);
    return done;
  }

  #wired(): Map<LegId, WiredLeg> {
    const recorded = new Set([...this.recordings.values()].flat());
    return new Map([...this.#lines].map(([id, line]) => [id, this.#wiredLeg(id, line, recorded.has(id))]));
  }

  #wiredLeg(id: LegId, { leg, talk, sound, hasKeys, left }: Line, isRecorded: boolean): WiredLeg {
    const hears = ((talk && hearing(talk).get(id)) ?? []).filter((source) => this.#lines.has(source));
    const needsMixer = sound !== null || hasKeys || isRecorded || hears.some((source) => left.has(source));
    return { hears, format: leg.format, needsMixer };
  }

  async #lay(legs: ReadonlySet<LegId>): Promise<void> {
    const ways = wiring(new Map([...this.#wired()].filter(([id]) => legs.has(id))));
    for (const id of ways.keys())
      this.#relay(
        this.line(id),
        [...ways].find(([, way]) => way.to === 'leg' && way.leg === id),
      );
    const mixed = [...ways].filter(([, { to }]) => to === 'mixer').map(([id]) => id);
    await Promise.all(mixed.map((id) => this.#join(this.line(id))));
    await this.#arrangeMixer(new Set(mixed));
    await Promise.all([...ways].map(([id, way]) => this.line(id).leg.isAnswered && this.#point(this.line(id), way)));
    await Promise.all([...ways].map(([id, { to }]) => to !== 'mixer' && this.#leave(this.line(id))));
  }

  #relay(line: Line, source: readonly [LegId, Way] | undefined): void {
    const relayed = source?.[0] ?? null;
    if (line.relayed !== null && line.relayed !== relayed) line.left.add(line.relayed);
    line.relayed = relayed;
  }

  async #join(line: Line): Promise<void> {
    if (line.bridge) return;
    const { leg, sdp } = await this.#mixer.answerTrunk(line.leg.inside, line.leg.band);
    line.bridge = { id: leg, sdp };
  }

  async #leave(line: Line): Promise<void> {
    const { bridge } = line;
    line.bridge = null;
    if (bridge) await this.#mixer.close(bridge.id);
  }

  /** In the order in which they were said: a later talk goes before an earlier one of the same leg. */
  async #arrangeMixer(mixed: ReadonlySet<LegId>): Promise<void> {
    const bridged = (ids: readonly LegId[]): LegId[] => ids.filter((id) => mixed.has(id)).map((id) => this.bridge(id));
    for (const { parties, supervisors = [] } of this.#talks) {
      const talk = {
        parties: bridged(parties),
        supervisors: supervisors.filter(({ leg }) => mixed.has(leg)).map((one) => this.#bridgedSupervisor(one, mixed)),
      };
      if (talk.parties.length + talk.supervisors.length > 0) await this.#mixer.arrange(talk);
    }
  }

  #bridgedSupervisor(
    { leg, whispersTo }: NonNullable<Talk['supervisors']>[number],
    mixed: ReadonlySet<LegId>,
  ): NonNullable<Talk['supervisors']>[number] {
    const isHeard = whispersTo !== undefined && mixed.has(whispersTo);
    return { leg: this.bridge(leg), ...(isHeard ? { whispersTo: this.bridge(whispersTo) } : {}) };
  }

  #point({ leg, bridge }: Line, way: Way): Promise<void> {
    if (way.to === 'mixer') return leg.point(bridge!.sdp);
    return leg.point(way.to === 'leg' ? this.line(way.leg).leg.inside : null);
  }
}
