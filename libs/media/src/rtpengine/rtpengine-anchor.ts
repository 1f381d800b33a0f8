import { randomUUID } from 'node:crypto';
import type { Band, LegId, LegQuality, MediaAnchor, MediaEvent, OpenedLeg, StartedRecording } from '../media-anchor.ts';
import { MediaError } from '../media-error.ts';
import { checkSdp } from '../rtp/sdp.ts';
import { hearing, type Talk } from '../talk.ts';
import { RtpengineControl } from './control.ts';
import { asDtlsClient, chosenCodec, codecsOf, placeholder } from './plain-sdp.ts';
import { readQuality } from './read-quality.ts';

type Codec = NonNullable<LegQuality['codec']>;

/** The tags of a leg's call in rtpengine: the party, and the inside where legs are joined. */
const [PARTY, INSIDE] = ['party', 'inside'] as const;

const BROWSER = {
  ICE: 'force',
  'transport-protocol': 'UDP/TLS/RTP/SAVPF',
  'rtcp-mux': ['offer', 'require'],
  SDES: ['off'],
  flags: ['trust-address', 'generate-mid', 'no-rtcp-attribute'],
};
const PLAIN = {
  ICE: 'remove',
  'transport-protocol': 'RTP/AVP',
  'rtcp-mux': ['demux'],
  DTLS: 'off',
  SDES: ['off'],
  flags: ['trust-address', 'strip-extmap'],
};

interface RtpengineLeg {
  /** How rtpengine speaks with the party. */
  readonly outside: typeof BROWSER | typeof PLAIN;
  readonly allowed: readonly Codec[];
  codec: Codec | null;
  /** Who hears this leg. */
  target: LegId | null;
  /** Where the inside takes what the party is to hear; null until it has spoken. */
  inside: string | null;
  isPlaying: boolean;
  /** Tells that a sound has come to its end. */
  ending: NodeJS.Timeout | null;
}

export interface RtpengineOptions {
  readonly host: string;
  readonly port: number;
  readonly maxLegs: number;
}

/**
 * Legs on rtpengine, each a call of its own there, joined over plain RTP: pointing the insides of two legs at each other changes
 * who hears whom, and neither party is asked.
 */
export class RtpengineAnchor implements MediaAnchor {
  readonly #control: RtpengineControl;
  readonly #maxLegs: number;
  readonly #legs = new Map<LegId, RtpengineLeg>();
  readonly #listeners = new Set<(event: MediaEvent) => void>();

  constructor({ host, port, maxLegs }: RtpengineOptions) {
    this.#control = new RtpengineControl(host, port);
    this.#maxLegs = maxLegs;
  }

  answerBrowser(offer: string, band: Band = 'wide'): Promise<OpenedLeg> {
    return this.#answer(offer, BROWSER, codecsOf(band));
  }

  answerTrunk(offer: string): Promise<OpenedLeg> {
    return this.#answer(offer, PLAIN, codecsOf('telephone'));
  }

  offerBrowser(band: Band = 'wide'): Promise<OpenedLeg> {
    return this.#offer(BROWSER, codecsOf(band));
  }

  offerTrunk(): Promise<OpenedLeg> {
    return this.#offer(PLAIN, codecsOf('telephone'));
  }

