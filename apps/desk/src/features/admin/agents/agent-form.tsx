import { Channel, CHANNEL_RULES, listAgentSettings, listSkills, type Skill, updateAgent } from '@guichet/contracts';
import { Anchor, Button, Input, NumberInput, Switch } from '@mantine/core';
import { useForm, type UseFormReturnType } from '@mantine/form';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAction } from '../../../app/api.ts';
import { FormFailure } from '../frame/form-failure.tsx';
import look from '../frame/form-look.module.css';
import { icon } from '../frame/icon-look.ts';
import { useFieldRules } from '../frame/use-field-rules.ts';
import { useTell } from '../frame/use-tell.ts';
import { replaced, without } from '../routing/list-order.ts';
import classes from '../routing/routing.module.css';
import { SkillLine } from '../routing/skill-line.tsx';
import { newNeed } from '../routing/skill-steps.ts';
import { type AgentValues, requestOf, startValues } from './agent-values.ts';
import type { NamedAgent } from './agents-page.tsx';

interface Props {
  agent: NamedAgent;
  skills: readonly Skill[];
  onClose: () => void;
}

export function AgentForm({ agent, skills, onClose }: Props) {
  const { t } = useTranslation('routing-settings');
  const tell = useTell();
  const rules = useFieldRules();
  const update = useAction(updateAgent, { invalidates: [listAgentSettings, listSkills] });
  const form: UseFormReturnType<AgentValues> = useForm<AgentValues>({
    initialValues: startValues(agent),
    validate: (values: AgentValues) => ({
      capacity: rules.whole(1, 1000)(values.capacity),
      ...Object.fromEntries(
        values.skills.map(({ skillId }, index) => [
          `skills.${index}.skillId`,
          skillId === null ? t('skills.required') : null,
        ]),
      ),
      ...Object.fromEntries(
        Channel.options.map((channel) => {
          const most = values.maximums[channel];
          return [`maximums.${channel}`, most === '' ? null : rules.whole(0, 20)(most)];
        }),
      ),
    }),
  });
  const save = (values: AgentValues) =>
    update.mutate(
      { userId: agent.userId, ...requestOf(values) },
      {
        onSuccess: () => {
          tell.done(t('agents.saved', { name: agent.name }));
          onClose();
        },
      },
    );
  const whole = { allowDecimal: false, allowNegative: false } as const;
  return (
    <form noValidate onSubmit={form.onSubmit(save, rules.focusFirst(form))}>
      <div className={look.fields}>
        <SkillsOfAgent form={form} skills={skills} />
        <NumberInput
          label={t('agents.capacity')}
          description={t('agents.capacityHelp', {
            voice: CHANNEL_RULES.voice.units,
            chat: CHANNEL_RULES.chat.units,
            email: CHANNEL_RULES.email.units,
          })}
          min={1}
          max={1000}
          required
          {...whole}
          {...form.getInputProps('capacity')}
        />
        <Input.Wrapper label={t('agents.maximums')} description={t('agents.maximumsHelp')} labelElement="div">
          <div className={classes.pair} data-size="small">
            {Channel.options.map((channel) => (
              <NumberInput
                key={channel}
                label={t(`channels.${channel}`)}
                placeholder={t('agents.noMaximum')}
                min={0}
                max={20}
                {...whole}
                {...form.getInputProps(`maximums.${channel}`)}
              />
            ))}
          </div>
        </Input.Wrapper>
        <Switch
          label={t('agents.mayPull')}
          description={t('agents.mayPullHelp')}
          {...form.getInputProps('mayPull', { type: 'checkbox' })}
        />
        <FormFailure error={update.error} area="agents" />
        <div className={look.end}>
          <Button variant="default" onClick={onClose}>
            {t('admin:actions.cancel')}
          </Button>
          <Button type="submit" loading={update.isPending}>
            {t('admin:actions.save')}
          </Button>
        </div>
      </div>
    </form>
  );
}

function SkillsOfAgent({ form, skills }: { form: UseFormReturnType<AgentValues>; skills: readonly Skill[] }) {
  const { t } = useTranslation('routing-settings');
  const has = form.values.skills;
  const set = (next: AgentValues['skills']) => form.setFieldValue('skills', next);
  return (
    <Input.Wrapper label={t('agents.skills')} description={t('agents.skillsHelp')} labelElement="div">
      <div className={classes.rows} role="group" aria-label={t('agents.skills')}>
        {has.map((skill, index) => (
          <SkillLine
            key={skill.key}
            kind="had"
            skills={skills}
            skillId={skill.skillId}
            level={skill.level}
            taken={has.map((one) => one.skillId)}
            onChange={(change) => set(replaced(has, index, { ...skill, ...change }))}
            onRemove={() => set(without(has, index))}
            error={form.errors[`skills.${index}.skillId`]}
            path={`skills.${index}.skillId`}
          />
        ))}
        {skills.length === 0 && (
          <p className={classes.help}>
            {t('steps.noSkills')}{' '}
            <Anchor component={Link} to="/admin/skills" inherit className={classes.link ?? ''}>
              {t('steps.toSkills')}
            </Anchor>
          </p>
        )}
        {has.length < skills.length && (
          <div>
            <Button
              variant="default"
              size="compact-sm"
              leftSection={<IconPlus {...icon} />}
              onClick={() => set([...has, newNeed()])}
            >
              {t('agents.addSkill')}
            </Button>
          </div>
        )}
      </div>
    </Input.Wrapper>
  );
}
