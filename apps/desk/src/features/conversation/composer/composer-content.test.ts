import { describe, expect, it } from 'vitest';
import { parseAddress, isAddress } from './addresses.ts';
import { hasText, joinSignatures, withoutSignature, withSignature } from './composer-content.ts';

describe('composer content', () => {
  it.each([
    ['<p></p>', false],
    ['<p>&nbsp;</p><p><br></p>', false],
    ['<p>Bonjour</p>', true],
  ])('%s holds a text: %s', (html, expected) => expect(hasText(html)).toBe(expected));

  it('takes off the signature that was put on, as the server writes it', () => {
    const signature = '<p>Sarah<br>Boutique</p>';
    const sent = withSignature('<p>Bonjour</p>', signature);
    expect(withoutSignature(sent, signature)).toBe('<p>Bonjour</p>');
    expect(withoutSignature(sent.replace('<br>', '<br />'), signature)).toBe('<p>Bonjour</p>');
    expect(withoutSignature('<p>Bonjour</p>', signature)).toBe('<p>Bonjour</p>');
    expect(withoutSignature('<p>Bonjour</p>', '')).toBe('<p>Bonjour</p>');
  });

  it.each([
    ['', '<p>Boutique</p>', '<p>Boutique</p>'],
    ['Sarah <A&B>\nConseil', '<p>Boutique</p>', '<p>Sarah &lt;A&amp;B&gt;<br>Conseil</p><p>Boutique</p>'],
    ['Sarah', '', '<p>Sarah</p>'],
  ])('puts one’s own signature %j above the inbox’s', (own, inbox, joined) =>
    expect(joinSignatures(own, inbox)).toBe(joined),
  );
});

describe('addresses', () => {
  it.each([
    ['jean@exemple.fr', '', 'jean@exemple.fr'],
    ['Jean Dubois <jean@exemple.fr>', 'Jean Dubois', 'jean@exemple.fr'],
    ['"Dubois, Jean" <jean@exemple.fr>', 'Dubois, Jean', 'jean@exemple.fr'],
  ])('reads %s', (text, name, address) => expect(parseAddress(text)).toEqual({ name, address }));
  it('knows what is none', () => expect(isAddress(parseAddress('jean@'))).toBe(false));
});
