import { describe, expect, it } from 'vitest';
import { hashPassword, isPassword } from './password-hash.ts';
import { isCommonPassword, requireGoodPassword } from './password-rules.ts';

const own = ['Nadia Roche', 'nadia.roche@papeterie.example', 'Papeterie Roche'];

describe('password rules', () => {
  it.each([
    ['correct horse battery staple'],
    ['une girafe sous la pluie de mars'],
    ['xk7#Vq92mLp!4zRt'],
    ['la porte du jardin grince le soir'],
    ['Zwölf Boxkämpfer jagen'],
    ['пароль для моей работы тут'],
    ['kestrel-obelisk-42-fjord'],
  ])('take %j', (password) => {
    expect(() => requireGoodPassword(password, own)).not.toThrow();
  });

  it.each([
    ['passwordpassword'],
    ['password123456789'],
    ['P@ssw0rdP@ssw0rd!'],
    ['motdepasse2024!!'],
    ['Mot de passe 2024'],
    ['azertyuiopqsdfghjklm'],
    ['AzertyAzerty123!'],
    ['1234567890123456'],
    ['0987654321098765'],
    ['aaaaaaaaaaaaaaaaaaaa'],
    ['abcabcabcabcabcabc'],
    ['welcome-to-guichet'],
    ['Bienvenue2024!2024!'],
    ['iloveyouiloveyou1'],
    ['qwertyuiopasdfghjkl'],
    ['1q2w3e4r5t6y7u8i9o'],
    ['nadia.roche@papeterie'],
    ['NadiaRoche1234567'],
    ['Papeterie-Roche-2024'],
    ['administrateur2023'],
    ['!!!!!!!!!!!!!!!!!!'],
  ])('refuse %j as common', (password) => {
    expect(isCommonPassword(password, own)).toBe(true);
    expect(() => requireGoodPassword(password, own)).toThrow('common_password');
  });

  it.each([['short'], ['fourteen chars'], ['👩‍👩‍👧'.repeat(2)]])('refuse %j as short', (password) => {
    expect(() => requireGoodPassword(password, own)).toThrow('weak_password');
  });
});

describe('password hashes', () => {
  it('are argon2id in PHC form, salted, and open to no other password', async () => {
    const [first, second] = await Promise.all([hashPassword('été à la mer'), hashPassword('été à la mer')]);
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(first).not.toBe(second);
    expect(await isPassword('été à la mer', first)).toBe(true);
    expect(await isPassword('été à la mer'.normalize('NFD'), first)).toBe(true);
    expect(await isPassword('ete a la mer', first)).toBe(false);
    expect(await isPassword('anything', null)).toBe(false);
  });

  it('are read with the cost they were made with', async () => {
    const cheap = '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$TFGZ5Z+MIYal9CJeSBFR7XMmJYQvR3/TqmzwIgrgiOI';
    expect(await isPassword('abc', cheap)).toBe(true);
    expect(await isPassword('abc', cheap.replace('t=2', 't=3'))).toBe(false);
  });
});
