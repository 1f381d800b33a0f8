import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TrialPerson } from '../routing/trial-house.ts';
import type { ChatLedger } from './chat-ledger.ts';
import { TrialAgent } from './trial-agent.ts';
import { TrialScreen } from './trial-screen.ts';
import { TrialVisitor } from './trial-visitor.ts';

/** By when after its reconnection a screen must show all that was acknowledged before it. */
const CAUGHT_UP_MS = 2000;

/** A visitor and an agent who talk over lines that may be cut, and never give up. */
export class FaultPair {
  readonly visitor: TrialVisitor;
  readonly agent: TrialAgent;
  readonly page = new TrialScreen();
  readonly desk = new TrialScreen();
  /** Acknowledged texts, by whom. */
  private readonly said: string[] = [];
  late = 0;
  catchUps = 0;
  private readonly ledger: ChatLedger;
  /** Whether the database was there all the time since. */
  private readonly isServed: (since: number) => boolean;

  /** Each side has a line of its own, and may be at a process of its own. */
  constructor(
    urls: { page: string; desk: string },
    siteKey: string,
    person: TrialPerson,
    ledger: ChatLedger,
    isServed: (since: number) => boolean,
  ) {
    this.ledger = ledger;
    this.isServed = isServed;
    this.visitor = new TrialVisitor(urls.page, siteKey);
    this.agent = new TrialAgent(urls.desk, person);
    this.visitor.onMessage = (message) => void (this.page.put(message) && this.fillPage());
    this.agent.onEntry = (entry) => void this.desk.put(entry);
    this.visitor.socket.on('resync', () => void this.fillPage());
    this.agent.socket.on('chat.resync', () => void this.fillDesk());
    this.visitor.socket.on('connect', () => void this.cameBack(this.visitor.socket, this.page, () => this.fillPage()));
    this.agent.socket.on('connect', () => void this.cameBack(this.agent.socket, this.desk, () => this.fillDesk()));
  }

  get chat(): string {
    return this.visitor.conversationId;
  }

  async talk(each: number, pauseMs: () => number): Promise<void> {
    await Promise.all([this.say('in', each, pauseMs), this.say('out', each, pauseMs)]);
  }

  /** Both screens ask for what they lack, once all is quiet. */
  async settle(): Promise<void> {
    await this.until(() => this.fillPage());
    await this.until(() => this.fillDesk());
  }

  /** The same message until it is acknowledged, then the next. */
  private async say(by: 'in' | 'out', count: number, pauseMs: () => number): Promise<void> {
    for (let number = 1; number <= count; number += 1) {
      const [text, clientId] = [`${by} ${number}`, randomUUID()];
      this.ledger.write({ event: 'sending', chat: this.chat, by, text });
      await this.until(() => this.try(by, clientId, text));
      this.ledger.write({ event: 'acknowledged', chat: this.chat, by, text });
      this.said.push(text);
      await sleep(pauseMs());
    }
  }

  private async try(by: 'in' | 'out', clientId: string, text: string): Promise<boolean> {
    if (by === 'out') return (await this.agent.send(this.chat, clientId, text)) !== null;
    const { ok, retryAfterSeconds } = await this.visitor.send(clientId, text);
    if (!ok && retryAfterSeconds) await sleep(retryAfterSeconds * 1000);
    return ok;
  }

  private async until(attempt: () => Promise<boolean>): Promise<void> {
    while (!(await attempt())) await sleep(150);
  }

  private async fillPage(): Promise<boolean> {
    if (!this.chat) return false;
    const answer = await this.visitor.resync(this.page.upTo);
    if (!answer?.ok) return false;
    for (const message of answer.messages) this.page.put(message);
    return !answer.hasMore || this.fillPage();
  }

  private async fillDesk(): Promise<boolean> {
    if (!this.chat) return false;
    const answer = await this.agent.open(this.chat, this.desk.upTo);
    if (!answer?.ok) return false;
    for (const entry of answer.entries) this.desk.put(entry);
    return !answer.hasMore || this.fillDesk();
  }

  /** Looked at after two seconds, unless the line was cut again or the database was away meanwhile. */
  private async cameBack(
    socket: { id?: string | undefined; connected: boolean },
    screen: TrialScreen,
    fill: () => Promise<boolean>,
  ): Promise<void> {
    if (!this.chat) return;
    const { id } = socket;
    const [before, cameAt] = [this.said.length, performance.now()];
    const isHere = () => socket.connected && socket.id === id;
    void this.until(async () => !isHere() || (await fill()));
    await sleep(CAUGHT_UP_MS);
    if (!isHere() || !this.isServed(cameAt)) return;
    this.catchUps += 1;
    const missing = this.said.slice(0, before).filter((text) => !screen.has(text));
    if (missing.length) this.late += 1;
  }
}
