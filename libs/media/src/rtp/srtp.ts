import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  type KeyObject,
  timingSafeEqual,
} from 'node:crypto';
import { PacketIndex } from './packet-index.ts';
import {
  payloadOffset,
  readRtpHeader,
  type ReceivedRtp,
  type RtpPacketParts,
  withoutPadding,
  writeRtpHeader,
} from './rtp-packet.ts';

const ROUND = 0x1_0000;
const HEADER = 12;
const TAG = { gcm: 16, hmac: 10 };

/** What the handshake has agreed for one direction (RFC 3711, section 4.3). */
export interface SrtpKeys {
  readonly kind: 'gcm' | 'hmac';
  readonly key: Buffer;
  readonly salt: Buffer;
  /** Only with `hmac`. */
  readonly authentication: Buffer;
}

/**
 * SRTP of one direction, for every packet of every call: with AES-GCM (RFC 7714) or AES-CM and HMAC-SHA1 (RFC 3711). Keys are made
 * ready once, since that costs more than a packet's cipher.
 */
class SrtpCipher {
  readonly #isGcm: boolean;
  readonly #key: KeyObject;
  readonly #authentication: KeyObject;
  readonly #salt: Buffer;
  readonly #iv: Buffer;
  readonly #round = Buffer.alloc(4);

  constructor({ kind, key, salt, authentication }: SrtpKeys) {
    this.#isGcm = kind === 'gcm';
    this.#key = createSecretKey(key);
    this.#authentication = createSecretKey(authentication);
    // Of what does not change, the rest is put in for each packet.
    this.#salt = Buffer.alloc(16);
    salt.copy(this.#salt, 0, 0, this.#isGcm ? 12 : 14);
    this.#iv = Buffer.alloc(this.#isGcm ? 12 : 16);
  }

  get tagLength(): number {
    return this.#isGcm ? TAG.gcm : TAG.hmac;
  }

  /** Into `datagram`, behind its header of twelve. */
  seal(datagram: Buffer, payload: Buffer, ssrc: number, index: number): void {
    const iv = this.#ivFor(ssrc, index);
    const end = HEADER + payload.length;
    if (this.#isGcm) {
      const cipher = createCipheriv('aes-128-gcm', this.#key, iv);
      cipher.setAAD(datagram.subarray(0, HEADER));
      cipher.update(payload).copy(datagram, HEADER);
      cipher.final();
      cipher.getAuthTag().copy(datagram, end);
    } else {
      createCipheriv('aes-128-ctr', this.#key, iv).update(payload).copy(datagram, HEADER);
      this.#tag(datagram.subarray(0, end), index).copy(datagram, end, 0, TAG.hmac);
    }
  }

  /** Null when it is not what it says. */
  open(datagram: Buffer, offset: number, ssrc: number, index: number): Buffer | null {
    const end = datagram.length - this.tagLength;
    const tag = datagram.subarray(end);
    const sealed = datagram.subarray(offset, end);
    const iv = this.#ivFor(ssrc, index);
    if (!this.#isGcm) {
      if (!timingSafeEqual(this.#tag(datagram.subarray(0, end), index).subarray(0, TAG.hmac), tag)) return null;
      return createDecipheriv('aes-128-ctr', this.#key, iv).update(sealed);
    }
    const cipher = createDecipheriv('aes-128-gcm', this.#key, iv, { authTagLength: TAG.gcm });
    cipher.setAAD(datagram.subarray(0, offset)).setAuthTag(tag);
    const payload = cipher.update(sealed);
    try {
      cipher.final();
      return payload;
    } catch {
      return null;
    }
  }

  #ivFor(ssrc: number, index: number): Buffer {
    const [iv, salt, at] = [this.#iv, this.#salt, this.#isGcm ? 2 : 4];
    salt.copy(iv);
    iv.writeUInt32BE((salt.readUInt32BE(at) ^ ssrc) >>> 0, at);
    iv.writeUInt32BE((salt.readUInt32BE(at + 4) ^ Math.floor(index / ROUND)) >>> 0, at + 4);
    iv.writeUInt16BE(salt.readUInt16BE(at + 8) ^ (index % ROUND), at + 8);
    return iv;
  }

  #tag(authenticated: Buffer, index: number): Buffer {
    this.#round.writeUInt32BE(Math.floor(index / ROUND));
    return createHmac('sha1', this.#authentication).update(authenticated).update(this.#round).digest();
  }
}

/** What is sent to the other side: one stream. */
export class SrtpSender {
  readonly #cipher: SrtpCipher;
  readonly #index = new PacketIndex();

  constructor(keys: SrtpKeys) {
    this.#cipher = new SrtpCipher(keys);
  }

  /** Null for a number that was used before: with the same key it would give both payloads away. */
  protect(parts: RtpPacketParts, payload: Buffer): Buffer | null {
    const index = this.#index.of(parts.sequence);
    if (this.#index.isOld(index)) return null;
    this.#index.keep(index);
    const datagram = writeRtpHeader(parts, payload.length + this.#cipher.tagLength);
    this.#cipher.seal(datagram, payload, parts.ssrc, index);
    return datagram;
  }
}

/** What comes from the other side. */
export class SrtpReceiver {
  readonly #cipher: SrtpCipher;
  readonly #indexes = new Map<number, PacketIndex>();

  constructor(keys: SrtpKeys) {
    this.#cipher = new SrtpCipher(keys);
  }

  /** Null for what is forged, broken, or was there before. */
  unprotect(datagram: Buffer): ReceivedRtp | null {
    const offset = payloadOffset(datagram);
    if (offset === null || datagram.length < offset + this.#cipher.tagLength) return null;
    const parts = readRtpHeader(datagram);
    const known = this.#indexes.get(parts.ssrc);
    const index = known?.of(parts.sequence) ?? parts.sequence;
    if (known?.isOld(index)) return null;
    const plain = this.#cipher.open(datagram, offset, parts.ssrc, index);
    if (!plain) return null;
    this.#keep(known, parts.ssrc, index);
    const payload = withoutPadding(datagram[0]!, plain);
    return payload && { ...parts, payload };
  }

  /** Only of streams whose packets are real, so nobody can fill this from outside. */
  #keep(known: PacketIndex | undefined, ssrc: number, index: number): void {
    const seen = known ?? new PacketIndex();
    seen.keep(index);
    if (!known) this.#indexes.set(ssrc, seen);
  }
}
