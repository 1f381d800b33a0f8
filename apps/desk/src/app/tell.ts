import { notifications } from '@mantine/notifications';
import i18next from 'i18next';

const closable = () => ({ closeButtonProps: { 'aria-label': i18next.t('app:close') } });

/** A short word at the edge of the screen. What went wrong stays until it is read. */
export const tellDone = (message: string) =>
  notifications.show({ message, color: 'ok', autoClose: 3000, ...closable() });
export const tellFailure = (title: string, message?: string) =>
  notifications.show({ title, message, color: 'bad', autoClose: 8000, role: 'alert', ...closable() });
