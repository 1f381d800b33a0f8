import { useEffect } from 'react';
import { useSession } from '../../app/session.tsx';
import { useCallEvents } from './my-calls.ts';
import { watchSound } from './sound-devices.ts';
import { startTelephone } from './telephone.ts';

/** The telephone of this browser. */
export function Telephone() {
  const userId = useSession().session.user.id;
  useCallEvents();
  useEffect(watchSound, []);
  useEffect(() => startTelephone(userId), [userId]);
  return null;
}
