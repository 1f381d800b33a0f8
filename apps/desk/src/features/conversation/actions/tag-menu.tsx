import type { Tag } from '@guichet/contracts';
import { Menu, TextInput } from '@mantine/core';
import { IconCheck, IconPlus, IconTag } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTags } from '../../../app/people.ts';
import classes from './menus.module.css';

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
  const [typed, setTyped] = useState('');
  const known = useTags();
  const name = typed.trim();
  const fitting = known.filter((tag) => tag.name.toLocaleLowerCase().includes(name.toLocaleLowerCase()));
  const isNew = name !== '' && !known.some((tag) => tag.name.toLocaleLowerCase() === name.toLocaleLowerCase());
  return (
    <Menu width={240} closeOnItemClick={false} onClose={() => setTyped('')}>
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown>
        <TextInput
          className={classes.search ?? ''}
          size="xs"
          aria-label={t('actions.findTag')}
          placeholder={t('actions.findTag')}
          value={typed}
          maxLength={60}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !name) return;
            onAdd(name);
            setTyped('');
          }}
          data-autofocus
        />
        <div className={classes.scroll}>
          {fitting.map((tag) => {
            const isOn = tags.some((one) => one.id === tag.id);
            return (
              <Menu.Item
                key={tag.id}
                role="menuitemcheckbox"
                aria-checked={isOn}
                leftSection={<IconTag size={16} stroke={1.75} />}
                rightSection={isOn && <IconCheck size={16} stroke={1.75} />}
                onClick={() => (isOn ? onRemove?.(tag) : onAdd(tag.name))}
              >
                {tag.name}
              </Menu.Item>
            );
          })}
          {isNew && (
            <Menu.Item leftSection={<IconPlus size={16} stroke={1.75} />} onClick={() => onAdd(name)}>
              {t('actions.newTag', { name })}
            </Menu.Item>
          )}
        </div>
      </Menu.Dropdown>
    </Menu>
  );
}
