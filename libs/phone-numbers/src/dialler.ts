import { Injectable } from '@nestjs/common';
import type { Tx } from '@guichet/platform';

export interface DialOrder {
  /** Comes back with every `telephone.*` event. The same one again is the same call: nothing is dialled twice. */
  reference: string;
  conversationId: string;
  queueId: string;
  /** His telephone rings first; the number is dialled once he is on the line. */
  agentId: string;
  /** International form. The policy of whoever asks has allowed it. */
  number: string;
  /** How long it may ring there. */
  ringSeconds: number;
}

/** Calls numbers of the telephone network; what comes of it is told by `telephone.ringing`, `telephone.answered` and `telephone.ended`. */
export interface Dialler {
  /** Whether this tenant has a line to that number now. Without one, agents call with their own telephone and say what came of it. */
  canDial(tx: Tx, number: string): Promise<boolean>;
  /** Within the transaction that decides it: the call is made if and only if that is committed. */
  dial(tx: Tx, order: DialOrder): Promise<void>;
  /** What calls that are under way cost, in millionths; of each a minute at least. Their end tells what it was. */
  underWay(tx: Tx): Promise<number>;
  /** Ends it wherever it is; one that is over already is as good. */
  hangUp(tx: Tx, reference: string): Promise<void>;
}

/** Whoever can dial registers when its module starts; channels know each other by this alone. */
@Injectable()
export class Diallers {
  private dialler: Dialler | null = null;

  register(dialler: Dialler): void {
    if (this.dialler) throw new Error('a dialler is registered already');
    this.dialler = dialler;
  }

  /** The one that reaches this number now; null where there is none. */
  async for(tx: Tx, number: string): Promise<Dialler | null> {
    return this.dialler && (await this.dialler.canDial(tx, number)) ? this.dialler : null;
  }

  async underWay(tx: Tx): Promise<number> {
    return (await this.dialler?.underWay(tx)) ?? 0;
  }

  /** Wherever it was dialled: a line that is switched off by now may carry it still. */
  async hangUp(tx: Tx, reference: string): Promise<void> {
    await this.dialler?.hangUp(tx, reference);
  }
}
