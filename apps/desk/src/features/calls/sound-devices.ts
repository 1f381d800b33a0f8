import { useSyncExternalStore } from 'react';

export type SoundUse = 'microphone' | 'speaker' | 'ring';
export interface SoundDevice {
  id: string;
  /** Empty until the browser may name it. */
  label: string;
}
export interface Sound {
  /** By device id; empty for the system's own choice. */
  chosen: Readonly<Record<SoundUse, string>>;
  microphones: readonly SoundDevice[];
  speakers: readonly SoundDevice[];
  permission: PermissionState;
  /** The devices were asked for. */
  isKnown: boolean;
}

const KEPT = 'guichet.sound';
const SYSTEM = { microphone: '', speaker: '', ring: '' };

function kept(): Sound['chosen'] {
  try {
    return { ...SYSTEM, ...(JSON.parse(localStorage.getItem(KEPT) ?? '{}') as Partial<Sound['chosen']>) };
  } catch {
    return SYSTEM;
  }
}

let sound: Sound = { chosen: kept(), microphones: [], speakers: [], permission: 'prompt', isKnown: false };
const listeners = new Set<() => void>();

function become(change: Partial<Sound>) {
  sound = { ...sound, ...change };
  for (const listener of listeners) listener();
}

export const currentSound = () => sound;
export const onSound = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
export const useSound = () => useSyncExternalStore(onSound, currentSound);

export function chooseDevice(use: SoundUse, id: string) {
  become({ chosen: { ...sound.chosen, [use]: id } });
  localStorage.setItem(KEPT, JSON.stringify(sound.chosen));
}

/** Chosen and plugged in; else the system's own. */
export function deviceFor(use: SoundUse, { chosen, microphones, speakers } = sound): string {
  const there = use === 'microphone' ? microphones : speakers;
  return there.some(({ id }) => id === chosen[use]) ? chosen[use] : '';
}

/** Somebody could be heard here, as far as is known before it is tried. */
export const canBeHeard = ({ isKnown, microphones, permission } = sound) =>
  isKnown && microphones.length > 0 && permission !== 'denied';

async function look() {
  const found = await navigator.mediaDevices.enumerateDevices();
  const of = (kind: MediaDeviceKind) =>
    found
      .filter((one) => one.kind === kind && one.deviceId !== 'default' && one.deviceId !== 'communications')
      .map(({ deviceId, label }) => ({ id: deviceId, label }));
  become({ microphones: of('audioinput'), speakers: of('audiooutput'), isKnown: true });
}

/** Asks for the microphone; the browser asks the person the first time. The system's own when the chosen one fails. */
export async function openMicrophone(): Promise<MediaStream> {
  const id = deviceFor('microphone');
  const clear = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };
  const open = (audio: MediaTrackConstraints) => navigator.mediaDevices.getUserMedia({ audio });
  try {
    const stream = await (id ? open({ ...clear, deviceId: { exact: id } }).catch(() => open(clear)) : open(clear));
    become({ permission: 'granted' });
    // Only now are the devices named.
    void look();
    return stream;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotAllowedError') become({ permission: 'denied' });
    else void look();
    throw error;
  }
}

/** Follows what is plugged in and what is allowed. Answers with what ends it. */
export function watchSound(): () => void {
  if (!('mediaDevices' in navigator)) {
    become({ isKnown: true });
    return () => undefined;
  }
  const lookAgain = () => void look();
  let status: PermissionStatus | null = null;
  const told = () => {
    become({ permission: status?.state ?? 'prompt' });
    lookAgain();
  };
  const asked = navigator.permissions.query({ name: 'microphone' as PermissionName });
  asked
    .then((answer) => {
      status = answer;
      status.addEventListener('change', told);
      told();
    })
    // Some browsers do not tell it beforehand.
    .catch(lookAgain);
  navigator.mediaDevices.addEventListener('devicechange', lookAgain);
  return () => {
    status?.removeEventListener('change', told);
    navigator.mediaDevices.removeEventListener('devicechange', lookAgain);
  };
}
