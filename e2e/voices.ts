import type { BrowserContext, Page } from '@playwright/test';

interface Ear {
  heard: (tones: number[]) => number[];
  loudness: () => number;
}
type InPage = { ear: Ear };

/** From now on each page of this browser speaks with one tone instead of a voice, and tells what it hears. */
export async function giveVoice(context: BrowserContext, hertz: number): Promise<void> {
  await context.addInitScript((tone) => {
    if (!('mediaDevices' in navigator)) return;
    let audio: AudioContext | undefined;
    let analyser: AnalyserNode | undefined;
    let listening: AudioNode | undefined;
    const sound = () => (audio ??= new AudioContext());
    navigator.mediaDevices.getUserMedia = () => {
      const sent = sound().createMediaStreamDestination();
      const source = new OscillatorNode(sound(), { frequency: tone });
      source.connect(new GainNode(sound(), { gain: 0.3 })).connect(sent);
      source.start();
      return Promise.resolve(sent.stream);
    };
    const listen = (track: MediaStreamTrack) => {
      analyser ??= new AnalyserNode(sound(), { fftSize: 4096, smoothingTimeConstant: 0 });
      listening?.disconnect();
      const stream = new MediaStream([track]);
      // Chromium decodes only what an element plays.
      void Object.assign(new Audio(), { srcObject: stream, muted: true }).play();
      listening = sound().createMediaStreamSource(stream);
      listening.connect(analyser);
    };
    globalThis.RTCPeerConnection = class extends RTCPeerConnection {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        this.addEventListener('track', ({ track }) => listen(track));
      }
    };
    // As at a first visit: the page asks with its own words before the browser does.
    navigator.permissions.query = () => Promise.resolve({ state: 'prompt' } as PermissionStatus);
    const levels = () => {
      const bins = new Float32Array(analyser?.frequencyBinCount ?? 0).fill(-Infinity);
      analyser?.getFloatFrequencyData(bins);
      return bins;
    };
    (globalThis as unknown as InPage).ear = {
      heard: (tones) => {
        const bins = levels();
        const width = sound().sampleRate / 4096;
        return tones.filter((one) => {
          const at = Math.round(one / width);
          return Math.max(...bins.subarray(at - 1, at + 2)) > -50;
        });
      },
      loudness: () => Math.max(...levels()),
    };
  }, hertz);
}

/** Which of these tones are in what the page hears now. */
export const heard = (page: Page, tones: number[]): Promise<number[]> =>
  page.evaluate((all) => (globalThis as unknown as InPage).ear.heard(all), tones);
/** In dBFS, of the loudest tone of all; silence is far below -80. */
export const loudness = (page: Page): Promise<number> =>
  page.evaluate(() => (globalThis as unknown as InPage).ear.loudness());
