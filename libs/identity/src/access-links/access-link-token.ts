import { currentTenant, type Secrets } from '@guichet/platform';
import { scopedToken } from '../sessions/scoped-token.ts';

/**
 * 256 bits made from the link's id with a key of the installation: the job that mails the link can make it again when it
 * is tried a second time, and neither the database nor the queue ever holds it. The link's row keeps its hash.
 */
export const accessToken = (secrets: Secrets, linkId: string): string =>
  secrets.sign('access-link', linkId).toString('base64url');

/** From the configuration, never from a request's Host header. */
export const accessAddress = (publicUrl: string, token: string): string =>
  new URL(`/access/${scopedToken({ tenantId: currentTenant(), token })}`, publicUrl).href;
