import { useTranslation } from 'react-i18next';

const KILO = 1000;

/** Bytes as people read them; both languages have their own unit (Mo, MB). */
export function useSize() {
  const { i18n } = useTranslation('admin');
  return (bytes: number) => {
    const unit = bytes < KILO ? 'byte' : bytes < KILO ** 2 ? 'kilobyte' : 'megabyte';
    const value = bytes / { byte: 1, kilobyte: KILO, megabyte: KILO ** 2 }[unit];
    return new Intl.NumberFormat(i18n.language, {
      style: 'unit',
      unit,
      maximumFractionDigits: value < 10 && unit !== 'byte' ? 1 : 0,
    }).format(value);
  };
}
