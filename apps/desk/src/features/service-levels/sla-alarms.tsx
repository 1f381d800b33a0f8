import { type DeskServerEvents, getConversation } from '@guichet/contracts';
import { Button } from '@mantine/core';
import i18next from 'i18next';
import type { NavigateFunction } from 'react-router';
import { call } from '../../app/api.ts';
import { loadTexts } from '../../app/i18n.ts';
import { type DeskSocket, withSocket } from '../../app/realtime.ts';

let go: NavigateFunction | undefined;
type Alarm = Parameters<DeskServerEvents['sla.alarm']>[0];

/** One word for each conversation: what is due takes the place of what was nearly due. */
async function tell({ conversationId, kind, isBroken }: Alarm): Promise<void> {
  await loadTexts('contact');
  // Whoever may not see it is told nothing.
  const conversation = await call(getConversation, { conversationId }).catch(() => null);
  if (!conversation) return;
  const { notifications } = await import('@mantine/notifications');
  const t = i18next.getFixedT(null, 'customer');
  const id = `sla-${conversationId}`;
  const { number, subject } = conversation;
  const open = () => {
    notifications.hide(id);
    void go?.(`/inbox/all/${conversationId}`);
  };
  notifications.hide(id);
  notifications.show({
    id,
    color: isBroken ? 'bad' : 'warn',
    title: t(`clocks.alarm.${isBroken ? 'broken' : 'near'}.${kind}`),
    message: (
      <>
        <p style={{ margin: '0 0 var(--s2)' }}>{t('clocks.alarm.conversation', { number, subject })}</p>
        <Button size="compact-sm" variant="default" onClick={open}>
          {t('clocks.alarm.open')}
        </Button>
      </>
    ),
    autoClose: isBroken ? false : 12_000,
    role: 'alert',
    closeButtonProps: { 'aria-label': i18next.t('app:close') },
  });
}

const hear = (alarm: Alarm): void => void tell(alarm);

function join(desk: DeskSocket) {
  desk.on('sla.alarm', hear);
  return () => void desk.off('sla.alarm', hear);
}

/** Tells whoever a promise concerns that it is nearly due, or past. The same twice is once. */
export function follow(navigate: NavigateFunction): void {
  if (!go) withSocket(join);
  go = navigate;
}
