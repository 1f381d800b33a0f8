import { fileURLToPath } from 'node:url';
import type { Locale } from '@guichet/contracts';

/** Beside the source while developing, beside the bundle in production. */
const folder = new URL(import.meta.url.endsWith('.ts') ? '../../public/prompts/' : './prompts/', import.meta.url);
/** Places that are told one by one; behind them it is told that there are more. */
const TOLD_PLACES = 9;

const prompt = (language: Locale, name: string): string => fileURLToPath(new URL(`${language}/${name}`, folder));

/** Prompts of ours (scripts/make-prompts.ts), as `MediaAnchor.play` takes them. */
export const standardPrompt = (
  language: Locale,
  name: 'welcome' | 'recorded' | 'choose' | 'not-understood' | 'wait' | 'nobody',
): string => prompt(language, name);

/** "Press" with the number of a key, 1 to 9. */
export const pressPrompt = (language: Locale, number: number): string => prompt(language, `press-${number}`);

/** "You are number … in the queue", from 1. */
export const positionPrompt = (language: Locale, position: number): string =>
  prompt(language, position <= TOLD_PLACES ? `position-${position}` : 'position-later');
