import { isSoundOn } from '../offers/offer-settings.ts';
import { deviceFor } from './sound-devices.ts';

/** Twice up and down a fifth, then a rest: as a telephone, and nobody's alarm. */
const NOTES = [0, 0.22, 0.44, 0.66].map((at, index) => ({ at, hertz: index % 2 ? 987.8 : 659.3 }));
const NOTE_SECONDS = 0.2;
const ROUND_MS = 2800;
const LOUDNESS = 0.16;

type SinkContext = AudioContext & { setSinkId?: (id: string) => Promise<void> };
let context: SinkContext | null = null;

async function openContext(): Promise<SinkContext | null> {
  context ??= new AudioContext();
  await context.setSinkId?.(deviceFor('ring')).catch(() => undefined);
  // Before the first press on the page the browser keeps it silent.
  if (context.state === 'suspended') await Promise.race([context.resume(), new Promise((end) => setTimeout(end, 300))]);
  return context.state === 'running' ? context : null;
}

/** One round of it, from the device chosen for ringing. */
export async function playRing(): Promise<void> {
  const to = await openContext();
  if (!to) return;
  for (const { at, hertz } of NOTES) {
    const start = to.currentTime + at;
    const tone = new OscillatorNode(to, { frequency: hertz });
    const volume = new GainNode(to, { gain: 0 });
    volume.gain.setValueAtTime(0, start);
    volume.gain.linearRampToValueAtTime(LOUDNESS, start + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.001, start + NOTE_SECONDS);
    tone.connect(volume).connect(to.destination);
    tone.start(start);
    tone.stop(start + NOTE_SECONDS);
  }
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
