import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import WebSocket from 'ws';

/** How long OPTIONS may take before it counts as silent. */
const PATIENCE_MS = 5_000;

/** A way to the listener: sends bytes as they are, and asks for a sign of life. */
export interface TortureSender {
  readonly name: 'UDP' | 'WS';
  /** False when they cannot go this way. */
  send(bytes: Buffer): Promise<boolean>;
  /** Whether OPTIONS is answered with 200. Messages keep their order, so what was sent before has been dealt with. */
  isAlive(): Promise<boolean>;
  close(): void;
}

let probes = 0;
export const PROBE = 'torture-probe-';

export class UdpSender implements TortureSender {
  readonly name = 'UDP';
  readonly #socket: Socket = createSocket('udp4');
  readonly #answers = new ProbeAnswers();
  readonly #port: number;

  constructor(port: number) {
    this.#port = port;
    this.#socket.on('message', (bytes) => this.#answers.take(bytes));
  }

  send(bytes: Buffer): Promise<boolean> {
    return new Promise((resolve) => this.#socket.send(bytes, this.#port, '127.0.0.1', (error) => resolve(!error)));
  }

  async isAlive(): Promise<boolean> {
    const { text, callId } = probe('UDP');
    const answered = this.#answers.wait(callId);
    await this.send(text);
    return answered;
  }

  close(): void {
    this.#socket.close();
  }
}

/** Connects again when a message has closed the connection, as one that is too large does. */
export class WebSocketSender implements TortureSender {
  readonly name = 'WS';
  readonly #answers = new ProbeAnswers();
  readonly #url: string;
  #socket: WebSocket | undefined;

  constructor(port: number) {
    this.#url = `ws://127.0.0.1:${port}`;
  }

  async send(bytes: Buffer): Promise<boolean> {
    (await this.#open()).send(bytes);
    return true;
  }

  async isAlive(): Promise<boolean> {
    const socket = await this.#open();
    const { text, callId } = probe('WS');
    const answered = this.#answers.wait(callId);
    socket.send(text);
    // The connection may have been closed by what came before: a new one must do.
    return (await answered) || (socket.readyState !== WebSocket.OPEN && this.isAlive());
  }

  close(): void {
    this.#socket?.terminate();
  }

  async #open(): Promise<WebSocket> {
    if (this.#socket?.readyState === WebSocket.OPEN) return this.#socket;
    this.#socket = new WebSocket(this.#url, 'sip');
    this.#socket.on('error', () => undefined);
    this.#socket.on('message', (data) => this.#answers.take(data as Buffer));
    this.#socket.on('close', () => this.#answers.giveUp());
    await once(this.#socket, 'open');
    return this.#socket;
  }
}

function probe(transport: string): { text: Buffer; callId: string } {
  const callId = `${PROBE}${++probes}`;
  const lines = [
    'OPTIONS sip:probe@127.0.0.1 SIP/2.0',
    `Via: SIP/2.0/${transport} probe.invalid;branch=z9hG4bK${callId};rport`,
    `From: <sip:probe@127.0.0.1>;tag=${probes}`,
    'To: <sip:probe@127.0.0.1>',
    `Call-ID: ${callId}`,
    'CSeq: 1 OPTIONS',
    'Max-Forwards: 70',
    'Content-Length: 0',
  ];
  return { text: Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), callId };
}

/** Whether probes were answered, by their Call-ID. */
class ProbeAnswers {
  readonly #waiting = new Map<string, (isAlive: boolean) => void>();

  wait(callId: string): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), PATIENCE_MS);
      this.#waiting.set(callId, (isAlive) => {
        clearTimeout(timer);
        this.#waiting.delete(callId);
        resolve(isAlive);
      });
    });
  }

  take(bytes: Buffer): void {
    const text = bytes.toString();
    const [callId = ''] = text.match(/torture-probe-\d+/) ?? [];
    this.#waiting.get(callId)?.(text.startsWith('SIP/2.0 200'));
  }

  giveUp(): void {
    for (const resolve of [...this.#waiting.values()]) resolve(false);
  }
}
