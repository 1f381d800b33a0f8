import { useState } from 'preact/hooks';
import { unbroken } from '../../texts.ts';
import { useSession } from '../use-session.ts';
import { Meter } from './meter.tsx';
import { OtherWays } from './other-ways.tsx';

const HEARD = 0.15;

/** Before the call: the microphone is asked for with words, and seen to work. */
export function CallCheck() {
  const { session, state, texts } = useSession();
  const { calls } = session;
  const { microphone, wish } = state.call;
  const [isHeard, setHeard] = useState(false);
  const problem = microphone === null || microphone === 'asking' || microphone === 'open' ? null : microphone;
  const isOpen = microphone === 'open';
  const onLevel = (level: number) => level > HEARD && setHeard(true);
  return (
    <div class="body">
      <h3>{texts.check.title}</h3>
      {problem ? (
        <div role="alert">
          <p class="wrong">{texts.check.problems[problem]}</p>
          <p class="quiet">{texts.check.remedies[problem]}</p>
        </div>
      ) : isOpen ? (
        <>
          <Meter onLevel={onLevel} />
          <p role="status" class={isHeard ? 'heard' : undefined}>
            {unbroken(isHeard ? texts.check.heard : texts.check.speak)}
          </p>
        </>
      ) : (
        <p>{unbroken(microphone === 'asking' ? texts.check.asking : texts.check.why)}</p>
      )}
      <label class="tick">
        <input
          type="checkbox"
          checked={wish?.refusesRecording ?? false}
          onChange={(event) => calls.chooseRecording(event.currentTarget.checked)}
        />
        <span>{texts.check.noRecording}</span>
      </label>
      <div class="actions">
        <button
          type="button"
          class="main"
          data-first
          aria-disabled={microphone === 'asking'}
          onClick={() => (isOpen ? void calls.dial() : microphone !== 'asking' && calls.allow())}
        >
          {isOpen ? texts.call : problem ? texts.retry : texts.check.allow}
        </button>
        {problem && <OtherWays />}
      </div>
    </div>
  );
}
