import { canPlay, playNotes } from '../offers/notes.ts';
import { isSoundOn } from '../offers/offer-settings.ts';
import { deviceFor } from './sound-devices.ts';

/** Twice up and down a fifth, then a rest: as a telephone, and nobody's alarm. */
const NOTES = [0, 0.22, 0.44, 0.66].map((at, index) => ({ at, hertz: index % 2 ? 987.8 : 659.3 }));
const SOUND = { seconds: 0.2, loudness: 0.16 };
const ROUND_MS = 2800;

type SinkContext = AudioContext & { setSinkId?: (id: string) => Promise<void> };
let context: SinkContext | null = null;

/** One round of it, from the device chosen for ringing. */
export async function playRing(): Promise<void> {
  context ??= new AudioContext();
  await context.setSinkId?.(deviceFor('ring')).catch(() => undefined);
  if (await canPlay(context)) playNotes(context, NOTES, SOUND);
}

let rounds: ReturnType<typeof setInterval> | undefined;
/** Rings until told otherwise, unless this browser is to be silent. */
export function ringAloud(isOn: boolean): void {
  if (isOn === (rounds !== undefined)) return;
  clearInterval(rounds);
  rounds = undefined;
  if (!isOn || !isSoundOn()) return;
  void playRing();
  rounds = setInterval(() => void playRing(), ROUND_MS);
}
