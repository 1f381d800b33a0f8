import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { withSocket } from './realtime.ts';

/** Tells whom a colleague called in a note, and whose customer says that it is not settled: at once and until he has seen it. */
export function usePersonalNews() {
  const { t } = useTranslation('app');
  const navigate = useNavigate();
  useEffect(() => {
    const tell = async (id: string, conversationId: string, title: string) => {
      const { notifications } = await import('@mantine/notifications');
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
        title,
        message: button,
        autoClose: false,
        role: 'alert',
        closeButtonProps: { 'aria-label': t('close') },
      });
    };
    const called = ({ conversationId, byName }: { conversationId: string; byName: string }) =>
      void tell(`mention-${conversationId}`, conversationId, t('mention.title', { name: byName }));
    const unsettled = ({ conversationId }: { conversationId: string }) =>
      void tell(`unsettled-${conversationId}`, conversationId, t('unsettled'));
    return withSocket((socket) => {
      socket.on('mentioned', called).on('unsettled', unsettled);
      return () => void socket.off('mentioned', called).off('unsettled', unsettled);
    });
  }, [navigate, t]);
}
