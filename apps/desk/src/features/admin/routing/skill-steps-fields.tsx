import { listSkills } from '@guichet/contracts';
import { Anchor, Button, Switch } from '@mantine/core';
import type { FormErrors } from '@mantine/form';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAnswer } from '../../../app/api.ts';
import { icon } from '../frame/icon-look.ts';
import { moved, replaced, without } from './list-order.ts';
import classes from './routing.module.css';
import { SkillStepCard } from './skill-step-card.tsx';
import { hasEnd, MAX_STEPS, newStep, type StepsValues } from './skill-steps.ts';

interface Props {
  value: StepsValues;
  onChange: (value: StepsValues) => void;
  errors: FormErrors;
}

/** Whom a contact waits for first, whom next, and whether in the end anybody will do. */
export function SkillStepsFields({ value, onChange, errors }: Props) {
  const { t } = useTranslation('routing-settings');
  const answer = useAnswer(listSkills, {});
  const skills = answer.data?.skills ?? [];
  const { steps } = value;
  const set = (next: StepsValues['steps']) => onChange({ ...value, steps: next });
  if (answer.isSuccess && skills.length === 0 && steps.length === 0)
    return (
      <p className={classes.help}>
        {t('steps.noSkills')}{' '}
        <Anchor component={Link} to="/admin/skills" inherit className={classes.link ?? ''}>
          {t('steps.toSkills')}
        </Anchor>
      </p>
    );
  return (
    <div className={classes.stack}>
      <ol className={classes.rows} aria-label={t('steps.list')}>
        {steps.map((step, index) => (
          <SkillStepCard
            key={step.key}
            step={step}
            index={index}
            count={steps.length}
            hasEnd={hasEnd(value, index)}
            skills={skills}
            errors={errors}
            onChange={(next) => set(replaced(steps, index, next))}
            onMove={(to) => set(moved(steps, index, to))}
            onRemove={() => set(without(steps, index))}
          />
        ))}
      </ol>
      {steps.length > 0 && (
        <Switch
          label={t('steps.thenAnybody')}
          description={t('steps.thenAnybodyHelp')}
          checked={value.thenAnybody}
          onChange={(event) => onChange({ ...value, thenAnybody: event.currentTarget.checked })}
        />
      )}
      {steps.length < MAX_STEPS && (
        <div>
          <Button variant="default" leftSection={<IconPlus {...icon} />} onClick={() => set([...steps, newStep()])}>
            {t(steps.length ? 'steps.add' : 'steps.addFirst')}
          </Button>
        </div>
      )}
    </div>
  );
}
