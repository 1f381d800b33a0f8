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
    Object.assign(new Audio(), { srcObject: stream }).play().catch(() => undefined);
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
      press: (keys) => sender.dtmf.insertDTMF(keys),
  };
};

