/** Control characters that neither Postgres (NUL) nor a screen can do anything with; tab, LF and CR stay. */
// eslint-disable-next-line no-control-regex
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/g;

/** Removes control characters and replaces lone surrogates, which UTF-8 (and so Postgres) cannot hold. */
export function cleanString(text: string): string {
  return text.replace(UNPRINTABLE, '').toWellFormed();
}

/** The same on one line: what a subject, a name or a file name may be. */
export function cleanLine(text: string): string {
  return cleanString(text).replace(/\s+/g, ' ').trim();
}

/** LF line ends only, without trailing white space at the very end. Form feeds become line ends. */
export function normaliseLines(text: string): string {
  return text.replace(/\r\n?|\f/g, '\n');
}

/** Removes white space before each line end. A `/[ \t]+$/gm` would be quadratic on a megabyte of spaces. */
export function trimLineEnds(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}
