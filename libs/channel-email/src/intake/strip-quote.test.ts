import { describe, expect, it } from 'vitest';
import { stripQuote } from './strip-quote.ts';
import { hasSharedData, sharedDataNote, sharedFile, sharedJson } from './fixtures/shared-data.ts';
import { analyseMail } from './analyse-mail.ts';

const OLD = '\n\nBonjour,\nvotre colis est parti hier.\nCordialement';

describe('introductions of quotes', () => {
  it.each([
    'Le lun. 15 nov. 2021 à 19:42, Jean - Acme <jean@acme.example>\na écrit :',
    'Le 29 avr. 2025 à 11:11, Chris <chris@mail.example> a écrit :',
    'Le mar. 3 mars 2026\nà 09:12, Service clients de la boutique de la gare\n<service.clients@boutique.example> a\nécrit :',
    'Le 03/03/2026 à 09:12, Service a écrit :',
    'On Mon, Aug 26, 2019 at 4:37 PM The Engine <\na-long-address@example.com> wrote:',
    'Am 13.12.2017 um 21:11 schrieb Hans <hans@example.de>:',
    'Am Di., 3. März 2026 um 09:12 Uhr schrieb Hans Müller <\nhans@example.de>:',
    'El mar, 3 mar 2026 a las 9:12, Ana (<ana@example.es>) escribió:',
    'Il giorno mar 3 mar 2026 alle ore 09:12 Anna <anna@example.it> ha scritto:',
    'Op di 3 mrt. 2026 om 09:12 schreef Jan <jan@example.nl>:',
    'Em ter., 3 de mar. de 2026 às 09:12, João <joao@example.pt> escreveu:',
    'W dniu 2026-03-03 09:12, Jan pisze:',
    'ср, 30 апр. 2025 г. в 15:19, Иван <ivan@example.ru>:',
    '3 марта 2026 г., 09:12, Иван <ivan@example.ru> написал(а):',
    'tir. 3. mars 2026 kl. 09:12 skrev Kari <kari@example.no\n>:',
    'Den tis 3 mars 2026 kl 09:12 skrev Lars <lars@example.se>:',
    'pe 20. lokakuuta 2017 klo 17.50 Matti\n<matti@example.fi> kirjoitti:',
    '---- On Wed, 24 Feb 2021 14:02:50 +0530 jo@example.com wrote ----',
    'De : Jean <jean@example.fr>\nEnvoyé : mardi 3 mars 2026 09:12\nÀ : contact@shop.example\nObjet : Colis',
    '________________________________\nDe : Jean\nEnvoyé le :mardi 3 mars 2026 09:12\nÀ : contact\nObjet :Colis',
    'From: Human Resources\n<a-long-address@example.com>\nSent: Monday, August 26, 2019 4:37 PM\nTo: A\nSubject: B',
    '*From:* Team [mailto:team@example.com]\n*Sent:* Thursday, February 09, 2012 1:36 PM\n*To:* jo\n*Subject:* x',
    'Von: Hans\nGesendet: Donnerstag, 23. März 2023 17:11\nAn: Anna\nBetreff: AW: Hallo',
    'Da: Anna\nInviato: martedì 3 gennaio 2017 10:35\nA: jo@example.it\nOggetto: Ordine',
    'Van: Jan\nVerzonden: maandag 5 december 2016 17:00\nAan: jo\nOnderwerp: Bestelling',
    "-------- Message d'origine --------\nDe : A\nDate : 23/06/24 10:46\nÀ : b",
    '-----Ursprüngliche Nachricht-----',
    '-----Original Message-----',
  ])('%s', (introduction) => {
    const result = stripQuote(`Merci, bien reçu !\n\n${introduction}${OLD}`);
    expect(result.text).toBe('Merci, bien reçu !');
    expect(result.quoted).toContain('votre colis est parti hier.');
    const marked = stripQuote(`Merci, bien reçu !\n\n${introduction}${OLD.replaceAll('\n', '\n> ')}`);
    expect(marked.text).toBe('Merci, bien reçu !');
  });
});

describe('signatures', () => {
  it.each([
    '-- \nJeanne Roy\n06 12 34 56 78',
    'Envoyé de mon iPhone',
    'Envoyé depuis mon téléphone Orange',
    'Envoyé à partir de Outlook pour iOS<https://aka.ms/o0ukef>',
    'Sent from my iPhone',
    'Sent from my Verizon Wireless BlackBerry',
    'Get Outlook for Android<https://aka.ms/AAb9ysg>',
    'Von meinem iPhone gesendet',
    'Enviado desde mi iPhone',
    'Inviato da iPhone',
    'Verstuurd vanaf mijn iPhone',
    '-Jeanne Roy',
  ])('%s', (signature) => {
    expect(stripQuote(`Bonjour\n\n${signature}`).text).toBe('Bonjour');
    expect(stripQuote(`Bonjour\n\n${signature}\n\nLe 3 mars 2026 à 10:00, A <a@b.fr> a écrit :\n> x`).text).toBe(
      'Bonjour',
    );
  });
});

