import { randomUUID } from 'node:crypto';
import { FrameClock } from '../audio/frame-clock.ts';
import type { Codec } from '../audio/frame.ts';
import { Sounds } from '../audio/sound.ts';
import type { Band, LegId, LegQuality, MediaAnchor, MediaEvent, OpenedLeg, StartedRecording } from '../media-anchor.ts';
import { MediaError } from '../media-error.ts';
import { isDigits } from '../rtp/telephone-event.ts';
import { openPair } from '../rtp/udp-pair.ts';
import { hearing, type Talk } from '../talk.ts';
import { BrowserLeg } from './browser-leg.ts';
import { DigitSender } from './digit-sender.ts';
import { Ear } from './ear.ts';
import type { Leg, LegEvents } from './leg.ts';
import { Recordings } from './recordings.ts';
import { TrunkLeg } from './trunk-leg.ts';

export interface SwitchboardOptions {
  /** Address on which legs are reached. */
  readonly host: string;
  /** UDP ports that may be used; any when null. */
  readonly ports: readonly [number, number] | null;
  readonly maxLegs: number;
}

interface Line {
  readonly leg: Leg;
  readonly ear: Ear;
  readonly digits: DigitSender;
}

/** The anchor itself, in whichever process it runs: the legs, and who hears whom. */
export class Switchboard implements MediaAnchor {
  readonly #options: SwitchboardOptions;
  readonly #lines = new Map<LegId, Line>();
  readonly #clock = new FrameClock(toTheProcess);
  readonly #sounds = new Sounds();
  readonly #recordings = new Recordings(this.#clock);
  readonly #listeners = new Set<(event: MediaEvent) => void>();
  /** Who hears each leg; made anew at the first packet after a change, since looking through all for each packet would cost more than the packet. */
  #audiences: Map<LegId, Line[]> | null = null;

  constructor(options: SwitchboardOptions) {
    this.#options = options;
  }

  answerBrowser(offer: string, band: Band = 'wide'): Promise<OpenedLeg> {
    return this.#open(
      async (events) => new BrowserLeg({ ...this.#options, band }, events),
      (leg) => leg.renegotiate(offer),
    );
  }

  offerBrowser(band: Band = 'wide'): Promise<OpenedLeg> {
    return this.#open(
      async (events) => new BrowserLeg({ ...this.#options, band }, events),
      (leg) => leg.offer(),
    );
  }

  answerTrunk(offer: string, band: Band = 'telephone'): Promise<OpenedLeg> {
    return this.#open(
      (events) => this.#trunkLeg(events, band),
      (leg) => leg.renegotiate(offer),
    );
  }

  offerTrunk(): Promise<OpenedLeg> {
    return this.#open(
      (events) => this.#trunkLeg(events, 'telephone'),
      async (leg) => leg.offer(),
    );
  }

  async acceptAnswer(leg: LegId, answer: string): Promise<void> {
    await this.#line(leg).leg.acceptAnswer(answer);
  }

  async renegotiate(leg: LegId, offer: string): Promise<string> {
    return this.#line(leg).leg.renegotiate(offer);
  }

