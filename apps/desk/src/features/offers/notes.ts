/** A tone, and how many seconds from now it begins. */
export interface Note {
  hertz: number;
  at: number;
}

/** Whether anything can be heard. Before the first press on the page the browser keeps it silent; then there is nothing to be done. */
export async function canPlay(context: AudioContext): Promise<boolean> {
  if (context.state === 'suspended') await Promise.race([context.resume(), new Promise((end) => setTimeout(end, 300))]);
  return context.state === 'running';
}

/** Notes of one length that swell and fade; `loudness` at the most, of 1. */
export function playNotes(
  to: AudioContext,
  notes: readonly Note[],
  { seconds, loudness }: { seconds: number; loudness: number },
): void {
  for (const { at, hertz } of notes) {
    const start = to.currentTime + at;
    const tone = new OscillatorNode(to, { frequency: hertz });
    const volume = new GainNode(to, { gain: 0 });
    volume.gain.setValueAtTime(0, start);
    volume.gain.linearRampToValueAtTime(loudness, start + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.001, start + seconds);
    tone.connect(volume).connect(to.destination);
    tone.start(start);
    tone.stop(start + seconds);
  }
}
