import type { WidgetConfig } from '@guichet/contracts';
import { describe, expect, it } from 'vitest';
import { buttonWords } from './button.ts';
import { deviceOf } from './device.ts';
import { waitBefore } from './line.ts';
import { masked } from './masked.ts';
import { languageOf, openingWords, waitWords } from './words.ts';

describe('the device', () => {
  const windows =
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36';
  it.each([
    [windows, 'Chrome 130', 'Windows', false],
    [`${windows} Edg/130.0.0.0`, 'Edge 130', 'Windows', false],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:131.0) Gecko/20100101 Firefox/131.0', 'Firefox 131', 'Linux', false],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
      'Safari 18',
      'iPhone',
      true,
    ],
    [
      'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 Chrome/130.0.0.0 Mobile Safari/537.36',
      'Chrome 130',
      'Android 15',
      true,
    ],
    ['something else', '', '', false],
  ])('%# is told as people say it', (agent, browser, system, isMobile) => {
    expect(deviceOf(agent, 390, 844)).toEqual({ browser, system, isMobile, screen: '390x844' });
  });
});

describe('words of the button', () => {
  it.each([
    [null, ''],
    [0, 'under 1 min'],
    [59, 'under 1 min'],
    [60, 'about 1 min'],
    [90, 'about 2 min'],
    [600, 'about 10 min'],
  ])('a wait of %s s is “%s”', (seconds, words) => expect(waitWords(seconds, 'en')).toBe(words));

  const closed = (nextOpeningAt: string | null) =>
    ({
      state: 'closed',
      canChat: false,
      canCall: false,
      canCallBack: false,
      canSchedule: false,
      estimateSeconds: null,
      nextOpeningAt,
    }) as const;
  const now = new Date(2026, 10, 26, 8, 0);
  it('names the day of an opening unless it is today', () => {
    expect(openingWords(closed(new Date(2026, 10, 26, 9, 30).toISOString()), 'en', now)).toMatch(/^back 0?9:30/);
    expect(openingWords(closed(new Date(2026, 10, 27, 9, 0).toISOString()), 'en', now)).toMatch(/^back Friday/);
    expect(openingWords(closed(null), 'en', now)).toBe('');
  });

  it.each([
    [{ canChat: true, canCall: true }, true, 'Chat'],
    [{ canChat: false, canCall: true }, true, 'Call us'],
    [{ canChat: false, canCall: false, canCallBack: true }, true, 'Be called'],
    [{ canChat: false, canCall: false }, true, 'Write to us'],
    [{ canChat: false, canCall: false, canSchedule: true }, false, 'Be called'],
    [{ canChat: false, canCall: false }, false, undefined],
  ])('%o is offered as “%s”', (can, hasForm, label) => {
    const none = { fr: '', en: '' };
    const config = { appearance: { button: none }, hasForm } as WidgetConfig;
    const nothing = { canCallBack: false, canSchedule: false };
    const availability = { ...nothing, ...can, state: 'open', estimateSeconds: null, nextOpeningAt: null } as const;
    const shown = { isOpen: false, unread: 0, hasChat: false };
    expect(buttonWords(config, availability, shown, 'en')?.label).toBe(label);
  });

  it.each([
    ['fr', 'fr'],
    ['fr-CA', 'fr'],
    ['EN-us', 'en'],
    ['de', 'fr'],
    ['', 'fr'],
  ])('a page in “%s” is answered in %s', (page, language) => expect(languageOf(page, 'fr')).toBe(language));
});

it('waits longer from try to try, never for ever, and not all at once', () => {
  const shortest = [0, 1, 2, 3, 9].map((attempt) => waitBefore(attempt, 0));
  expect(shortest).toEqual([250, 500, 1000, 2000, 7500]);
  expect(waitBefore(0, 1)).toBe(500);
  expect(waitBefore(60, 1)).toBe(15_000);
});

it.each([
  ['4111 1111 1111 1111', '•••• 1111'],
  ['card 4111-1111-1111-1111.', 'card •••• 1111.'],
  ['378282246310005', '•••• 0005'],
  ['4111 1111 1111 1112', '4111 1111 1111 1112'],
  ['order 58214, EAN 3017620422003', 'order 58214, EAN 3017620422003'],
])('of what a page hands over, “%s” leaves it as “%s”', (text, kept) => expect(masked(text)).toBe(kept));
