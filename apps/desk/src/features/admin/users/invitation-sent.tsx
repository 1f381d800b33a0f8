import type { User } from '@guichet/contracts';
import { Alert, Anchor, Button, Group, Stack } from '@mantine/core';
import { IconCircleCheck, IconMailPause } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { icon } from '../frame/icon-look.ts';
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
      <Alert role="status" color="ok" icon={<IconCircleCheck {...icon} />} title={t('users.invited', who)}>
        {!session.mailStaysLocal && t('users.invitedBody', who)}
      </Alert>
      {session.mailStaysLocal && (
        <Alert color="warn" icon={<IconMailPause {...icon} />} title={t('users.localTitle')}>
          <Stack gap="xs">
            {t('users.localBody', who)}
            <Anchor component={Link} to="/admin/outbox">
              {t('users.openOutbox')}
            </Anchor>
          </Stack>
        </Alert>
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
