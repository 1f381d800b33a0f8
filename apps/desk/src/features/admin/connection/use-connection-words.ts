import { useTranslation } from 'react-i18next';

/** Words for what a mail server or the network answered; an answer we do not know is shown as it came. */
export function useConnectionWords() {
  const { t, i18n } = useTranslation('admin');
  return (code: string) => {
    const key = `admin:errorCodes.${code}`;
    return /^\w+$/.test(code) && i18n.exists(key) ? t(`errorCodes.${code}` as 'errorCodes.ENOTFOUND') : code;
  };
}
