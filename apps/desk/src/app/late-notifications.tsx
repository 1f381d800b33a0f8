import { lazy, Suspense, useEffect, useState } from 'react';

const Notifications = lazy(async () => ({ default: (await import('@mantine/notifications')).Notifications }));

/** Nothing is told in the first moments of a page; what is, waits in its store until this is here. */
export function LateNotifications() {
  const [isDue, setDue] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setDue(true), 1000);
    return () => clearTimeout(timer);
  }, []);
  return <Suspense>{isDue && <Notifications position="bottom-left" limit={4} />}</Suspense>;
}
