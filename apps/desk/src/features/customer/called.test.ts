import { describe, expect, it } from 'vitest';
import { called } from './called.ts';

const id = '0199a1c5-0000-7000-8000-000000000001';
const visitor = { id, kind: 'visitor' as const, value: id };

describe('called', () => {
  it('is the name where there is one', () => {
    expect(called({ name: 'Jeanne', email: 'jeanne@exemple.fr' })).toBe('Jeanne');
  });
  it('is the address of whoever has no name', () => {
    expect(called({ name: '', email: 'jeanne@exemple.fr' })).toBe('jeanne@exemple.fr');
    expect(called({ name: '', identities: [visitor, { id, kind: 'phone', value: '+33612345678' }] })).toBe(
      '+33612345678',
    );
  });
  it("is never the number of a visitor's browser", () => {
    expect(called({ name: '', identities: [visitor] })).toBe('');
    expect(called({ name: '', email: null })).toBe('');
  });
});
