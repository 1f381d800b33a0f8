import {
  BuiltInView,
  ConversationFilter,
  ConversationSort,
  type listConversations,
  type RequestOf,
} from '@guichet/contracts';
import { useMemo } from 'react';
import { useParams, useSearchParams } from 'react-router';

export type Filter = ConversationFilter;
export type ListInput = Omit<RequestOf<typeof listConversations>, 'cursor' | 'limit'>;
export type Sort = 'urgency' | 'newest' | 'oldest';

/** Which list is shown, from the address: its view, and the filter and order laid over it. */
export interface ListPlace {
  kind: 'view' | 'team' | 'saved' | 'search';
  /** The view's name, or the id of the team or saved view. */
  id: string;
  /** The path of the list; a conversation's is below it. */
  path: string;
  /** `?…` with filter and order, kept when a conversation is opened. */
  query: string;
  q: string;
  sort: Sort;
  filter: Filter;
  isFiltered: boolean;
  input: ListInput;
  conversationId: string | undefined;
}

const LISTS = ['status', 'priority'];
export function filterOf(query: URLSearchParams): Filter {
  const raw: Record<string, unknown> = {};
  for (const name of Object.keys(ConversationFilter.shape)) {
    const values = query.getAll(name);
    if (values.length > 0) raw[name] = LISTS.includes(name) ? values : values[0];
  }
  return ConversationFilter.safeParse(raw).data ?? {};
}

function placeOf(params: Record<string, string | undefined>) {
  if (params['teamId']) return { kind: 'team', id: params['teamId'], path: `/team/${params['teamId']}` } as const;
  if (params['savedViewId'])
    return { kind: 'saved', id: params['savedViewId'], path: `/view/${params['savedViewId']}` } as const;
  if (params['view']) {
    const view = BuiltInView.safeParse(params['view']).data ?? 'todo';
    return { kind: 'view', id: view, path: `/inbox/${view}` } as const;
  }
  return { kind: 'search', id: '', path: '/search' } as const;
}

const present = (filter: Filter) =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) as Filter;

export function useListPlace(): ListPlace {
  const params = useParams();
  const [query] = useSearchParams();
  const { view, teamId, savedViewId, conversationId } = params;
  const search = query.toString();
  return useMemo(() => {
    const asked = new URLSearchParams(search);
    const place = placeOf({ view, teamId, savedViewId });
    const filter = present(filterOf(asked));
    const q = asked.get('q') ?? '';
    // What was found or is finished waits for nobody.
    const isPast = place.kind === 'search' || place.id === 'resolved';
    const sort = ConversationSort.safeParse(asked.get('sort')).data ?? (isPast ? 'newest' : 'urgency');
    const base =
      place.kind === 'view'
        ? { view: place.id as BuiltInView }
        : place.kind === 'team'
          ? { teamId: place.id, status: filter.status ?? (['open'] as const).slice() }
          : place.kind === 'saved'
            ? { savedViewId: place.id }
            : {};
    return {
      ...place,
      query: search && `?${search}`,
      q,
      sort,
      filter,
      isFiltered: Object.keys(filter).length > 0,
      input: { ...filter, ...base, ...(q ? { q } : {}), sort },
      conversationId,
    };
  }, [view, teamId, savedViewId, conversationId, search]);
}
