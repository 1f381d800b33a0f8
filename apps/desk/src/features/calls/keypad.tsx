import { Popover } from '@mantine/core';
import { IconGridDots } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BarButton } from './bar-button.tsx';
import { atTelephone } from './telephone.ts';
import classes from './call-bar.module.css';

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'] as const;

interface KeypadProps {
  legId: string;
  isOpen: boolean;
  isDisabled: boolean;
  onChange: (isOpen: boolean) => void;
}

/** Keys as tones, by the mouse or typed. */
export function Keypad({ legId, isOpen, isDisabled, onChange }: KeypadProps) {
  const { t } = useTranslation('calls');
  const [pressed, setPressed] = useState('');
  const press = (key: string) => {
    atTelephone({ do: 'press', legId, key });
    setPressed((before) => (before + key).slice(-16));
  };
  return (
    <Popover
      opened={isOpen}
      onChange={onChange}
      onClose={() => setPressed('')}
      trapFocus
      returnFocus
      shadow="md"
      withinPortal
      portalProps={{ target: '#main' }}
    >
      <Popover.Target>
        <BarButton label={t('keypad')} keys="Alt K" disabled={isDisabled} onClick={() => onChange(!isOpen)}>
          <IconGridDots size={18} stroke={1.75} />
        </BarButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('keypad')}>
        <div
          className={classes.keypad}
          onKeyDown={({ key, ctrlKey, metaKey, altKey }) => {
            if (!ctrlKey && !metaKey && !altKey && (KEYS as readonly string[]).includes(key)) press(key);
          }}
        >
          <output className={classes.pressed} aria-label={t('pressed')}>
            {pressed || '\u00a0'}
          </output>
          {KEYS.map((key) => (
            <button key={key} type="button" className={classes.key} onClick={() => press(key)}>
              {key}
            </button>
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
