import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';

/** What came of an action, in passing. */
export function useTell() {
  const { t } = useTranslation('admin');
  const closeButtonProps = { 'aria-label': t('actions.close') };
  return {
    /** Read out by screen readers, gone by itself. */
    done: (title: string, message = '') => notifications.show({ title, message, color: 'ok', closeButtonProps }),
    /** Stays until it is put away, so that it is read. */
    refused: (title: string, message: string) =>
      notifications.show({ title, message, color: 'bad', autoClose: false, closeButtonProps }),
  };
}
