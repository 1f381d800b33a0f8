import type { TimelineEntry } from '@guichet/contracts';
import { Suspense } from 'react';
import { late } from '../../../app/late.tsx';
import { FoldedQuote } from './folded-quote.tsx';
import { LinkedText } from './linked-text.tsx';
import classes from './timeline.module.css';

const MailFrame = late(async () => (await import('./mail-frame.tsx')).MailFrame);

/** Plain mails as text with their quotes folded, others in a sandbox; until that is here, the plain text. */
export function MessageBody({ entry }: { entry: Extract<TimelineEntry, { type: 'message' }> }) {
  const text = (
    <div className={classes.text}>
      <LinkedText text={entry.text} />
    </div>
  );
  if (entry.html)
    return (
      <Suspense fallback={text}>
        <MailFrame
          html={entry.html}
          text={entry.text}
          attachments={entry.attachments}
          hasRemoteImages={entry.hasRemoteImages}
        />
      </Suspense>
    );
  return (
    <>
      {text}
      {entry.quotedText && (
        <FoldedQuote>
          <div className={classes.text}>
            <LinkedText text={entry.quotedText} />
          </div>
        </FoldedQuote>
      )}
    </>
  );
}
