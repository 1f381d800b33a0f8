import { canPlay, playNotes } from './notes.ts';
import { isSoundOn } from './offer-settings.ts';

/** Two soft notes, a fourth apart: heard in a full room, gone before they disturb. */
const NOTES = [
  { hertz: 659, at: 0 },
  { hertz: 880, at: 0.14 },
];
const SOUND = { seconds: 0.28, loudness: 0.12 };

let context: AudioContext | null = null;

export async function playOfferSound() {
  if (!isSoundOn() || !('AudioContext' in window)) return;
  context ??= new AudioContext();
  if (await canPlay(context)) playNotes(context, NOTES, SOUND);
}
