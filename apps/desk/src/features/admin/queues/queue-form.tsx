import { listSkills, type Queue } from '@guichet/contracts';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api.ts';
import { FormFailure } from '../frame/form-failure.tsx';
import { LeaveGuard } from '../frame/leave-guard.tsx';
import { SaveBar } from '../frame/save-bar.tsx';
import { SettingsSection } from '../frame/settings-section.tsx';
import { FoldedSection } from '../routing/folded-section.tsx';
import { SkillStepsFields } from '../routing/skill-steps-fields.tsx';
import { useNames } from '../routing/use-names.ts';
import { WarningsNotice } from '../routing/warnings-notice.tsx';
import { CalmFields } from './calm-fields.tsx';
import { ChannelsFields } from './channel-fields.tsx';
import { DeleteQueue } from './delete-queue.tsx';
import { MemberFields } from './member-fields.tsx';
import { AgentOrderField, PriorityFields } from './order-fields.tsx';
import { OverflowFields } from './overflow-fields.tsx';
import { TargetFields } from './target-fields.tsx';
import type { VoicedQueue } from './queue-values.ts';
import { useQueueForm } from './use-queue-form.ts';
import { useSummaries } from './use-summaries.ts';
import { VoiceFields } from './voice-fields.tsx';

interface Props {
  queue: VoicedQueue | undefined;
  queues: readonly Queue[];
}

/** What every queue needs first; the rest works as it is and says in a line how. */
export function QueueForm({ queue, queues }: Props) {
  const { t } = useTranslation('routing-settings');
  const { form, warnings, error, isBusy, onSubmit } = useQueueForm(queue);
  const skills = useAnswer(listSkills, {}).data?.skills ?? [];
  const summaries = useSummaries(form.values, { queue: useNames(queues), skill: useNames(skills) });
  const others = queues.filter((one) => one.id !== queue?.id);
  const section = (name: keyof typeof summaries, fields: readonly string[]) => ({
    title: t(`queues.sections.${name}`),
    help: t(`queues.sections.${name}Help`),
    summary: summaries[name],
    hasError: Object.keys(form.errors).some((path) => fields.some((field) => path.split('.')[0] === field)),
  });
  return (
    <form noValidate onSubmit={onSubmit}>
      <WarningsNotice warnings={warnings} area="queues" />
      <SettingsSection title={t('queues.sections.basics')} help={t('queues.sections.basicsHelp')}>
        <MemberFields form={form} />
      </SettingsSection>
      <FoldedSection {...section('agentOrder', [])}>
        <AgentOrderField form={form} />
      </FoldedSection>
      <FoldedSection {...section('skills', ['skills'])}>
        <SkillStepsFields
          value={form.values.skills}
          onChange={(steps) => form.setFieldValue('skills', steps)}
          errors={form.errors}
        />
      </FoldedSection>
      <FoldedSection {...section('target', ['targetPercent', 'targetSeconds'])}>
        <TargetFields form={form} />
      </FoldedSection>
      <FoldedSection {...section('overflow', ['overflow'])}>
        <OverflowFields form={form} queues={others} />
      </FoldedSection>
      <FoldedSection {...section('priority', ['priority', 'tier', 'highBonus', 'keyBonus'])}>
        <PriorityFields form={form} />
      </FoldedSection>
      <FoldedSection {...section('channels', ['channels'])}>
        <ChannelsFields form={form} />
      </FoldedSection>
      {queue && (
        <FoldedSection {...section('voice', ['voice'])}>
          <VoiceFields form={form} />
        </FoldedSection>
      )}
      <FoldedSection {...section('calm', ['calmPercent'])}>
        <CalmFields form={form} />
      </FoldedSection>
      {queue && (
        <SettingsSection title={t('queues.sections.deletion')} help={t('queues.sections.deletionHelp')}>
          <div>
            <DeleteQueue queue={queue} others={others} onDeleted={() => form.resetDirty()} />
          </div>
        </SettingsSection>
      )}
      <FormFailure error={error} area="queues" />
      <SaveBar label={t(queue ? 'queues.save' : 'queues.createAction')} isBusy={isBusy} />
      <LeaveGuard isDirty={() => form.isDirty()} />
    </form>
  );
}
