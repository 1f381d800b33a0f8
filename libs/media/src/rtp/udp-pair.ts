import { createSocket, type Socket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import { MediaError } from '../media-error.ts';

const ATTEMPTS = 50;

export interface UdpPair {
  readonly rtp: Socket;
  readonly rtcp: Socket;
  readonly port: number;
}

/** An even port for RTP and the next for RTCP (RFC 3550, section 11). */
export async function openPair(host: string, ports: readonly [number, number] | null): Promise<UdpPair> {
  const [from, to] = ports ?? [20_000, 60_000];
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const port = (from + Math.floor(Math.random() * (to - from))) & ~1;
    if (port < from) continue;
    const rtp = await bound(host, port);
    if (!rtp) continue;
    const rtcp = await bound(host, port + 1);
    if (rtcp) return { rtp, rtcp, port };
    rtp.close();
  }
  throw new MediaError('unavailable', 'no pair of UDP ports is free');
}

function bound(host: string, port: number): Promise<Socket | null> {
  const socket = createSocket(isIPv6(host) ? 'udp6' : 'udp4');
  return new Promise((resolve) => {
    socket.once('error', () => {
      socket.close();
      resolve(null);
    });
    socket.bind(port, host, () => {
      // What an address answers that hears nobody (ICMP) is no reason to end.
      socket.removeAllListeners('error').on('error', () => undefined);
      resolve(socket);
    });
  });
}
