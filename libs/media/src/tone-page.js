// Runs in a page: sends one tone, and looks for tones in what it hears. `speak(hertz)` makes `phone`.
globalThis.speak = (hertz) => {
  const audio = new AudioContext();
  const connection = new RTCPeerConnection();
  const analyser = new AnalyserNode(audio, { fftSize: 4_096, smoothingTimeConstant: 0 });
  const sent = audio.createMediaStreamDestination();
  const tone = new OscillatorNode(audio, { frequency: hertz });
  tone.connect(new GainNode(audio, { gain: 0.3 })).connect(sent);
  tone.start();
  const sender = connection.addTrack(sent.stream.getAudioTracks()[0], sent.stream);
  connection.ontrack = ({ track }) => {
    const stream = new MediaStream([track]);
    // Chromium decodes only what an element plays.
    Object.assign(new Audio(), { srcObject: stream })
      .play()
      .catch(() => undefined);
    audio.createMediaStreamSource(stream).connect(analyser);
  };
  const described = async () => {
    await new Promise((resolve) => {
      const look = () => connection.iceGatheringState === 'complete' && resolve();
      connection.onicegatheringstatechange = look;
      look();
    });
    return connection.localDescription.sdp;
  };
  const levels = () => {
    const bins = new Float32Array(analyser.frequencyBinCount);
    analyser.getFloatFrequencyData(bins);
    return bins;
  };
  globalThis.phone = {
    connection,
    async offer() {
      await connection.setLocalDescription(await connection.createOffer());
      return described();
    },
    async answer(sdp) {
      await connection.setRemoteDescription({ type: 'offer', sdp });
      await connection.setLocalDescription(await connection.createAnswer());
      return described();
    },
    accept: (sdp) => connection.setRemoteDescription({ type: 'answer', sdp }),
    heard: (tones) => {
      const bins = levels();
      const width = audio.sampleRate / analyser.fftSize;
      return tones.filter((one) => {
        const at = Math.round(one / width);
        return Math.max(...bins.subarray(at - 1, at + 2)) > -50;
      });
    },
    loudness: () => Math.max(...levels()),
    // How much of a recording's length each channel holds each tone for.
    async channels(base64, tones) {
      const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
      const buffer = await audio.decodeAudioData(bytes.buffer);
      const channels = Array.from({ length: buffer.numberOfChannels }, (_, at) => buffer.getChannelData(at));
      const shares = (samples) => tones.map((one) => share(samples, one, buffer.sampleRate));
      return { seconds: buffer.duration, shares: channels.map(shares) };
    },
    press: (keys) => sender.dtmf.insertDTMF(keys),
  };
};

// The part of a recording, in pieces of 100 ms, in which a tone is plainly there.
function share(samples, hertz, rate) {
  const length = Math.round(rate / 10);
  const pieces = Math.floor(samples.length / length);
  let held = 0;
  for (let piece = 0; piece < pieces; piece++) {
    let [real, imaginary] = [0, 0];
    for (let at = piece * length; at < (piece + 1) * length; at++) {
      real += samples[at] * Math.cos((2 * Math.PI * hertz * at) / rate);
      imaginary += samples[at] * Math.sin((2 * Math.PI * hertz * at) / rate);
    }
    if ((2 * Math.hypot(real, imaginary)) / length > 0.02) held += 1;
  }
  return held / Math.max(1, pieces);
}
