import { useEffect, useRef } from 'preact/hooks';
import type { Session } from '../session.ts';
import { isOnLine, type Phase } from '../calls/call-state.ts';
import type { View } from '../state.ts';
import { CallBar } from './calls/call-bar.tsx';
import { Callback } from './callback.tsx';
import { Called } from './called.tsx';
import { Call } from './calls/call.tsx';
import { Details } from './details.tsx';
import { Dialogue } from './dialogue.tsx';
import { Home } from './home.tsx';
import { Icon } from './icon.tsx';
import { MenuAnswer, Menu } from './menu.tsx';
import { Sent } from './sent.tsx';
import { SessionContext, useSession } from './use-session.ts';

interface Props {
  open: () => void;
  close: () => void;
}
export function Frame({ session, ...doors }: { session: Session } & Props) {
  return (
    <SessionContext.Provider value={session}>
      <Window {...doors} />
    </SessionContext.Provider>
  );
}

const isPhone = () => matchMedia('(max-width: 480px)').matches;

function Window({ open, close }: Props) {
  const { state, texts, language, config } = useSession();
  const { isOpen, isUp, view, call } = state;
  const box = useRef<HTMLDivElement>(null);
  useFocus(box, isOpen, view, call.phase);
  if (!isOpen) return <CallBar isFloating open={open} />;
  const onKeyDown = (event: KeyboardEvent) => {
    // The page's own shortcuts are not meant by what is typed here.
    event.stopPropagation();
    if (event.key === 'Escape') close();
    if (event.key === 'Tab' && isPhone()) stayInside(event, box.current!);
  };
  return (
    <div
      ref={box}
      class="panel"
      role="dialog"
      aria-modal={isPhone() ? 'true' : undefined}
      aria-label={config.appearance.title[language] || config.name}
      onKeyDown={onKeyDown}
    >
      <Header close={close} />
      {!isUp && (
        <p class="bar" role="status">
          {texts.offline}
        </p>
      )}
      {(view.name !== 'call' || call.phase === 'elsewhere') && <CallBar isFloating={false} open={open} />}
      <Content view={view} />
    </div>
  );
}

function Content({ view }: { view: View }) {
  if (view.name === 'menu') return <Menu key={view.parentId} {...view} />;
  if (view.name === 'answer') return <MenuAnswer {...view} />;
  if (view.name === 'details') return <Details {...view} />;
  if (view.name === 'dialogue') return <Dialogue />;
  if (view.name === 'call') return <Call />;
  if (view.name === 'callback') return <Callback {...view} />;
  if (view.name === 'called') return <Called />;
  if (view.name === 'sent') return <Sent {...view} />;
  return <Home />;
}

function Header({ close }: { close: () => void }) {
  const { session, state, texts, language, config } = useSession();
  const { availability, chat, view, call } = state;
  const isCalling = view.name === 'call' && isOnLine(call);
  const isTalking = view.name === 'dialogue' && chat?.agentName;
  const nobody = availability?.canCall || availability?.canCallBack ? texts.open : texts.nobody;
  const presence = { open: texts.open, busy: texts.busy, away: nobody, closed: texts.nobody };
  const canGoBack =
    view.name !== 'home' && view.name !== 'sent' && (view.name !== 'dialogue' || chat?.state === 'ended');
  return (
    <div class="top">
      {canGoBack ? (
        <button type="button" class="round" aria-label={texts.back} onClick={session.goBack}>
          <Icon name="back" />
        </button>
      ) : config.logoUrl ? (
        <img src={session.host.origin + config.logoUrl} alt="" class="logo" />
      ) : (
        <span class="logo">
          <Icon name="bubble" />
        </span>
      )}
      <div>
        <h2 tabIndex={-1}>{config.appearance.title[language] || config.name}</h2>
        <p>
          {isCalling
            ? texts.live.running
            : isTalking
              ? chat.agentName
              : availability
                ? presence[availability.state]
                : texts.unknown}
        </p>
      </div>
      <button type="button" class="round" aria-label={texts.close} onClick={close}>
        <Icon name="minus" />
      </button>
    </div>
  );
}

/** Phases of a call that look alike: the keyboard stays where it is. */
const SCREENS: Record<Phase, string> = {
  ...{ none: 'home', elsewhere: 'home', checking: 'check', ended: 'end' },
  ...{ calling: 'live', live: 'live', resuming: 'live' },
};
/** At opening and at each new view to its first field, or to the title where there is none. */
function useFocus(box: { current: HTMLElement | null }, isOpen: boolean, view: View, phase: Phase): void {
  const step =
    view.name === 'menu' ? `menu ${view.parentId}` : view.name === 'call' ? `call ${SCREENS[phase]}` : view.name;
  useEffect(() => {
    if (!isOpen || !step) return;
    const first = isPhone() ? null : box.current?.querySelector<HTMLElement>('[data-first]');
    (first ?? box.current?.querySelector<HTMLElement>('h2'))?.focus();
  }, [box, isOpen, step]);
}

/** The window covers a phone's screen: what lies behind cannot be reached by keyboard either. */
function stayInside(event: KeyboardEvent, box: HTMLElement): void {
  const all = [...box.querySelectorAll<HTMLElement>('button, a[href], input, textarea, select')].filter(
    (one) => !one.matches(':disabled') && one.offsetParent,
  );
  const active = (box.getRootNode() as ShadowRoot).activeElement;
  const edge = event.shiftKey ? all[0] : all.at(-1);
  if (active !== edge && active !== box.querySelector('h2')) return;
  if (active !== edge && !event.shiftKey) return;
  event.preventDefault();
  (event.shiftKey ? all.at(-1) : all[0])?.focus();
}
