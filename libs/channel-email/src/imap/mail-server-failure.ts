import { HostRefused } from '@guichet/platform';
import { TimeLimitExceeded } from './time-limit.ts';

/** Why a mail server cannot be used, in the terms of its settings. */
export type FailureCode = 'host' | 'port' | 'tls' | 'login' | 'folder' | 'timeout' | 'lost';

interface ServerError {
  code?: string | undefined;
  message?: string | undefined;
  authenticationFailed?: boolean | undefined;
  tlsFailed?: boolean | undefined;
  mailboxMissing?: boolean | undefined;
  responseStatus?: string | undefined;
  responseText?: string | undefined;
  executedCommand?: string | undefined;
}

const UNREACHABLE =
  /^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ETIMEDOUT|CONNECT_TIMEOUT|EADDRNOTAVAIL|ECONNECTION)$/;
// Plain text to a TLS port gets no greeting; TLS to a plain port gets nonsense.
const TLS =
  /^(ERR_SSL|ERR_TLS|ERR_OSSL|EPROTO|ETLS|UPGRADE_TIMEOUT|GREETING_TIMEOUT|STARTTLS|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|HOSTNAME_MISMATCH|MissingServerExtension)/;

/** Classifies what imapflow, nodemailer, Node or we ourselves threw. */
export function failureCodeOf(error: unknown): FailureCode {
  if (error instanceof HostRefused) return 'host';
  if (error instanceof TimeLimitExceeded) return 'timeout';
  const {
    code = '',
    authenticationFailed,
    tlsFailed,
    mailboxMissing,
    executedCommand = '',
  } = (error ?? {}) as ServerError;
  if (authenticationFailed || code === 'EAUTH') return 'login';
  if (tlsFailed || TLS.test(code)) return 'tls';
  if (mailboxMissing || /^\S+ (SELECT|EXAMINE|STATUS)\b/.test(executedCommand)) return 'folder';
  if (/^(ENOTFOUND|EAI_AGAIN|EDNS)$/.test(code)) return 'host';
  return UNREACHABLE.test(code) ? 'port' : 'lost';
}

/** The server's or the library's words, one line, without what might be a credential. */
export function failureWords(error: unknown): string {
  const { message = '', responseText } = (error ?? {}) as ServerError;
  return (responseText || message || 'unknown').replace(/[\r\n]+/g, ' ').slice(0, 300);
}
