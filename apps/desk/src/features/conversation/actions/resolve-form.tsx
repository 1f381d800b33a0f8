import type { Closing } from '@guichet/contracts';
import { Button, Group, Modal, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { forInput } from './snooze-presets.ts';

interface ResolveFormProps {
  onClose: () => void;
  /** Nothing when all fields were left empty. */
  onResolve: (closing?: z.input<typeof Closing>) => void;
}

/** The three steps each contact ends with: understood, solution, what happens next and by when. None is forced. */
export function ResolveForm({ onClose, onResolve }: ResolveFormProps) {
  const { t } = useTranslation(['conversation', 'app']);
  const form = useForm({
    initialValues: { understood: '', solution: '', nextStep: '', dueAt: '' },
    validate: {
      nextStep: (value, values) => (values.dueAt && !value.trim() ? t('closing.nextStepMissing') : null),
      dueAt: (value) => (value && new Date(value) <= new Date() ? t('closing.dueInPast') : null),
    },
  });
  const submit = form.onSubmit(({ dueAt, ...steps }) => {
    const isEmpty = !dueAt && Object.values(steps).every((step) => !step.trim());
    onClose();
    onResolve(isEmpty ? undefined : { ...steps, dueAt: dueAt ? new Date(dueAt).toISOString() : null });
  });
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
  };
  const area = { autosize: true, minRows: 1, maxRows: 4, maxLength: 1000 };
  return (
    <Modal opened onClose={onClose} title={t('closing.title')} closeButtonProps={{ 'aria-label': t('app:close') }}>
      <form onSubmit={submit} onKeyDown={press}>
        <Stack gap="sm">
          <Textarea
            {...area}
            label={t('closing.understood')}
            placeholder={t('closing.understoodHint')}
            data-autofocus
            {...form.getInputProps('understood')}
          />
          <Textarea
            {...area}
            label={t('closing.solution')}
            placeholder={t('closing.solutionHint')}
            {...form.getInputProps('solution')}
          />
          <Textarea
            {...area}
            label={t('closing.nextStep')}
            placeholder={t('closing.nextStepHint')}
            {...form.getInputProps('nextStep')}
          />
          <TextInput
            type="datetime-local"
            label={t('closing.dueAt')}
            description={t('closing.dueAtHint')}
            min={forInput(new Date())}
            {...form.getInputProps('dueAt')}
          />
          <Group justify="flex-end" mt="xs">
            <Button variant="default" onClick={onClose}>
              {t('app:cancel')}
            </Button>
            <Button type="submit">{t('actions.resolve')}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
