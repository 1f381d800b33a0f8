import { Injectable } from '@nestjs/common';
import { spendLimit } from '@guichet/platform';
import { RateLimiterMemory } from 'rate-limiter-flexible';

const MINUTES = 60;
const limiter = (points: number, duration: number) => new RateLimiterMemory({ points, duration });

/**
 * How often someone may guess. Counted by what was typed, so an unknown address is treated like a known one.
 * Counts live in this process: with n web processes the limits are n times as high, and a restart forgets them.
 */
@Injectable()
export class LogInThrottle {
  private readonly byAddressAndIp = limiter(10, 15 * MINUTES);
  private readonly byAddress = limiter(50, 60 * MINUTES);
  private readonly byIp = limiter(300, 60 * MINUTES);
  private readonly resetsByAddress = limiter(5, 60 * MINUTES);
  private readonly resetsByIp = limiter(50, 60 * MINUTES);

  /** Takes the try from the budget before it is made, so that many at once cannot pass together. */
  async take(address: string, ip: string): Promise<void> {
    await spendLimit(this.byIp, ip);
    await spendLimit(this.byAddressAndIp, `${address} ${ip}`);
    await spendLimit(this.byAddress, address);
  }

  /** After a success: the person who knows the password does not pay for it. */
  async giveBack(address: string, ip: string): Promise<void> {
    await this.byAddressAndIp.delete(`${address} ${ip}`);
    await this.byAddress.reward(address);
    await this.byIp.reward(ip);
  }

  async takeReset(address: string, ip: string): Promise<void> {
    await spendLimit(this.resetsByIp, ip);
    await spendLimit(this.resetsByAddress, address);
  }
}
