import { notifications } from '@mantine/notifications';

/** Success in passing: read out by screen readers, gone by itself. */
export const tellDone = (title: string, message = '') => notifications.show({ title, message, color: 'ok' });

/** A refusal stays until it is put away, so that it is read. */
export const tellRefused = (title: string, message: string) =>
  notifications.show({ title, message, color: 'bad', autoClose: false });
