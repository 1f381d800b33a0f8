/** `<door>@<domain>` or `<door>+<token>@<domain>`: the door, in lower case; null for any other address. */
export function readDoor(address: string, doorDomain: string): string | null {
  const at = address.lastIndexOf('@');
  if (at < 0 || address.slice(at + 1).toLowerCase() !== doorDomain.toLowerCase()) return null;
  const [door = ''] = address.slice(0, at).toLowerCase().split('+');
  return door === '' ? null : door;
}

/** An address without its `+token`. */
export function withoutToken(address: string): string {
  const at = address.lastIndexOf('@');
  const [local = ''] = address.slice(0, at).split('+');
  return local + address.slice(at);
}

/** A door's name: readable, and not to be guessed from the inbox's. Short, so that a reply token still fits beside it. */
export function doorName(inboxName: string, random: string): string {
  const plain = inboxName.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const slug = plain
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 20)
    .replace(/-+$/, '');
  return [slug || 'inbox', random].join('-');
}
