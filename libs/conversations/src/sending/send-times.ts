import { Inject, Injectable } from '@nestjs/common';
import { Clock, CONFIG, type Config } from '@guichet/platform';

/** When a message is written, and until when it waits to be taken back. */
@Injectable()
export class SendTimes {
  constructor(
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  atOnce(): { at: Date; heldUntil: null } {
    return { at: this.clock.now(), heldUntil: null };
  }

  next(): { at: Date; heldUntil: Date | null } {
    const at = this.clock.now();
    const hold = this.config.UNDO_SECONDS * 1000;
    return { at, heldUntil: hold ? new Date(at.getTime() + hold) : null };
  }
}
