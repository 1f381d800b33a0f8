import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ParsedNumber, parseNumber } from './parse-number.ts';

const ROOT = process.env['SHARED_DATA'] ?? join(import.meta.dirname, '../../../../shared/data');
const FILE = join(ROOT, 'phone/french-numbers.csv');
const isThere = existsSync(FILE);
const note = isThere ? '' : ' (skipped: no ../shared/data; set SHARED_DATA to its folder)';
const rows = isThere
  ? readFileSync(FILE, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(',') as [string, string])
  : [];

/** The file's words for what we tell apart by kind and reach. */
function wordOf(number: ParsedNumber | null): string {
  if (!number) return 'invalid';
  const { kind, reach } = number;
  if (kind === 'short') return 'short_code';
  if (kind === 'standard_rate') return 'standard_rate_special';
  if (kind === 'satellite') return 'satellite_or_international_network';
  if (kind === 'mobile' && reach === 'overseas') return 'mobile_overseas';
  return kind === 'premium' && reach === 'abroad' ? 'premium_foreign' : kind;
}

describe.runIf(isThere)(`french numbers${note}`, () => {
  it('are all read', () => expect(rows.length).toBeGreaterThan(25));
  it.each(rows)('%s is %s', (written, expected) => expect(wordOf(parseNumber(written, 'FR'))).toBe(expected));
});
