import { listQueues } from '@guichet/contracts';
import { NativeSelect, NumberInput, Select, TagsInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api.ts';
import { useTags } from '../../../app/people.ts';
import { SkillStepsFields } from '../routing/skill-steps-fields.tsx';
import type { RuleValues } from './rule-values.ts';

const SKILL_MODES = ['keep', 'none', 'steps'] as const;

export function ActionFields({ form }: { form: UseFormReturnType<RuleValues> }) {
  const { t } = useTranslation('routing-settings');
  const queues = useAnswer(listQueues, {}).data?.queues ?? [];
  const tags = useTags();
  const { skillsMode, addTags } = form.values;
  return (
    <>
      <Select
        label={t('rules.queue')}
        description={t('rules.queueHelp')}
        placeholder={t('rules.queueKeep')}
        data={queues.map((queue) => ({ value: queue.id, label: queue.name }))}
        clearable
        clearButtonProps={{ 'aria-label': t('rules.queueKeep') }}
        searchable
        {...form.getInputProps('queueId')}
      />
      <NumberInput
        label={t('rules.priority')}
        description={t('rules.priorityHelp')}
        min={-10_000}
        max={10_000}
        allowDecimal={false}
        required
        {...form.getInputProps('priority')}
      />
      <TagsInput
        label={t('rules.tags')}
        placeholder={addTags.length ? '' : t('rules.tagsPlaceholder')}
        data={tags.map((tag) => tag.name)}
        maxTags={20}
        {...form.getInputProps('addTags')}
      />
      <NativeSelect
        label={t('rules.skills')}
        data={SKILL_MODES.map((value) => ({ value, label: t(`rules.skillModes.${value}`) }))}
        {...form.getInputProps('skillsMode')}
      />
      {skillsMode === 'steps' && (
        <SkillStepsFields
          value={form.values.skills}
          onChange={(steps) => form.setFieldValue('skills', steps)}
          errors={form.errors}
        />
      )}
    </>
  );
}
