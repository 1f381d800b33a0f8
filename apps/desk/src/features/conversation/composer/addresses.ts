import { Email, type Address } from '@guichet/contracts';

export const addressInWords = ({ name, address }: Address) =>
  name && name !== address ? `${name} <${address}>` : address;

/** `Jean Dubois <jean@exemple.fr>` or the bare address. */
export function parseAddress(text: string): Address {
  const [, name = '', inside] = /^\s*"?([^"<]*?)"?\s*<([^>]*)>\s*$/.exec(text) ?? [];
  return { name: name.trim(), address: (inside ?? text).trim() };
}
export const isAddress = ({ address }: Address) => Email.safeParse(address).success;
