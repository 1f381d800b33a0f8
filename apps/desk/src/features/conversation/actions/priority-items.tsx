import { Priority } from '@guichet/contracts';
import { Menu } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

interface PriorityItemsProps {
  priority?: Priority;
  onChoose: (priority: Priority) => void;
}

/** The priorities as items of an open menu. */
export function PriorityItems({ priority, onChoose }: PriorityItemsProps) {
  const { t } = useTranslation(['conversation', 'app']);
  return (
    <>
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
    </>
  );
}
