import { useEffect, useRef, useState } from 'preact/hooks';
import { useSession } from '../use-session.ts';

/** That it is being recorded, and the way out of it; once refused it says so. */
export function RecordingNotice({ isRecorded }: { isRecorded: boolean }) {
  const { session, texts } = useSession();
  const [told, setTold] = useState<'refused' | 'failed' | null>(null);
  const words = useRef<HTMLParagraphElement>(null);
  // The button that had the keyboard is gone.
  useEffect(() => (told === 'refused' ? words.current?.focus() : undefined), [told]);
  const refuse = async () => setTold((await session.calls.refuseRecording()) ? 'refused' : 'failed');
  if (!isRecorded && told !== 'refused') return null;
  return (
    <p ref={words} role="status" tabIndex={-1} class="recording">
      {told === 'refused' ? texts.live.notRecorded : told === 'failed' ? texts.live.refuseFailed : texts.live.recorded}{' '}
      {told !== 'refused' && (
        <button type="button" class="link" onClick={() => void refuse()}>
          {texts.live.refuse}
        </button>
      )}
    </p>
  );
}
