import { createConnection, type Socket } from 'node:net';
import type { LegId } from '../media-anchor.ts';
import { PARTY } from './rtpengine-leg.ts';

const AGAIN_MS = 1_000;
/** What has no end yet is not kept beyond this. */
const MAX_BYTES = 65_536;
const KEYS = '0123456789*#ABCD';
/** A notice in bencoding: strings have their length before them. */
const TOLD = /6:onDTMF4:datad([^]*?)eee/g;
const LEG = /6:callid36:([0-9a-f-]{36})/;
const KEY = /5:eventi(\d+)e/;
/** Of a call with one side only, its tags say whose it is. What comes from where legs are joined is another's key. */
const isOfParty = (told: string): boolean => told.includes(`source_tag5:${PARTY}`) || told.includes(`tagsl5:${PARTY}e`);

/** rtpengine tells every key that a party presses to all who are connected to its control port by TCP (`dtmf-log-ng-tcp`). */
export class KeyWire {
  readonly #host: string;
  readonly #port: number;
  readonly #told: (leg: LegId, digit: string) => void;
  #socket: Socket | null = null;
  #again: NodeJS.Timeout | null = null;
  #isClosed = false;

  constructor(host: string, port: number, told: (leg: LegId, digit: string) => void) {
    this.#host = host;
    this.#port = port;
    this.#told = told;
    this.#connect();
  }

  close(): void {
    this.#isClosed = true;
    if (this.#again) clearTimeout(this.#again);
    this.#socket?.destroy();
  }

  #connect(): void {
    let text = '';
    this.#socket = createConnection(this.#port, this.#host)
      .setKeepAlive(true, 30_000)
      .on('data', (bytes) => {
        text = this.#read(text + bytes.toString('latin1')).slice(-MAX_BYTES);
      })
      .on('error', () => undefined)
      .on('close', () => {
        if (!this.#isClosed) this.#again = setTimeout(() => this.#connect(), AGAIN_MS);
      });
  }

  /** Gives what is left that has no end yet. */
  #read(text: string): string {
    let end = 0;
    for (const { index, 0: whole, 1: told = '' } of text.matchAll(TOLD)) {
      end = index + whole.length;
      const [leg, key] = [LEG.exec(told)?.[1], KEYS[Number(KEY.exec(told)?.[1])]];
      if (leg !== undefined && key !== undefined && isOfParty(told)) this.#told(leg, key);
    }
    return text.slice(end);
  }
}
