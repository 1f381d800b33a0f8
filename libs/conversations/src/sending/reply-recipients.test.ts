import { describe, expect, it } from 'vitest';
import { chosenRecipients } from './chosen-recipients.ts';
import { replyRecipients } from './reply-recipients.ts';

const at = (address: string, name = '') => ({ name, address });
const [lea, paul, zoe, us, sav] = ['lea@x.test', 'paul@x.test', 'zoe@x.test', 'us@shop.test', 'sav@shop.test'].map(
  (address) => at(address),
) as [ReturnType<typeof at>, ...ReturnType<typeof at>[]] & Record<number, ReturnType<typeof at>>;
const OWN = ['us@shop.test', 'SAV@shop.test'];

describe('who an answer goes to', () => {
  it('is the sender, and for everybody To and Cc without ourselves', () => {
    const message = { direction: 'in' as const, from: lea, to: [us!, paul!], cc: [zoe!, sav!] };
    expect(replyRecipients(message, OWN)).toEqual({ reply: [lea], replyAll: { to: [lea, paul], cc: [zoe] } });
  });
  it('is whoever our own last message went to', () => {
    const message = { direction: 'out' as const, from: us!, to: [lea], cc: [zoe!] };
    expect(replyRecipients(message, OWN)).toEqual({ reply: [lea], replyAll: { to: [lea], cc: [zoe] } });
  });
  it('is not ourselves, when a mail of ours came in', () => {
    const message = { direction: 'in' as const, from: at('Us@shop.test'), to: [lea, us!], cc: [] };
    expect(replyRecipients(message, OWN).reply).toEqual([lea]);
  });
  it('names each address once, however it is written', () => {
    const message = { direction: 'in' as const, from: lea, to: [at('LEA@x.test', 'Léa')], cc: [lea, paul!, paul!] };
    expect(replyRecipients(message, OWN).replyAll).toEqual({ to: [lea], cc: [paul] });
  });
  it('is where the sender wants it, unless that is ourselves', () => {
    const message = { direction: 'in' as const, from: lea, to: [us!], cc: [zoe!] };
    const wished = replyRecipients({ ...message, replyTo: [paul!] }, OWN);
    expect(wished).toEqual({ reply: [paul], replyAll: { to: [paul], cc: [zoe] } });
    expect(replyRecipients({ ...message, replyTo: [sav!] }, OWN).reply).toEqual([lea]);
  });
  it('is nobody when only we are in it', () => {
    const message = { direction: 'in' as const, from: us!, to: [sav!], cc: [at('')] };
    expect(replyRecipients(message, OWN)).toEqual({ reply: [], replyAll: { to: [], cc: [] } });
  });
});

describe('chosen recipients', () => {
  const proposal = { reply: [lea], replyAll: { to: [lea, paul!], cc: [zoe!] } };
  const none = { to: [], cc: [], bcc: [] };
  it('are the proposal when nobody is named', () => {
    expect(chosenRecipients({ mode: 'reply', ...none }, proposal, OWN)).toEqual({ to: [lea], cc: [], bcc: [] });
    expect(chosenRecipients({ mode: 'reply-all', ...none }, proposal, OWN)).toEqual({
      to: [lea, paul],
      cc: [zoe],
      bcc: [],
    });
  });
  it('are those named, each in one place and never ourselves', () => {
    const wish = { mode: 'reply' as const, to: [paul!, us!], cc: [paul!, zoe!], bcc: [zoe!, lea] };
    expect(chosenRecipients(wish, proposal, OWN)).toEqual({ to: [paul], cc: [zoe], bcc: [lea] });
  });
  it.each([
    ['a forward to nobody', { mode: 'forward' as const, ...none }],
    ['an answer to ourselves only', { mode: 'reply' as const, ...none, to: [us!] }],
  ])('are refused: %s', (_, wish) => {
    expect(() => chosenRecipients(wish, proposal, OWN)).toThrow('no_recipient');
  });
});
