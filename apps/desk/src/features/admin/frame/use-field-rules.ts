import type { FormErrors } from '@mantine/form';
import { useTranslation } from 'react-i18next';

const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** Checks before sending, in words; the server checks again by the contract. */
export function useFieldRules() {
  const { t } = useTranslation('admin');
  const text = (max: number) => (value: string) => {
    if (!value.trim()) return t('form.required');
    return value.length > max ? t('form.tooLong', { count: max }) : null;
  };
  return {
    text,
    name: text(200),
    email: (value: string) => {
      if (!value.trim()) return t('form.required');
      return ADDRESS.test(value.trim()) ? null : t('form.email');
    },
    whole: (min: number, max: number) => (value: number | '') =>
      value !== '' && Number.isInteger(value) && value >= min && value <= max ? null : t('form.range', { min, max }),
    atMost: (max: number) => (value: string) => (value.length > max ? t('form.tooLong', { count: max }) : null),
    /** Puts the keyboard where the first thing to mend is. */
    focusFirst: (form: { getInputNode: (path: never) => HTMLElement | null }) => (errors: FormErrors) => {
      const [first] = Object.keys(errors);
      if (first !== undefined) form.getInputNode(first as never)?.focus();
    },
  };
}
