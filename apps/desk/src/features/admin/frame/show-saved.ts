import type { Endpoint } from '@guichet/contracts';
import { keyOf, queryClient } from '../../../app/api.ts';

interface Named {
  id: string;
  name: string;
}
/** A list, the field of its answer, and whether people order it themselves: then what is new stands last. */
export interface List {
  endpoint: Endpoint;
  field: string;
  isOrdered?: boolean;
}

/** The page shows what was saved at once; the list is asked again behind it. */
export function showSaved<Item extends Named>({ endpoint, field, isOrdered = false }: List, saved: Item): void {
  queryClient.setQueryData<Record<string, Item[]>>(keyOf(endpoint, {}), (old) => {
    if (!old) return old;
    const all = old[field]!;
    const isNew = !all.some(({ id }) => id === saved.id);
    const next = isNew ? [...all, saved] : all.map((one) => (one.id === saved.id ? saved : one));
    return { ...old, [field]: isOrdered ? next : next.toSorted((a, b) => a.name.localeCompare(b.name)) };
  });
}
