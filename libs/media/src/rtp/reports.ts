import { RtcpPacketConverter, RtcpReceiverInfo, RtcpRrPacket, RtcpSenderInfo, RtcpSrPacket } from 'werift';
import type { ReceiveStatistics } from './receive-statistics.ts';

/** Seconds between 1900, where NTP begins, and 1970. */
const NTP_EPOCH = 2_208_988_800n;
const ntpNow = (): bigint => {
  const ms = performance.timeOrigin + performance.now();
  return ((BigInt(Math.floor(ms / 1_000)) + NTP_EPOCH) << 32n) | BigInt(Math.floor(((ms % 1_000) / 1_000) * 2 ** 32));
};
/** The middle 32 bits, in which reports name each other: 1/65,536 s. */
const middle = (ntp: bigint): number => Number((ntp >> 16n) & 0xffff_ffffn);

export interface Sent {
  readonly ssrc: number;
  readonly packets: number;
  readonly bytes: number;
  readonly timestamp: number;
}

/** Sender and receiver reports of one stream (RFC 3550, section 6.4); the round trip comes from what they say of each other. */
export class Reports {
  roundTripMs: number | null = null;
  #theirs: { readonly middle: number; readonly at: number } | null = null;

  write({ ssrc, packets, bytes, timestamp }: Sent, received: ReceiveStatistics): Buffer {
    const ntpTimestamp = ntpNow();
    const senderInfo = new RtcpSenderInfo({
      ntpTimestamp,
      rtpTimestamp: timestamp,
      packetCount: packets,
      octetCount: bytes,
    });
    return new RtcpSrPacket({
      ssrc,
      senderInfo,
      reports: received.packets > 0 ? [this.#reportOf(received)] : [],
    }).serialize();
  }

  read(datagram: Buffer, ourSsrc: number): void {
    for (const packet of packetsIn(datagram)) {
      if (packet instanceof RtcpSrPacket)
        this.#theirs = { middle: middle(packet.senderInfo.ntpTimestamp), at: performance.now() };
      if (!(packet instanceof RtcpSrPacket) && !(packet instanceof RtcpRrPacket)) continue;
      const report = packet.reports.find(({ ssrc, lsr }) => ssrc === ourSsrc && lsr > 0);
      if (report) this.#measure(report.lsr, report.dlsr);
    }
  }

  #reportOf(received: ReceiveStatistics): RtcpReceiverInfo {
    const { ssrc, lost, highestSequence, jitterTicks } = received;
    const delay = this.#theirs ? Math.round(((performance.now() - this.#theirs.at) / 1_000) * 65_536) : 0;
    const [lsr, dlsr] = [this.#theirs?.middle ?? 0, delay];
    return new RtcpReceiverInfo({
      ssrc,
      packetsLost: lost,
      highestSequence,
      jitter: jitterTicks,
      lsr,
      dlsr,
      fractionLost: 0,
    });
  }

  #measure(lsr: number, dlsr: number): void {
    const units = (middle(ntpNow()) - lsr - dlsr) | 0;
    if (units >= 0) this.roundTripMs = Math.round((units / 65_536) * 1_000);
  }
}

/** None of what cannot be read. */
function packetsIn(datagram: Buffer): ReturnType<typeof RtcpPacketConverter.deSerialize> {
  try {
    return RtcpPacketConverter.deSerialize(datagram);
  } catch {
    return [];
  }
}
