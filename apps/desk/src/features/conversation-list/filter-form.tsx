import { ConversationStatus, Priority } from '@guichet/contracts';
import { Button, Chip, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useInboxes, useTags, useTeams, useUsers } from '../../app/people.ts';
import type { Filter, ListPlace } from './list-place.ts';
import { SaveView } from './save-view.tsx';

type Field = 'assigneeId' | 'teamId' | 'inboxId' | 'tagId' | 'valueClass' | 'promise';

export function FilterForm({ place, onDone }: { place: ListPlace; onDone: () => void }) {
  const { t } = useTranslation(['conversation-list', 'app']);
  const [query, setQuery] = useSearchParams();
  const [isSaving, setSaving] = useState(false);
  const labels = { status: useId(), priority: useId() };
  const named = (list: readonly { id: string; name: string }[]) =>
    list.map(({ id, name }) => ({ value: id, label: name }));
  const selects: { field: Field; options: { value: string; label: string }[] }[] = [
    {
      field: 'assigneeId',
      options: [
        { value: 'me', label: t('filters.me') },
        { value: 'none', label: t('filters.none') },
        ...named(useUsers()),
      ],
    },
    { field: 'teamId', options: named(useTeams()) },
    { field: 'inboxId', options: named(useInboxes()) },
    { field: 'tagId', options: named(useTags()) },
    {
      field: 'promise',
      options: (['at-risk', 'broken'] as const).map((value) => ({ value, label: t(`filters.promises.${value}`) })),
    },
    {
      field: 'valueClass',
      options: (['high', 'key'] as const).map((value) => ({ value, label: t(`app:valueClass.${value}`) })),
    },
  ];
  const set = (field: keyof Filter, values: readonly string[]) =>
    setQuery(
      (before) => {
        before.delete(field);
        for (const value of values) if (value) before.append(field, value);
        return before;
      },
      { replace: true },
    );
  const chips = (field: 'status' | 'priority', options: readonly string[], words: string) => (
    <div role="group" aria-labelledby={labels[field]}>
      <Text size="sm" fw={550} mb={4} id={labels[field]}>
        {t(`filters.${field}`)}
      </Text>
      <Chip.Group multiple value={query.getAll(field)} onChange={(values) => set(field, values)}>
        <Group gap={6}>
          {options.map((option) => (
            <Chip key={option} value={option} size="xs" variant="outline">
              {t(`app:${words}.${option}`)}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
    </div>
  );
  if (isSaving) return <SaveView place={place} onDone={onDone} onBack={() => setSaving(false)} />;
  return (
    <Stack gap="sm">
      {chips('status', ConversationStatus.options, 'status')}
      {chips('priority', Priority.options, 'priority')}
      {selects.map(({ field, options }) => (
        <NativeSelect
          key={field}
          size="xs"
          label={t(`filters.${field}`)}
          value={place.filter[field] ?? ''}
          data={[{ value: '', label: t('filters.any') }, ...options]}
          onChange={(event) => set(field, [event.currentTarget.value])}
        />
      ))}
      <Group gap="xs" justify="flex-end">
        {place.isFiltered && (
          <Button variant="subtle" size="xs" onClick={() => setQuery(place.q ? { q: place.q } : {}, { replace: true })}>
            {t('filters.clear')}
          </Button>
        )}
        <Button variant="default" size="xs" onClick={() => setSaving(true)}>
          {t('filters.save')}
        </Button>
      </Group>
    </Stack>
  );
}
