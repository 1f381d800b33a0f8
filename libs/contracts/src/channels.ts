import * as z from 'zod';

export const Channel = z.enum(['email', 'chat', 'voice', 'callback']);
export type Channel = z.infer<typeof Channel>;

/** How work of a channel is given out; a queue may say otherwise. */
export interface ChannelRules {
  /** Of an agent's 100. */
  units: number;
  /** How long an offer rings. */
  offerSeconds: number;
  wrapUpSeconds: number;
  /** Given without asking. */
  isAutomatic: boolean;
  /** How long who served the customer last is waited for; business time when `isStickyInBusinessTime`. */
  stickySeconds: number;
}

/** Units after Genesys and Zendesk: one call, or three chats beside a mail. Offers, wrap-up and sticky times after Genesys. */
export const CHANNEL_RULES: Record<Channel, ChannelRules> = {
  voice: { units: 100, offerSeconds: 20, wrapUpSeconds: 30, isAutomatic: false, stickySeconds: 60 },
  callback: { units: 100, offerSeconds: 20, wrapUpSeconds: 30, isAutomatic: false, stickySeconds: 60 },
  chat: { units: 33, offerSeconds: 30, wrapUpSeconds: 15, isAutomatic: false, stickySeconds: 30 },
  email: { units: 10, offerSeconds: 30, wrapUpSeconds: 0, isAutomatic: true, stickySeconds: 4 * 3600 },
};

/** Work that calls and chats may interrupt: it does not count against their units, and waits for calm. */
export const isInterruptible = (channel: Channel): boolean => channel === 'email';
