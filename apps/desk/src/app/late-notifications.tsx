import type { NotificationsProps } from '@mantine/notifications';
import { useEffect, useState, type ComponentType } from 'react';
import { useIsDockFilled } from '../features/offers/dock-place.ts';
import { whenCalm } from './code-ahead.ts';

const AGAIN_MS = 10_000;

/**
 * Nothing is told in the first moments of a page; what is, waits in its store until this is here. Not `lazy`: it stands
 * above all pages, so a server that cannot be reached just then must not take them with it.
 */
export function LateNotifications() {
  const [Shown, setShown] = useState<ComponentType<NotificationsProps> | null>(null);
  // Not over what is offered.
  const position = useIsDockFilled() ? 'top-center' : 'bottom-left';
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const bring = () =>
      void import('@mantine/notifications').then(
        ({ Notifications }) => setShown(() => Notifications),
        () => (timer = setTimeout(bring, AGAIN_MS)),
      );
    const callOff = whenCalm(bring);
    return () => (callOff(), clearTimeout(timer));
  }, []);
  return Shown && <Shown position={position} limit={4} />;
}
