import type { User } from '@guichet/contracts';
import { Anchor, Button, Group, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Notice } from '../frame/notice.tsx';
import { Link } from 'react-router';
import { useSession } from '../../../app/session.tsx';

interface Props {
  user: User;
  onAgain: () => void;
  onClose: () => void;
}

/** Says where the invitation is: on its way, or in the local outbox when nothing can leave. */
export function InvitationSent({ user, onAgain, onClose }: Props) {
  const { t } = useTranslation('admin');
  const { session } = useSession();
  const who = { name: user.name, email: user.email };
  return (
    <Stack>
      <Notice tone="ok" title={t('users.invited', who)}>
        {!session.mailStaysLocal && t('users.invitedBody', who)}
      </Notice>
      {session.mailStaysLocal && (
        <Notice tone="warn" title={t('users.localTitle')}>
          {t('users.localBody', who)}
          <Anchor component={Link} to="/admin/outbox" underline="always">
            {t('users.openOutbox')}
          </Anchor>
        </Notice>
      )}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onAgain}>
          {t('users.inviteAnother')}
        </Button>
        <Button onClick={onClose} data-autofocus>
          {t('users.done')}
        </Button>
      </Group>
    </Stack>
  );
}
