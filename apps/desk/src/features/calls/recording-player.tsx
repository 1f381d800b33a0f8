import type { CallRecording } from '@guichet/contracts';
import { ActionIcon, Button } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useEffect, useRef, useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { tellFailure } from '../../app/tell.ts';
import { clockOf } from '../../app/time/clock.ts';
import { fetchRecording, type RecordingSound } from './recording-sound.ts';
import classes from './recording-player.module.css';

const SPEEDS = [1, 1.25, 1.5, 2] as const;
const icon = { size: 18, stroke: 1.75, 'aria-hidden': true } as const;

/** Both sides of a talk apart: the caller above and on the left, the agent below and on the right. */
export function RecordingPlayer({ recording }: { recording: CallRecording }) {
  const { t } = useTranslation('calls');
  const { sound, isFetching, fetchSound } = useSound(recording);
  const element = useRef<HTMLAudioElement>(null);
  const [at, setAt] = useState(0);
  const [isPlaying, setPlaying] = useState(false);
  const [speed, setSpeed] = useState<number>(SPEEDS[0]);
  const { seconds } = recording;
  const toggle = () => {
    if (!sound) return void fetchSound();
    if (isPlaying) element.current?.pause();
    else void element.current?.play();
  };
  const seek = (to: number) => {
    setAt(to);
    if (element.current) element.current.currentTime = to;
  };
  const faster = () => {
    const next = SPEEDS[(SPEEDS.findIndex((one) => one === speed) + 1) % SPEEDS.length]!;
    setSpeed(next);
    if (element.current) element.current.playbackRate = next;
  };
  const told = ({ currentTarget }: SyntheticEvent<HTMLAudioElement>) => {
    setAt(currentTarget.currentTime);
    setPlaying(!currentTarget.paused && !currentTarget.ended);
  };
  return (
    <div className={classes.player} role="group" aria-label={t('player.label')}>
      <ActionIcon aria-label={t(isPlaying ? 'player.pause' : 'player.play')} loading={isFetching} onClick={toggle}>
        {isPlaying ? <IconPlayerPause {...icon} /> : <IconPlayerPlay {...icon} />}
      </ActionIcon>
      <div className={classes.lanes}>
        {([0, 1] as const).map((side) => (
          <div key={side} className={classes.lane}>
            <span className={classes.side}>{t(side === 0 ? 'player.caller' : 'player.agent')}</span>
            <Wave levels={sound?.wave?.[side] ?? null} share={seconds > 0 ? at / seconds : 0} side={side} />
          </div>
        ))}
        <input
          type="range"
          className={classes.seek}
          min={0}
          max={Math.max(1, seconds)}
          step={0.1}
          value={Math.min(at, seconds)}
          disabled={!sound}
          aria-label={t('player.seek')}
          aria-valuetext={clockOf(at)}
          onChange={(event) => seek(Number(event.currentTarget.value))}
        />
      </div>
      <span className={classes.clock}>
        {clockOf(at)} / {clockOf(seconds)}
      </span>
      <Button size="compact-sm" variant="default" aria-label={t('player.speed', { speed })} onClick={faster}>
        {speed}×
      </Button>
      {sound && (
        <audio ref={element} src={sound.url} autoPlay onTimeUpdate={told} onPlay={told} onPause={told} onEnded={told} />
      )}
    </div>
  );
}

function useSound({ id, seconds }: CallRecording) {
  const { t } = useTranslation('calls');
  const [sound, setSound] = useState<RecordingSound | null>(null);
  const [isFetching, setFetching] = useState(false);
  useEffect(() => () => URL.revokeObjectURL(sound?.url ?? ''), [sound]);
  const fetchSound = async () => {
    setFetching(true);
    try {
      setSound(await fetchRecording(id, seconds));
    } catch {
      tellFailure(t('player.failed'), t('player.failedHelp'));
    } finally {
      setFetching(false);
    }
  };
  return { sound, isFetching, fetchSound };
}

/** A bar for each piece; what is played already is darker. Flat until it was fetched. */
function Wave({ levels, share, side }: { levels: readonly number[] | null; share: number; side: 0 | 1 }) {
  if (!levels) return <span className={classes.flat} />;
  return (
    <svg
      className={classes.wave}
      data-side={side}
      viewBox={`0 0 ${levels.length * 3} 20`}
      preserveAspectRatio="none"
      aria-hidden
    >
      {levels.map((level, index) => {
        const height = 1 + level * 17;
        const isPlayed = index / levels.length < share;
        return (
          <rect
            key={index}
            x={index * 3}
            y={(20 - height) / 2}
            width={2}
            height={height}
            data-played={isPlayed || undefined}
          />
        );
      })}
    </svg>
  );
}
