import { expect, it } from 'vitest';
import { followUpMail, transcriptMail } from './mail-texts.ts';

const NOW = new Date('2026-06-01T12:00:00Z');

it('repeats in a mail what was said, whatever it was', () => {
  const lines = [
    { at: NOW, name: '', text: '{site} $& <b>' },
    { at: NOW, name: 'Nadia', text: 'Demain.' },
  ];
  const { subject, text: words } = transcriptMail('en', 'La $& boutique', lines);
  expect(subject).toBe('Your conversation with La $& boutique');
  expect(words).toContain('You:\n{site} $& <b>');
  expect(followUpMail('fr', 'Boutique', [lines[1]!]).text).toContain('Nadia:\nDemain.');
});
