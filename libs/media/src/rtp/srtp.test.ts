import { randomBytes } from 'node:crypto';
import { RtpHeader, SrtpSession } from 'werift';
import { describe, expect, it } from 'vitest';
import type { RtpPacketParts } from './rtp-packet.ts';
import { type SrtpKeys, SrtpReceiver, SrtpSender } from './srtp.ts';

const PROFILES = [
  ['gcm', 7, 12],
  ['hmac', 1, 14],
] as const;
const PAYLOAD = Buffer.from('a frame of sound, longer than one block of a cipher');
const parts = (sequence: number, ssrc = 0xfedc_ba98): RtpPacketParts => ({
  ...{ payloadType: 111, isMarked: false, sequence, timestamp: 0xffff_ff00, ssrc },
});

describe.each(PROFILES)('SRTP with %s', (kind, profile, saltLength) => {
  /** werift's own, as the other side. */
  function open(): { theirs: SrtpSession; keys: SrtpKeys } {
    const [key, salt] = [randomBytes(16), randomBytes(saltLength)];
    const [localMasterKey, remoteMasterKey, localMasterSalt, remoteMasterSalt] = [key, key, salt, salt];
    const theirs = new SrtpSession({
      keys: { localMasterKey, localMasterSalt, remoteMasterKey, remoteMasterSalt },
      profile,
    });
    const { srtpSessionKey, srtpSessionSalt, srtpSessionAuthTag } = theirs.localContext;
    return { theirs, keys: { kind, key: srtpSessionKey, salt: srtpSessionSalt, authentication: srtpSessionAuthTag } };
  }
  const theirPacket = (theirs: SrtpSession, sequence: number, more: Partial<RtpHeader> = {}, payload = PAYLOAD) =>
    theirs.encrypt(
      payload,
      new RtpHeader({ payloadType: 111, sequenceNumber: sequence, timestamp: 0xffff_ff00, ssrc: 0xfedc_ba98, ...more }),
    );

  it('is read by another implementation, over the end of the numbers', () => {
    const { theirs, keys } = open();
    const sender = new SrtpSender(keys);
    for (const sequence of [65_534, 65_535, 0, 1]) {
      const plain = theirs.decrypt(sender.protect(parts(sequence), PAYLOAD)!);
      expect(plain.subarray(12)).toEqual(PAYLOAD);
      expect(plain.readUInt16BE(2)).toBe(sequence);
    }
  });

  it('reads another implementation, late packets and those over the end of the numbers too', () => {
    const { theirs, keys } = open();
    const receiver = new SrtpReceiver(keys);
    const [a, b, c, d] = [65_533, 65_534, 65_535, 0].map((sequence) => theirPacket(theirs, sequence));
    expect(receiver.unprotect(a!)).toEqual({ ...parts(65_533), payload: PAYLOAD });
    expect([d, c, b].map((packet) => receiver.unprotect(packet!)?.sequence)).toEqual([0, 65_535, 65_534]);
  });

  it('takes no packet twice, none that was changed, and none that is cut', () => {
    const { theirs, keys } = open();
    const receiver = new SrtpReceiver(keys);
    const packet = theirPacket(theirs, 7);
    const changed = Buffer.from(packet);
    changed[20]! ^= 1;
    expect(receiver.unprotect(changed)).toBeNull();
    for (let length = 12; length < packet.length; length += 1)
      expect(receiver.unprotect(packet.subarray(0, length))).toBeNull();
    expect(receiver.unprotect(packet)?.payload).toEqual(PAYLOAD);
    expect(receiver.unprotect(packet)).toBeNull();
  });

  it('leaves out sources, extensions and padding', () => {
    const { theirs, keys } = open();
    const extensions = [{ id: 1, payload: Buffer.from([9]) }];
    const padded = Buffer.concat([PAYLOAD, Buffer.from([0, 0, 3])]);
    const more = { csrc: [1, 2], csrcLength: 2, extension: true, extensionProfile: 0xbede as const, extensions };
    const packet = theirPacket(theirs, 7, more);
    expect(new SrtpReceiver(keys).unprotect(packet)?.payload).toEqual(PAYLOAD);
    const other = theirPacket(theirs, 8, { padding: true }, padded);
    expect(new SrtpReceiver(keys).unprotect(other)?.payload).toEqual(PAYLOAD);
  });

  it('sends nothing twice under one number', () => {
    const sender = new SrtpSender(open().keys);
    expect(sender.protect(parts(7), PAYLOAD)).not.toBeNull();
    expect(sender.protect(parts(7), PAYLOAD)).toBeNull();
  });
});
