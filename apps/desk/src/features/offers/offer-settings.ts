import { useState } from 'react';

const KEPT = 'guichet.offer-sound';

/** Whether an offer may be heard in this browser. */
export const isSoundOn = () => localStorage.getItem(KEPT) !== 'off';

export function useSoundSetting() {
  const [isOn, setOn] = useState(isSoundOn);
  const choose = (next: boolean) => {
    localStorage.setItem(KEPT, next ? 'on' : 'off');
    setOn(next);
  };
  return [isOn, choose] as const;
}
