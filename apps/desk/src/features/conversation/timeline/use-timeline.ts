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

/** Shows what was just written at once; the next answer of the server confirms it. */
export function appendEntry(entry: TimelineEntry) {
  const key = keyOf(getTimeline, { conversationId: entry.conversationId });
  queryClient.setQueryData<Pages>(key, (data) => {
    const [last, ...older] = data?.pages ?? [];
    if (!data || !last || last.entries.some((one) => one.id === entry.id)) return data;
    return { ...data, pages: [{ ...last, entries: [...last.entries, entry] }, ...older] };
  });
  void queryClient.invalidateQueries({ queryKey: key });
}
