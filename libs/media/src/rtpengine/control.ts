import { randomUUID } from 'node:crypto';
import { createSocket, type Socket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import { MediaError } from '../media-error.ts';

const REPEAT_MS = 400;
const ATTEMPTS = 6;

export interface Answer {
  readonly result: string;
  readonly sdp?: string;
  readonly 'error-reason'?: string;
  readonly [key: string]: unknown;
}

interface Waiting {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: MediaError) => void;
  readonly repeating: NodeJS.Timeout;
}

/**
 * rtpengine's control protocol (`ng`): a datagram with a cookie and JSON, the same cookie in the answer. Repeating is safe:
 * rtpengine answers a cookie it knows as it did before.
 */
export class RtpengineControl {
  readonly #host: string;
  readonly #port: number;
  readonly #socket: Socket;
  readonly #waiting = new Map<string, Waiting>();

  constructor(host: string, port: number) {
    this.#host = host;
    this.#port = port;
    this.#socket = createSocket(isIPv6(host) ? 'udp6' : 'udp4');
    this.#socket.on('message', (datagram) => this.#receive(datagram.toString()));
    // An address where nobody listens: the question is repeated, and given up in the end.
    this.#socket.on('error', () => undefined);
  }

  ask(command: string, facts: object = {}): Promise<Answer> {
    const cookie = randomUUID();
    const question = `${cookie} ${JSON.stringify({ command, ...facts })}`;
    return new Promise((resolve, reject) => {
      let attempts = 0;
      const send = (): void => {
        attempts += 1;
        if (attempts > ATTEMPTS)
          return this.#end(cookie)?.reject(new MediaError('unavailable', 'rtpengine does not answer'));
        this.#socket.send(question, this.#port, this.#host);
      };
      this.#waiting.set(cookie, { resolve, reject, repeating: setInterval(send, REPEAT_MS) });
      send();
    });
  }

  close(): void {
    for (const cookie of [...this.#waiting.keys()])
      this.#end(cookie)?.reject(new MediaError('unavailable', 'the anchor is stopped'));
    this.#socket.close();
  }

  #receive(datagram: string): void {
    const space = datagram.indexOf(' ');
    const waiting = this.#end(datagram.slice(0, space));
    if (!waiting) return;
    const answer = parsed(datagram.slice(space + 1));
    if (answer && answer.result !== 'error') return waiting.resolve(answer);
    const reason = answer?.['error-reason'] ?? 'an answer that is no JSON';
    waiting.reject(new MediaError(codeOf(reason), `rtpengine: ${reason}`));
  }

  #end(cookie: string): Waiting | undefined {
    const waiting = this.#waiting.get(cookie);
    if (waiting) clearInterval(waiting.repeating);
    this.#waiting.delete(cookie);
    return waiting;
  }
}

function parsed(text: string): Answer | null {
  try {
    return JSON.parse(text) as Answer;
  } catch {
    return null;
  }
}

const codeOf = (reason: string): 'bad_sdp' | 'unknown_leg' | 'unavailable' => {
  if (/sdp/i.test(reason)) return 'bad_sdp';
  return /unknown call-id/i.test(reason) ? 'unknown_leg' : 'unavailable';
};
