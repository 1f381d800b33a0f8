/** Why there is no microphone: each has words of its own. */
export type MicrophoneProblem = 'refused' | 'none' | 'busy' | 'insecure';

const PROBLEMS: Record<string, MicrophoneProblem> = {
  NotAllowedError: 'refused',
  SecurityError: 'refused',
  NotFoundError: 'none',
  OverconstrainedError: 'none',
};

export interface Microphone {
  stream: MediaStream;
  /** From 0 to 1, of this moment. */
  level: () => number;
  close: () => void;
}

/** Asks for it where it has not been allowed yet; throws a {@link MicrophoneProblem}. */
export async function openMicrophone(): Promise<Microphone> {
  // Pages without TLS have none.
  if (!('mediaDevices' in navigator)) throw problem('insecure');
  const constraints = { audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true } };
  const stream = await navigator.mediaDevices.getUserMedia(constraints).catch((error: DOMException) => {
    throw problem(PROBLEMS[error.name] ?? 'busy');
  });
  const meter = meterOf(stream);
  return {
    stream,
    level: meter.level,
    close: () => {
      for (const track of stream.getTracks()) track.stop();
      meter.close();
    },
  };
}

class NoMicrophone extends Error {
  constructor(readonly problem: MicrophoneProblem) {
    super(problem);
  }
}
const problem = (name: MicrophoneProblem) => new NoMicrophone(name);

/** A voice is about a tenth as strong as the strongest sound. */
const VOICE = 10;

function meterOf(stream: MediaStream) {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 512;
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  return {
    level: () => {
      analyser.getFloatTimeDomainData(samples);
      const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
      return Math.min(1, Math.sqrt(power) * VOICE);
    },
    close: () => void context.close(),
  };
}
