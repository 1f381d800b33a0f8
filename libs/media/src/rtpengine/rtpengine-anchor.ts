import type { Band, LegId, LegQuality, MediaAnchor, MediaEvent, OpenedLeg, StartedRecording } from '../media-anchor.ts';
import { MediaError } from '../media-error.ts';
import type { MediaLog } from '../media-log.ts';
import { NodeAnchor } from '../node/node-anchor.ts';
import type { SwitchboardOptions } from '../node/switchboard.ts';
import { isDigits } from '../rtp/telephone-event.ts';
import { hearing, type Talk } from '../talk.ts';
import { RtpengineControl } from './control.ts';
import { KeyWire } from './key-wire.ts';
import { LegWatch } from './leg-watch.ts';
import { Lines } from './lines.ts';
import { type LegKind, RtpengineLeg } from './rtpengine-leg.ts';

export interface RtpengineOptions {
  /** rtpengine's control port, by UDP and TCP. */
  readonly control: { readonly host: string; readonly port: number };
  /** The media process, which rtpengine reaches by plain RTP. */
  readonly mixer: SwitchboardOptions;
}

/**
 * Legs on rtpengine, each a call of its own there. Two who talk are relayed by it; what must be made (sounds, the voices of
 * several, recordings, keys) is made by driver `node`, to which the legs concerned are joined over plain RTP. No party is asked.
 */
export class RtpengineAnchor implements MediaAnchor {
  readonly #control: RtpengineControl;
  readonly #mixer: NodeAnchor;
  readonly #keys: KeyWire;
  readonly #watch: LegWatch;
  readonly #lines: Lines;
  readonly #maxLegs: number;
  readonly #listeners = new Set<(event: MediaEvent) => void>();

