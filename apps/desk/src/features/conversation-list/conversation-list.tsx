import { useVirtualizer } from '@tanstack/react-virtual';
import { Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { late } from '../../app/late.tsx';
import { useWatched } from '../../app/presence.ts';
import { Failure } from '../../app/states/failure.tsx';
import { ConversationRow } from './conversation-row.tsx';
import { ListEmpty } from './list-empty.tsx';
import { ListHeader } from './list-header.tsx';
import { ListSkeleton } from './list-skeleton.tsx';
import type { ListPlace } from './list-place.ts';
import { useConversations } from './use-conversations.ts';
import { useListKeys } from './use-list-keys.ts';
import { useSelection } from './use-selection.ts';
import classes from './conversation-list.module.css';

const BulkBar = late(async () => (await import('./bulk-bar.tsx')).BulkBar);

/** Heights in px of a row without and with tags; the virtual list needs numbers. */
const ROW = 64;
const ROW_WITH_TAGS = 86;

export function ConversationList({ place }: { place: ListPlace }) {
  const { t } = useTranslation('conversation-list');
  const isAsked = place.kind !== 'search' || place.q !== '' || place.isFiltered;
  const list = useConversations(place.input, isAsked);
  const { conversations, hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  const ids = useMemo(() => conversations.map(({ id }) => id), [conversations]);
  const selection = useSelection(ids, place.path + place.query);
  const [moved, setMoved] = useState<string | null>(null);
  const cursor = moved ?? place.conversationId ?? null;
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: conversations.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (conversations[index]?.tags.length ? ROW_WITH_TAGS : ROW),
    getItemKey: (index) => ids[index] ?? index,
    overscan: 8,
  });
  const items = virtual.getVirtualItems();
  const heights = useMemo(() => conversations.map(({ tags }) => (tags.length ? 1 : 0)).join(''), [conversations]);
  useEffect(() => virtual.measure(), [virtual, heights]);
  useEffect(() => setMoved(null), [place.conversationId, place.path]);
  const end = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && end >= conversations.length - 12) void fetchNextPage();
  }, [end, conversations.length, hasNextPage, isFetchingNextPage, fetchNextPage]);
  useWatched(items.map((item) => String(item.key)));

  const moveTo = useCallback(
    (index: number) => {
      const id = ids[index];
      if (!id) return;
      setMoved(id);
      virtual.scrollToIndex(index);
      // The row may only be drawn now.
      requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-conversation="${id}"]`)?.focus());
    },
    [ids, virtual],
  );
  useListKeys({ conversations, cursor, place, selection, moveTo });
  const tabStop = items.some((item) => item.key === cursor) ? cursor : items[0]?.key;
  const isEmpty = conversations.length === 0;
  return (
    <section className={classes.list} aria-label={t('label')}>
      <ListHeader place={place} onSelectAll={selection.selectAll} />
      <div className={classes.scroller} ref={scroller} data-stale={list.isPlaceholderData || undefined}>
        {isEmpty && list.isError && <Failure error={list.error} onRetry={() => void list.refetch()} />}
        {isEmpty && list.isPending && isAsked && <ListSkeleton />}
        {isEmpty && (list.isSuccess || !isAsked) && <ListEmpty place={place} />}
        {!isEmpty && (
          <ul className={classes.rows} style={{ height: virtual.getTotalSize() }}>
            {items.map((item) => {
              const conversation = conversations[item.index];
              return (
                conversation && (
                  <li
                    key={item.key}
                    className={classes.place}
                    style={{ height: item.size, transform: `translateY(${item.start}px)` }}
                    aria-setsize={hasNextPage ? -1 : conversations.length}
                    aria-posinset={item.index + 1}
                  >
                    <ConversationRow
                      conversation={conversation}
                      to={`${place.path}/${conversation.id}${place.query}`}
                      isOpen={conversation.id === place.conversationId}
                      isSelected={selection.selected.has(conversation.id)}
                      isTabStop={item.key === tabStop}
                      onSelect={selection.toggle}
                      onFocus={setMoved}
                    />
                  </li>
                )
              );
            })}
          </ul>
        )}
      </div>
      <Suspense>
        {selection.selected.size > 0 && <BulkBar selection={selection} conversations={conversations} />}
      </Suspense>
    </section>
  );
}
