import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config, context, DomainError } from '@guichet/platform';
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import { networkOf } from './network-of.ts';

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
  call: { points: 20, duration: HOUR },
  callback: { points: 10, duration: HOUR },
  code: { points: 5, duration: HOUR },
  form: { points: 5, duration: HOUR },
  file: { points: 30, duration: HOUR },
  transcript: { points: 3, duration: HOUR },
  rating: { points: 20, duration: HOUR },
  /** Typing, marks and context: what is too much of it is left out, without a word. */
  passing: { points: 120, duration: 60 },
  catchUp: { points: 120, duration: 60 },
} as const;
export type Limited = keyof typeof LIMITS;

/** What leaves something behind. Whoever wants to be another visitor only has to forget his token, so an address is limited in it, too. */
const LASTING = ['start', 'call', 'callback', 'code', 'form', 'file', 'transcript'] as const satisfies Limited[];
/** Of an address: for so many of its sockets it may do what one visitor may. */
const SOCKETS_OF_A_SHARE = 30;

const MAX_SOCKETS_OF_A_VISITOR = 20;

/** Keeps one visitor, or one address, from taking what is there for all. In this process's memory, before anything is asked of the database. */
@Injectable()
export class VisitorLimits {
  private readonly ofVisitors = new Map(
    Object.entries(LIMITS).map(([name, limit]) => [name, new RateLimiterMemory({ keyPrefix: name, ...limit })]),
  );
  private readonly ofAddresses: ReadonlyMap<string, RateLimiterMemory>;
  private readonly sockets = new Map<string, number>();

  constructor(@Inject(CONFIG) private readonly config: Config) {
    const shares = Math.max(1, Math.floor(config.WIDGET_SOCKETS_PER_ADDRESS / SOCKETS_OF_A_SHARE));
    this.ofAddresses = new Map(
      LASTING.map((name) => {
        const { points, duration } = LIMITS[name];
        return [name, new RateLimiterMemory({ keyPrefix: name, points: points * shares, duration })];
      }),
    );
  }

  /** Throws {@link TooMany}. */
  async spend(what: Limited, visitorId: string): Promise<void> {
    await consume(this.ofVisitors.get(what)!, visitorId);
    const address = context.getStore()?.address;
    const ofAddress = this.ofAddresses.get(what);
    if (address && ofAddress) await consume(ofAddress, networkOf(address));
  }

  /** Whether another socket may come; what is let in here must {@link leave}. */
  enter(address: string, visitorId: string): boolean {
    const place = networkOf(address);
    const [fromThere, his] = [this.sockets.get(place) ?? 0, this.sockets.get(visitorId) ?? 0];
    if (fromThere >= this.config.WIDGET_SOCKETS_PER_ADDRESS || his >= MAX_SOCKETS_OF_A_VISITOR) return false;
    this.sockets.set(place, fromThere + 1).set(visitorId, his + 1);
    return true;
  }

  leave(address: string, visitorId: string): void {
    for (const name of [networkOf(address), visitorId]) {
      const left = (this.sockets.get(name) ?? 1) - 1;
      if (left > 0) this.sockets.set(name, left);
      else this.sockets.delete(name);
    }
  }
}

const consume = (limiter: RateLimiterMemory, who: string): Promise<unknown> =>
  limiter.consume(who).catch(({ msBeforeNext }: RateLimiterRes) => {
    throw new TooMany(Math.max(1, Math.ceil(msBeforeNext / 1000)));
  });
