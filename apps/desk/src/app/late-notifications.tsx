import { lazy, Suspense, useEffect, useState } from 'react';
import { useIsDockFilled } from '../features/offers/dock-place.ts';

const Notifications = lazy(async () => ({ default: (await import('@mantine/notifications')).Notifications }));

/** Nothing is told in the first moments of a page; what is, waits in its store until this is here. */
export function LateNotifications() {
  const [isDue, setDue] = useState(false);
  // Not over what is offered.
  const position = useIsDockFilled() ? 'top-center' : 'bottom-left';
  useEffect(() => {
    const timer = setTimeout(() => setDue(true), 1000);
    return () => clearTimeout(timer);
  }, []);
  return <Suspense>{isDue && <Notifications position={position} limit={4} />}</Suspense>;
}
