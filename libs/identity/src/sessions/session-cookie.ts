import type { Config } from '@guichet/platform';
import { readScopedToken, type ScopedToken } from './scoped-token.ts';

const NAME = 'guichet_session';
const VALUE = new RegExp(`(?:^|;\\s*)${NAME}=([^;]*)`);
/** The server ends an idle session long before; this only spares the browser dead cookies. */
const MAX_AGE_SECONDS = 7 * 86_400;

/** Lax: links from mails must find the person signed in; changes are guarded by their origin. */
const setCookie = (config: Config, value: string, maxAge: number): string => {
  const secure = config.PUBLIC_URL.startsWith('https:') ? '; Secure' : '';
  return `${NAME}=${value}; Max-Age=${maxAge}; Path=/; HttpOnly; SameSite=Lax${secure}`;
};

/** The value is of RFC 6265's cookie-octets only, so nothing needs escaping. */
export const sessionCookie = (config: Config, value: string): string => setCookie(config, value, MAX_AGE_SECONDS);

export const clearedCookie = (config: Config): string => setCookie(config, '', 0);

export const readSessionCookie = (cookies: string | undefined): ScopedToken | null =>
  readScopedToken(VALUE.exec(cookies ?? '')?.[1]);
