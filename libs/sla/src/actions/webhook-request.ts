import http from 'node:http';
import https from 'node:https';
import { checkHost } from '@guichet/platform';

const TIMEOUT_MS = 10_000;

export interface WebhookRequest {
  url: string;
  body: string;
  headers: Record<string, string>;
  allowsPrivate: boolean;
}

/**
 * Posts JSON to an address of a tenant's settings and answers the status. The name is resolved once, checked and connected to,
 * so that it cannot lead into our own network; redirects are not followed, what is answered is not read.
 */
export async function postWebhook({ url, body, headers, allowsPrivate }: WebhookRequest): Promise<number> {
  const { protocol, hostname, host, port, pathname, search } = new URL(url);
  const { ip, servername } = await checkHost(hostname.replace(/^\[|\]$/g, ''), allowsPrivate);
  const { request } = protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        ...{ method: 'POST', host: ip, path: pathname + search, timeout: TIMEOUT_MS },
        ...(port ? { port } : {}),
        ...(servername ? { servername } : {}),
        headers: { ...headers, host, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
        signal: AbortSignal.timeout(TIMEOUT_MS),
      },
      (response) => {
        response.destroy();
        resolve(response.statusCode ?? 0);
      },
    );
    asked.on('error', reject);
    asked.end(body);
  });
}
