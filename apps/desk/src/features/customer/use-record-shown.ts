import { useState } from 'react';
import { useIsNarrow } from '../../app/use-is-narrow.ts';

/** Whether the customer's record stands beside the rest: as it was left, kept by `key`; over a narrow screen only on demand. */
export function useRecordShown(key: string): [isShown: boolean, toggle: () => void] {
  const isNarrow = useIsNarrow();
  const [isKept, setKept] = useState(() => localStorage.getItem(key) !== 'no');
  const [isOverlaid, setOverlaid] = useState(false);
  const toggle = () => {
    if (isNarrow) return setOverlaid(!isOverlaid);
    localStorage.setItem(key, isKept ? 'no' : 'yes');
    setKept(!isKept);
  };
  return [isNarrow ? isOverlaid : isKept, toggle];
}
