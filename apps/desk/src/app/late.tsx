import {
  lazy,
  Suspense,
  useEffect,
  useRef,
  useState,
  type ComponentProps,
  type ComponentType,
  type ReactNode,
} from 'react';
import classes from './late.module.css';

/** A moment in which the first page has long been drawn and nobody waits for the line. */
const IDLE_MS = 1500;

/** Like `lazy`, and the code can be asked for ahead of time. */
export function late<P extends object>(load: () => Promise<ComponentType<P>>) {
  const Component = lazy(async () => ({ default: await load() }));
  return Object.assign(Component, { fetchAhead: () => void load().catch(() => undefined) });
}

/** What a menu gives the button it hangs from. */
export type MenuButtonProps = Omit<ComponentProps<'button'>, 'color' | 'disabled'>;

interface LateMenuProps {
  /** What stands there until the menu is asked for: the very button that the menu brings itself. */
  button: (open: () => void) => ReactNode;
  of: { fetchAhead: () => void };
  children: ReactNode;
}

/** A button whose menu need not be there for the first page: fetched while nobody waits, put in place at the first press. */
export function LateMenu({ button, of, children }: LateMenuProps) {
  const [isWanted, setWanted] = useState(false);
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const timer = setTimeout(of.fetchAhead, IDLE_MS);
    return () => clearTimeout(timer);
  }, [of]);
  const standIn = button(() => setWanted(true));
  return (
    <span ref={place} className={classes.place}>
      {isWanted ? (
        <Suspense fallback={standIn}>
          {children}
          <Press within={place} />
        </Suspense>
      ) : (
        standIn
      )}
    </span>
  );
}

/** The press that asked for the menu, passed on to the button that came with it. */
function Press({ within }: { within: { current: HTMLElement | null } }) {
  useEffect(() => {
    const button = within.current?.querySelector('button');
    button?.focus();
    button?.click();
  }, [within]);
  return null;
}
