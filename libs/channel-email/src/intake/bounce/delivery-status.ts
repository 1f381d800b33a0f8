import { cleanAddress } from '../mime/addresses.ts';

/** One per-recipient group of a delivery status (RFC 3464 section 2.3). */
export interface StatusGroup {
  readonly address: string;
  readonly action: string;
  readonly status: string;
  readonly diagnostic: string;
}

/** Servers' words are a line or a few; what is longer was made to be searched for long. */
const MAX_DIAGNOSTIC = 10_000;

/** Reads the groups of fields, separated by empty lines, that name a recipient. */
export function readDeliveryStatus(text: string): StatusGroup[] {
  const unfolded = text.replace(/\n[ \t]+(?=\S)/g, ' ');
  return unfolded
    .split(/\n[ \t]*\n/)
    .slice(0, 500)
    .flatMap(readGroup);
}

function readGroup(block: string): StatusGroup[] {
  const fields = readFields(block);
  const address =
    typedAddress(fields.get('final-recipient')) ||
    typedAddress(fields.get('original-recipient')) ||
    typedAddress(fields.get('x-actual-recipient'));
  const original = typedAddress(fields.get('original-recipient'));
  if (address === '' && original === '') return [];
  return [
    {
      address: address || original,
      action: /^[a-z]+/.exec((fields.get('action') ?? '').toLowerCase())?.[0] ?? '',
      status: /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(fields.get('status') ?? '')?.[0] ?? '',
      diagnostic: (fields.get('diagnostic-code') ?? '').slice(0, MAX_DIAGNOSTIC).replace(/^[\w-]{1,20}\s?;\s?/, ''),
    },
  ];
}

/** `Name: value` lines by lower-case name; the first of each wins. */
export function readFields(block: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of block.split('\n').slice(0, 1000)) {
    const match = /^([A-Za-z][\w-]{1,60}):[ \t]?(.*)$/.exec(line);
    const name = match?.[1]?.toLowerCase();
    if (name && !fields.has(name)) fields.set(name, (match?.[2] ?? '').trim());
  }
  return fields;
}

/** The address of an `rfc822; someone@example.org` field, or ''. */
export function typedAddress(value: string | undefined): string {
  const text = (value ?? '').replace(/^[\w-]{1,30}\s?;/, '').trim();
  const found = /"[^"@]{1,64}"@[\w.-]{1,255}|[^\s<>,;:"()[\]]{1,64}@[^\s<>,;:"()[\]]{1,255}/.exec(text);
  return found ? cleanAddress(found[0]) : '';
}
