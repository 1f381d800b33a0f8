import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { withSocket } from './realtime.ts';

/** Tells whom a colleague called in a note, at once and until he has seen it. */
export function useMentions() {
  const { t } = useTranslation('app');
  const navigate = useNavigate();
  useEffect(() => {
    const tell = async ({ conversationId, byName }: { conversationId: string; byName: string }) => {
      const { notifications } = await import('@mantine/notifications');
      const id = `mention-${conversationId}`;
      const open = () => {
        notifications.hide(id);
        void navigate(`/inbox/all/${conversationId}`);
      };
      const button = (
        <Button size="compact-sm" variant="default" onClick={open}>
          {t('mention.open')}
        </Button>
      );
      notifications.show({
        id,
        title: t('mention.title', { name: byName }),
        message: button,
        autoClose: false,
        role: 'alert',
        closeButtonProps: { 'aria-label': t('close') },
      });
    };
    return withSocket((socket) => {
      socket.on('mentioned', tell);
      return () => void socket.off('mentioned', tell);
    });
  }, [navigate, t]);
}
