import { Worker } from 'node:worker_threads';
import type { AnalysedMail, AnalyseOptions } from './analysed-mail.ts';
import type { IntakeAnswer, IntakeRequest } from './intake-worker.ts';

/** Why a mail could not be analysed; it goes to quarantine with this reason. */
export type IntakeErrorCode = 'timeout' | 'memory' | 'unparsable' | 'closed';

/** A mail that could not be analysed. The pool itself goes on. */
export class IntakeError extends Error {
  readonly code: IntakeErrorCode;

  constructor(code: IntakeErrorCode, message: string) {
    super(message);
    this.name = 'IntakeError';
    this.code = code;
  }
}

/** Limits of a pool; each has a default. */
export interface IntakePoolOptions {
  /** Worker threads, started when first needed. Default 2, so that one hard mail does not hold up the others. */
  readonly threads?: number;
  /** Milliseconds for one mail, after which its worker is stopped. Default 20,000. */
  readonly timeoutMs?: number;
  /** Heap of one worker. Default 512. */
  readonly maxOldGenerationSizeMb?: number;
}

/** Options of one mail. */
export interface IntakeTaskOptions extends AnalyseOptions {
  /** The caller needs `raw` no more: its memory moves to the worker instead of being copied. */
  readonly isRawDisposable?: boolean;
}

interface Task {
  readonly raw: Uint8Array;
  readonly options: IntakeTaskOptions;
  readonly resolve: (mail: AnalysedMail) => void;
  readonly reject: (error: IntakeError) => void;
}

interface Slot {
  worker: Worker | null;
  task: Task | null;
  timer: NodeJS.Timeout | null;
}

/** Analyses mails in worker threads, so that no mail can hold up, crash or fill the main process. */
export class IntakePool {
  readonly #slots: Slot[];
  readonly #waiting: Task[] = [];
  readonly #timeoutMs: number;
  readonly #heapMb: number;
  #isClosed = false;
  #nextId = 1;

  constructor(options: IntakePoolOptions = {}) {
    this.#slots = Array.from({ length: options.threads ?? 2 }, () => ({
      worker: null,
      task: null,
      timer: null,
    }));
    this.#timeoutMs = options.timeoutMs ?? 20_000;
    this.#heapMb = options.maxOldGenerationSizeMb ?? 512;
  }

  /** Rejects with an `IntakeError` when the mail takes too long, too much memory or cannot be read. */
  analyse(raw: Uint8Array, options: IntakeTaskOptions = {}): Promise<AnalysedMail> {
    return new Promise((resolve, reject) => {
      if (this.#isClosed) return reject(new IntakeError('closed', 'the pool is closed'));
      this.#waiting.push({ raw, options, resolve, reject });
      this.#advance();
    });
  }

  /** Stops the workers; mails under way and waiting are rejected with `closed`. */
  async close(): Promise<void> {
    this.#isClosed = true;
    const closed = new IntakeError('closed', 'the pool is closed');
    for (const task of this.#waiting.splice(0)) task.reject(closed);
    await Promise.all(this.#slots.map((slot) => this.#abandon(slot, closed)));
  }

  #advance(): void {
    const slot = this.#slots.find((candidate) => candidate.task === null);
    const task = slot ? this.#waiting.shift() : undefined;
    if (slot && task) this.#run(slot, task);
  }

  #run(slot: Slot, task: Task): void {
    slot.task = task;
    slot.worker ??= this.#start(slot);
    slot.worker.ref();
    slot.timer = setTimeout(() => {
      void this.#abandon(slot, new IntakeError('timeout', `not analysed within ${this.#timeoutMs} ms`));
    }, this.#timeoutMs);
    const { isRawDisposable, ...options } = task.options;
    const bytes = isRawDisposable === true && ownsItsMemory(task.raw) ? task.raw : new Uint8Array(task.raw);
    const request: IntakeRequest = { id: this.#nextId++, raw: bytes, options };
    slot.worker.postMessage(request, [bytes.buffer as ArrayBuffer]);
  }

  #start(slot: Slot): Worker {
    const worker = new Worker(workerUrl(), {
      resourceLimits: { maxOldGenerationSizeMb: this.#heapMb },
      execArgv: [],
    });
    worker.on('message', (answer: IntakeAnswer) => this.#finish(slot, worker, answer));
    worker.on('error', (error: Error & { code?: string }) => {
      const code = error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'unparsable';
      if (slot.worker === worker) void this.#abandon(slot, new IntakeError(code, error.message));
    });
    worker.on('exit', (code) => {
      if (slot.worker === worker)
        void this.#abandon(slot, new IntakeError('unparsable', `the worker stopped with code ${code}`));
    });
    return worker;
  }

  #finish(slot: Slot, worker: Worker, answer: IntakeAnswer): void {
    const task = slot.task;
    if (slot.worker !== worker || !task) return;
    this.#release(slot);
    // An idle worker must not keep the process alive.
    worker.unref();
    if ('mail' in answer) task.resolve(answer.mail);
    else task.reject(new IntakeError('unparsable', answer.message));
    this.#advance();
  }

  async #abandon(slot: Slot, error: IntakeError): Promise<void> {
    const { worker, task } = slot;
    slot.worker = null;
    this.#release(slot);
    task?.reject(error);
    if (!this.#isClosed) this.#advance();
    await worker?.terminate();
  }

  #release(slot: Slot): void {
    if (slot.timer) clearTimeout(slot.timer);
    slot.timer = null;
    slot.task = null;
  }
}

/** A view on a pooled or shared buffer cannot be given away, and cloning it would copy all of that buffer. */
function ownsItsMemory(raw: Uint8Array): boolean {
  return raw.buffer instanceof ArrayBuffer && raw.byteLength === raw.buffer.byteLength;
}

/** The TypeScript source in development and tests, the separately built entry beside the bundle in production. */
function workerUrl(): URL {
  return new URL(import.meta.url.endsWith('.ts') ? './intake-worker.ts' : './intake-worker.js', import.meta.url);
}
