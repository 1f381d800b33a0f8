import { Button, Menu, TextInput } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommands } from '../../../app/commands.ts';
import { dayAndTime } from '../../../app/time/words.ts';
import { forInput, snoozePresets } from './snooze-presets.ts';
import classes from './menus.module.css';

interface SnoozeMenuProps {
  isFirst?: boolean;
  onSnooze: (until: string) => void;
  children: ReactNode;
}

export function SnoozeMenu({ isFirst = false, onSnooze, children }: SnoozeMenuProps) {
  const { t, i18n } = useTranslation('conversation');
  const [isOpen, setOpen] = useState(false);
  const [date, setDate] = useState('');
  useCommands([
    {
      id: `snooze${isFirst}`,
      group: 'conversation',
      label: t('actions.snooze'),
      key: 's',
      isFirst,
      run: () => setOpen(true),
    },
  ]);
  const now = new Date();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!date) return;
    setOpen(false);
    onSnooze(new Date(date).toISOString());
  };
  return (
    <Menu opened={isOpen} onChange={setOpen} width={290}>
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('actions.snoozeUntil')}</Menu.Label>
        {isOpen &&
          snoozePresets(now).map(({ name, until }) => (
            <Menu.Item
              key={name}
              rightSection={<span className={classes.hint}>{dayAndTime(until.getTime(), i18n.language)}</span>}
              onClick={() => onSnooze(until.toISOString())}
            >
              {t(`snooze.${name}`)}
            </Menu.Item>
          ))}
        <Menu.Divider />
        <form className={classes.date} onSubmit={submit}>
          <TextInput
            type="datetime-local"
            size="xs"
            label={t('snooze.date')}
            min={forInput(now)}
            value={date}
            onChange={(event) => setDate(event.currentTarget.value)}
          />
          <Button type="submit" size="xs" variant="default" disabled={!date || new Date(date) <= now}>
            {t('snooze.submit')}
          </Button>
        </form>
      </Menu.Dropdown>
    </Menu>
  );
}
