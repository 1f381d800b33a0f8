import { isSoundOn } from './offer-settings.ts';

/** Two soft notes, a fourth apart: heard in a full room, gone before they disturb. */
const NOTES = [
  { hertz: 659, at: 0 },
  { hertz: 880, at: 0.14 },
];
const NOTE_SECONDS = 0.28;
const LOUDNESS = 0.12;

let context: AudioContext | null = null;

export async function playOfferSound() {
  if (!isSoundOn() || !('AudioContext' in window)) return;
  context ??= new AudioContext();
  // Before the first press on the page the browser keeps it silent; then there is nothing to be done.
  if (context.state === 'suspended') await Promise.race([context.resume(), new Promise((end) => setTimeout(end, 300))]);
  if (context.state !== 'running') return;
  for (const { hertz, at } of NOTES) {
    const start = context.currentTime + at;
    const tone = context.createOscillator();
    const volume = context.createGain();
    tone.frequency.value = hertz;
    volume.gain.setValueAtTime(0, start);
    volume.gain.linearRampToValueAtTime(LOUDNESS, start + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.001, start + NOTE_SECONDS);
    tone.connect(volume).connect(context.destination);
    tone.start(start);
    tone.stop(start + NOTE_SECONDS);
  }
}
