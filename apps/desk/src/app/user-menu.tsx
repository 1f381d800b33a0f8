import { Menu, useMantineColorScheme } from '@mantine/core';
import { logOut, updateProfile, getSession, type Locale } from '@guichet/contracts';
import { IconKeyboard, IconLanguage, IconLogout, IconUserCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { openKeyHelp } from '../features/command-bar/command-bar-state.ts';
import { keyOf, queryClient, useAction } from './api.ts';
import { setLanguage } from './i18n.ts';
import { useSession } from './session.tsx';
import { UserButton } from './user-button.tsx';

const THEMES = ['auto', 'light', 'dark'] as const;
const icon = { size: 16, stroke: 1.75 };

export function UserMenu() {
  const { t, i18n } = useTranslation('app');
  const { session } = useSession();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const profile = useAction(updateProfile, {
    onSuccess: (next) => void queryClient.setQueryData(keyOf(getSession, {}), next),
  });
  const leave = useAction(logOut, {
    onSettled: () => {
      // Nothing of this person stays in memory for the next one.
      queryClient.clear();
      location.assign('/log-in');
    },
  });
  const choose = (locale: Locale) => {
    void setLanguage(locale);
    profile.mutate({ locale });
  };
  const other: Locale = i18n.language === 'fr' ? 'en' : 'fr';
  return (
    <Menu width={240}>
      <Menu.Target>
        <UserButton />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {session.user.name} · {session.tenant.name}
        </Menu.Label>
        <Menu.Item component={Link} to="/profile" leftSection={<IconUserCircle {...icon} />}>
          {t('me.profile')}
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyboard {...icon} />} onClick={openKeyHelp}>
          {t('me.keys')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLanguage {...icon} />} onClick={() => choose(other)} lang={other}>
          {t('me.otherLanguage')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t('me.theme')}</Menu.Label>
        <Menu.RadioGroup value={colorScheme} onChange={(name) => setColorScheme(name as (typeof THEMES)[number])}>
          {THEMES.map((name) => (
            <Menu.RadioItem key={name} value={name} closeMenuOnClick>
              {t(`theme.${name}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout {...icon} />} onClick={() => leave.mutate({})}>
          {t('me.logOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
