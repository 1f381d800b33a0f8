import type { TimelineEntry } from '@guichet/contracts';
import { IconNote } from '@tabler/icons-react';
import { memo, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { late } from '../../../app/late.tsx';
import { useUserName } from '../../../app/people.ts';
import { Ago } from '../../../app/time/ago.tsx';
import classes from './timeline.module.css';

const NoteText = late(async () => (await import('./note-text.tsx')).NoteText);

/** What only colleagues read, on yellow. */
export const NoteEntry = memo(function NoteEntry({ entry }: { entry: Extract<TimelineEntry, { type: 'note' }> }) {
  const { t } = useTranslation('conversation');
  const name = useUserName()(entry.authorUserId);
  return (
    <article className={classes.entry} aria-label={t('note.label', { name })}>
      <span className={classes.noticeIcon}>
        <IconNote size={20} stroke={1.75} aria-hidden />
      </span>
      <div className={`${classes.body} ${classes.note}`}>
        <div className={classes.who}>
          <span className={classes.name}>{name}</span>
          <span className={classes.how}>
            {t('note.word')} · <Ago at={entry.at} as="time" />
          </span>
        </div>
        <Suspense fallback={<div className={classes.text}>{entry.text}</div>}>
          <NoteText html={entry.html} text={entry.text} />
        </Suspense>
      </div>
    </article>
  );
});
