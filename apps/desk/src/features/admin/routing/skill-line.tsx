import { type Skill, SkillLevel } from '@guichet/contracts';
import { ActionIcon, NativeSelect, Select } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { icon } from '../frame/icon-look.ts';
import classes from './routing.module.css';

interface Props {
  skills: readonly Skill[];
  skillId: string | null;
  level: number;
  onChange: (change: { skillId?: string | null; level?: number }) => void;
  onRemove: () => void;
  /** Skills of the other lines: one is asked for once. */
  taken: readonly (string | null)[];
  /** Of a need the level is the least that will do; of a person it is hers. */
  kind: 'needed' | 'had';
  error?: ReactNode;
  path: string;
}

const { minValue: LEAST, maxValue: MOST } = SkillLevel;
const LEVELS = Array.from({ length: (MOST ?? 5) - (LEAST ?? 1) + 1 }, (_, index) => (LEAST ?? 1) + index);

/** A skill and its level. */
export function SkillLine({ skills, skillId, level, onChange, onRemove, taken, kind, error, path }: Props) {
  const { t } = useTranslation('routing-settings');
  const name = skills.find((skill) => skill.id === skillId)?.name ?? t('skills.one');
  const free = skills.filter((skill) => skill.id === skillId || !taken.includes(skill.id));
  return (
    <div className={classes.line}>
      <Select
        aria-label={t('skills.one')}
        placeholder={t('skills.choose')}
        data={free.map((skill) => ({ value: skill.id, label: skill.name }))}
        value={skillId}
        onChange={(next) => onChange({ skillId: next })}
        searchable
        allowDeselect={false}
        nothingFoundMessage={t('skills.noneFound')}
        error={error}
        data-path={path}
      />
      <NativeSelect
        className={classes.level ?? ''}
        aria-label={t('skills.levelOf', { name })}
        data={LEVELS.map((one) => ({
          value: String(one),
          label: t(kind === 'needed' ? 'skills.atLeast' : 'skills.level', { level: t(`skills.levels.${one}`), one }),
        }))}
        value={String(level)}
        onChange={(event) => onChange({ level: Number(event.currentTarget.value) })}
      />
      <ActionIcon aria-label={t('order.remove', { name })} onClick={onRemove}>
        <IconX {...icon} />
      </ActionIcon>
    </div>
  );
}
