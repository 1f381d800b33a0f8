import { ApiError, listConversations, type ConversationSummary } from '@guichet/contracts';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { call } from '../../app/api.ts';
import type { ListInput } from './list-place.ts';

type Page = { conversations: ConversationSummary[]; nextCursor: string | null };

/** The list page by page. A row that moved between two pages is shown once. */
export function useConversations(input: ListInput, isEnabled = true) {
  const query = useInfiniteQuery<Page, ApiError, { pages: Page[] }, unknown[], string | null>({
    queryKey: [listConversations.path, input],
    queryFn: ({ pageParam, signal }) =>
      call(listConversations, { ...input, limit: 50, ...(pageParam ? { cursor: pageParam } : {}) }, { signal }),
    initialPageParam: null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    enabled: isEnabled,
  });
  const conversations = useMemo(() => {
    const seen = new Set<string>();
    return (query.data?.pages ?? [])
      .flatMap((page) => page.conversations)
      .filter(({ id }) => !seen.has(id) && seen.add(id));
  }, [query.data]);
  return { ...query, conversations };
}
