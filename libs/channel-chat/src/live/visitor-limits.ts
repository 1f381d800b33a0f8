import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config, DomainError } from '@guichet/platform';
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';

/** Refused for now; {@link retryAfterSeconds} says when to try again. */
export class TooMany extends DomainError {
  readonly retryAfterSeconds: number;
  constructor(retryAfterSeconds: number) {
    super('too_many_requests', { retryAfterSeconds });
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

const HOUR = 3600;
/** What one visitor may do, and within how many seconds. */
const LIMITS = {
  message: { points: 60, duration: 60 },
  start: { points: 10, duration: HOUR },
  form: { points: 5, duration: HOUR },
  file: { points: 30, duration: HOUR },
  transcript: { points: 3, duration: HOUR },
  /** Typing, marks and context: what is too much of it is left out, without a word. */
  passing: { points: 120, duration: 60 },
  catchUp: { points: 120, duration: 60 },
} as const;
export type Limited = keyof typeof LIMITS;

const MAX_SOCKETS_OF_A_VISITOR = 20;

/** Keeps one visitor, or one address, from taking what is there for all. In this process's memory, before anything is asked of the database. */
@Injectable()
export class VisitorLimits {
  private readonly limiters = new Map(
    Object.entries(LIMITS).map(([name, limit]) => [name, new RateLimiterMemory({ keyPrefix: name, ...limit })]),
  );
  private readonly sockets = new Map<string, number>();

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** Throws {@link TooMany}. */
  async spend(what: Limited, visitorId: string): Promise<void> {
    await this.limiters
      .get(what)!
      .consume(visitorId)
      .catch(({ msBeforeNext }: RateLimiterRes) => {
        throw new TooMany(Math.max(1, Math.ceil(msBeforeNext / 1000)));
      });
  }

  /** Whether another socket may come; what is let in here must {@link leave}. */
  enter(address: string, visitorId: string): boolean {
    const [fromThere, his] = [this.sockets.get(address) ?? 0, this.sockets.get(visitorId) ?? 0];
    if (fromThere >= this.config.WIDGET_SOCKETS_PER_ADDRESS || his >= MAX_SOCKETS_OF_A_VISITOR) return false;
    this.sockets.set(address, fromThere + 1).set(visitorId, his + 1);
    return true;
  }

  leave(address: string, visitorId: string): void {
    for (const name of [address, visitorId]) {
      const left = (this.sockets.get(name) ?? 1) - 1;
      if (left > 0) this.sockets.set(name, left);
      else this.sockets.delete(name);
    }
  }
}
