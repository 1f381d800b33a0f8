import { notifications } from '@mantine/notifications';

/** A short word at the edge of the screen. What went wrong stays until it is read. */
export const tellDone = (message: string) => notifications.show({ message, color: 'ok', autoClose: 3000 });
export const tellFailure = (title: string, message?: string) =>
  notifications.show({ title, message, color: 'bad', autoClose: 8000, role: 'alert' });
