import { deleteView, listViews, type SavedView } from '@guichet/contracts';
import { ActionIcon, Menu } from '@mantine/core';
import { IconBookmark, IconDots, IconTrash, IconUsersGroup } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMatch, useNavigate } from 'react-router';
import { useAction } from '../../app/api.ts';
import { useSession } from '../../app/session.tsx';
import { NavItem } from './nav-item.tsx';
import classes from './views-nav.module.css';

export function SavedViewItem({ view, count }: { view: SavedView; count: number }) {
  const { t } = useTranslation('views');
  const { can } = useSession();
  const navigate = useNavigate();
  const isOpen = useMatch('/view/:savedViewId/*')?.params.savedViewId === view.id;
  const remove = useAction(deleteView, {
    invalidates: [listViews],
    onSuccess: () => void (isOpen && navigate('/inbox/todo')),
  });
  const mayDelete = view.isMine || (view.isShared && can('view.share'));
  return (
    <NavItem
      to={`/view/${view.id}`}
      Icon={view.isShared ? IconUsersGroup : IconBookmark}
      label={view.name}
      {...(view.isShared ? { title: t('sharedName', { name: view.name }) } : {})}
      count={count}
    >
      {mayDelete && (
        <Menu>
          <Menu.Target>
            <ActionIcon className={classes.more} size={28} aria-label={t('options', { name: view.name })}>
              <IconDots size={16} stroke={1.75} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              c="var(--bad)"
              leftSection={<IconTrash size={16} stroke={1.75} />}
              onClick={() => remove.mutate({ viewId: view.id })}
            >
              {t('delete')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </NavItem>
  );
}
