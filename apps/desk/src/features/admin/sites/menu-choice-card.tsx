import { listQueues, listSkills } from '@guichet/contracts';
import { Button, NumberInput, Select, Switch } from '@mantine/core';
import type { FormErrors } from '@mantine/form';
import { IconChevronDown, IconChevronUp, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api.ts';
import { icon } from '../frame/icon-look.ts';
import { MoveButtons } from '../routing/move-buttons.tsx';
import routing from '../routing/routing.module.css';
import { SkillStepsFields } from '../routing/skill-steps-fields.tsx';
import { stepsInWords } from '../routing/skill-words.ts';
import { valuesToSteps } from '../routing/skill-steps.ts';
import { useNames } from '../routing/use-names.ts';
import type { ChoiceValues } from './site-values.ts';
import { TwoTexts } from './two-texts.tsx';
import classes from './sites.module.css';

interface MenuChoiceCardProps {
  choice: ChoiceValues;
  level: number;
  isOpen: boolean;
  index: number;
  count: number;
  errors: FormErrors;
  onToggle: () => void;
  onChange: (choice: ChoiceValues) => void;
  onMove: (to: number) => void;
  onRemove: () => void;
  /** A choice below it; absent where there can be none. */
  onAdd?: () => void;
}

/** A choice in a line that says what it does; opened, all that can be said of it. */
export function MenuChoiceCard(props: MenuChoiceCardProps) {
  const { choice, level, isOpen, index, count, onToggle, onMove, onRemove, onAdd } = props;
  const { t, i18n } = useTranslation('site-settings');
  const { label } = choice;
  const name = label[i18n.language === 'fr' ? 'fr' : 'en'] || label.fr || label.en || t('unnamedChoice');
  const Chevron = isOpen ? IconChevronUp : IconChevronDown;
  return (
    <li className={`${routing.card} ${isOpen ? '' : classes.closed} ${classes.choice}`} style={{ '--level': level }}>
      <div className={routing.cardHead}>
        <h3 className={routing.cardTitle}>
          <Button
            variant="subtle"
            size="compact-sm"
            aria-expanded={isOpen}
            rightSection={<Chevron {...icon} />}
            onClick={onToggle}
          >
            {name}
          </Button>
        </h3>
        <MoveButtons name={name} index={index} count={count} onMove={onMove} onRemove={onRemove} />
      </div>
      {!isOpen && <Summary choice={choice} />}
      {isOpen && <ChoiceFields {...props} />}
      {onAdd && isOpen && (
        <div>
          <Button variant="subtle" size="compact-sm" leftSection={<IconPlus {...icon} />} onClick={onAdd}>
            {t('addBelow', { name })}
          </Button>
        </div>
      )}
    </li>
  );
}

function Summary({ choice }: { choice: ChoiceValues }) {
  const { t } = useTranslation(['site-settings', 'routing-settings']);
  const { t: routingWords } = useTranslation('routing-settings');
  const queueOf = useNames(useAnswer(listQueues, {}).data?.queues ?? []);
  const skillOf = useNames(useAnswer(listSkills, {}).data?.skills ?? []);
  const { queueId, skills, priority, hasAnswer, asksOrder } = choice;
  const steps = valuesToSteps(skills);
  const words = [
    hasAnswer && t('says.answer'),
    queueId && t('says.queue', { name: queueOf(queueId) }),
    steps.length > 0 && stepsInWords(steps, skillOf, routingWords),
    Number(priority) > 0 && t('says.points', { count: Number(priority) }),
    asksOrder && t('says.order'),
  ].filter(Boolean);
  return <p className={classes.help}>{words.length ? words.join(' · ') : t('says.nothing')}</p>;
}

function ChoiceFields({ choice, errors, onChange }: MenuChoiceCardProps) {
  const { t } = useTranslation('site-settings');
  const queues = useAnswer(listQueues, {}).data?.queues ?? [];
  const { label, asksOrder, hasAnswer, answer, queueId, skills, priority } = choice;
  const path = `menu.${choice.id}`;
  const set = (change: Partial<ChoiceValues>) => onChange({ ...choice, ...change });
  // The steps name their fields by a path of their own.
  const stepErrors = Object.fromEntries(
    Object.entries(errors)
      .filter(([at]) => at.startsWith(`${path}.skills.`))
      .map(([at, words]) => [at.slice(path.length + 1), words]),
  );
  return (
    <>
      <TwoTexts
        label={t('label')}
        value={label}
        onChange={(next) => set({ label: next })}
        max={80}
        error={errors[`${path}.label`]}
        path={`${path}.label`}
      />
      <Switch
        label={t('hasAnswer')}
        description={t('hasAnswerHelp')}
        checked={hasAnswer}
        onChange={(event) => set({ hasAnswer: event.currentTarget.checked })}
      />
      {hasAnswer && (
        <TwoTexts
          label={t('answer')}
          value={answer}
          onChange={(next) => set({ answer: next })}
          max={2000}
          isLong
          error={errors[`${path}.answer`]}
          path={`${path}.answer`}
        />
      )}
      <div className={routing.pair}>
        <Select
          label={t('queue')}
          placeholder={t('choiceQueueNone')}
          data={queues.map(({ id, name }) => ({ value: id, label: name }))}
          value={queueId}
          onChange={(next) => set({ queueId: next })}
          clearable
          clearButtonProps={{ 'aria-label': t('clear') }}
          searchable
        />
        <NumberInput
          label={t('points')}
          description={t('pointsHelp')}
          value={priority}
          onChange={(next) => set({ priority: next === '' ? '' : Number(next) })}
          min={0}
          allowDecimal={false}
          allowNegative={false}
          error={errors[`${path}.priority`]}
          data-path={`${path}.priority`}
        />
      </div>
      <Switch
        label={t('asksOrder')}
        checked={asksOrder}
        onChange={(event) => set({ asksOrder: event.currentTarget.checked })}
      />
      <div className={routing.stack}>
        <h4 className={routing.cardTitle}>{t('skills')}</h4>
        <SkillStepsFields value={skills} onChange={(next) => set({ skills: next })} errors={stepErrors} />
      </div>
    </>
  );
}
