import { useTranslation } from 'react-i18next';
import { Notice } from './notice.tsx';
import { type ErrorArea, useErrorWords } from './use-error-words.ts';

interface Props {
  error: unknown;
  area: ErrorArea;
}

/** Under a form whose save was refused; what was typed stays. */
export function FormFailure({ error, area }: Props) {
  const { t } = useTranslation('admin');
  const words = useErrorWords(area);
  if (!error) return null;
  return (
    <Notice tone="bad" title={t('failed.save')}>
      {t('failed.saveKept', { reason: words(error) })}
    </Notice>
  );
}
