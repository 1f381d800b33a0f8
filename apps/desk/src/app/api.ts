import { ApiError, createClient, getSession, type AnswerOf, type Endpoint, type RequestOf } from '@guichet/contracts';
import {
  keepPreviousData,
  MutationCache,
  QueryCache,
  QueryClient,
  useMutation,
  useQuery,
  type UseMutationOptions,
  type UseQueryOptions,
} from '@tanstack/react-query';

export const call = createClient('');

/** Keys come from the endpoint, so whoever knows the endpoint can invalidate it, with or without its input. */
export const keyOf = <E extends Endpoint>(endpoint: E, input?: RequestOf<E>) =>
  input === undefined ? [endpoint.path] : [endpoint.path, input];

/** Without a session the gate leads to the log-in page, with the way back. */
function forgetSession(error: unknown) {
  if (error instanceof ApiError && error.code === 'unauthenticated')
    queryClient.setQueryData(keyOf(getSession, {}), null);
}
const isWorthRetrying = (failures: number, error: unknown) =>
  failures < 2 && error instanceof ApiError && (error.status === 0 || error.status >= 500);

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: forgetSession }),
  mutationCache: new MutationCache({ onError: forgetSession }),
  defaultOptions: {
    // The socket says what changed; asking again by the clock would only cost.
    queries: { retry: isWorthRetrying, staleTime: 30_000, refetchOnWindowFocus: true, networkMode: 'always' },
    mutations: { networkMode: 'always' },
  },
});

type QueryOptions<E extends Endpoint> = Omit<UseQueryOptions<AnswerOf<E>, ApiError>, 'queryKey' | 'queryFn'>;
/** The answer of a GET endpoint. `null` as input: not yet. */
export function useAnswer<E extends Endpoint>(
  endpoint: E,
  input: RequestOf<E> | null,
  options: QueryOptions<E> & { keepsPrevious?: boolean } = {},
) {
  const { keepsPrevious, ...rest } = options;
  return useQuery<AnswerOf<E>, ApiError>({
    ...rest,
    ...(keepsPrevious ? { placeholderData: keepPreviousData as never } : {}),
    queryKey: input === null ? [endpoint.path, 'not-yet'] : keyOf(endpoint, input),
    queryFn: ({ signal }) => call(endpoint, input as RequestOf<E>, { signal }),
    enabled: input !== null && (rest.enabled ?? true),
  });
}

type ActionOptions<E extends Endpoint> = Omit<UseMutationOptions<AnswerOf<E>, ApiError, RequestOf<E>>, 'mutationFn'> & {
  invalidates?: readonly Endpoint[];
};
/** A writing endpoint; what it `invalidates` is asked again once it succeeded. */
export function useAction<E extends Endpoint>(endpoint: E, options: ActionOptions<E> = {}) {
  const { invalidates = [], onSuccess, ...rest } = options;
  return useMutation<AnswerOf<E>, ApiError, RequestOf<E>>({
    ...rest,
    mutationFn: (input) => call(endpoint, input),
    onSuccess: (...args) => {
      for (const other of invalidates) void queryClient.invalidateQueries({ queryKey: keyOf(other) });
      return onSuccess?.(...args);
    },
  });
}
