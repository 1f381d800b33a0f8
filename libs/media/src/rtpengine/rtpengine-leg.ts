import { randomUUID } from 'node:crypto';
import type { Band, LegQuality } from '../media-anchor.ts';
import { MediaError } from '../media-error.ts';
import { answerTo, checkBrowserSdp, checkSdp } from '../rtp/sdp.ts';
import type { RtpengineControl } from './control.ts';
import { asDtlsClient, chosenCodec, codecsOf, formatOf, placeholder, turned } from './plain-sdp.ts';
import { type PartySide, readSide } from './read-side.ts';

/** The tags of a leg's call in rtpengine: the party, and the inside where legs are joined. */
export const PARTY = 'party';
const INSIDE = 'inside';
/** The names of rtpengine's interfaces: what the world reaches, and what only the mixer and other legs reach. */
const [OUT, IN] = ['outside', 'inside'] as const;

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
const PROFILES = { browser: BROWSER, trunk: PLAIN };

export type LegKind = keyof typeof PROFILES;

/** One leg, a call of its own in rtpengine: the party on one side, plain RTP on the other. Pointing the inside elsewhere asks nothing of the party. */
export class RtpengineLeg {
  readonly id = randomUUID();
  readonly kind: LegKind;
  readonly band: Band;
  readonly #control: RtpengineControl;
  #isOffered = false;
  #codec: LegQuality['codec'] = null;
  #inside: string | null = null;
  #format = '';
  #towards: string | null = null;

  constructor(kind: LegKind, band: Band, control: RtpengineControl) {
    this.kind = kind;
    this.band = band;
    this.#control = control;
  }

  get codec(): LegQuality['codec'] {
    return this.#codec;
  }

  /** Where the inside takes what the party is to hear. */
  get inside(): string {
    if (this.#inside === null) throw new MediaError('wrong_state', 'the leg has not been answered');
    return this.#inside;
  }

  get isAnswered(): boolean {
    return this.#inside !== null;
  }

  /** What it speaks, as payload types; empty until it has been answered. */
  get format(): string {
    return this.#format;
  }

  async offer(): Promise<string> {
    this.#isOffered = true;
    return asDtlsClient(await this.#outwards('offer', { 'from-tag': INSIDE }, placeholder(codecsOf(this.band))));
  }

  async acceptAnswer(answer: string): Promise<void> {
    // A trunk's may come again, early media first.
    if (!this.#isOffered || (this.kind === 'browser' && this.isAnswered))
      throw new MediaError('wrong_state', 'no answer is awaited');
    const codec = this.#agreed(answer);
    this.#meet(codec, await this.#inwards('answer', { 'from-tag': INSIDE, 'to-tag': PARTY }, answer));
  }

  async renegotiate(offer: string): Promise<string> {
    if (this.#isOffered && !this.isAnswered) throw new MediaError('wrong_state', 'our offer has not been answered');
    const codec = this.#agreed(offer);
    const tags = { 'from-tag': PARTY, 'to-tag': INSIDE };
    this.#meet(codec, await this.#inwards('offer', tags, offer));
    const direction = /^a=(sendrecv|sendonly|recvonly|inactive)/m.exec(offer)?.[1] ?? 'sendrecv';
    return this.#outwards('answer', tags, turned(this.#towards ?? placeholder([codec]), answerTo(direction)));
  }

  /** Where what the party says goes; to nobody with null. */
  async point(towards: string | null): Promise<void> {
    if (towards === this.#towards) return;
    const tags = { 'from-tag': INSIDE, 'to-tag': PARTY };
    await this.#outwards('offer', tags, towards ?? placeholder([this.#codec!]));
    this.#towards = towards;
  }

  /** What rtpengine knows of the party's side. */
  async look(): Promise<PartySide> {
    return readSide(await this.#control.ask('query', { 'call-id': this.id }), PARTY, INSIDE);
  }

  async close(): Promise<void> {
    await this.#control.ask('delete', { 'call-id': this.id });
  }

  #meet(codec: NonNullable<LegQuality['codec']>, inside: string): void {
    this.#format = formatOf(inside, codec);
    this.#inside = inside;
    this.#codec = codec;
  }

  /** The inside sends to where it is told, whatever still comes from where it was pointed before. */
  #outwards(command: 'offer' | 'answer', tags: object, sdp: string): Promise<string> {
    const { flags, ...profile } = PROFILES[this.kind];
    const direction = command === 'offer' && { direction: [IN, OUT] };
    return this.#ask(command, { ...tags, sdp, ...direction, ...profile, flags: [...flags, 'asymmetric'] });
  }

  #inwards(command: 'offer' | 'answer', tags: object, sdp: string): Promise<string> {
    return this.#ask(command, { ...tags, sdp, ...(command === 'offer' && { direction: [OUT, IN] }), ...PLAIN });
  }

  async #ask(command: 'offer' | 'answer', facts: object): Promise<string> {
    const { sdp } = await this.#control.ask(command, { 'call-id': this.id, ...facts });
    if (!sdp) throw new MediaError('unavailable', 'rtpengine gave no description');
    return sdp;
  }

  #agreed(sdp: string): NonNullable<LegQuality['codec']> {
    if (this.kind === 'browser') checkBrowserSdp(sdp);
    else checkSdp(sdp);
    const codec = chosenCodec(sdp, codecsOf(this.band));
    if (!codec) throw new MediaError('no_common_codec');
    return codec;
  }
}
