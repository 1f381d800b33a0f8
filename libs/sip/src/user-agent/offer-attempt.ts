import type { SipResponse } from '../messages/message.ts';
import type { Dialog } from '../dialogs/dialog.ts';
import { bodyOf, type SipBody } from '../transactions/response-to.ts';
import type { Call } from './call.ts';
import { contactOn } from './call-context.ts';
import { answerOf, type FinalAnswer } from './final-answer.ts';
import { InviteAttempt } from './invite-attempt.ts';

/** How a re-INVITE or UPDATE of ours ended. */
export interface ChangeAnswer extends FinalAnswer {
  body: SipBody | undefined;
  /** Answers the offer that a re-INVITE without a body has asked for. */
  acknowledge(body: SipBody): void;
}

const NO_ACK_NEEDED = (): void => undefined;

export const withoutBody = (answer: FinalAnswer): ChangeAnswer => ({
  ...answer,
  body: undefined,
  acknowledge: NO_ACK_NEEDED,
});

/** Sends an UPDATE with an offer (RFC 3311). */
export async function sendUpdate(call: Call, body: SipBody | undefined): Promise<ChangeAnswer> {
  const answer = await call.request('UPDATE', { body });
  const { response } = answer;
  if (response && answer.status < 300) call.dialog!.refreshTarget(response);
  return { ...answer, body: response && bodyOf(response), acknowledge: NO_ACK_NEEDED };
}

/** Sends a re-INVITE, with an offer or asking for one (RFC 3261 §14.1). */
export function sendReinvite(call: Call, dialog: Dialog, offer: SipBody | undefined): Promise<ChangeAnswer> {
  const headers = { contact: contactOn(call.flow), ...call.commonHeaders };
  return new Promise((resolve) => {
    const accepted = (response: SipResponse): void => {
      dialog.refreshTarget(response);
      const acknowledge = (body?: SipBody): void => attempt.acknowledge(dialog, response, body);
      if (offer) acknowledge();
      const answer = { ...answerOf(response), body: bodyOf(response) };
      resolve({ ...answer, acknowledge: offer ? NO_ACK_NEEDED : acknowledge });
    };
    const attempt = new InviteAttempt(
      call,
      (credentials) => dialog.request('INVITE', { body: offer, headers: { ...headers, ...credentials } }),
      {
        onProvisional: () => undefined,
        onAccepted: accepted,
        onRefused: (answer) => {
          call.judge(answer);
          resolve(withoutBody(answer));
        },
      },
    );
    attempt.send();
  });
}
