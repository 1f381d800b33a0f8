import { canonicalName } from './header-names.ts';

/** Fields of a message in their order: one value for each element of a list, names in any case or short form. */
export class SipHeaders {
  readonly #values = new Map<string, string[]>();

  constructor(fields: Readonly<Record<string, string | readonly string[] | undefined>> = {}) {
    for (const [name, value] of Object.entries(fields)) {
      if (value !== undefined) this.set(name, value);
    }
  }

  /** The first value. */
  get(name: string): string | undefined {
    return this.#values.get(canonicalName(name))?.[0];
  }

  all(name: string): readonly string[] {
    return this.#values.get(canonicalName(name)) ?? [];
  }

  has(name: string): boolean {
    return this.#values.has(canonicalName(name));
  }

  /** Replaces what was there; an empty list removes it. */
  set(name: string, value: string | readonly string[]): void {
    const values = typeof value === 'string' ? [value] : [...value];
    if (values.length === 0) this.#values.delete(canonicalName(name));
    else this.#values.set(canonicalName(name), values);
  }

  add(name: string, value: string): void {
    const key = canonicalName(name);
    const values = this.#values.get(key);
    if (values) values.push(value);
    else this.#values.set(key, [value]);
  }

  /** Puts a value before the others, as each hop does with its Via. */
  prepend(name: string, value: string): void {
    this.set(name, [value, ...this.all(name)]);
  }

  delete(name: string): void {
    this.#values.delete(canonicalName(name));
  }

  /** Puts all fields of another over these. */
  assign(others: SipHeaders): void {
    for (const [name, values] of others) this.set(name, values);
  }

  [Symbol.iterator](): IterableIterator<[string, readonly string[]]> {
    return this.#values.entries();
  }
}
