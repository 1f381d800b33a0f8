import { decodeHTML } from 'entities';

/** Decodes `&eacute;`, `&#233;`… A text with none is returned untouched. */
export function decodeEntities(text: string): string {
  return text.includes('&') ? decodeHTML(text) : text;
}
