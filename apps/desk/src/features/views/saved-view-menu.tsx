import { deleteView, listViews, type SavedView } from '@guichet/contracts';
import { Menu } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useAction } from '../../app/api.ts';
import { SavedViewButton } from './saved-view-button.tsx';

export function SavedViewMenu({ view, isOpen }: { view: SavedView; isOpen: boolean }) {
  const { t } = useTranslation('views');
  const navigate = useNavigate();
  const remove = useAction(deleteView, {
    invalidates: [listViews],
    onSuccess: () => void (isOpen && navigate('/inbox/todo')),
  });
  return (
    <Menu>
      <Menu.Target>
        <SavedViewButton name={view.name} />
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
  );
}
