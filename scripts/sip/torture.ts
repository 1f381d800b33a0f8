import { VALID, VALID_RESPONSES } from '../../libs/sip/src/fixtures/torture-valid.fixtures.ts';
import { INVALID } from '../../libs/sip/src/fixtures/torture-invalid.fixtures.ts';
import { mutate } from '../../libs/sip/src/fixtures/mutate.fixtures.ts';
import { random } from '../random.ts';
import { TortureListener } from './torture-listener.ts';
import { PROBE, type TortureSender, UdpSender, WebSocketSender } from './torture-sender.ts';

export interface TortureFile {
  name: string;
  bytes: Buffer;
}
export interface TortureFigures {
  sent: number;
  answered: number;
  silent: number;
  mutated: number;
  threw: number;
  /** OPTIONS that were asked, and those that were answered. */
  asked: number;
  alive: number;
}

/** Between two looks at whether it still answers. */
const MUTATIONS_AT_ONCE = 50;

/** Sends messages as they are to a listener of ours, and counts what becomes of them. */
export class Torture {
  readonly figures: TortureFigures = { sent: 0, answered: 0, silent: 0, mutated: 0, threw: 0, asked: 0, alive: 0 };
  readonly #listener = new TortureListener();
  #senders: TortureSender[] = [];

  async start(): Promise<void> {
    const { udp, webSocket } = await this.#listener.start();
    this.#senders = [new UdpSender(udp), new WebSocketSender(webSocket)];
  }

  async stop(): Promise<void> {
    for (const sender of this.#senders) sender.close();
    await this.#listener.stop();
  }

  /** A line for a file: by each way the answer's code or silence, and whether OPTIONS is still answered. */
  async file({ name, bytes }: TortureFile): Promise<string> {
    const parts: string[] = [];
    let isAlive = true;
    for (const sender of this.#senders) {
      this.#listener.answers.length = 0;
      const wasSent = await sender.send(bytes);
      isAlive = (await this.#isAlive(sender)) && isAlive;
      const code = this.#answer();
      this.figures.sent += wasSent ? 1 : 0;
      this.figures[code ? 'answered' : 'silent'] += wasSent ? 1 : 0;
      parts.push(`${sender.name} ${wasSent ? (code ?? 'silence') : 'too large to send'}`);
    }
    return `${parts.join('  ')}  OPTIONS ${isAlive ? 'answered' : 'SILENT'}  ${name}`;
  }

  /** Broken variants of the files and of our own messages, by both ways in turn. */
  async mutations(count: number, seed: number, files: readonly TortureFile[]): Promise<void> {
    const next = random(seed);
    const own = [...VALID, ...VALID_RESPONSES, ...INVALID].map(([, bytes]) => bytes);
    const sources = [...own, ...files.map(({ bytes }) => bytes)].filter(({ length }) => length < 10_000);
    while (this.figures.mutated < count) {
      const sender = this.#senders[(this.figures.mutated / MUTATIONS_AT_ONCE) % this.#senders.length]!;
      for (let index = 0; index < MUTATIONS_AT_ONCE; index += 1) {
        await sender.send(mutate(sources[Math.floor(next() * sources.length)]!, next));
      }
      this.figures.mutated += MUTATIONS_AT_ONCE;
      await this.#isAlive(sender);
      this.#listener.answers.length = 0;
    }
  }

  async #isAlive(sender: TortureSender): Promise<boolean> {
    const isAlive = await sender.isAlive();
    this.figures.asked += 1;
    this.figures.alive += isAlive ? 1 : 0;
    this.figures.threw = this.#listener.errors.length;
    return isAlive;
  }

  /** The final answer, or else the provisional one. */
  #answer(): string | undefined {
    const codes = this.#listener.answers
      .map((bytes) => bytes.toString('latin1'))
      .filter((text) => text.startsWith('SIP/2.0 ') && !text.includes(PROBE))
      .map((text) => text.slice(8, 11));
    return codes.find((code) => code >= '200') ?? codes[0];
  }

  /** What threw, for people. */
  get errors(): readonly unknown[] {
    return this.#listener.errors;
  }
}
