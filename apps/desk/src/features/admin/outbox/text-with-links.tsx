import { Fragment } from 'react';
import classes from './outbox-reader.module.css';

const LINK = /(https?:\/\/[^\s<>"]+)/;

/** Plain text as it was written, its web addresses made links: an invitation must be reachable with a click. */
export function TextWithLinks({ text }: { text: string }) {
  return (
    <p className={classes.text}>
      {text.split(LINK).map((part, index) =>
        LINK.test(part) ? (
          <a key={index} href={part} target="_blank" rel="noreferrer">
            {part}
          </a>
        ) : (
          <Fragment key={index}>{part}</Fragment>
        ),
      )}
    </p>
  );
}
