import { ImapFlow } from 'imapflow';
import { checkHost } from '@guichet/platform';

export interface ImapSettings {
  host: string;
  port: number;
  security: string;
  username: string;
  password: string;
}

export interface ImapLimits {
  allowsPrivate: boolean;
  /** The largest thing a server may send at once. */
  maxBytes: number;
}

const CONNECT_MS = 15_000;
/** Of silence on the socket, longer than any poll. */
const SILENCE_MS = 15 * 60_000;

/** Connects and logs in. What it throws is read by `failureCodeOf`. */
export async function openImap(settings: ImapSettings, limits: ImapLimits): Promise<ImapFlow> {
  const { ip, servername } = await checkHost(settings.host, limits.allowsPrivate);
  const client = new ImapFlow({
    host: ip,
    port: settings.port,
    ...(servername ? { servername } : {}),
    secure: settings.security === 'tls',
    ...(settings.security === 'tls' ? {} : { doSTARTTLS: settings.security === 'starttls' }),
    auth: { user: settings.username, pass: settings.password },
    clientInfo: { name: 'Guichet' },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    maxLiteralSize: limits.maxBytes,
    maxResponseSize: 2 * limits.maxBytes,
  });
  // Without a listener an error between two commands would end the process; the commands themselves reject.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    client.close();
    throw error;
  }
}