  constructor({ control: { host, port }, mixer }: RtpengineOptions, log: MediaLog) {
    this.#control = new RtpengineControl(host, port);
    this.#mixer = new NodeAnchor(mixer, log);
    this.#lines = new Lines(this.#mixer);
    this.#maxLegs = mixer.maxLegs;
    this.#keys = new KeyWire(host, port, (leg, digit) => {
      if (this.#lines.has(leg)) this.#tell({ type: 'digit', leg, digit });
    });
    this.#watch = new LegWatch((event) => (event.type === 'lost' ? this.#lose(event.leg) : this.#tell(event)));
    this.#mixer.onEvent((event) => this.#hearMixer(event));
  }

  answerBrowser(offer: string, band: Band = 'wide'): Promise<OpenedLeg> {
    return this.#open('browser', band, (leg) => leg.renegotiate(offer));
  }

  answerTrunk(offer: string, band: Band = 'telephone'): Promise<OpenedLeg> {
    return this.#open('trunk', band, (leg) => leg.renegotiate(offer));
  }

  offerBrowser(band: Band = 'wide'): Promise<OpenedLeg> {
    return this.#open('browser', band, (leg) => leg.offer());
  }

  offerTrunk(): Promise<OpenedLeg> {
    return this.#open('trunk', 'telephone', (leg) => leg.offer());
  }

  async acceptAnswer(id: LegId, answer: string): Promise<void> {
    const { leg } = this.#lines.line(id);
    await this.#lines.described(id, () => leg.acceptAnswer(answer));
    this.#watch.begin(leg);
  }

  async renegotiate(id: LegId, offer: string): Promise<string> {
    const { leg } = this.#lines.line(id);
    return this.#lines.described(id, () => leg.renegotiate(offer));
  }

  async arrange(talk: Talk): Promise<void> {
    const legs = [...hearing(talk).keys()];
    for (const id of legs) this.#answered(id);
    await this.#lines.change(legs, () => this.#lines.setTalk(talk));
  }

  async play(id: LegId, sound: string, isRepeated = false): Promise<void> {
    const line = this.#answered(id);
    await this.#lines.change([id], () => (line.sound = 'playing'));
    await this.#mixer.play(this.#lines.bridge(id), sound, isRepeated).catch(async (error: unknown) => {
      await this.stopPlaying(id);
      throw error;
    });
  }

  async stopPlaying(id: LegId): Promise<void> {
    const line = this.#lines.line(id);
    if (line.sound === null) return;
    await this.#mixer.stopPlaying(this.#lines.bridge(id));
    await this.#lines.change([id], () => (line.sound = null));
  }

  async sendDigits(id: LegId, digits: string): Promise<void> {
    const line = this.#answered(id);
    if (!isDigits(digits)) throw new MediaError('bad_digits', 'keys are 0-9, *, # and A-D, 64 at most');
    // For good: more will follow, and the way is not to change between them.
    await this.#lines.change([id], () => (line.hasKeys = true));
    await this.#mixer.sendDigits(this.#lines.bridge(id), digits);
  }

  async record(left: LegId, right: LegId, path: string): Promise<StartedRecording> {
    const legs = [left, right] as const;
    for (const id of legs) this.#answered(id);
    const pending = Symbol('recording');
    await this.#lines.change(legs, () => this.#lines.recordings.set(pending, legs));
    try {
      const started = await this.#mixer.record(this.#lines.bridge(left), this.#lines.bridge(right), path);
      this.#lines.recordings.set(started.recording, legs);
      return started;
    } finally {
      await this.#lines.change(legs, () => this.#lines.recordings.delete(pending));
    }
  }

  pauseRecording(recording: string): Promise<void> {
    return this.#mixer.pauseRecording(recording);
  }

  resumeRecording(recording: string): Promise<void> {
    return this.#mixer.resumeRecording(recording);
  }

  async stopRecording(recording: string): Promise<void> {
    await this.#mixer.stopRecording(recording).finally(() => {
      const legs = this.#lines.recordings.get(recording) ?? [];
      return this.#lines.change(legs, () => this.#lines.recordings.delete(recording));
    });
  }

  async quality(id: LegId): Promise<LegQuality> {
    const { leg } = this.#lines.line(id);
    const { lastPacketAt: _, ...figures } = await leg.look();
    return { codec: leg.codec, ...figures };
  }

  async close(id: LegId): Promise<void> {
    const { leg } = this.#lines.line(id);
    this.#watch.end(id);
    const [closed] = await Promise.allSettled([this.#lines.remove(id)]);
    await leg.close();
    if (closed.status === 'rejected') throw closed.reason;
  }

  onEvent(listener: (event: MediaEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  async stop(): Promise<void> {
    await Promise.allSettled(this.#lines.ids().map((leg) => this.close(leg)));
    this.#keys.close();
    this.#control.close();
    await this.#mixer.stop();
  }

  /** Of the media process, for whoever measures what it costs. */
  get processId(): number | null {
    return this.#mixer.processId;
  }

  /** A leg that cannot be set up is not kept. */
  async #open(kind: LegKind, band: Band, describe: (leg: RtpengineLeg) => Promise<string>): Promise<OpenedLeg> {
    if (this.#lines.ids().length >= this.#maxLegs) throw new MediaError('leg_limit', `${this.#maxLegs} legs stand`);
    const leg = new RtpengineLeg(kind, band, this.#control);
    this.#lines.add(leg);
    try {
      const sdp = await describe(leg);
      if (leg.isAnswered) this.#watch.begin(leg);
      return { leg: leg.id, sdp };
    } catch (error) {
      await this.#lines.remove(leg.id);
      // rtpengine may not have heard of it, and may not be there.
      leg.close().catch(() => undefined);
      throw error;
    }
  }

  /** Keys are told by rtpengine, and legs of the mixer are connected when they are made. */
  #hearMixer(event: MediaEvent): void {
    const id = this.#lines.ofBridge(event.leg);
    if (id === undefined) return;
    if (event.type === 'lost') this.#lose(id);
    if (event.type !== 'played') return;
    this.#lines.line(id).sound = 'over';
    this.#tell({ type: 'played', leg: id });
  }

  #lose(leg: LegId): void {
    if (!this.#lines.has(leg)) return;
    this.#tell({ type: 'lost', leg });
    this.close(leg).catch(() => undefined);
  }

  #tell(event: MediaEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  #answered(id: LegId): ReturnType<Lines['line']> {
    const line = this.#lines.line(id);
    if (!line.leg.isAnswered) throw new MediaError('wrong_state', 'the leg has not been answered');
    return line;
  }
}
