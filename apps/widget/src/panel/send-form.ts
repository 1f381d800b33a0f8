import type { ErrorBody, RequestOf, sendForm } from '@guichet/contracts';
import type { Host } from '../host.ts';

type Form = Omit<RequestOf<typeof sendForm>, 'siteKey'>;
export type FormAnswer = { number: number; isCardMasked: boolean } | { code: ErrorBody['code'] };

/** The message that is answered by mail. The same `clientId` again is the same message. */
export async function sendFormMessage({ origin, siteKey, storage }: Host, form: Form): Promise<FormAnswer> {
  return post(`${origin}/api/widget/${siteKey}/forms`, storage.get('token'), form);
}

/** A call in the visitor's name; a network that is gone is `unavailable`. */
export async function post<T>(
  url: string,
  token: string | null,
  body: object,
): Promise<T | { code: ErrorBody['code'] }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token ?? ''}` },
    body: JSON.stringify(body),
  }).catch(() => null);
  if (!response) return { code: 'unavailable' };
  return response.json().catch(() => ({ code: 'unavailable' })) as Promise<T | { code: ErrorBody['code'] }>;
}
