import { describe, expect, it } from 'vitest';
import { recapMail } from './recap-text.ts';

const closing = {
  understood: 'Colis {site} $& perdu',
  solution: 'Un nouvel envoi',
  nextStep: 'Nous vous rappelons',
  dueAt: '2026-06-01T22:30:00Z',
};
const about = { siteName: 'La $& boutique', closing, zone: 'Europe/Paris' };

describe('the mail after a call', () => {
  it('has the three steps, and until when, in the days of the shop', () => {
    expect(recapMail('fr', about)).toEqual({
      subject: 'Votre appel avec La $& boutique',
      text: [
        'Merci de votre appel. Voici ce que nous avons convenu.',
        'Ce que nous avons compris\nColis {site} $& perdu',
        'La solution\nUn nouvel envoi',
        'La suite\nNous vous rappelons\nAu plus tard le 2 juin 2026.',
        'Répondez simplement à ce mail : votre réponse rejoint la conversation.',
      ].join('\n\n'),
    });
  });

  it('leaves out what nobody wrote down', () => {
    const only = { understood: '', solution: 'Refunded', nextStep: '', dueAt: null };
    const mail = recapMail('en', { ...about, closing: only })!;
    expect(mail.text).toContain('The solution\nRefunded');
    expect(mail.text).not.toMatch(/understood|next|latest/);
    expect(recapMail('en', { ...about, closing: { ...only, solution: '' } })).toBeNull();
  });
});
