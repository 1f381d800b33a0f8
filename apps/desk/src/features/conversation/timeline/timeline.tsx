import type { ConversationDetail, TimelineEntry } from '@guichet/contracts';
import { Button, Loader, Skeleton } from '@mantine/core';
import { IconArrowDown } from '@tabler/icons-react';
import { Fragment, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../app/session.tsx';
import { Failure } from '../../../app/states/failure.tsx';
import { useNow } from '../../../app/time/use-now.ts';
import { dayInWords } from '../../../app/time/words.ts';
import { CallEntry } from '../../calls/call-entry.tsx';
import { useCalls } from '../../calls/my-calls.ts';
import { isBubble, placeOf, readMarks, rowsOf, type ReadMark } from '../../chats/bubble-rows.ts';
import { Bubble } from '../../chats/bubble.tsx';
import { useChat } from '../../chats/chat-cache.ts';
import { CourseLine } from '../../chats/course-line.tsx';
import { OutgoingBubbles } from '../../chats/outgoing-bubbles.tsx';
import { VisitorTypingLine } from '../../chats/visitor-typing-line.tsx';
import { MessageEntry } from './message-entry.tsx';
import { NoteEntry } from './note-entry.tsx';
import { SystemEntry } from './system-entry.tsx';
import { usePinnedScroll } from './use-pinned-scroll.ts';
import { useTimeline } from './use-timeline.ts';
import classes from './timeline.module.css';

interface TimelineProps extends EntryProps {
  /** Nothing below will move it any more. */
  isSettled: boolean;
}
interface EntryProps {
  conversation: ConversationDetail;
  onUndone: (messageId: string) => void;
}

const NO_MARKS: ReadonlyMap<string, ReadMark> = new Map();

/** One story for all channels, oldest on top, read from its end. */
export function Timeline({ conversation, isSettled, onUndone }: TimelineProps) {
  const { t, i18n } = useTranslation(['conversation', 'app', 'chats']);
  const { t: app } = useTranslation('app');
  const { session } = useSession();
  const now = useNow();
  const timeline = useTimeline(conversation.id);
  const { entries, hasNextPage, isFetchingNextPage, fetchNextPage } = timeline;
  const end = entries.at(-1);
  const isOwn = end !== undefined && end.type !== 'system' && end.authorUserId === session.user.id;
  const isChat = conversation.channel === 'chat';
  const chat = useChat(isChat ? conversation.id : null);
  const calls = useCalls(conversation.channel === 'email' ? null : conversation.id);
  const isWhole = !hasNextPage && timeline.isSuccess;
  const rows = useMemo(() => rowsOf(entries, { chat, calls, isWhole }), [entries, chat, calls, isWhole]);
  const marks = useMemo(() => (chat ? readMarks(entries, chat) : NO_MARKS), [entries, chat]);
  const visitorName = chat?.visitor.name || conversation.customer?.name || t('chats:visitor');
  const scroll = usePinnedScroll(entries[0]?.sequence, end?.sequence, isOwn);
  const { scroller } = scroll;
  // A timeline too short to scroll, or scrolled to its top, asks for what came before.
  useEffect(() => {
    const box = scroller.current;
    if (box && hasNextPage && !isFetchingNextPage && box.scrollHeight <= box.clientHeight) void fetchNextPage();
  }, [entries, hasNextPage, isFetchingNextPage, fetchNextPage, scroller]);
  const onScroll = () => {
    scroll.onScroll();
    const box = scroller.current;
    if (box && box.scrollTop < 400 && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  };
  return (
    <div className={classes.frame}>
      <div
        className={classes.scroller}
        ref={scroller}
        onScroll={onScroll}
        tabIndex={0}
        role={isChat ? 'log' : 'region'}
        aria-label={t('timeline.label')}
      >
        <div className={classes.content} ref={scroll.content} data-settling={!isSettled || undefined}>
          {isFetchingNextPage && <Loader size="xs" className={classes.older ?? ''} aria-label={app('loading')} />}
          {timeline.isError && entries.length === 0 && (
            <Failure error={timeline.error} onRetry={() => void timeline.refetch()} />
          )}
          {rows.map((row, position) => {
            const day = new Date(row.at).toDateString();
            const before = rows[position - 1];
            const isNewDay = !before || new Date(before.at).toDateString() !== day;
            return (
              <Fragment key={row.key}>
                {isNewDay && (
                  <div
                    className={classes.day}
                    role="separator"
                    aria-label={dayInWords(row.at, i18n.language, app, now)}
                  >
                    <span>{dayInWords(row.at, i18n.language, app, now)}</span>
                  </div>
                )}
                {row.kind === 'call' ? (
                  <CallEntry call={row.call} callerName={visitorName} />
                ) : row.kind !== 'entry' ? (
                  chat && <CourseLine kind={row.kind} chat={chat} />
                ) : isChat && isBubble(row.entry) ? (
                  <Bubble
                    entry={row.entry}
                    visitorName={visitorName}
                    mark={marks.get(row.entry.id)}
                    {...placeOf(entries, row.index)}
                  />
                ) : (
                  <Entry entry={row.entry} conversation={conversation} onUndone={onUndone} />
                )}
              </Fragment>
            );
          })}
          {isChat && <OutgoingBubbles conversationId={conversation.id} />}
          {isChat && <VisitorTypingLine conversationId={conversation.id} name={visitorName} />}
        </div>
      </div>
      {(!isSettled || timeline.isPending) && (
        <div className={classes.skeleton} aria-busy="true">
          <Skeleton height={110} radius="md" />
          <Skeleton height={70} radius="md" />
        </div>
      )}
      {!scroll.isAtEnd && (
        <Button
          className={classes.toEnd ?? ''}
          variant="default"
          size="xs"
          radius="xl"
          leftSection={<IconArrowDown size={14} stroke={1.75} aria-hidden />}
          onClick={scroll.toEnd}
        >
          {t('timeline.toEnd')}
        </Button>
      )}
    </div>
  );
}

function Entry({ entry, conversation, onUndone }: EntryProps & { entry: TimelineEntry }) {
  if (entry.type === 'message')
    return <MessageEntry entry={entry} customer={conversation.customer} onUndone={onUndone} />;
  return entry.type === 'note' ? <NoteEntry entry={entry} /> : <SystemEntry entry={entry} />;
}
