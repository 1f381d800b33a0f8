import '@mantine/spotlight/styles.layer.css';
import { updateProfile, listViews, BUILT_IN_VIEWS, getSession, type Locale } from '@guichet/contracts';
import { Kbd, useMantineColorScheme } from '@mantine/core';
import { createSpotlight, Spotlight } from '@mantine/spotlight';
import { useDebouncedValue } from '@mantine/hooks';
import { IconArrowRight, IconBolt, IconMail, IconSearch } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { keyOf, queryClient, useAction, useAnswer } from '../../app/api.ts';
import { useCommandList, type Command } from '../../app/commands.ts';
import { setLanguage } from '../../app/i18n.ts';
import { useTeams } from '../../app/people.ts';
import { useSession } from '../../app/session.tsx';
import { useConversations } from '../conversation-list/use-conversations.ts';
import { openKeyHelp, openNewMessage, setBarQuery, useBarQuery, useIsEntered } from './command-bar-state.ts';
import classes from './command-bar.module.css';

const [store, spotlight] = createSpotlight();
const icon = { size: 18, stroke: 1.75 };
const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Where one can go from anywhere, beside what pages and conversations offer. */
function useEverywhere(): Command[] {
  const { t, i18n } = useTranslation(['command-bar', 'views']);
  const navigate = useNavigate();
  const { can } = useSession();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const teams = useTeams();
  const views = useAnswer(listViews, {}).data;
  const profile = useAction(updateProfile, {
    onSuccess: (next) => void queryClient.setQueryData(keyOf(getSession, {}), next),
  });
  const go = (id: string, label: string, path: string) =>
    ({ id: `go.${id}`, group: 'go', label, run: () => void navigate(path) }) as const;
  const other: Locale = i18n.language === 'fr' ? 'en' : 'fr';
  return [
    ...BUILT_IN_VIEWS.filter((view) => view !== 'team').map((view) =>
      go(view, t(`views:builtIn.${view}`), `/inbox/${view}`),
    ),
    ...(views?.teams ?? []).map(({ teamId }) =>
      go(teamId, teams.find((team) => team.id === teamId)?.name ?? '', `/team/${teamId}`),
    ),
    ...(views?.saved ?? []).map((view) => go(view.id, view.name, `/view/${view.id}`)),
    go('customers', t('views:customers'), '/customers'),
    go('macros', t('views:macros'), '/macros'),
    ...(can('routing.supervise') ? [go('wallboard', t('views:wallboard'), '/wallboard')] : []),
    ...(can('conversation.write') ? [go('my-day', t('views:myDay'), '/my-day')] : []),
    go('profile', t('profile'), '/profile'),
    ...(can('inbox.manage') || can('user.manage') || can('audit.read')
      ? [go('admin', t('views:admin'), '/admin')]
      : []),
    { id: 'new', group: 'desk', label: t('views:newMessage'), run: openNewMessage },
    { id: 'help', group: 'desk', label: t('keys.title'), run: openKeyHelp },
    ...(['light', 'dark', 'auto'] as const)
      .filter((scheme) => scheme !== colorScheme)
      .map(
        (scheme) =>
          ({ id: scheme, group: 'desk', label: t(`theme.${scheme}`), run: () => setColorScheme(scheme) }) as const,
      ),
    {
      id: 'language',
      group: 'desk',
      label: t(`language.${other}`),
      run: () => {
        void setLanguage(other);
        profile.mutate({ locale: other });
      },
    },
  ];
}

export function CommandBar({ onClose }: { onClose: () => void }) {
  const { t, i18n } = useTranslation(['command-bar', 'conversation-list']);
  const navigate = useNavigate();
  const query = useBarQuery();
  const everywhere = useEverywhere();
  const offered = useCommandList().filter((command) => !command.isKeyOnly && !command.isFirst);
  const asked = query.trim();
  const [q] = useDebouncedValue(asked, 200);
  const { conversations } = useConversations({ q, sort: 'newest' }, q.length > 1);
  useEffect(() => spotlight.open(), []);
  const fits = ({ label }: { label: string }) => asked === '' || plain(label).includes(plain(asked));
  const groups = (['conversation', 'list', 'go', 'desk'] as const)
    .map((group) => ({
      group,
      commands: [...offered, ...everywhere].filter(
        (command) => command.group === group && command.label && fits(command),
      ),
    }))
    .filter(({ commands }) => commands.length > 0);
  const search = () => void navigate(`/search?q=${encodeURIComponent(asked)}`);
  const isEntered = useIsEntered();
  useEffect(() => {
    if (!isEntered) return;
    void navigate(`/search?q=${encodeURIComponent(asked)}`);
    spotlight.close();
    onClose();
  }, [isEntered, asked, navigate, onClose]);
  return (
    <Spotlight.Root
      store={store}
      shortcut={null}
      query={query}
      onQueryChange={setBarQuery}
      onSpotlightClose={onClose}
      scrollable
      overlayProps={{ backgroundOpacity: 0.4, blur: 0 }}
      classNames={{ actionsGroup: classes.group ?? '', search: classes.search ?? '', action: classes.action ?? '' }}
      maxHeight={420}
      attributes={{ content: { 'aria-label': t('label') } }}
    >
      <Spotlight.Search
        placeholder={t('placeholder')}
        aria-label={t('placeholder')}
        leftSection={<IconSearch {...icon} aria-hidden />}
      />
      <Spotlight.ActionsList>
        {asked !== '' && (
          <Spotlight.ActionsGroup label={t('groups.search')}>
            <Spotlight.Action
              label={t('searchFor', { q: asked })}
              leftSection={<IconSearch {...icon} />}
              onClick={search}
            />
            {q === asked &&
              conversations
                .slice(0, 5)
                .map((one) => (
                  <Spotlight.Action
                    key={one.id}
                    label={one.subject || one.preview || t('conversation-list:noSubject')}
                    description={[t('number', { number: one.number.toLocaleString(i18n.language) }), one.customer?.name]
                      .filter(Boolean)
                      .join(' · ')}
                    leftSection={<IconMail {...icon} />}
                    onClick={() => void navigate(`/inbox/all/${one.id}`)}
                  />
                ))}
          </Spotlight.ActionsGroup>
        )}
        {groups.map(({ group, commands }) => (
          <Spotlight.ActionsGroup key={group} label={t(`groups.${group}`)}>
            {commands.map((command) => (
              <Spotlight.Action
                key={command.id}
                label={command.label}
                leftSection={group === 'go' ? <IconArrowRight {...icon} /> : <IconBolt {...icon} />}
                rightSection={command.key ? <Kbd size="xs">{command.key}</Kbd> : undefined}
                // What it opens takes the focus after the bar has given it back.
                onClick={() => setTimeout(command.run, 50)}
              />
            ))}
          </Spotlight.ActionsGroup>
        ))}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
