import { CALLABLE_KINDS, type NumberPolicy, type NumberRefusal } from '@guichet/contracts';
import { type ParsedNumber, parseNumber } from './parse-number.ts';

export type Judged = { number: ParsedNumber; refusal: NumberRefusal | null } | { number: null; refusal: NumberRefusal };

/** Metropolitan and overseas France, and whatever costs a plain call; all else an administrator allows. */
export const STANDARD_POLICY: NumberPolicy = {
  country: 'FR',
  kinds: ['mobile', 'fixed', 'voip', 'standard_rate'],
  allowedPrefixes: ['+33', '+262', '+508', '+590', '+594', '+596', '+681', '+687', '+689'],
  deniedPrefixes: [],
};

/** What a number is, and why it is not called; `refusal` is null where it is. */
export function judgeNumber(written: string, policy: NumberPolicy): Judged {
  const number = parseNumber(written, policy.country);
  return number ? { number, refusal: refusalOf(number, policy) } : { number: null, refusal: 'number_invalid' };
}

export function refusalOf({ number, kind }: ParsedNumber, policy: NumberPolicy): NumberRefusal | null {
  if (kind === 'premium') return 'number_premium';
  if (kind === 'short') return 'number_short';
  if (kind === 'emergency') return 'number_emergency';
  if (!CALLABLE_KINDS.includes(kind) || !policy.kinds.includes(kind)) return 'number_kind';
  const allowed = longest(number, policy.allowedPrefixes);
  // Of one written in both lists, the cautious one counts.
  return allowed > longest(number, policy.deniedPrefixes) ? null : 'number_region';
}

function longest(number: string, prefixes: readonly string[]): number {
  return prefixes.reduce((most, prefix) => (number.startsWith(prefix) ? Math.max(most, prefix.length) : most), 0);
}
