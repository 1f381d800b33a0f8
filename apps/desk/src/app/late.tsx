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
import { afterFirstPage } from './code-ahead.ts';
import classes from './late.module.css';

/** Like `lazy`, and the code comes ahead of time where nobody waits. */
export function late<P extends object>(load: () => Promise<ComponentType<P>>) {
  const bring = afterFirstPage(load);
  return lazy(async () => ({ default: await bring() }));
}

/** What a menu gives the button it hangs from. */
export type MenuButtonProps = Omit<ComponentProps<'button'>, 'color' | 'disabled'>;

interface LateMenuProps {
  /** What stands there until the menu is asked for: the very button that the menu brings itself. */
  button: (open: () => void) => ReactNode;
  children: ReactNode;
}

/** A button whose menu need not be there for the first page: put in place at the first press. */
export function LateMenu({ button, children }: LateMenuProps) {
  const [isWanted, setWanted] = useState(false);
  const place = useRef<HTMLSpanElement>(null);
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
