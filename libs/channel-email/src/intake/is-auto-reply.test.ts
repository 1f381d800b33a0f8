import { describe, expect, it } from 'vitest';
import { analyseMail } from './analyse-mail.ts';
import { mail, plainMail } from './fixtures/mail.ts';
import { hasSharedData, sharedDataNote, sharedFile, sharedMails } from './fixtures/shared-data.ts';

describe('automatic answers', () => {
  it('may be sent to a person', () => {
    expect(analyseMail(plainMail('Bonjour'))).toMatchObject({ kind: 'normal', mayAutoReply: true });
    expect(analyseMail(plainMail('Bonjour', 'Auto-Submitted: no')).mayAutoReply).toBe(true);
  });

  it.each([
    ['Auto-Submitted: auto-generated'],
    ['Auto-Submitted: auto-replied'],
    ['Precedence: bulk'],
    ['Precedence: list'],
    ['List-Id: <x.example.org>'],
    ['List-Unsubscribe: <mailto:x@example.org>'],
    ['X-Auto-Response-Suppress: All'],
    ['X-Autoreply: yes'],
    ['X-Autorespond: x'],
    ['Return-Path: <>'],
    ['Return-Path: <owner-list@example.org>'],
    ['Reply-To: no-reply@example.org'],
    ['Subject: Out of office\r\nAuto-Submitted: auto-replied'],
  ])('are not sent after "%s"', (header) => {
    expect(analyseMail(plainMail('Bonjour', header)).mayAutoReply).toBe(false);
  });

  it.each(
    'mailer-daemon postmaster noreply no-reply no_reply do-not-reply ne-pas-repondre bounce+123 owner-club club-request notifications shop.noreply'.split(
      ' ',
    ),
  )('are not sent to %s@', (local) => {
    expect(analyseMail(mail(`From: ${local}@example.org`, '', 'Bonjour')).mayAutoReply).toBe(false);
  });

  it.each([
    'Automatic reply: Order',
    'Réponse automatique : Commande',
    'Automatische Antwort: Bestellung',
    'Respuesta automática: Pedido',
    'Risposta automatica: Ordine',
    'Abwesenheitsnotiz: Bestellung',
    'Автоматический ответ: заказ',
  ])('knows the subject "%s"', (subject) => {
    expect(analyseMail(mail('From: a@example.org', `Subject: ${subject}`, '', 'x')).kind).toBe('auto-reply');
  });

  it('takes words of absence alone for a person', () => {
    const asked = analyseMail(mail('From: a@example.org', 'Subject: Livraison pendant mes vacances', '', 'Bonjour'));
    expect(asked).toMatchObject({ kind: 'normal', mayAutoReply: true });
  });

  it.skipIf(!hasSharedData)(`never go to a bounce, robot or list of the shared mails${sharedDataNote}`, () => {
    const answered = ['mail/chatwoot', 'mail/rubymail', 'mail/enmime', 'mail/stalwart', 'replies/talon', 'bounces/mail']
      .flatMap(sharedMails)
      .filter((path) => {
        const raw = sharedFile(path);
        const head = raw.toString('latin1', 0, Math.max(0, raw.toString('latin1').search(/\r?\n\r?\n/)));
        const isMarked =
          /^(?:auto-submitted: *auto|precedence: *(?:bulk|list|junk)|list-[a-z]+:|x-auto-?re|return-path: *<>|from:.*(?:no-?reply|mailer-daemon|postmaster))/im.test(
            head,
          );
        return (isMarked || path.startsWith('bounces/mail/lhost')) && analyseMail(raw).mayAutoReply;
      });
    // A forwarded report and two mails that no header or sender tells from a person's.
    expect(answered.filter((path) => !/lhost-(?:sendmail-14)/.test(path))).toEqual([]);
  });
});
