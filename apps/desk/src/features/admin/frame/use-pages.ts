import type { AnswerOf, ApiError, Endpoint, RequestOf } from '@guichet/contracts';
import { type InfiniteData, useInfiniteQuery } from '@tanstack/react-query';
import { call, keyOf } from '../../../app/api.ts';

/** The pages of a list that goes on by cursor; asked again like any other answer of the endpoint. */
export function usePages<E extends Endpoint>(endpoint: E, options: { refetchInterval?: number | false } = {}) {
  return useInfiniteQuery<AnswerOf<E>, ApiError, InfiniteData<AnswerOf<E>>, readonly unknown[], string | undefined>({
    ...options,
    queryKey: [...keyOf(endpoint), 'pages'],
    queryFn: ({ pageParam, signal }) =>
      call(endpoint, (pageParam === undefined ? {} : { cursor: pageParam }) as RequestOf<E>, { signal }),
    initialPageParam: undefined,
    getNextPageParam: (page) => (page as { nextCursor: string | null }).nextCursor ?? undefined,
  });
}
