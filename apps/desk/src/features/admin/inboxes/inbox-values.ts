import type { createInbox, Inbox, Locale, RequestOf, testSmtp } from '@guichet/contracts';
import type { ConnectionValues } from '../connection/connection-fields.tsx';

export interface InboxValues {
  name: string;
  address: string;
  fromName: string;
  teamId: string | null;
  queueId: string | null;
  language: Locale;
  signatureHtml: string;
  promisedHours: number | '';
  acknowledges: boolean;
  acknowledgementText: string;
  asksSettled: boolean;
  sending: 'installation' | 'own';
  smtp: ConnectionValues;
}

/** The answer that most of the trade promises. */
const PROMISED_HOURS = 24;
const NO_SMTP: ConnectionValues = { host: '', port: 465, security: 'tls', username: '', password: '' };

export function startValues(inbox: Inbox | undefined, language: Locale): InboxValues {
  if (!inbox)
    return {
      name: '',
      address: '',
      fromName: '',
      teamId: null,
      queueId: null,
      language,
      signatureHtml: '',
      promisedHours: PROMISED_HOURS,
      acknowledges: false,
      acknowledgementText: '',
      asksSettled: false,
      sending: 'installation',
      smtp: NO_SMTP,
    };
  const { id: _id, channel: _channel, forwardingAddress: _shown, smtp, ...values } = inbox;
  if (!smtp) return { ...values, sending: 'installation', smtp: NO_SMTP };
  const { hasPassword: _hasPassword, ...connection } = smtp;
  return { ...values, sending: 'own', smtp: { ...connection, password: '' } };
}

/** An empty password is left out: the server then keeps, or tests with, the stored one. */
function smtpOf({ host, port, security, username, password }: ConnectionValues) {
  return { host, port: Number(port), security, username, ...(password === '' ? {} : { password }) };
}

export function requestOf({ sending, smtp, promisedHours, ...values }: InboxValues): RequestOf<typeof createInbox> {
  return { ...values, promisedHours: Number(promisedHours), smtp: sending === 'own' ? smtpOf(smtp) : null };
}

export function testOf({ smtp }: InboxValues, inbox: Inbox | undefined): RequestOf<typeof testSmtp> {
  return { ...smtpOf(smtp), ...(inbox ? { inboxId: inbox.id } : {}) };
}
