import { getTimeline, type MessageEntry } from '@guichet/contracts';
import { IconCheck, IconChecks, IconShieldCheck } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useUserName } from '../../app/people.ts';
import { againSoon } from '../../app/realtime.ts';
import { useSession } from '../../app/session.tsx';
import { Ago } from '../../app/time/ago.tsx';
import { Attachments } from '../conversation/timeline/attachments.tsx';
import { LinkedText } from '../conversation/timeline/linked-text.tsx';
import type { BubblePlace, ReadMark } from './bubble-rows.ts';
import classes from './bubble.module.css';

interface BubbleProps extends BubblePlace {
  entry: MessageEntry;
  visitorName: string;
  mark: ReadMark | undefined;
}
const isPicture = (type: string) => /^image\/(png|jpe?g|gif|webp)$/i.test(type);

/** One thing said in a chat: the visitor's on the left, the house's on the right. */
export const Bubble = memo(function Bubble({ entry, visitorName, isFirst, isLast, mark }: BubbleProps) {
  const { t } = useTranslation(['chats', 'conversation']);
  const { session } = useSession();
  const nameOf = useUserName();
  const { direction, text, attachments, notices, authorUserId } = entry;
  const isOut = direction === 'out';
  const name = isOut ? (authorUserId ? nameOf(authorUserId) : entry.from.name) : visitorName;
  const pictures = attachments.filter(({ type }) => isPicture(type));
  return (
    <article
      className={classes.row}
      data-direction={direction}
      data-first={isFirst || undefined}
      aria-label={t(isOut ? 'bubble.out' : 'bubble.in', { name })}
    >
      {isFirst && isOut && authorUserId !== session.user.id && <span className={classes.name}>{name}</span>}
      {text && (
        <div className={classes.bubble}>
          <LinkedText text={text} />
        </div>
      )}
      {pictures.map((file) => (
        <a key={file.id} className={classes.picture} href={file.url} target="_blank" rel="noreferrer" title={file.name}>
          {/* The link lives for a quarter of an hour: a picture that does not come asks for a new one. */}
          <img src={file.url} alt={file.name} loading="lazy" onError={() => againSoon(getTimeline)} />
        </a>
      ))}
      <Attachments attachments={attachments.filter((file) => !pictures.includes(file))} />
      {notices.map(({ kind, detail }) => (
        <p key={kind} className={classes.notice}>
          <IconShieldCheck size={14} stroke={1.75} aria-hidden />
          {t(`conversation:notices.${kind}`, {
            detail,
            defaultValue: t('conversation:notices.other', { kind, detail }),
          })}
        </p>
      ))}
      {(isLast || mark) && (
        <span className={classes.foot}>
          {isLast && <Ago at={entry.at} as="time" />}
          {mark && <Mark mark={mark} />}
        </span>
      )}
    </article>
  );
});

function Mark({ mark }: { mark: ReadMark }) {
  const { t } = useTranslation('chats');
  const Icon = mark === 'sent' ? IconCheck : IconChecks;
  return (
    <span className={classes.mark} data-mark={mark}>
      <Icon size={14} stroke={1.75} aria-hidden />
      {t(`marks.${mark}`)}
    </span>
  );
}