describe('words of the sender are never lost', () => {
  it.each([
    [
      'an answer between quotes',
      'Le 3 mars 2026 à 10:00, A <a@b.fr> a écrit :\n> Quelle taille ?\n\nDu 42.\n\n> Et la couleur ?\n\nRouge.',
    ],
    ['an answer below a quote', 'Le 3 mars 2026 à 10:00, A <a@b.fr> a écrit :\n> Quelle taille ?\n\nDu 42.'],
    ['a mail of nothing but a quote', '> Quelle taille ?\n> Et la couleur ?'],
    [
      'a forwarded mail',
      'Voir dessous.\n\n---------- Forwarded message ---------\nFrom: A <a@b.fr>\nDate: Mon, 3 Mar 2026\nSubject: Facture\nTo: B\n\nLa facture 4512 est en retard.',
    ],
    [
      'a forwarded mail that is marked',
      'Voir dessous.\n\nDébut du message réexpédié :\n\n> De: A <a@b.fr>\n> Objet: Facture\n>\n> En retard.',
    ],
    ['a sentence with "a écrit"', 'Le vendeur a écrit :\nje vous rappelle demain.\nIl ne l’a pas fait.'],
    [
      'a date and "a écrit" without any address',
      'Le 12 mars 2024, votre technicien a écrit :\nréparation faite.\nC’est faux.',
    ],
    ['the form of a contact page', 'From: Jean\nEmail: jean@example.fr\nSubject: Colis\nMessage: où est mon colis ?'],
    ['a line that begins with On', 'On your remote host you can run:\n\n  telnet 127.0.0.1\n\nThat fails.'],
    ['a list with dashes', 'Il manque :\n-- la notice\n-- le câble\n\nMerci'],
    ['a sentence that begins as a signature', 'Bonjour\n\nSent from my desk, is much easier then my mobile phone.'],
    ['a rule', 'Points :\n----\n1. un\n----\nFin'],
    ['an only ">" line', 'Question ?\n>>>>>>>>'],
    ['text after a mobile signature', 'Bonjour\n\nEnvoyé de mon iPhone\n\nPS : je suis pressé'],
    ['a signature alone', '--\nJeanne'],
    ['an introduction alone', 'Le 3 mars 2026 à 10:00, A <a@b.fr> a écrit :\n\nBonjour'],
    ['a greeting and a name', 'Hi,\n\nCan you help?\n\nRegards,\n\nJohn Doe\nCEO @ Acme !'],
    ['times and dates', '2024-01-15 14:30:25\n15.01.2024 14:30\nJan 15, 2024 at 14:30'],
  ])('%s', (_, text) => {
    expect(stripQuote(text)).toEqual({ text, quoted: '' });
  });
});

describe.skipIf(!hasSharedData)(`real texts${sharedDataNote}`, () => {
  interface Reply {
    readonly file: string;
    readonly text: string;
    readonly expected: string;
  }
  const lines = (text: string) =>
    text
      .split('\n')
      .map((line) => line.trimEnd())
      .join('\n')
      .trim();

  it('leaves exactly what is expected in all 22', () => {
    const wrong = sharedJson<Reply[]>('replies/github.json').filter(
      ({ text, expected }) => lines(stripQuote(text).text) !== lines(expected),
    );
    expect(wrong.map(({ file }) => file)).toEqual([]);
  });

  const body = /^Fusce bibendum[\s\S]*nec nibh\.$/;
  it.each(
    (
      'email_10 email_11 email_12 email_13 email_14 email_16 email_17 email_18 email_22 email_23 email_24 email_25 email_26 ' +
      'email_danish_dash_separator email_en_multiline_2 email_finnish email_fr_multiline email_french_2 email_french_dash_separator ' +
      'email_german email_german_2 email_german_outlook email_gmail_split_line_from email_ios_outlook email_ios_outlook_fr ' +
      'email_italian email_msn email_norwegian_gmail email_original_message email_outlook_split_line_from email_portuguese ' +
      'email_russian email_tricky_10_special_chars_in_name email_tricky_12_no_space_after_header email_tricky_14_long_quote_header ' +
      'email_tricky_15_original_message_variations email_tricky_5_mixed_languages'
    ).split(' '),
  )('leaves the answer of %s', (name) => {
    expect(stripQuote(sharedFile(`replies/crisp/${name}.txt`).toString('utf8')).text.trim()).toMatch(body);
  });

  it.each(
    (
      'email_5 email_not_a_signature email_not_a_signature_2 email_tricky_13_timestamp_variations email_tricky_18_inline_reply ' +
      'email_tricky_19_quote_without_header email_tricky_1_on_false_positive email_tricky_2_url_with_wrote email_tricky_3_code_block ' +
      'email_tricky_4_from_in_body email_tricky_6_regards_in_sentence email_tricky_7_multiple_dashes ' +
      'email_tricky_8_sent_from_in_content email_with_regards'
    ).split(' '),
  )('leaves all of %s', (name) => {
    const text = sharedFile(`replies/crisp/${name}.txt`).toString('utf8');
    expect(lines(stripQuote(text).text)).toBe(lines(text));
  });

  it.each('android aol apple_mail apple_mail_2 comcast gmail hotmail iphone outlook sparrow yahoo'.split(' '))(
    'leaves "Hello" of %s',
    (name) => {
      expect(analyseMail(sharedFile(`replies/talon/${name}.eml`)).strippedText.trim()).toBe('Hello');
    },
  );
});
