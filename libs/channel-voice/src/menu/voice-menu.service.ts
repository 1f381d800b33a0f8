import { setTimeout } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { LegId } from '@guichet/media';
import { SiteDirectory } from '@guichet/sites';
import { beginMenu, type MenuEvent, type MenuStep, type MenuTree, nextInMenu } from './menu-course.ts';
import { PressedKeys } from './pressed-keys.ts';
import { Prompter } from './prompter.ts';
import { type Speaker, SpokenWords } from './spoken-words.service.ts';

/** The queue with what was chosen (null: nothing), or the end: his question has been answered. */
export type MenuOutcome = { then: 'queue'; menuId: string | null } | { then: 'end'; menuId: string };

/** Walks callers through the site's menu by voice. It lives where the caller's leg does. */
@Injectable()
export class VoiceMenu {
  /** How long a key is waited for once all is said. */
  silenceMs = 6_000;
  private readonly pressed = new Map<LegId, PressedKeys>();

  constructor(
    private readonly sites: SiteDirectory,
    private readonly words: SpokenWords,
    private readonly prompter: Prompter,
  ) {}

  press(leg: LegId, key: string): void {
    this.pressed.get(leg)?.push(key);
  }

  /** Rejects with the signal's reason when the caller goes meanwhile. */
  async run(leg: LegId, speaker: Speaker, signal: AbortSignal): Promise<MenuOutcome> {
    const keys = new PressedKeys();
    this.pressed.set(leg, keys);
    try {
      const tree = await this.treeOf(speaker);
      let step = beginMenu(tree);
      while (step.then === 'listen') {
        const event = await this.ask(leg, speaker, step, keys, signal);
        step = nextInMenu(tree, step.place, event);
      }
      await this.prompter.say(leg, await this.words.soundsOf(speaker, step.say), signal);
      signal.throwIfAborted();
      return step;
    } finally {
      this.pressed.delete(leg);
    }
  }

  private async treeOf(speaker: Speaker): Promise<MenuTree> {
    const site = speaker.siteId === null ? null : await this.sites.byId(speaker.siteId);
    return { menu: site?.menu ?? [], answers: await this.words.answers(speaker) };
  }

  /** A key counts while the choices are still being said. */
  private async ask(
    leg: LegId,
    speaker: Speaker,
    { say }: MenuStep,
    keys: PressedKeys,
    signal: AbortSignal,
  ): Promise<MenuEvent> {
    const sounds = await this.words.soundsOf(speaker, say);
    const answered = new AbortController();
    const until = AbortSignal.any([signal, answered.signal]);
    const saying = this.prompter.say(leg, sounds, until);
    const silence = saying.then(() => setTimeout(this.silenceMs, null, { signal: until }));
    const key = await Promise.race([keys.next(until), silence.catch(() => null)]);
    answered.abort();
    await saying;
    signal.throwIfAborted();
    return key === null ? { type: 'silence' } : { type: 'key', key };
  }
}
