import { ApiError, getTimeline, type TimelineEntry } from '@guichet/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { call, keyOf, queryClient } from '../../../app/api.ts';

export interface TimelinePage {
  entries: TimelineEntry[];
  hasMore: boolean;
}
type Pages = { pages: TimelinePage[]; pageParams: unknown[] };

/** The timeline from its end upwards. A refetch walks the pages again, so nothing is lost or doubled between them. */
export function useTimeline(conversationId: string) {
  const query = useInfiniteQuery<TimelinePage, ApiError, { pages: TimelinePage[] }, unknown[], number | null>({
    queryKey: keyOf(getTimeline, { conversationId }),
    queryFn: ({ pageParam, signal }) =>
      call(getTimeline, { conversationId, ...(pageParam === null ? {} : { before: pageParam }) }, { signal }),
    initialPageParam: null,
    getNextPageParam: (page) => (page.hasMore ? (page.entries[0]?.sequence ?? null) : null),
  });
  const entries = useMemo(() => (query.data?.pages ?? []).toReversed().flatMap((page) => page.entries), [query.data]);
  return { ...query, entries };
}

/** Puts entries where they belong among the newest; what is there already stays as it is. */
export function putEntries(conversationId: string, come: readonly TimelineEntry[]) {
  queryClient.setQueryData<Pages>(keyOf(getTimeline, { conversationId }), (data) => {
    const [last, ...older] = data?.pages ?? [];
    if (!data || !last) return data;
    const known = new Set(data.pages.flatMap((page) => page.entries.map(({ id }) => id)));
    const first = last.entries[0]?.sequence ?? 0;
    const added = come.filter(({ id, sequence }) => !known.has(id) && sequence > first);
    if (added.length === 0) return data;
    const entries = [...last.entries, ...added].toSorted((a, b) => a.sequence - b.sequence);
    return { ...data, pages: [{ ...last, entries }, ...older] };
  });
}

/** Up to where the timeline is known; null when it is not. */
export function lastSequenceOf(conversationId: string): number | null {
  const data = queryClient.getQueryData<Pages>(keyOf(getTimeline, { conversationId }));
  return data?.pages[0]?.entries.at(-1)?.sequence ?? null;
}

/** Shows what was just written at once; the next answer of the server confirms it. */
export function appendEntry(entry: TimelineEntry) {
  const { conversationId } = entry;
  putEntries(conversationId, [entry]);
  void queryClient.invalidateQueries({ queryKey: keyOf(getTimeline, { conversationId }) });
}
