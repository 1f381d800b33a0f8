import DOMPurify from 'dompurify';
import { useMemo } from 'react';
import classes from './timeline.module.css';

const TAGS = [
  'p',
  'br',
  'strong',
  'b',
  'em',
  'i',
  'u',
  's',
  'a',
  'ul',
  'ol',
  'li',
  'blockquote',
  'code',
  'span',
  'div',
];

/** A colleague's formatted note: a handful of tags, no styles, links that open beside. */
export function NoteText({ html, text }: { html: string; text: string }) {
  const clean = useMemo(() => {
    const body = DOMPurify.sanitize(html, { ALLOWED_TAGS: TAGS, ALLOWED_ATTR: ['href'], RETURN_DOM_FRAGMENT: true });
    for (const link of body.querySelectorAll('a')) {
      link.target = '_blank';
      link.rel = 'noopener noreferrer';
    }
    const box = document.createElement('div');
    box.append(body);
    return box.innerHTML;
  }, [html]);
  if (!clean) return <div className={classes.text}>{text}</div>;
  return <div dangerouslySetInnerHTML={{ __html: clean }} />;
}
