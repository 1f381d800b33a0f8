import type { Customer } from '@guichet/contracts';

type Known = Pick<Customer, 'name' | 'identities'> | { name: string; email: string | null };

/** What a person is called by: his name, else where he can be reached. Empty for a visitor who left neither. */
export function called(person: Known): string {
  if (person.name) return person.name;
  if ('email' in person) return person.email ?? '';
  return person.identities.find(({ kind }) => kind !== 'visitor')?.value ?? '';
}
