let context: AudioContext | undefined;
/** After a click: browsers let no page sound before. */
export const wake = (): AudioContext => (context ??= new AudioContext());

function tone(target: AudioNode, hertz: number, from: number, seconds: number): OscillatorNode {
  const sound = wake();
  const [source, loudness] = [sound.createOscillator(), sound.createGain()];
  source.frequency.value = hertz;
  loudness.gain.value = 0.15;
  source.connect(loudness).connect(target);
  source.start(sound.currentTime + from);
  source.stop(sound.currentTime + from + seconds);
  return source;
}

/** Rings until it is told to stop. */
export function ring(): () => void {
  const sound = wake();
  const once = () => [0, 0.5].flatMap((from) => [440, 480].map((hertz) => tone(sound.destination, hertz, from, 0.35)));
  let playing = once();
  const timer = setInterval(() => (playing = once()), 2500);
  return () => {
    clearInterval(timer);
    for (const source of playing) source.disconnect();
  };
}

/** What a voicemail says: three notes and a beep. */
export function voicemail(): MediaStream {
  const out = wake().createMediaStreamDestination();
  [523, 659, 784].forEach((hertz, at) => tone(out, hertz, 1 + at * 0.4, 0.35));
  tone(out, 1000, 3, 0.8);
  return out.stream;
}
