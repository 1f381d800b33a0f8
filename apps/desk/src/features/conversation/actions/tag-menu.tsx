import type { Tag } from '@guichet/contracts';
import { IconPlus, IconTag } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTags } from '../../../app/people.ts';
import { OptionMenu } from './option-menu.tsx';

interface TagMenuProps {
  /** Those it has already. */
  tags: readonly Tag[];
  onAdd: (name: string) => void;
  onRemove?: (tag: Tag) => void;
  children: ReactNode;
}

/** Known tags to tick, and a new one by typing its name. */
export function TagMenu({ tags, onAdd, onRemove, children }: TagMenuProps) {
  const { t } = useTranslation('conversation');
  const known = useTags();
  const isKnown = (name: string) => known.some((tag) => tag.name.toLocaleLowerCase() === name.toLocaleLowerCase());
  const choose = (name: string) => {
    const tag = tags.find((one) => one.name === name);
    if (tag) onRemove?.(tag);
    else onAdd(name);
  };
  return (
    <OptionMenu
      label={t('actions.findTag')}
      staysOpen
      options={known.map(({ name }) => ({
        value: name,
        label: name,
        icon: <IconTag size={16} stroke={1.75} aria-hidden />,
        isOn: tags.some((tag) => tag.name === name),
      }))}
      whenTyped={(name) =>
        isKnown(name)
          ? null
          : {
              value: name,
              label: t('actions.newTag', { name }),
              icon: <IconPlus size={16} stroke={1.75} aria-hidden />,
            }
      }
      onChoose={choose}
    >
      {children}
    </OptionMenu>
  );
}