  async arrange(talk: Talk): Promise<void> {
    const heard = hearing(talk);
    const legs = new Map([...heard.keys()].map((id) => [id, this.#line(id).leg]));
    for (const [id, sources] of heard) {
      this.#line(id).ear.hear(new Map(sources.map((source) => [source, legs.get(source)!])));
    }
    this.#audiences = null;
  }

  async play(leg: LegId, path: string, isRepeated = false): Promise<void> {
    const codec = this.#codec(leg);
    const sound = await this.#sounds.load(path, codec);
    this.#line(leg).ear.play(sound, codec, isRepeated, () => this.#tell({ type: 'played', leg }));
  }

  async stopPlaying(leg: LegId): Promise<void> {
    this.#line(leg).ear.stopPlaying();
  }

  async sendDigits(id: LegId, digits: string): Promise<void> {
    if (!isDigits(digits)) throw new MediaError('bad_digits', 'keys are 0-9, *, # and A-D, 64 at most');
    this.#codec(id);
    this.#line(id).digits.send(digits);
  }

  async record(left: LegId, right: LegId, path: string): Promise<StartedRecording> {
    const isWide = this.#codec(left) === 'opus' && this.#codec(right) === 'opus';
    return this.#recordings.start([left, right], !isWide, path);
  }

  async pauseRecording(recording: string): Promise<void> {
    this.#recordings.pause(recording);
  }

  async resumeRecording(recording: string): Promise<void> {
    this.#recordings.resume(recording);
  }

  async stopRecording(recording: string): Promise<void> {
    await this.#recordings.stop(recording);
  }

  async quality(leg: LegId): Promise<LegQuality> {
    return this.#line(leg).leg.quality();
  }

  async close(id: LegId): Promise<void> {
    const line = this.#line(id);
    this.#lines.delete(id);
    this.#audiences = null;
    line.digits.close();
    line.ear.close();
    await line.leg.close();
    await this.#recordings.legClosed(id, (leg) => this.#lines.has(leg));
  }

  onEvent(listener: (event: MediaEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  async stop(): Promise<void> {
    await Promise.allSettled([...this.#lines.keys()].map((leg) => this.close(leg)));
  }

  /** A leg that cannot be set up is not kept. */
  async #open<T extends Leg>(
    make: (events: LegEvents) => Promise<T>,
    describe: (leg: T) => Promise<string>,
  ): Promise<OpenedLeg> {
    if (this.#lines.size >= this.#options.maxLegs)
      throw new MediaError('leg_limit', `${this.#options.maxLegs} legs stand`);
    const id = randomUUID();
    const leg = await make(this.#eventsOf(id));
    this.#lines.set(id, { leg, ear: new Ear(leg, this.#clock), digits: new DigitSender(leg, this.#clock) });
    try {
      return { leg: id, sdp: await describe(leg) };
    } catch (error) {
      await this.close(id);
      throw error;
    }
  }

  async #trunkLeg(events: LegEvents, band: Band): Promise<TrunkLeg> {
    const { host, ports } = this.#options;
    return new TrunkLeg(await openPair(host, ports), { host, band }, events);
  }

  #eventsOf(id: LegId): LegEvents {
    return {
      frame: (frame) => {
        const speaker = this.#lines.get(id)?.leg;
        if (!speaker) return;
        for (const { ear } of this.#audienceOf(id)) ear.push(id, speaker, frame);
        this.#recordings.push(id, frame);
      },
      digit: (digit) => {
        this.#tell({ type: 'digit', leg: id, digit });
        // A menu at the other end of the line wants the key, too.
        const lines = this.#audienceOf(id).filter(({ leg }) => leg.kind === 'trunk');
        for (const line of lines) line.digits.send(digit);
      },
      connected: () => this.#tell({ type: 'connected', leg: id }),
      lost: () => {
        if (!this.#lines.has(id)) return;
        this.#tell({ type: 'lost', leg: id });
        this.close(id).catch(() => undefined);
      },
    };
  }

  #audienceOf(id: LegId): readonly Line[] {
    this.#audiences ??= audiencesOf(this.#lines.values());
    return this.#audiences.get(id) ?? [];
  }

  #tell(event: MediaEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  #line(id: LegId): Line {
    const line = this.#lines.get(id);
    if (!line) throw new MediaError('unknown_leg', `no leg ${id}`);
    return line;
  }

  #codec(id: LegId): Codec {
    const { codec } = this.#line(id).leg;
    if (!codec) throw new MediaError('wrong_state', 'the leg has not been answered');
    return codec;
  }
}

/** What fails in its turn is a fault of the process, as is whatever fails elsewhere. */
function toTheProcess(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}

function audiencesOf(lines: Iterable<Line>): Map<LegId, Line[]> {
  const audiences = new Map<LegId, Line[]>();
  for (const line of lines) {
    for (const source of line.ear.sources) {
      const audience = audiences.get(source);
      if (audience) audience.push(line);
      else audiences.set(source, [line]);
    }
  }
  return audiences;
}
