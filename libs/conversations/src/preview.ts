const LENGTH = 140;

/** The beginning of a message on one line. */
export const previewOf = (text: string): string =>
  [...text.slice(0, 2000).replace(/\s+/g, ' ').trim()].slice(0, LENGTH).join('');
