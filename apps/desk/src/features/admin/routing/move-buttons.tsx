import { ActionIcon } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { icon } from '../frame/icon-look.ts';
import classes from './routing.module.css';

interface Props {
  /** Of the row, for the buttons' names. */
  name: string;
  index: number;
  count: number;
  onMove: (to: number) => void;
  onRemove?: () => void;
}

/** Earlier, later, away. The keyboard stays on the button, so that one can press again. */
export function MoveButtons({ name, index, count, onMove, onRemove }: Props) {
  const { t } = useTranslation('routing-settings');
  const up = useRef<HTMLButtonElement>(null);
  const down = useRef<HTMLButtonElement>(null);
  const move = (to: number, button: typeof up) => {
    if (to < 0 || to >= count) return;
    onMove(to);
    // A row that is moved loses the keyboard.
    requestAnimationFrame(() => button.current?.focus());
  };
  // Not `disabled`: that would take the keyboard away at the end of the list.
  const off = (isOff: boolean) => (isOff ? { 'aria-disabled': true, 'data-disabled': true } : {});
  return (
    <div className={classes.buttons}>
      <ActionIcon
        ref={up}
        aria-label={t('order.up', { name })}
        onClick={() => move(index - 1, up)}
        {...off(index === 0)}
      >
        <IconArrowUp {...icon} />
      </ActionIcon>
      <ActionIcon
        ref={down}
        aria-label={t('order.down', { name })}
        onClick={() => move(index + 1, down)}
        {...off(index === count - 1)}
      >
        <IconArrowDown {...icon} />
      </ActionIcon>
      {onRemove && (
        <ActionIcon aria-label={t('order.remove', { name })} onClick={onRemove}>
          <IconTrash {...icon} />
        </ActionIcon>
      )}
    </div>
  );
}
