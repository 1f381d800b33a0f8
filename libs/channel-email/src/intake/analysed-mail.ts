/** One mailbox of an address header. `address` is lower-cased in its domain only; '' when the header had none. */
export interface Address {
  readonly name: string;
  readonly address: string;
}

/** A file that travelled with the mail. `size` is the number of bytes of `content`, once decoded. */
export interface MailAttachment {
  /** As the sender wrote it, without path or control characters; never empty. */
  readonly name: string;
  /** Media type in lower case, such as `application/pdf`. */
  readonly type: string;
  readonly size: number;
  /** Without angle brackets; what `cid:` references in `html` point to. */
  readonly contentId: string | null;
  /** Shown inside the body (`cid:` or Content-Disposition: inline) rather than listed as a file. */
  readonly inline: boolean;
  readonly content: Uint8Array;
}

/** What a `text/calendar` part (RFC 5545) says, enough for one line on the timeline. */
export interface CalendarEvent {
  readonly summary: string;
  /** ISO 8601 where the value could be read (local times keep no zone), else the raw value. */
  readonly start: string | null;
  readonly end: string | null;
  readonly location: string | null;
  /** The organiser's address, or the raw value. */
  readonly organizer: string | null;
  /** REQUEST, REPLY, CANCEL…; '' when absent. */
  readonly method: string;
}

/** One address that a delivery report speaks of. */
export interface BounceRecipient {
  readonly address: string;
  /** RFC 3464: failed, delayed, delivered, relayed, expanded; `complaint` for a feedback report (RFC 5965). */
  readonly action: string;
  /** RFC 3463 code such as `5.1.1`, or '' when the report has none. */
  readonly status: string;
  /** The address is dead: do not write again. False for full mailboxes, blocked senders, limits and the like. */
  readonly permanent: boolean;
  /** The remote server's words, shortened. */
  readonly reason: string;
}

/** A delivery report or a complaint about a mail of ours. */
export interface Bounce {
  readonly recipients: readonly BounceRecipient[];
  /** Message-ID of the mail reported on, without angle brackets. */
  readonly originalMessageId: string | null;
}

/** What stands out and must be announced to the agent; the screen has words for each. */
export type Banner =
  | 'smime-signed'
  | 'smime-encrypted'
  | 'pgp'
  | 'winmail'
  | 'uuencoded'
  | 'calendar'
  | 'charset-guessed'
  | 'too-large'
  | 'too-deep'
  | 'too-many-parts'
  | 'truncated'
  | 'no-sender'
  | 'sender-from-reply-to'
  | 'shortened'
  | 'empty';

export type MailKind = 'normal' | 'bounce' | 'auto-reply' | 'list' | 'complaint';

/** A mail, read and judged. Plain data: it crosses a thread boundary. No string holds a NUL or a lone surrogate. */
export interface AnalysedMail {
  /** Without angle brackets; null when absent. Never an identity: senders forge and repeat it. */
  readonly messageId: string | null;
  /** Message-IDs of the In-Reply-To header, without angle brackets, in order. */
  readonly inReplyTo: readonly string[];
  /** Message-IDs of the References header, oldest first, without angle brackets. */
  readonly references: readonly string[];
  /** The Date header as ISO 8601 in UTC; null when absent or unreadable. */
  readonly date: string | null;
  readonly subject: string;
  /** Who wrote: From, else Sender, else Reply-To, else Return-Path. */
  readonly from: Address;
  readonly replyTo: readonly Address[];
  readonly to: readonly Address[];
  readonly cc: readonly Address[];
  readonly bcc: readonly Address[];
  /** Addresses the mail was really brought to (Delivered-To, X-Original-To, Envelope-To, X-Forwarded-To). */
  readonly deliveredTo: readonly string[];
  /** The whole body as text; made from the HTML when there is no text part. */
  readonly text: string;
  /** `text` without quoted mails and signature; never empty when `text` is not. */
  readonly strippedText: string;
  /** What was taken off `text`. */
  readonly quotedText: string;
  /**
   * Sanitised HTML, or null when the mail had none. Quoted mails are in `<div data-quote>`; `cid:` images are
   * kept; remote images have `data-remote-src` instead of `src`, so that nothing loads.
   */
  readonly html: string | null;
  readonly hasRemoteImages: boolean;
  readonly attachments: readonly MailAttachment[];
  readonly kind: MailKind;
  /** RFC 3834: whether an automatic answer may be sent to this mail at all. */
  readonly mayAutoReply: boolean;
  /** Why this mail is taken for one of our own that came round, or null. */
  readonly loopId: string | null;
  readonly bounce: Bounce | null;
  /** ISO 639-1 of the sender's own text, or null when too short to tell. */
  readonly language: string | null;
  readonly banners: readonly Banner[];
  readonly calendar: readonly CalendarEvent[];
}

/** What the caller knows and the mail does not say. */
export interface AnalyseOptions {
  /** Above this number of bytes only the headers are read and the banner `too-large` is set. Default 30 MiB. */
  readonly maxBytes?: number;
  /** Domains of our own Message-IDs: a mail that carries one as its own id has come round. */
  readonly ownDomains?: readonly string[];
}

/** Default of `AnalyseOptions.maxBytes`. */
export const DEFAULT_MAX_BYTES = 30 * 1024 * 1024;
