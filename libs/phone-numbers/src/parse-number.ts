import type { NumberKind } from '@guichet/contracts';
import {
  type CountryCode,
  isSupportedCountry,
  type NumberType,
  parsePhoneNumberWithError,
} from 'libphonenumber-js/max';
import { isEmergency, isOverseas } from './territories.ts';

/** `home`: of the country it was read for. `network`: of no country, such as a satellite's. */
export type Reach = 'home' | 'overseas' | 'abroad' | 'network';
export interface ParsedNumber {
  /** International form, `+33612345678`. A short number has none and stays as it is dialled. */
  number: string;
  kind: NumberKind;
  /** ISO 3166; null for what belongs to no country. */
  country: string | null;
  reach: Reach;
  /** For people to read. */
  words: string;
}

const KINDS: Record<Exclude<NumberType, undefined>, NumberKind> = {
  MOBILE: 'mobile',
  FIXED_LINE: 'fixed',
  // America's numbers do not tell; either may be called back.
  FIXED_LINE_OR_MOBILE: 'mobile',
  VOIP: 'voip',
  TOLL_FREE: 'toll_free',
  UAN: 'standard_rate',
  SHARED_COST: 'shared_cost',
  PREMIUM_RATE: 'premium',
  PAGER: 'other',
  PERSONAL_NUMBER: 'other',
  VOICEMAIL: 'other',
};
/** Calling codes of networks that span countries: satellites, ships, aeroplanes. */
const NETWORKS = new Set(['870', '878', '881', '882', '883', '888']);
/** No country's subscribers have numbers so short. */
const SHORT = /^[1-9]\d{1,5}$/;

/** Null for what is no number, or no number that anybody can have. */
export function parseNumber(written: string, homeCountry: string): ParsedNumber | null {
  const home = isSupportedCountry(homeCountry) ? homeCountry : undefined;
  return shortNumber(written, homeCountry) ?? fullNumber(written, home);
}

function shortNumber(written: string, home: string): ParsedNumber | null {
  const number = written.replace(/[\s.\-()]/g, '');
  if (!isEmergency(number, home) && !SHORT.test(number)) return null;
  const kind = isEmergency(number, home) ? 'emergency' : 'short';
  return { number, kind, country: home, reach: 'home', words: number };
}

function fullNumber(written: string, home: CountryCode | undefined): ParsedNumber | null {
  const read = attempt(written, home);
  // An extension cannot be dialled by itself, and would be lost without a word.
  if (!read || read.ext) return null;
  const country = read.country ?? null;
  // `+33 112` is meant as 112.
  if (!read.isPossible()) return country === home ? shortNumber(read.nationalNumber, home ?? '') : null;
  if (!read.isValid()) return null;
  const type = read.getType();
  const isNetwork = country === null && NETWORKS.has(read.countryCallingCode);
  const kind = isNetwork ? 'satellite' : type ? KINDS[type] : 'other';
  return { number: read.number, kind, country, reach: reachOf(country, home), words: read.formatInternational() };
}

function attempt(written: string, home: CountryCode | undefined) {
  try {
    return parsePhoneNumberWithError(written, { ...(home && { defaultCountry: home }), extract: false });
  } catch {
    return null;
  }
}

function reachOf(country: string | null, home: string | undefined): Reach {
  if (country === null) return 'network';
  if (country === home) return 'home';
  return isOverseas(country, home) ? 'overseas' : 'abroad';
}
