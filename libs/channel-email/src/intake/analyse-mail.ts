// By itself: the contracts as a whole would take a third of a small worker's memory.
import { maskCards, maskCardsInHtml } from '@guichet/contracts/card-numbers';
import { DEFAULT_MAX_BYTES, type AnalysedMail, type AnalyseOptions, type MailKind } from './analysed-mail.ts';
import { detectLanguage } from './detect-language.ts';
import { identifySender } from './identify-sender.ts';
import { isAutoReply } from './is-auto-reply.ts';
import { isBounce } from './is-bounce.ts';
import { isLoop } from './is-loop.ts';
import { parseMail, type ParsedMail } from './parse.ts';
import { sanitise } from './sanitise.ts';
import { stripQuote } from './strip-quote.ts';
import { threadReferences } from './thread-references.ts';

/** A text longer than this is cut; the raw mail is kept beside it. */
const MAX_TEXT = 1_000_000;

/**
 * Reads and judges one raw mail: all the steps, in order. Card numbers are masked, so nothing behind it ever has one. Pure, and safe on anything, but it takes time in proportion to
 * the mail: run it through `IntakePool`, not on the main loop.
 */
export function analyseMail(raw: Uint8Array, options: AnalyseOptions = {}): AnalysedMail {
  const buffer = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const mail = parseMail(buffer, options.maxBytes ?? DEFAULT_MAX_BYTES);
  const from = identifySender(mail.headers, mail.banners);
  const loopId = isLoop(mail.headers, options);
  const report = isBounce(mail, from);
  const automation = isAutoReply(mail, from);
  const whole = mail.text.slice(0, MAX_TEXT).toWellFormed();
  const text = maskCards(whole);
  const stripped = stripQuote(text);
  const body = shownHtml(mail);
  if (whole.length < mail.text.length) mail.banners.add('shortened');
  if (isEmpty(mail, body.html)) mail.banners.add('empty');
  return {
    ...threadReferences(mail.headers),
    date: mail.date,
    subject: maskCards(mail.subject),
    from,
    replyTo: mail.replyTo,
    to: mail.to,
    cc: mail.cc,
    bcc: mail.bcc,
    deliveredTo: mail.deliveredTo,
    text,
    strippedText: stripped.text,
    quotedText: stripped.quoted,
    ...body,
    attachments: mail.attachments,
    kind: kindOf(report?.kind, automation),
    mayAutoReply: report === null && loopId === null && automation.mayAutoReply,
    loopId,
    bounce: report?.bounce ?? null,
    language: detectLanguage(stripped.text),
    banners: [...mail.banners],
    calendar: mail.calendar,
  };
}

function kindOf(
  report: 'bounce' | 'complaint' | undefined,
  automation: { isAutoReply: boolean; isList: boolean },
): MailKind {
  if (report) return report;
  if (automation.isAutoReply) return 'auto-reply';
  return automation.isList ? 'list' : 'normal';
}

function shownHtml(mail: ParsedMail): Pick<AnalysedMail, 'html' | 'hasRemoteImages'> {
  if (mail.html === null) return { html: null, hasRemoteImages: false };
  const { html, hasRemoteImages, isCut } = sanitise(mail.html);
  if (isCut) mail.banners.add('shortened');
  return { html: maskCardsInHtml(html), hasRemoteImages };
}

/** Nothing to read and nothing to open: the screen must say so and offer the raw mail. */
function isEmpty(mail: ParsedMail, html: string | null): boolean {
  return (
    mail.text.trim() === '' &&
    !/<img|[^<>\s](?![^<]*>)/.test((html ?? '').slice(0, 10_000).replace(/<(?!img)[^>]*>/g, ''))
  );
}
