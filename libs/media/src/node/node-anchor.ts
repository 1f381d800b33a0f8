import { type ChildProcess, fork } from 'node:child_process';
import type { Band, LegId, LegQuality, MediaAnchor, MediaEvent, OpenedLeg, StartedRecording } from '../media-anchor.ts';
import { MediaError } from '../media-error.ts';
import type { MediaLog } from '../media-log.ts';
import type { Talk } from '../talk.ts';
import type { Arguments, Method, Reply, Request, Result } from './messages.ts';
import type { SwitchboardOptions } from './switchboard.ts';

const RESTART_MS = 200;
const LONGEST_RESTART_MS = 5_000;
/** A process that does not end by itself is ended. */
const STOP_MS = 3_000;

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: MediaError) => void;
}

/** Asks the media process, and keeps one running: what it had when it ended is told as lost. */
export class NodeAnchor implements MediaAnchor {
  readonly #options: SwitchboardOptions;
  readonly #log: MediaLog;
  readonly #listeners = new Set<(event: MediaEvent) => void>();
  readonly #waiting = new Map<number, Waiting>();
  readonly #legs = new Set<LegId>();
  #child: ChildProcess | null = null;
  #ready: Promise<void>;
  #nextId = 1;
  #failures = 0;
  #isStopped = false;
  #restart: NodeJS.Timeout | null = null;

  constructor(options: SwitchboardOptions, log: MediaLog) {
    this.#options = options;
    this.#log = log;
    this.#ready = this.#start();
  }

  answerBrowser(offer: string, band: Band = 'wide'): Promise<OpenedLeg> {
    return this.#opened(this.#call('answerBrowser', offer, band));
  }
  offerBrowser(band: Band = 'wide'): Promise<OpenedLeg> {
    return this.#opened(this.#call('offerBrowser', band));
  }
  answerTrunk(offer: string, band: Band = 'telephone'): Promise<OpenedLeg> {
    return this.#opened(this.#call('answerTrunk', offer, band));
  }
  offerTrunk(): Promise<OpenedLeg> {
    return this.#opened(this.#call('offerTrunk'));
  }
  acceptAnswer(leg: LegId, answer: string): Promise<void> {
    return this.#call('acceptAnswer', leg, answer);
  }
  renegotiate(leg: LegId, offer: string): Promise<string> {
    return this.#call('renegotiate', leg, offer);
  }
  arrange(talk: Talk): Promise<void> {
    return this.#call('arrange', talk);
  }
  play(leg: LegId, sound: string, isRepeated = false): Promise<void> {
    return this.#call('play', leg, sound, isRepeated);
  }
  stopPlaying(leg: LegId): Promise<void> {
    return this.#call('stopPlaying', leg);
  }
  sendDigits(leg: LegId, digits: string): Promise<void> {
    return this.#call('sendDigits', leg, digits);
  }
  record(left: LegId, right: LegId, path: string): Promise<StartedRecording> {
    return this.#call('record', left, right, path);
  }
  pauseRecording(recording: string): Promise<void> {
    return this.#call('pauseRecording', recording);
  }
  resumeRecording(recording: string): Promise<void> {
    return this.#call('resumeRecording', recording);
  }
  stopRecording(recording: string): Promise<void> {
    return this.#call('stopRecording', recording);
  }
  quality(leg: LegId): Promise<LegQuality> {
    return this.#call('quality', leg);
  }
  async close(leg: LegId): Promise<void> {
    await this.#call('close', leg).finally(() => this.#legs.delete(leg));
  }

  onEvent(listener: (event: MediaEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#legs.clear();
    if (this.#restart) clearTimeout(this.#restart);
    const child = this.#child;
    if (!child) return;
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    this.#send({ type: 'stop' });
    const impatience = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
    await ended;
    clearTimeout(impatience);
  }

  /** Of the media process, for whoever measures what it costs. */
  get processId(): number | null {
    return this.#child?.pid ?? null;
  }

  async #call<M extends Method>(method: M, ...args: Arguments<M>): Promise<Result<M>> {
    if (!this.#isStopped) await this.#ready;
    const id = this.#nextId++;
    const value = await new Promise<unknown>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      if (!this.#send({ type: 'call', id, method, args })) this.#refuse(id, 'the media process is not there');
    });
    return value as Result<M>;
  }

  async #opened(opening: Promise<OpenedLeg>): Promise<OpenedLeg> {
    const opened = await opening;
    this.#legs.add(opened.leg);
    return opened;
  }

  #start(): Promise<void> {
    const child = fork(programPath(), {
      execArgv: ['--disable-warning=ExperimentalWarning'],
      serialization: 'advanced',
    });
    this.#child = child;
    child.once('exit', (code, signal) => this.#ended(code, signal));
    child.on('error', (error) => {
      this.#log.error({ err: error }, 'the media process cannot be started or reached');
      if (child.pid === undefined) this.#ended(null, null);
    });
    this.#send({ type: 'start', options: this.#options });
    return new Promise((resolve) => {
      child.on('message', (reply: Reply) => (reply.type === 'ready' ? resolve() : this.#receive(reply)));
      // Calls that wait for a start that fails are refused one by one when they are made.
      child.once('exit', () => resolve());
      child.once('error', () => resolve());
    });
  }

  #receive(reply: Exclude<Reply, { type: 'ready' }>): void {
    if (reply.type === 'event') return this.#tell(reply.event);
    if (reply.type === 'fault') return this.#log.error({ fault: reply.message }, 'fault in the media process');
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    this.#failures = 0;
    if (reply.type === 'result') waiting?.resolve(reply.value);
    else waiting?.reject(new MediaError(reply.code, reply.message));
  }

  #ended(code: number | null, signal: string | null): void {
    this.#child = null;
    for (const id of this.#waiting.keys()) this.#refuse(id, 'the media process ended');
    const lost = [...this.#legs];
    this.#legs.clear();
    if (this.#isStopped) return;
    this.#log.error({ code, signal, legs: lost.length }, 'the media process ended; another is started');
    const delay = Math.min(RESTART_MS * 2 ** this.#failures, LONGEST_RESTART_MS);
    this.#failures += 1;
    this.#ready = new Promise((resolve) => {
      this.#restart = setTimeout(() => resolve(this.#start()), delay);
    });
    for (const leg of lost) this.#tell({ type: 'lost', leg });
  }

  #refuse(id: number, message: string): void {
    this.#waiting.get(id)?.reject(new MediaError('unavailable', message));
    this.#waiting.delete(id);
  }

  #tell(event: MediaEvent): void {
    if (event.type === 'lost') this.#legs.delete(event.leg);
    for (const listener of this.#listeners) listener(event);
  }

  #send(request: Request): boolean {
    if (!this.#child?.connected) return false;
    this.#child.send(request);
    return true;
  }
}

/** Beside the source while developing, beside the bundle in production. */
const programPath = (): URL =>
  new URL(import.meta.url.endsWith('.ts') ? './media-process.ts' : './media-process.js', import.meta.url);
