import { Priority } from '@guichet/contracts';
import { Menu } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface PriorityMenuProps {
  priority?: Priority;
  onChoose: (priority: Priority) => void;
  children: ReactNode;
}

export function PriorityMenu({ priority, onChoose, children }: PriorityMenuProps) {
  const { t } = useTranslation(['conversation', 'app']);
  return (
    <Menu width={180}>
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('actions.priority')}</Menu.Label>
        {Priority.options.toReversed().map((one) => (
          <Menu.Item
            key={one}
            role="menuitemradio"
            aria-checked={one === priority}
            rightSection={one === priority && <IconCheck size={16} stroke={1.75} />}
            onClick={() => onChoose(one)}
          >
            {t(`app:priority.${one}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
