import { useTranslation } from 'react-i18next';

/** Words for why a mailbox fails; a code we do not know is shown as it came. */
export function useFailureWords() {
  const { t, i18n } = useTranslation('admin');
  return (code: string) => {
    const key = `admin:errorCodes.${code}`;
    return /^\w+$/.test(code) && i18n.exists(key) ? t(`errorCodes.${code}`) : code;
  };
}
