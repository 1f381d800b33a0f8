import { listMacros, type Macro } from '@guichet/contracts';
import { ActionIcon, Button, Menu, Skeleton, TextInput } from '@mantine/core';
import { IconBolt, IconDots, IconPencil, IconPlus, IconSearch, IconTrash } from '@tabler/icons-react';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../app/api.ts';
import { late } from '../../app/late.tsx';
import { Page } from '../../app/page.tsx';
import { Pill } from '../../app/pill.tsx';
import { useSession } from '../../app/session.tsx';
import { Empty } from '../../app/states/empty.tsx';
import { Failure } from '../../app/states/failure.tsx';
import { useActionWords } from '../conversation/composer/use-action-words.ts';
import { DeleteMacro } from './delete-macro.tsx';
import classes from './macros.module.css';

const MacroForm = late(async () => (await import('./macro-form.tsx')).MacroForm);
const textOf = (html: string) =>
  html
    .replace(/<\/(p|li|div)>|<br[^>]*>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .trim();

/** Canned answers and what they do beside. */
export function MacrosPage() {
  const { t } = useTranslation(['macros', 'app', 'composer']);
  const { can } = useSession();
  const wordsOf = useActionWords();
  const { data, error, isPending, refetch } = useAnswer(listMacros, {});
  const [edited, setEdited] = useState<Macro | 'new' | null>(null);
  const [deleted, setDeleted] = useState<Macro | null>(null);
  const [q, setQ] = useState('');
  const macros = (data?.macros ?? []).filter(({ name, shortcut }) =>
    `${name} ${shortcut}`.toLocaleLowerCase().includes(q.trim().toLocaleLowerCase()),
  );
  const mayEdit = (macro: Macro) => can('conversation.write') && (!macro.isShared || can('macro.share'));
  return (
    <Page
      title={t('title')}
      intro={t('intro')}
      actions={
        can('conversation.write') && (
          <Button leftSection={<IconPlus size={16} stroke={1.75} aria-hidden />} onClick={() => setEdited('new')}>
            {t('create')}
          </Button>
        )
      }
    >
      {isPending && Array.from({ length: 4 }, (_, index) => <Skeleton key={index} height={64} mb="sm" />)}
      {error && !data && <Failure error={error} onRetry={() => void refetch()} />}
      {data?.macros.length === 0 && (
        <Empty icon={<IconBolt stroke={1.75} aria-hidden />} title={t('empty.title')} text={t('empty.text')} />
      )}
      {data !== undefined && data.macros.length > 8 && (
        <TextInput
          type="search"
          mb="sm"
          aria-label={t('search')}
          placeholder={t('search')}
          leftSection={<IconSearch size={16} stroke={1.75} aria-hidden />}
          value={q}
          onChange={(event) => setQ(event.currentTarget.value)}
        />
      )}
      {macros.length === 0 && q && <p className={classes.text}>{t('composer:noSuchMacro')}</p>}
      <ul className={classes.list}>
        {macros.map((macro) => (
          <li key={macro.id} className={classes.macro}>
            <div className={classes.words}>
              <div className={classes.name}>
                <strong>{macro.name}</strong>
                <code>/{macro.shortcut}</code>
                <Pill tone={macro.isShared ? 'accent' : 'plain'}>{t(macro.isShared ? 'shared' : 'personal')}</Pill>
              </div>
              <p className={classes.text}>{textOf(macro.html) || t('noText')}</p>
              {wordsOf(macro.actions).length > 0 && (
                <p className={classes.actions}>{wordsOf(macro.actions).join(' · ')}</p>
              )}
            </div>
            {mayEdit(macro) && (
              <Menu>
                <Menu.Target>
                  <ActionIcon aria-label={t('options', { name: macro.name })}>
                    <IconDots size={18} stroke={1.75} />
                  </ActionIcon>
                </Menu.Target>
                <Menu.Dropdown>
                  <Menu.Item leftSection={<IconPencil size={16} stroke={1.75} />} onClick={() => setEdited(macro)}>
                    {t('app:edit')}
                  </Menu.Item>
                  <Menu.Item
                    c="var(--bad)"
                    leftSection={<IconTrash size={16} stroke={1.75} />}
                    onClick={() => setDeleted(macro)}
                  >
                    {t('app:delete')}
                  </Menu.Item>
                </Menu.Dropdown>
              </Menu>
            )}
          </li>
        ))}
      </ul>
      {deleted && <DeleteMacro macro={deleted} onClose={() => setDeleted(null)} />}
      <Suspense>
        {edited && <MacroForm macro={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
      </Suspense>
    </Page>
  );
}
