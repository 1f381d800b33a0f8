import type { Priority } from '@guichet/contracts';
import { Menu } from '@mantine/core';
import type { ReactNode } from 'react';
import { PriorityItems } from './priority-items.tsx';

interface PriorityMenuProps {
  onChoose: (priority: Priority) => void;
  children: ReactNode;
}

export function PriorityMenu({ onChoose, children }: PriorityMenuProps) {
  return (
    <Menu width={180}>
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown>
        <PriorityItems onChoose={onChoose} />
      </Menu.Dropdown>
    </Menu>
  );
}
