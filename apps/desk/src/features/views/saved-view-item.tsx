import type { SavedView } from '@guichet/contracts';
import { IconBookmark, IconUsersGroup } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMatch } from 'react-router';
import { late, LateMenu } from '../../app/late.tsx';
import { useSession } from '../../app/session.tsx';
import { NavItem } from './nav-item.tsx';
import { SavedViewButton } from './saved-view-button.tsx';

const SavedViewMenu = late(async () => (await import('./saved-view-menu.tsx')).SavedViewMenu);

export function SavedViewItem({ view, count }: { view: SavedView; count: number }) {
  const { t } = useTranslation('views');
  const { can } = useSession();
  const isOpen = useMatch('/view/:savedViewId/*')?.params.savedViewId === view.id;
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
        <LateMenu button={(open) => <SavedViewButton name={view.name} onClick={open} />}>
          <SavedViewMenu view={view} isOpen={isOpen} />
        </LateMenu>
      )}
    </NavItem>
  );
}
