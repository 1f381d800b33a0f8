import type { FormErrors } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useFieldRules } from '../frame/use-field-rules.ts';
import { hasEnd, type StepsValues } from './skill-steps.ts';

const DAY = 86_400;

/** What is missing in the steps, by the path of its field. */
export function useStepErrors() {
  const { t } = useTranslation('routing-settings');
  const rules = useFieldRules();
  return (value: StepsValues): FormErrors =>
    Object.fromEntries(
      value.steps.flatMap(({ needs, seconds }, index) => {
        const path = `skills.steps.${index}`;
        const isMissing = hasEnd(value, index) && rules.whole(1, DAY)(seconds) !== null;
        return [
          ...(needs.length ? [] : [[`${path}.needs`, t('steps.needsOne')]]),
          ...needs.flatMap(({ skillId }, at) =>
            skillId === null ? [[`${path}.needs.${at}.skillId`, t('skills.required')]] : [],
          ),
          ...(isMissing ? [[`${path}.seconds`, t('durations.range', { min: '1 s', max: '24 h' })]] : []),
        ];
      }),
    );
}
