import type { RequestParts, SipResponse } from '../messages/message.ts';
import { SipHeaders } from '../messages/sip-headers.ts';
import { writeMessage } from '../messages/write-message.ts';
import { ClientTransaction } from './client-transaction.ts';
import { RESPONSE_LINGER, T1, TRANSACTION_LIFE } from './timer-values.ts';

/** RFC 3261 §17.1.1 as RFC 6026 §7.2 corrects it: after a 2xx it stays for those that others send. */
export class InviteClientTransaction extends ClientTransaction {
  #state: 'calling' | 'proceeding' | 'accepted' | 'completed' = 'calling';

  get isAnswered(): boolean {
    return this.#state === 'accepted' || this.#state === 'completed';
  }

  /** A CANCEL may follow a provisional answer only (RFC 3261 §9.1). */
  get canBeCancelled(): boolean {
    return this.#state === 'proceeding';
  }

  start(): void {
    this.timers.start('B', TRANSACTION_LIFE, () => this.fail(408));
    if (!this.flow.isReliable) this.#repeatAfter(T1, this.clock.now() + TRANSACTION_LIFE);
    this.send();
  }

  received(response: SipResponse): void {
    if (response.status < 200) this.#proceed(response);
    else if (response.status < 300) this.#accept(response);
    else this.#complete(response);
  }

  /** The CANCEL of this INVITE. Whoever does not answer the INVITE after it never will (§9.1). */
  cancelRequest(): RequestParts {
    this.timers.start('cancelled', TRANSACTION_LIFE, () => this.fail(408));
    return this.#follower('CANCEL', this.request.headers.all('to'));
  }

  #proceed(response: SipResponse): void {
    if (this.isAnswered) return;
    this.#state = 'proceeding';
    this.timers.stop('A');
    this.timers.stop('B');
    this.user.onResponse(response);
  }

  #accept(response: SipResponse): void {
    if (this.#state === 'completed') return;
    if (this.#state !== 'accepted') {
      this.#state = 'accepted';
      this.timers.stopAll();
      this.timers.start('M', TRANSACTION_LIFE, () => this.terminate());
    }
    this.user.onResponse(response);
  }

  #complete(response: SipResponse): void {
    if (this.#state === 'accepted') return;
    this.flow.send(writeMessage(this.#follower('ACK', response.headers.all('to'))));
    if (this.#state === 'completed') return;
    this.#state = 'completed';
    this.timers.stopAll();
    if (this.flow.isReliable) this.terminate();
    else this.timers.start('D', RESPONSE_LINGER, () => this.terminate());
    this.user.onResponse(response);
  }

  /** An ACK or CANCEL goes the INVITE's own way (§9.1, §17.1.1.3). */
  #follower(method: 'ACK' | 'CANCEL', to: readonly string[]): RequestParts {
    const { uri, headers: invite } = this.request;
    const headers = new SipHeaders({ via: invite.get('via'), 'max-forwards': '70', from: invite.get('from'), to });
    headers.set('call-id', invite.all('call-id'));
    headers.set('cseq', `${Number.parseInt(invite.get('cseq')!, 10)} ${method}`);
    headers.set('route', invite.all('route'));
    return { method, uri, headers, body: Buffer.alloc(0) };
  }

  /** Timer A. To a process that stood still it comes before B and before answers that wait to be read; by then the other side has forgotten us, and would ring anew. */
  #repeatAfter(ms: number, until: number): void {
    this.timers.start('A', ms, () => {
      if (this.clock.now() >= until) return this.fail(408);
      this.send();
      this.#repeatAfter(ms * 2, until);
    });
  }
}
