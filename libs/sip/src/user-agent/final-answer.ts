import { answerChallenge, type DigestCredentials } from '../authentication/digest-client.ts';
import type { RequestParts, SipResponse } from '../messages/message.ts';
import { reasonPhrase } from '../messages/reason-phrases.ts';
import type { HeaderValues } from '../transactions/response-to.ts';
import type { TransactionLayer } from '../transactions/transaction-layer.ts';
import type { Flow } from '../transports/transport.ts';

/** How a request ended. Without a response nobody answered (408) or the way was gone (503). */
export interface FinalAnswer {
  status: number;
  reason: string;
  response: SipResponse | undefined;
}

/** Makes the request anew, with its next CSeq, and the fields that answer a challenge. */
export type RequestBuilder = (credentials?: HeaderValues) => RequestParts;

export const answerOf = (response: SipResponse): FinalAnswer => ({
  status: response.status,
  reason: response.reason,
  response,
});
export const failureOf = (status: number): FinalAnswer => ({
  status,
  reason: reasonPhrase(status),
  response: undefined,
});

/** The field that answers a challenge; undefined when it is none, or the answer to it was refused already. */
export function credentialsFor(
  response: SipResponse,
  request: RequestParts,
  credentials: DigestCredentials | undefined,
): HeaderValues | undefined {
  if (!credentials || (response.status !== 401 && response.status !== 407)) return undefined;
  const sent = request.headers.has('authorization') || request.headers.has('proxy-authorization');
  const isStale = response.headers
    .all(response.status === 407 ? 'proxy-authenticate' : 'www-authenticate')
    .some((challenge) => /\bstale\s*=\s*"?true/i.test(challenge));
  if (sent && !isStale) return undefined;
  const field = answerChallenge(response, request, credentials);
  return field && { [field.name]: field.value };
}

/** Sends a request that is no INVITE and waits for its end. */
export function finalAnswer(
  transactions: TransactionLayer,
  flow: Flow,
  build: RequestBuilder,
  credentials?: DigestCredentials,
): Promise<FinalAnswer> {
  return new Promise((resolve) => {
    let attempts = 0;
    const send = (more?: HeaderValues): void => {
      const request = build(more);
      attempts += 1;
      transactions.request(request, flow, {
        onResponse: (response) => {
          if (response.status < 200) return;
          const answer = attempts < 3 ? credentialsFor(response, request, credentials) : undefined;
          if (answer) send(answer);
          else resolve(answerOf(response));
        },
        onFailure: (status) => resolve(failureOf(status)),
      });
    };
    send();
  });
}
