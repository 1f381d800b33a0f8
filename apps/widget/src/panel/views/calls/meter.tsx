import { useEffect, useRef } from 'preact/hooks';
import { useSession } from '../use-session.ts';

const BARS = 9;
/** Fast enough to follow a voice, and calm for those who asked for it. */
const LOOK_MS = { lively: 60, calm: 300 };

/** How loud the microphone is now: for the eye alone, since words beside it say the same. */
export function Meter({ onLevel }: { onLevel?: (level: number) => void }) {
  const { session } = useSession();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const looking = setInterval(
      () => {
        const level = session.calls.level();
        onLevel?.(level);
        [...(box.current?.children ?? [])].forEach((bar, index) => {
          // Loudest in the middle.
          const share = 1 - Math.abs(index - (BARS - 1) / 2) / BARS;
          (bar as HTMLElement).style.height = `${Math.round(4 + 22 * level * share)}px`;
        });
      },
      isCalm ? LOOK_MS.calm : LOOK_MS.lively,
    );
    return () => clearInterval(looking);
  }, [session, onLevel]);
  return (
    <div ref={box} class="meter" aria-hidden="true">
      {Array.from({ length: BARS }, (_, index) => (
        <span key={index} />
      ))}
    </div>
  );
}
