/** Enough of a mail's head for a line in a list. */
const HEAD = 64_000;

/**
 * From and Subject as they stand in a mail that could not be analysed: undecoded, without a parser, so that the mail
 * which broke one cannot break this.
 */
export function peekHeaders(raw: Uint8Array): { fromText: string; subject: string } {
  const head = Buffer.from(raw.subarray(0, HEAD)).toString('latin1');
  const end = head.search(/\r?\n\r?\n/);
  const lines = (end < 0 ? head : head.slice(0, end)).replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  const value = (name: string): string => {
    const line = lines.find((each) => each.slice(0, name.length + 1).toLowerCase() === `${name}:`);
    // eslint-disable-next-line no-control-regex
    return (line ?? '')
      .slice(name.length + 1)
      .replace(/[\x00-\x1f\x7f]+/g, ' ')
      .trim()
      .slice(0, 500);
  };
  return { fromText: value('from'), subject: value('subject') };
}
