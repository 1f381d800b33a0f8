import { Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommands } from '../../app/commands.ts';
import { speaking } from '../../app/i18n.ts';
import { late } from '../../app/late.tsx';
import { useSession } from '../../app/session.tsx';
import {
  closeOverlay,
  openCommandBar,
  openKeyHelp,
  openNewMessage,
  typeAhead,
  useOverlay,
} from './command-bar-state.ts';

const CommandBar = late(async () => (await import('./command-bar.tsx')).CommandBar);
const KeyHelp = late(async () => (await import('./key-help.tsx')).KeyHelp);
const NewMessage = late(speaking('contact', async () => (await import('../conversation/new-message.tsx')).NewMessage));

/** Fetches what lies over the desk when it is first asked for. */
export function CommandBarHost() {
  const { t } = useTranslation('command-bar');
  const { can } = useSession();
  const overlay = useOverlay();
  const key = (id: string, letter: string, run: () => void) =>
    ({ id: `host.${id}`, group: 'desk', label: t(`keys.${id}`), key: letter, isKeyOnly: true, run }) as const;
  useCommands([
    key('search', '/', openCommandBar),
    key('help', '?', openKeyHelp),
    ...(can('conversation.write') ? [key('new', 'c', openNewMessage)] : []),
  ]);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      typeAhead(event);
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      openCommandBar();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
  return (
    <Suspense>
      {overlay === 'bar' && <CommandBar onClose={closeOverlay} />}
      {overlay === 'help' && <KeyHelp onClose={closeOverlay} />}
      {overlay === 'new-message' && <NewMessage onClose={closeOverlay} />}
    </Suspense>
  );
}
