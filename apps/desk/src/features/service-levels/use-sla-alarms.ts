import { useEffect } from 'react';
import { useNavigate } from 'react-router';
import { insist, whenCalm } from '../../app/code-ahead.ts';

/** The first page has nobody to tell. */
export function useSlaAlarms(): void {
  const navigate = useNavigate();
  useEffect(() => {
    let end: (() => void) | undefined;
    let isOver = false;
    const callOff = whenCalm(async () => {
      const { follow } = await insist(() => import('./sla-alarms.tsx'));
      if (!isOver) end = follow((path) => void navigate(path));
    });
    return () => {
      isOver = true;
      callOff();
      end?.();
    };
  }, [navigate]);
}