  async acceptAnswer(id: LegId, answer: string): Promise<void> {
    const leg = this.#leg(id);
    checkSdp(answer);
    const codec = agreed(answer, leg.allowed);
    const tags = { 'call-id': id, 'from-tag': INSIDE, 'to-tag': PARTY };
    leg.inside = sdpOf(await this.#control.ask('answer', { ...tags, sdp: answer, ...PLAIN }));
    leg.codec = codec;
  }

  async renegotiate(id: LegId, offer: string): Promise<string> {
    const leg = this.#leg(id);
    checkSdp(offer);
    const codec = agreed(offer, leg.allowed);
    const tags = { 'call-id': id, 'from-tag': PARTY, 'to-tag': INSIDE };
    leg.inside = sdpOf(await this.#control.ask('offer', { ...tags, sdp: offer, ...PLAIN }));
    leg.codec = codec;
    return sdpOf(await this.#control.ask('answer', { ...tags, sdp: placeholder([codec]), ...leg.outside }));
  }

  async arrange(talk: Talk): Promise<void> {
    const heard = hearing(talk);
    for (const [id, sources] of heard)
      checkJoin(
        this.#leg(id),
        sources.map((source) => this.#leg(source)),
      );
    for (const [id, target] of this.#targets(heard)) await this.#point(id, target);
  }

  async play(id: LegId, sound: string, isRepeated = false): Promise<void> {
    const leg = this.#leg(id);
    if (!leg.codec) throw new MediaError('wrong_state', 'the leg has not been answered');
    await this.stopPlaying(id);
    const { duration } = await this.#control
      .ask('play media', {
        'call-id': id,
        'from-tag': PARTY,
        file: `${sound}.opus`,
        ...(isRepeated ? { 'repeat-times': 100_000 } : {}),
      })
      .catch((error: MediaError) => {
        throw error.code === 'unavailable' ? new MediaError('unknown_sound', error.message) : error;
      });
    leg.isPlaying = true;
    if (!isRepeated) leg.ending = setTimeout(() => this.#tell({ type: 'played', leg: id }), Number(duration ?? 0));
  }

  async stopPlaying(id: LegId): Promise<void> {
    const leg = this.#leg(id);
    if (leg.ending) clearTimeout(leg.ending);
    leg.ending = null;
    if (!leg.isPlaying) return;
    leg.isPlaying = false;
    // It may have come to its end meanwhile.
    await this.#control.ask('stop media', { 'call-id': id, 'from-tag': PARTY }).catch(() => undefined);
  }

  sendDigits(): Promise<void> {
    return notSupported('telephone events');
  }

  record(): Promise<StartedRecording> {
    return notSupported('recording');
  }

  pauseRecording(): Promise<void> {
    return notSupported('recording');
  }

  resumeRecording(): Promise<void> {
    return notSupported('recording');
  }

  stopRecording(): Promise<void> {
    return notSupported('recording');
  }

  async quality(id: LegId): Promise<LegQuality> {
    const { codec } = this.#leg(id);
    return { codec, ...readQuality(await this.#control.ask('query', { 'call-id': id }), PARTY) };
  }

  async close(id: LegId): Promise<void> {
    const leg = this.#leg(id);
    // Before the port is another's.
    await this.#silence(id);
    this.#legs.delete(id);
    if (leg.ending) clearTimeout(leg.ending);
    await this.#control.ask('delete', { 'call-id': id });
  }

  onEvent(listener: (event: MediaEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  async stop(): Promise<void> {
    await Promise.allSettled([...this.#legs.keys()].map((leg) => this.close(leg)));
    this.#control.close();
  }

  #answer(offer: string, outside: RtpengineLeg['outside'], allowed: readonly Codec[]): Promise<OpenedLeg> {
    return this.#open(outside, allowed, (id) => this.renegotiate(id, offer));
  }

  #offer(outside: RtpengineLeg['outside'], allowed: readonly Codec[]): Promise<OpenedLeg> {
    return this.#open(outside, allowed, async (id) => {
      const facts = { 'call-id': id, 'from-tag': INSIDE, sdp: placeholder(allowed), ...outside };
      return asDtlsClient(sdpOf(await this.#control.ask('offer', facts)));
    });
  }

  /** A leg that cannot be set up is not kept. */
  async #open(
    outside: RtpengineLeg['outside'],
    allowed: readonly Codec[],
    describe: (id: LegId) => Promise<string>,
  ): Promise<OpenedLeg> {
    if (this.#legs.size >= this.#maxLegs) throw new MediaError('leg_limit', `${this.#maxLegs} legs stand`);
    const leg = randomUUID();
    this.#legs.set(leg, { outside, allowed, codec: null, inside: null, target: null, isPlaying: false, ending: null });
    try {
      return { leg, sdp: await describe(leg) };
    } catch (error) {
      // rtpengine may not have heard of it, and may not be there.
      this.close(leg).catch(() => undefined);
      throw error;
    }
  }

  /** To whom each leg is to speak: who hears nobody any more loses those who spoke to it. */
  #targets(heard: ReadonlyMap<LegId, readonly LegId[]>): Map<LegId, LegId | null> {
    const silenced = [...this.#legs].filter(([, { target }]) => target !== null && heard.has(target));
    const targets = new Map<LegId, LegId | null>(silenced.map(([id]) => [id, null]));
    for (const [listener, sources] of heard) {
      for (const source of sources) {
        if (targets.get(source)) throw new MediaError('not_supported', 'on rtpengine a leg is heard by one other');
        targets.set(source, listener);
      }
    }
    return targets;
  }

  async #silence(id: LegId): Promise<void> {
    const speakers = [...this.#legs].filter(([, { target }]) => target === id);
    for (const [speaker] of speakers) await this.#point(speaker, null);
  }

  /** Where what the party says goes. Only the inside is told; the party's side stays as it is. */
  async #point(id: LegId, target: LegId | null): Promise<void> {
    const leg = this.#leg(id);
    const sdp = (target === null ? null : this.#leg(target).inside) ?? placeholder([leg.codec!]);
    await this.#control.ask('offer', { 'call-id': id, 'from-tag': INSIDE, 'to-tag': PARTY, sdp, ...leg.outside });
    leg.target = target;
  }

  #tell(event: MediaEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  #leg(id: LegId): RtpengineLeg {
    const leg = this.#legs.get(id);
    if (!leg) throw new MediaError('unknown_leg', `no leg ${id}`);
    return leg;
  }
}

function checkJoin(leg: RtpengineLeg, sources: readonly RtpengineLeg[]): void {
  if (sources.length > 1) throw new MediaError('not_supported', 'rtpengine adds no voices: a leg hears one other');
  if ([leg, ...sources].some(({ codec, inside }) => !codec || !inside))
    throw new MediaError('wrong_state', 'a leg has not been answered');
  if (sources.some(({ codec }) => codec !== leg.codec)) throw new MediaError('no_common_codec');
}

function agreed(sdp: string, allowed: readonly Codec[]): Codec {
  const codec = chosenCodec(sdp, allowed);
  if (!codec) throw new MediaError('no_common_codec');
  return codec;
}

function sdpOf(answer: { readonly sdp?: string }): string {
  if (!answer.sdp) throw new MediaError('unavailable', 'rtpengine gave no description');
  return answer.sdp;
}

const notSupported = (what: string): Promise<never> =>
  Promise.reject(new MediaError('not_supported', `driver rtpengine has no ${what}; driver node has`));
