import { useEffect } from 'react';
import { useSession } from '../../app/session.tsx';
import { useMyChatEvents } from './chat-socket.ts';
import { DialogueStrip } from './dialogue-strip.tsx';
import { sendAs } from './outbox.ts';
import { useDialogueKeys } from './use-dialogue-keys.ts';
import { useMessageSignals } from './use-message-signals.ts';

/** My dialogues go on wherever on the desk I am: heard, sent, rung for, and a key away. */
export function LiveDialogues() {
  const userId = useSession().session.user.id;
  useMyChatEvents();
  useEffect(() => sendAs(userId), [userId]);
  useMessageSignals(useDialogueKeys());
  return <DialogueStrip />;
}
