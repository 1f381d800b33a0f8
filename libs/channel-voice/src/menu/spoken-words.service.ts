import { Injectable } from '@nestjs/common';
import type { Locale } from '@guichet/contracts';
import { Db, log } from '@guichet/platform';
import type { Saying } from './menu-course.ts';
import { PromptFiles } from './prompt-files.ts';
import { positionPrompt, pressPrompt, standardPrompt } from './standard-prompts.ts';

type Named = 'welcome' | 'recorded' | 'choose' | 'not-understood' | 'wait' | 'nobody';
export type Words = Saying | { prompt: Named } | { prompt: 'position'; number: number };

/** Who speaks: the site, in the language of the call. */
export interface Speaker {
  /** Null: none, so only standard words. */
  siteId: string | null;
  language: Locale;
}

/** Finds the sounds for what is to be said: a site's own before the standard ones. */
@Injectable()
export class SpokenWords {
  constructor(
    private readonly db: Db,
    private readonly files: PromptFiles,
  ) {}

  /** In order, as `MediaAnchor.play` takes them; what nobody has recorded is left out. */
  async soundsOf(speaker: Speaker, words: readonly Words[]): Promise<string[]> {
    const own = await this.recorded(speaker);
    const sounds = await Promise.all(words.map((one) => this.soundOf(speaker.language, own, one)));
    return sounds.filter((sound) => sound !== null);
  }

  /** Choices whose answer has been recorded. */
  async answers(speaker: Speaker): Promise<Set<string>> {
    const rows = await this.rowsOf(speaker);
    return new Set(rows.filter(({ prompt }) => prompt === 'answer').map(({ menuId }) => menuId));
  }

  private async soundOf(language: Locale, own: ReadonlyMap<string, string>, words: Words): Promise<string | null> {
    if (words.prompt === 'press') return pressPrompt(language, words.number);
    if (words.prompt === 'position') return positionPrompt(language, words.number);
    const fileKey = own.get(nameOf(words.prompt, 'menuId' in words ? words.menuId : ''));
    const laid = fileKey ? await this.laid(fileKey) : null;
    return laid ?? ('menuId' in words ? null : standardPrompt(language, words.prompt));
  }

  /** A file that cannot be had must not end a call: the standard one is said. */
  private laid(fileKey: string): Promise<string | null> {
    return this.files.pathOf(fileKey).catch((error: unknown) => {
      log.warn({ err: error, fileKey }, 'a prompt could not be read');
      return null;
    });
  }

  private async recorded(speaker: Speaker): Promise<Map<string, string>> {
    const rows = await this.rowsOf(speaker);
    return new Map(rows.map(({ prompt, menuId, fileKey }) => [nameOf(prompt, menuId), fileKey]));
  }

  private async rowsOf({ siteId, language }: Speaker) {
    if (!siteId) return [];
    return this.db.tx((tx) => tx.voicePrompt.findMany({ where: { siteId, language } }));
  }
}

const nameOf = (prompt: string, menuId: string): string => `${prompt}:${menuId}`;
