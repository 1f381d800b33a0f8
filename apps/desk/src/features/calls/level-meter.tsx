import { Button, Progress } from '@mantine/core';
import { IconMicrophone } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { deviceFor, openMicrophone, useSound } from './sound-devices.ts';

/** Speech as it should come in lies well above the silence of a room. */
const loudness = (samples: Float32Array) => {
  let sum = 0;
  for (const one of samples) sum += one * one;
  const decibels = 20 * Math.log10(Math.sqrt(sum / samples.length) || 1e-6);
  return Math.min(100, Math.max(0, (decibels + 60) * 1.8));
};

/** How loud one comes in; only while it is asked for, since the browser shows that somebody listens. */
export function LevelMeter() {
  const { t } = useTranslation('calls');
  const [isOn, setOn] = useState(false);
  const level = useLevel(isOn);
  return (
    <div>
      <Button
        variant="default"
        leftSection={<IconMicrophone size={16} stroke={1.75} aria-hidden />}
        aria-pressed={isOn}
        onClick={() => setOn(!isOn)}
      >
        {t(isOn ? 'settings.stopTest' : 'settings.test')}
      </Button>
      {isOn && (
        <Progress
          mt="xs"
          value={level}
          color="ok"
          transitionDuration={80}
          aria-label={t('settings.level')}
          aria-valuetext={t(level > 25 ? 'settings.heard' : 'settings.quiet')}
        />
      )}
    </div>
  );
}

function useLevel(isOn: boolean): number {
  const [level, setLevel] = useState(0);
  const sound = useSound();
  const microphone = deviceFor('microphone', sound);
  useEffect(() => {
    if (!isOn) return;
    let isOver = false;
    let end: (() => void) | undefined;
    void openMicrophone()
      .then((stream) => {
        if (isOver) return stream.getTracks().forEach((track) => track.stop());
        end = measure(stream, setLevel);
      })
      .catch(() => undefined);
    return () => {
      isOver = true;
      end?.();
      setLevel(0);
    };
  }, [isOn, microphone]);
  return level;
}

function measure(stream: MediaStream, tell: (level: number) => void): () => void {
  const context = new AudioContext();
  const analyser = new AnalyserNode(context, { fftSize: 1024 });
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    tell(loudness(samples));
  }, 80);
  return () => {
    clearInterval(timer);
    for (const track of stream.getTracks()) track.stop();
    void context.close();
  };
}
