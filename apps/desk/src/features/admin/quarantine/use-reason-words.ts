import { useTranslation } from 'react-i18next';

/** Why a mail rests here, in words. A reason may carry the reader's own message after its code (`parse-failed: …`). */
export function useReasonWords() {
  const { t, i18n } = useTranslation('admin');
  return (reason: string) => {
    const [code = '', ...message] = reason.split(': ');
    if (!/^[\w-]+$/.test(code) || !i18n.exists(`admin:quarantine.reasons.${code}`)) return reason;
    return [t(`quarantine.reasons.${code}`), ...message].join(' ');
  };
}
