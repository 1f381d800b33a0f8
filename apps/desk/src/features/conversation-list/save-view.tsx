import { listViews, saveView } from '@guichet/contracts';
import { Button, Checkbox, Group, Stack, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useAction } from '../../app/api.ts';
import { useSession } from '../../app/session.tsx';
import { useErrorText } from '../../app/use-error-text.ts';
import type { Filter, ListPlace } from './list-place.ts';

/** What a built-in view or team adds to the filter, so that the saved view shows the same list. */
function filterToKeep(place: ListPlace): Filter {
  const own: Record<string, Filter> = {
    todo: { status: ['open'] },
    waiting: { status: ['pending'] },
    snoozed: { status: ['snoozed'] },
    resolved: { status: ['resolved'] },
    unassigned: { status: ['open'], assigneeId: 'none' },
  };
  if (place.kind === 'team') return { teamId: place.id, ...place.filter };
  return { ...(place.kind === 'view' ? own[place.id] : {}), ...place.filter };
}

interface SaveViewProps {
  place: ListPlace;
  onDone: () => void;
  onBack: () => void;
}

export function SaveView({ place, onDone, onBack }: SaveViewProps) {
  const { t } = useTranslation(['views', 'app']);
  const { can } = useSession();
  const words = useErrorText();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [isShared, setShared] = useState(false);
  const save = useAction(saveView, {
    invalidates: [listViews],
    onSuccess: (view) => {
      onDone();
      void navigate(`/view/${view.id}`);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim()) save.mutate({ name, isShared, filter: filterToKeep(place) });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <TextInput
          label={t('save.name')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={save.error && words(save.error)}
          data-autofocus
          autoFocus
        />
        {can('view.share') && (
          <Checkbox
            label={t('save.shared')}
            checked={isShared}
            onChange={(event) => setShared(event.currentTarget.checked)}
          />
        )}
        <Group justify="space-between">
          <Button variant="subtle" size="xs" onClick={onBack}>
            {t('app:back')}
          </Button>
          <Button type="submit" size="xs" loading={save.isPending} disabled={!name.trim()}>
            {t('save.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
