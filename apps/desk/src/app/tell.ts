import type { NotificationData } from '@mantine/notifications';
import i18next from 'i18next';

/** Fetched with the first word: the first page has none to say. */
async function show(data: NotificationData) {
  const { notifications } = await import('@mantine/notifications');
  notifications.show({ closeButtonProps: { 'aria-label': i18next.t('app:close') }, ...data });
}

/** A short word at the edge of the screen. What went wrong stays until it is read. */
export const tellDone = (message: string) => void show({ message, color: 'ok', autoClose: 3000 });
export const tellFailure = (title: string, message?: string) =>
  void show({ title, message, color: 'bad', autoClose: 8000, role: 'alert' });
