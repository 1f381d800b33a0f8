import type { SkillStep } from '@guichet/contracts';
import type { TFunction } from 'i18next';
import { secondsInWords } from './durations.ts';

type T = TFunction<'routing-settings'>;

/** `Français ≥ 4 pendant 30 s, puis tout le monde`. */
export function stepsInWords(steps: readonly SkillStep[], nameOf: (skillId: string) => string, t: T): string {
  return steps
    .map(({ needs, seconds }, index) => {
      if (!needs.length) return t('steps.words.anybody');
      const what = needs
        .map(({ skillId, level }) => t('steps.words.need', { name: nameOf(skillId), level }))
        .join(' + ');
      return index < steps.length - 1 ? t('steps.words.for', { what, time: secondsInWords(seconds, t) }) : what;
    })
    .join(t('steps.words.then'));
}
