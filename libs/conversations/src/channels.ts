import { Injectable } from '@nestjs/common';
import type { Channel, ChannelAdapter } from './channel.ts';

/** The channels of this installation; each registers itself when its module starts. */
@Injectable()
export class Channels {
  private readonly adapters = new Map<Channel, ChannelAdapter>();

  register(adapter: ChannelAdapter): void {
    if (this.adapters.has(adapter.channel)) throw new Error(`channel ${adapter.channel} is registered already`);
    this.adapters.set(adapter.channel, adapter);
  }

  /** The channels whose both sides are there at once. */
  live(): Channel[] {
    return [...this.adapters.values()].filter(({ isLive }) => isLive).map(({ channel }) => channel);
  }

  of(channel: Channel): ChannelAdapter {
    const adapter = this.adapters.get(channel);
    if (!adapter) throw new Error(`no adapter for channel ${channel}`);
    return adapter;
  }
}
