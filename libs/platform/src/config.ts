import { isIP } from 'node:net';
import { z } from 'zod';

const flag = (standard: boolean) =>
  z
    .enum(['0', '1', 'true', 'false'])
    .default(standard ? '1' : '0')
    .transform((value) => value === '1' || value === 'true');
const port = (standard: number) => z.coerce.number().int().min(0).max(65_535).default(standard);
/** `from-to`, with room for many pairs. */
const portRange = z
  .string()
  .regex(/^\d{4,5}-\d{4,5}$/, 'must be like 20000-29999')
  .transform((value): readonly [number, number] => {
    const [from = 0, to = 0] = value.split('-').map(Number);
    return [from, to];
  })
  .refine(
    ([from, to]) => from >= 1_024 && to <= 65_535 && to - from >= 10,
    'must lie within 1024-65535, lower one first',
  );
/** What Fastify takes: addresses, ranges, and names of ranges. */
const isProxyList = (value: string) =>
  value.split(',').every((one) => {
    const [address = '', bits = '0', ...rest] = one.trim().split('/');
    const isRange = isIP(address) > 0 && /^\d{1,3}$/.test(bits) && rest.length === 0;
    return isRange || /^(loopback|linklocal|uniquelocal)$/.test(one.trim());
  });

const Environment = z.object({
  APP_DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must be a postgresql:// address'),
  JOBS_DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must be a postgresql:// address'),
  /** Encrypts stored secrets, signs links and reply addresses. */
  GUICHET_SECRET: z.string().min(32, 'must have at least 32 characters'),
  GUICHET_ROLE: z.enum(['all', 'web', 'worker']).default('all'),
  GUICHET_DEMO: flag(false),
  /** Of the demo accounts; only the demo's seed reads it. */
  GUICHET_DEMO_PASSWORD: z.string().optional(),
  HOST: z.string().default('127.0.0.1'),
  PORT: port(3000),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).default('http://localhost:3000'),
  WEB_DIR: z.string().default('dist'),
  /** Proxies whose X-Forwarded-For is believed, by address or range. */
  TRUST_PROXY: z.string().refine(isProxyList, 'must hold addresses or ranges, with commas between').optional(),
  SMTP_DOOR_HOST: z.string().default('127.0.0.1'),
  SMTP_DOOR_PORT: port(2525),
  SMTP_DOOR_DOMAIN: z
    .string()
    .regex(/^[a-z\d.-]+$/i, 'must be a domain')
    .default('in.guichet.test'),
  SMTP_URL: z.url({ protocol: /^smtps?$/, hostname: /./, error: 'must be an smtp:// or smtps:// address' }).optional(),
  MAIL_FROM: z
    .string()
    .regex(/[^\s<>@]@[^\s<>@]+>?$/, 'must hold a mail address')
    .default('Guichet <guichet@localhost>'),
  MAIL_MAX_BYTES: z.coerce.number().int().min(1_000_000).max(200_000_000).default(30_000_000),
  /** Seconds between safety polls of a mailbox whose IDLE may have died silently. */
  MAIL_POLL_SECONDS: z.coerce.number().int().min(1).max(600).default(60),
  /** Seconds an outgoing mail can be taken back. */
  UNDO_SECONDS: z.coerce.number().int().min(0).max(120).default(15),
  /** Mail servers and telephone trunks on private addresses may be named in settings (needed for a server in the same network). */
  ALLOW_PRIVATE_HOSTS: flag(false),
  FILES_DIR: z.string().default('.guichet/files'),
  S3_BUCKET: z.string().optional(),
  S3_REGION: z.string().default('us-east-1'),
  S3_ENDPOINT: z.url().optional(),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  /** Where calls end: in a process of ours, or on Debian's rtpengine. */
  MEDIA_DRIVER: z.enum(['node', 'rtpengine']).default('node'),
  /** Address at which browsers and trunks send us sound. */
  MEDIA_HOST: z
    .string()
    .refine((value) => isIP(value) > 0, 'must be an IP address')
    .default('127.0.0.1'),
  MEDIA_PORTS: portRange.optional(),
  MEDIA_MAX_LEGS: z.coerce.number().int().min(2).max(10_000).default(400),
  /** SIP over UDP for the proxy before us; off while the port is 0. */
  SIP_UDP_HOST: z
    .string()
    .refine((value) => isIP(value) > 0, 'must be an IP address')
    .default('127.0.0.1'),
  SIP_UDP_PORT: port(0),
  /** Whom, over UDP, is believed what browser speaks through it. */
  SIP_EDGES: z.string().refine(isProxyList, 'must hold addresses or ranges, with commas between').default('loopback'),
  /** Where we speak SIP with telephone trunks, over UDP; a loopback address reaches none of another machine. Port 0: any. */
  SIP_TRUNK_HOST: z
    .string()
    .refine((value) => isIP(value) > 0, 'must be an IP address')
    .default('127.0.0.1'),
  SIP_TRUNK_PORT: port(0),
  /** Where browsers speak SIP, if not at /sip of their page's server. */
  SIP_PUBLIC_URL: z.url({ protocol: /^wss?$/, hostname: /./, error: 'must be a wss:// address' }).optional(),
  RTPENGINE_HOST: z.string().default('127.0.0.1'),
  RTPENGINE_PORT: port(2223),
  METRICS_HOST: z.string().default('127.0.0.1'),
  METRICS_PORT: port(9464),
  /** Widgets connected from one address at once; a whole office may share one. */
  WIDGET_SOCKETS_PER_ADDRESS: z.coerce.number().int().min(1).max(1_000_000).default(300),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
});
/** What one value says of another. */
const Settings = Environment.refine(({ S3_ACCESS_KEY_ID: id, S3_SECRET_ACCESS_KEY: secret }) => !id === !secret, {
  path: ['S3_SECRET_ACCESS_KEY'],
  message: 'belongs to S3_ACCESS_KEY_ID: set both or neither',
});
export type Config = Readonly<z.infer<typeof Environment>>;

/** All wrong values at once, a line each, so that one look mends them all. */
export class ConfigError extends Error {
  readonly lines: string[];
  constructor(lines: string[]) {
    super(lines.join('\n'));
    this.lines = lines;
  }
}

/** An empty setting is like none: docker compose hands on empty ones. */
export const withoutEmpty = (given: Record<string, string | undefined>): Record<string, string | undefined> =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));

/** Reads the settings; throws {@link ConfigError}. */
export function readConfig(given: Record<string, string | undefined>): Config {
  const environment = withoutEmpty(given);
  const parsed = Settings.safeParse(environment);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => {
    const name = String(issue.path[0]);
    return environment[name] === undefined ? `${name} is missing` : `${name} is wrong: ${issue.message}`;
  });
  throw new ConfigError(lines);
}

/** Token under which the parsed settings are injected. */
export const CONFIG = Symbol('config');
export const environmentConfig = (): Config => readConfig(process.env);
