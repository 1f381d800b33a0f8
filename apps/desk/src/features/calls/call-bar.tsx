import { IconMicrophone, IconMicrophoneOff, IconPhoneOff, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommands } from '../../app/commands.ts';
import { BarButton } from './bar-button.tsx';
import { isConsult, phaseOf, type CallPhase } from './call-phase.ts';
import { CallWho } from './call-who.tsx';
import { ConsultButtons } from './consult-buttons.tsx';
import { Keypad } from './keypad.tsx';
import { useCallOf } from './my-calls.ts';
import { PassOn } from './pass-on.tsx';
import { RecordingMenu } from './recording-menu.tsx';
import type { Line } from './telephone-state.ts';
import { atTelephone, type Command } from './telephone.ts';
import { useCallKeys } from './use-call-keys.ts';
import { useColleagueAnswer } from './use-colleague-answer.ts';
import { WhisperButton } from './whisper-button.tsx';
import classes from './call-bar.module.css';

const icon = { size: 18, stroke: 1.75 };
const MAY_PASS: readonly CallPhase[] = ['talking', 'held'];

/** The call that is spoken: with whom, since when, and all that can be done with it. */
export function CallBar({ line, isStrip }: { line: Line; isStrip: boolean }) {
  const { t } = useTranslation('calls');
  const call = useCallOf(line);
  const phase = phaseOf(line, call);
  const [isKeypadOpen, setKeypadOpen] = useState(false);
  const { legId, isHeld, isMuted } = line;
  const isUp = line.stage === 'up';
  const isListening = phase === 'listening';
  const isMine = call?.legs.find(({ id }) => id === legId)?.role === 'agent';
  const say = (what: Exclude<Command['do'], 'press'>) => () => atTelephone({ do: what, legId });
  const mute = { id: 'mute', label: t(isMuted ? 'unmute' : 'mute'), run: say(isMuted ? 'unmute' : 'mute') };
  const hold = { id: 'hold', label: t(isHeld ? 'resume' : 'hold'), run: say(isHeld ? 'resume' : 'hold') };
  const keypad = { id: 'keypad', label: t('keypad'), run: () => setKeypadOpen((isOpen) => !isOpen) };
  const end = { id: 'hang-up', label: t(isListening ? 'stopListening' : 'hangUp'), run: say('hang-up') };
  useWarning(isUp && !isListening);
  useCallKeys();
  useColleagueAnswer(isMine ? call : null);
  useCommands(
    [...(isUp ? [mute, ...(isListening ? [] : [hold, keypad])] : []), end].map((one) => ({
      ...one,
      id: `call.${one.id}`,
      group: 'desk' as const,
    })),
  );
  return (
    <section
      className={classes.bar}
      aria-label={t('bar')}
      data-strip={isStrip || undefined}
      data-consult={(isMine && isConsult(phase)) || undefined}
      data-alarm={phase === 'caller-lost' || undefined}
    >
      <CallWho line={line} call={call} phase={phase} />
      <span className={classes.buttons}>
        <BarButton label={mute.label} keys="Alt M" isOn={isMuted} disabled={!isUp} onClick={mute.run}>
          {isMuted ? <IconMicrophoneOff {...icon} /> : <IconMicrophone {...icon} />}
        </BarButton>
        {isListening && call && <WhisperButton callId={call.id} />}
        {!isListening && (
          <>
            <BarButton label={hold.label} keys="Alt H" isOn={isHeld} disabled={!isUp} onClick={hold.run}>
              {isHeld ? <IconPlayerPlay {...icon} /> : <IconPlayerPause {...icon} />}
            </BarButton>
            <Keypad legId={legId} isOpen={isKeypadOpen} isDisabled={!isUp} onChange={setKeypadOpen} />
          </>
        )}
        {call && isMine && MAY_PASS.includes(phase) && <PassOn call={call} />}
        {call && isMine && <RecordingMenu call={call} />}
        <BarButton label={end.label} keys="Alt Q" isEnd onClick={end.run}>
          <IconPhoneOff {...icon} />
        </BarButton>
      </span>
      {call && isMine && isConsult(phase) && <ConsultButtons call={call} phase={phase} />}
    </section>
  );
}

/** A tab that is closed would leave the caller alone for a while. */
function useWarning(isOn: boolean) {
  useEffect(() => {
    if (!isOn) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isOn]);
}
