import { Priority } from '@guichet/contracts';
import { Menu } from '@mantine/core';
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
      <Menu.RadioGroup value={priority ?? null} onChange={(one) => onChoose(Priority.parse(one))}>
        {Priority.options.toReversed().map((one) => (
          <Menu.RadioItem key={one} value={one} closeMenuOnClick>
            {t(`app:priority.${one}`)}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </>
  );
}
