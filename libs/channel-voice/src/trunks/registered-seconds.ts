import type { SipResponse } from '@guichet/sip';

const digits = (text: string | null | undefined): number | null =>
  text && /^\d{1,9}$/.test(text) ? Number(text) : null;

/** For how long a trunk that has taken a REGISTER believes that we are there (RFC 3261 §10.2.4); several of us may be registered. */
export function registeredSeconds({ contacts, headers }: SipResponse, user: string, asked: number): number {
  const own = contacts.filter(({ uri }) => uri.startsWith(`sip:${user}@`));
  const said = own.map(({ parameters }) => digits(parameters.get('expires'))).filter((one) => one !== null);
  const seconds = said.length ? Math.max(...said) : (digits(headers.get('expires')) ?? asked);
  return Math.min(seconds, asked);
}

/** What a trunk wants at least, where it has refused less (423); null where it does not say. */
export const shortestSeconds = ({ status, headers }: SipResponse): number | null =>
  status === 423 ? digits(headers.get('min-expires')) : null;
