import type { DeliveryResult } from '@guichet/conversations';
import { HostRefused } from '@guichet/platform';

interface SmtpError {
  code?: string;
  responseCode?: number;
  response?: string;
  message?: string;
}

/** What nodemailer refuses itself, before any server sees it. */
const OURS = /^(EENVELOPE|EMESSAGE|EFILEACCESS|EURLACCESS)$/;

/** 5xx is for ever, 4xx and the network's trouble are for now (RFC 5321 section 4.2.1). */
export function deliveryFailure(error: unknown): DeliveryResult {
  const { code = '', responseCode = 0, response, message = '' } = (error ?? {}) as SmtpError;
  const words = (response || message || 'unknown').replace(/\s+/g, ' ').trim().slice(0, 500);
  const isRefused = error instanceof HostRefused && error.reason === 'private';
  const isPermanent = responseCode >= 500 || isRefused || (responseCode === 0 && OURS.test(code));
  return { state: isPermanent ? 'failed' : 'retry', error: words };
}
