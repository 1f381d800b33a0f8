import type { Skill } from '@guichet/contracts';
import { Button } from '@mantine/core';
import type { FormErrors } from '@mantine/form';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { icon } from '../frame/icon-look.ts';
import { DurationField } from './duration-field.tsx';
import { replaced, without } from './list-order.ts';
import { MoveButtons } from './move-buttons.tsx';
import classes from './routing.module.css';
import { SkillLine } from './skill-line.tsx';
import { MAX_NEEDS, newNeed, type StepValues } from './skill-steps.ts';

interface Props {
  step: StepValues;
  index: number;
  count: number;
  /** Whether how long it holds matters. */
  hasEnd: boolean;
  skills: readonly Skill[];
  errors: FormErrors;
  onChange: (step: StepValues) => void;
  onMove: (to: number) => void;
  onRemove: () => void;
}

export function SkillStepCard({ step, index, count, hasEnd, skills, errors, onChange, onMove, onRemove }: Props) {
  const { t } = useTranslation('routing-settings');
  const path = `skills.steps.${index}`;
  const title = t('steps.number', { number: index + 1 });
  return (
    <li className={classes.card}>
      <div className={classes.cardHead}>
        <h3 className={classes.cardTitle}>{title}</h3>
        <MoveButtons name={title} index={index} count={count} onMove={onMove} onRemove={onRemove} />
      </div>
      {step.needs.map((need, at) => (
        <SkillLine
          key={need.key}
          kind="needed"
          skills={skills}
          skillId={need.skillId}
          level={need.level}
          taken={step.needs.map((one) => one.skillId)}
          onChange={(change) => onChange({ ...step, needs: replaced(step.needs, at, { ...need, ...change }) })}
          onRemove={() => onChange({ ...step, needs: without(step.needs, at) })}
          error={errors[`${path}.needs.${at}.skillId`]}
          path={`${path}.needs.${at}.skillId`}
        />
      ))}
      {step.needs.length < Math.min(MAX_NEEDS, skills.length) && (
        <div>
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconPlus {...icon} />}
            onClick={() => onChange({ ...step, needs: [...step.needs, newNeed()] })}
          >
            {t(step.needs.length ? 'steps.addNeed' : 'steps.addFirstNeed')}
          </Button>
        </div>
      )}
      {errors[`${path}.needs`] !== undefined && <p className={classes.error}>{errors[`${path}.needs`]}</p>}
      {hasEnd ? (
        <DurationField
          label={t('steps.holds')}
          value={step.seconds}
          onChange={(seconds) => onChange({ ...step, seconds })}
          required
          error={errors[`${path}.seconds`]}
          path={`${path}.seconds`}
        />
      ) : (
        <p className={classes.help}>{t('steps.noEnd')}</p>
      )}
    </li>
  );
}
