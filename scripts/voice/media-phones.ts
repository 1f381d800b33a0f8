import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { projectFolder } from '../file-hash.ts';
import type { Described, LoadFigures, LoadReply, LoadRequest } from './media-load.ts';
import type { Heard } from './media-phone.ts';

interface Waiting {
  readonly resolve: (value: never) => void;
  readonly reject: (error: Error) => void;
}

/** Phones that speak, in a process of their own. */
export class MediaPhones {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, Waiting>();
  readonly #heard: { readonly phone: number; readonly heard: Heard }[] = [];
  readonly #listeners = new Set<() => void>();
  #nextId = 1;

  constructor() {
    this.#child = fork(join(projectFolder, 'scripts/voice/media-load.ts'), { stdio: ['ignore', 2, 2, 'ipc'] });
    this.#child.on('message', (reply: LoadReply) => this.#receive(reply));
  }

  get processId(): number {
    return this.#child.pid!;
  }

  offer(): Promise<Described> {
    return this.#ask({ type: 'offer' });
  }
  accept(phone: number, sdp: string): Promise<void> {
    return this.#ask({ type: 'accept', phone, sdp });
  }
  answer(sdp: string): Promise<Described> {
    return this.#ask({ type: 'answer', sdp });
  }
  figures(): Promise<LoadFigures> {
    return this.#ask({ type: 'figures' });
  }

  /** The first that a phone heard of whom `isThat` is asked for: the number of a voice, null for music. */
  hears(phone: number, isThat: (from: number | null) => boolean, patienceMs: number): Promise<Heard> {
    return new Promise((resolve, reject) => {
      const end = (): void => {
        clearTimeout(timer);
        this.#listeners.delete(look);
      };
      const look = (): void => {
        const found = this.#heard.find((one) => one.phone === phone && isThat(one.heard.from));
        if (!found) return;
        end();
        resolve(found.heard);
      };
      const timer = setTimeout(() => {
        end();
        reject(new Error('nothing was heard of what should be'));
      }, patienceMs);
      this.#listeners.add(look);
      look();
    });
  }

  stop(): void {
    this.#child.kill();
  }

  #receive(reply: LoadReply): void {
    if ('heard' in reply) {
      this.#heard.push(reply);
      for (const listener of this.#listeners) listener();
      return;
    }
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if ('error' in reply) waiting?.reject(new Error(reply.error));
    else waiting?.resolve(reply.value as never);
  }

  #ask<T>(request: LoadRequest): Promise<T> {
    const id = this.#nextId++;
    return new Promise<T>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#child.send({ id, request });
    });
  }
}
