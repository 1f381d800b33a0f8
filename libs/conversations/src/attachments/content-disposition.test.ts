import { describe, expect, it } from 'vitest';
import { contentDisposition } from './content-disposition.ts';

describe('a file name in the header', () => {
  it.each([
    ['facture.pdf', `attachment; filename="facture.pdf"; filename*=UTF-8''facture.pdf`],
    ['reçu d’août.pdf', `attachment; filename="re_u d_ao_t.pdf"; filename*=UTF-8''re%C3%A7u%20d%E2%80%99ao%C3%BBt.pdf`],
    ['a"b\r\nset-cookie: x', `attachment; filename="a_b__set-cookie: x"; filename*=UTF-8''a_b__set-cookie%3A%20x`],
    ['../../etc/passwd', `attachment; filename="__.._etc_passwd"; filename*=UTF-8''__.._etc_passwd`],
    ['fdp.\u202eexe', `attachment; filename="fdp._exe"; filename*=UTF-8''fdp._exe`],
    ['\ud800', `attachment; filename="_"; filename*=UTF-8''%EF%BF%BD`],
    [' ', `attachment; filename="file"; filename*=UTF-8''file`],
  ])('%j', (name, header) => expect(contentDisposition('attachment', name)).toBe(header));
});
