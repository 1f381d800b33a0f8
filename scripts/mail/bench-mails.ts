const WORDS =
  'bonjour commande colis livraison merci retour facture taille paiement adresse suivi délai échange article'.split(
    ' ',
  );

/** A pseudo-random but repeatable text of so many words. */
function words(count: number, seed: number): string {
  let state = seed * 2_654_435_761;
  const line: string[] = [];
  for (let at = 0; at < count; at += 1) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    line.push(WORDS[state % WORDS.length]!, ...(at % 12 === 11 ? ['\r\n'] : []));
  }
  return line.join(' ');
}

const head = (number: number, type: string): string[] => [
  `From: Customer ${number} <customer-${number}@customer.example>`,
  'To: desk@trial.example',
  `Subject: Commande ${number}`,
  'Date: Mon, 02 Nov 2026 10:00:00 +0100',
  `Message-ID: <bench-${number}@customer.example>`,
  'MIME-Version: 1.0',
  `Content-Type: ${type}`,
  '',
];

/** What a shop gets: text and HTML of a page, a quoted mail below, and in one of five an attachment. */
function ordinary(number: number): Buffer {
  const text = words(120 + (number % 7) * 40, number);
  const quote = words(150, number + 7).replaceAll('\r\n', '\r\n> ');
  const html = `<html><body><div style="font-family:sans-serif"><p>${text}</p><table><tr><td>${quote}</td></tr></table></div></body></html>`;
  const file = Buffer.alloc(20_000 + (number % 9) * 5000, number)
    .toString('base64')
    .replace(/.{76}/g, '$&\r\n');
  const attachment = [
    '--a',
    'Content-Type: application/pdf; name="facture.pdf"',
    'Content-Disposition: attachment; filename="facture.pdf"',
    'Content-Transfer-Encoding: base64',
    '',
    file,
  ];
  const lines = [
    ...head(number, 'multipart/mixed; boundary="a"'),
    '--a',
    'Content-Type: multipart/alternative; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    '',
    `${text}\r\n\r\nLe lun. 2 nov. 2026 à 09:00, Service client <desk@trial.example> a écrit :\r\n> ${quote}`,
    '--b',
    'Content-Type: text/html; charset=utf-8',
    '',
    html,
    '--b--',
    ...(number % 5 === 0 ? attachment : []),
    '--a--',
    '',
  ];
  return Buffer.from(lines.join('\r\n'));
}

/** 1 MB of `<div>` in each other: the mail that holds a careless parser for half a minute. */
function nested(number: number): Buffer {
  const depth = 90_000;
  const html = `${'<div>'.repeat(depth)}fond${'</div>'.repeat(depth)}`.replace(/.{500}/g, '$&\r\n');
  return Buffer.from([...head(number, 'text/html; charset=utf-8'), html, ''].join('\r\n'));
}

/** Just below 30 MB, nearly all of it one attachment. */
function large(number: number): Buffer {
  const file = Buffer.alloc(21_300_000, 65).toString('base64').replace(/.{76}/g, '$&\r\n');
  const part = ['Content-Disposition: attachment; filename="film.bin"', 'Content-Transfer-Encoding: base64', '', file];
  const lines = [
    '--a',
    'Content-Type: text/plain',
    '',
    'Voici le film.',
    '--a',
    'Content-Type: application/octet-stream',
  ];
  return Buffer.from([...head(number, 'multipart/mixed; boundary="a"'), ...lines, ...part, '--a--', ''].join('\r\n'));
}

/** `count` mails; the two hard ones are a third and two thirds of the way in. */
export const benchMail = (number: number, count: number): Buffer => {
  if (number === Math.round(count / 3)) return nested(number);
  return number === Math.round((2 * count) / 3) ? large(number) : ordinary(number);
};
