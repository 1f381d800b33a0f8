import type { Address, Attachment, Draft } from '@guichet/contracts';

export type Mode = Draft['mode'];
/** What the composer holds; `null` recipients: the server's proposal, untouched. */
export interface Content {
  mode: Mode;
  html: string;
  recipients: Recipients | null;
  attachments: Attachment[];
}
export interface Recipients {
  to: Address[];
  cc: Address[];
  bcc: Address[];
}

export const EMPTY: Content = { mode: 'reply', html: '', recipients: null, attachments: [] };

/** Whether anything would be lost: markup alone is nothing. */
export const hasText = (html: string) => html.replace(/<(?!img)[^>]*>|&nbsp;/g, '').trim() !== '';
export const isNothing = (content: Content) => !hasText(content.html) && content.attachments.length === 0;

export const contentOf = ({ mode, html, to, cc, bcc, attachments }: Draft): Content => ({
  mode,
  html,
  recipients: to.length + cc.length + bcc.length > 0 ? { to, cc, bcc } : null,
  attachments,
});

/** One's own signature is plain text, and stands above the inbox's. */
export function joinSignatures(own: string, inboxHtml: string): string {
  const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
  const text = own.trim().replace(/[&<>]/g, (sign) => signs[sign]!);
  return text ? `<p>${text.replace(/\r?\n/g, '<br>')}</p>${inboxHtml}` : inboxHtml;
}

/** The signature stands under the text when it leaves. */
export const withSignature = (html: string, signature: string) => (signature ? `${html}<div>${signature}</div>` : html);

const asOneWrites = (html: string) => html.replace(/\s*\/>/g, '>').trim();
/** What was taken back has it still: it would stand there twice. */
export function withoutSignature(html: string, signature: string) {
  const end = asOneWrites(withSignature('', signature));
  const text = asOneWrites(html);
  return signature && text.endsWith(end) ? text.slice(0, -end.length) : html;
}
