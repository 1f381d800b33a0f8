import { listLocalOutbox, listUsers, resendInvitation, updateUser, type User } from '@guichet/contracts';
import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconMailForward, IconPencil, IconUserCheck, IconUserOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { icon } from '../frame/icon-look.ts';
import { useAction } from '../../../app/api.ts';
import { useSession } from '../../../app/session.tsx';
import { ConfirmAction } from '../frame/confirm-action.tsx';
import { HeldWork } from './held-work.tsx';
import { useTell } from '../frame/use-tell.ts';
import { useErrorWords } from '../frame/use-error-words.ts';

interface Props {
  user: User;
  onEdit: () => void;
}

export function UserMenu({ user, onEdit }: Props) {
  const { t } = useTranslation('admin');
  const tell = useTell();
  const { session } = useSession();
  const words = useErrorWords('users');
  const [isAsking, setAsking] = useState(false);
  const update = useAction(updateUser, { invalidates: [listUsers] });
  const resend = useAction(resendInvitation, { invalidates: [listLocalOutbox] });
  const refuse = (error: unknown) => tell.refused(t('failed.action'), words(error));
  const { name, email } = user;

  const enable = () =>
    update.mutate(
      { userId: user.id, status: 'active' },
      { onSuccess: () => tell.done(t('users.enabled', { name })), onError: refuse },
    );
  const disable = () =>
    update.mutate(
      { userId: user.id, status: 'disabled' },
      {
        onSuccess: () => {
          setAsking(false);
          tell.done(t('users.disabled', { name }));
        },
      },
    );
  const send = () => {
    const said = session.mailStaysLocal ? 'users.resentLocal' : 'users.resent';
    resend.mutate({ userId: user.id }, { onSuccess: () => tell.done(t(said, { email })), onError: refuse });
  };
  return (
    <>
      <Menu withinPortal={false} withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <ActionIcon aria-label={t('actions.actionsFor', { name })} loading={resend.isPending}>
            <IconDots {...icon} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil {...icon} />} onClick={onEdit}>
            {t('actions.edit')}
          </Menu.Item>
          {user.status === 'invited' && (
            <Menu.Item leftSection={<IconMailForward {...icon} />} onClick={send}>
              {t('users.resend')}
            </Menu.Item>
          )}
          {user.status === 'disabled' ? (
            <Menu.Item leftSection={<IconUserCheck {...icon} />} onClick={enable}>
              {t('users.enable')}
            </Menu.Item>
          ) : (
            <Menu.Item
              color="bad"
              leftSection={<IconUserOff {...icon} />}
              onClick={() => {
                update.reset();
                setAsking(true);
              }}
            >
              {t('users.disable')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <ConfirmAction
        opened={isAsking}
        title={t('users.disableTitle', { name })}
        body={t('users.disableBody')}
        confirmLabel={t('users.disable')}
        isBusy={update.isPending}
        refusal={update.error ? words(update.error) : undefined}
        onConfirm={disable}
        onClose={() => setAsking(false)}
      >
        <HeldWork userId={user.id} />
      </ConfirmAction>
    </>
  );
}
