import type { FormErrors } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useFieldRules } from '../frame/use-field-rules.ts';
import { useStepErrors } from '../routing/use-step-errors.ts';
import { linesOf, originOf, type SiteValues } from './site-values.ts';

/** Limits of the contract, in words. Errors that are null do not count. */
export function useSiteRules() {
  const { t } = useTranslation('site-settings');
  const rules = useFieldRules();
  const stepErrors = useStepErrors();
  const named = ({ fr, en }: { fr: string; en: string }) => (fr.trim() || en.trim() ? null : t('labelRequired'));
  return (values: SiteValues): FormErrors => {
    const wrong = linesOf(values.origins).filter((line) => !originOf(line));
    const fields = values.fields.flatMap((field, index) => [
      [`fields.${index}.label`, field.kind === 'text' || field.kind === 'choice' ? named(field.label) : null],
      [`fields.${index}.options`, field.kind === 'choice' && field.options.length < 2 ? t('optionsRequired') : null],
    ]);
    const menu = values.menu.flatMap((choice) => {
      const path = `menu.${choice.id}`;
      const steps = Object.entries(stepErrors(choice.skills)).map(([at, words]) => [`${path}.${at}`, words]);
      return [
        [`${path}.label`, named(choice.label)],
        [`${path}.answer`, choice.hasAnswer ? named(choice.answer) : null],
        [`${path}.priority`, rules.whole(0, 10_000)(choice.priority)],
        ...steps,
      ];
    });
    const idle = rules.whole(1, 120)(values.idleMinutes);
    const close = rules.whole(2, 10_080)(values.closeMinutes);
    return {
      name: rules.name(values.name),
      origins: wrong.length ? t('originsWrong', { lines: wrong.join(', ') }) : null,
      'appearance.colour': /^#[\da-f]{6}$/i.test(values.appearance.colour) ? null : t('colourWrong'),
      idleMinutes: idle,
      closeMinutes:
        close ?? (!idle && Number(values.closeMinutes) <= Number(values.idleMinutes) ? t('closeBeforeIdle') : null),
      ...Object.fromEntries([...fields, ...menu]),
    };
  };
}
