import type { ApiError, Endpoint, SettingsWarning } from '@guichet/contracts';
import { useForm, type UseFormInput } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { keyOf, queryClient } from '../../../app/api.ts';
import { restartForm } from './restart-form.ts';
import { type List, showSaved } from './show-saved.ts';
import { useFieldRules } from './use-field-rules.ts';
import { useTell } from './use-tell.ts';

const NONE: SettingsWarning[] = [];

interface Saved<Item> {
  item: Item;
  warnings?: SettingsWarning[];
}
interface Options<Item, Values> {
  /** Undefined: a new one is made. */
  item: Item | undefined;
  startValues: (item: Item | undefined) => Values;
  validate: NonNullable<UseFormInput<Values>['validate']>;
  save: (values: Values) => Promise<Saved<Item>>;
  list: List;
  /** Asked again besides its list. */
  invalidates?: readonly Endpoint[];
  /** Its page is below; what is new goes there. */
  path: string;
  told: (name: string) => string;
}

/** The values of a thing's settings, their checks, what saving does, and what the server warned of. */
export function useSettingsForm<Item extends { id: string; name: string }, Values extends object>(
  options: Options<Item, Values>,
) {
  const { item, startValues, validate, save, list, invalidates = [], path, told } = options;
  const tell = useTell();
  const { focusFirst } = useFieldRules();
  const navigate = useNavigate();
  // What is new goes on to a page of its own and takes them along.
  const { state } = useLocation() as { state: { warnings?: SettingsWarning[] } | null };
  const [warnings, setWarnings] = useState(state?.warnings ?? NONE);
  const [initialValues] = useState(() => startValues(item));
  const form = useForm<Values>({ initialValues, validate });
  const saving = useMutation<Saved<Item>, ApiError, Values>({
    mutationFn: save,
    onSuccess: () => {
      for (const other of [list.endpoint, ...invalidates])
        void queryClient.invalidateQueries({ queryKey: keyOf(other) });
    },
  });
  const onSaved = ({ item: saved, warnings: said = NONE }: Saved<Item>) => {
    showSaved(list, saved);
    restartForm(form, startValues(saved));
    setWarnings(said);
    tell.done(told(saved.name));
    if (!item) void navigate(`${path}/${saved.id}`, { replace: true, state: { warnings: said } });
  };
  return {
    form,
    warnings,
    error: saving.error,
    isBusy: saving.isPending,
    onSubmit: form.onSubmit(
      (values) => saving.mutate(values, { onSuccess: onSaved }),
      // A folded section with a mistake opens first; only then can the keyboard go there.
      (errors) => requestAnimationFrame(() => focusFirst(form)(errors)),
    ),
  };
}
