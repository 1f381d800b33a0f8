import { Button, Popover, TextInput } from '@mantine/core';
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

/** The usual moments, or any other. */
export function SnoozeMenu({ isFirst = false, onSnooze, children }: SnoozeMenuProps) {
  const { t, i18n } = useTranslation('conversation');
  const [isOpen, setOpen] = useState(false);
  const [date, setDate] = useState('');
  const label = t('actions.snooze');
  useCommands([{ id: `snooze${isFirst}`, group: 'conversation', label, key: 's', isFirst, run: () => setOpen(true) }]);
  const now = new Date();
  const snooze = (until: Date) => {
    setOpen(false);
    onSnooze(until.toISOString());
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (date) snooze(new Date(date));
  };
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      width={300}
      position="bottom-end"
      shadow="md"
      trapFocus
      returnFocus
      withRoles={false}
    >
      <Popover.Target>
        <span className={classes.target} onClick={() => setOpen(!isOpen)}>
          {children}
        </span>
      </Popover.Target>
      <Popover.Dropdown className={classes.snooze ?? ''} role="dialog" aria-label={t('actions.snoozeUntil')}>
        {isOpen &&
          snoozePresets(now).map(({ name, until }) => (
            <button key={name} type="button" className={classes.moment} onClick={() => snooze(until)}>
              <span>{t(`snooze.${name}`)}</span>
              <span className={classes.hint}>{dayAndTime(until.getTime(), i18n.language)}</span>
            </button>
          ))}
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
      </Popover.Dropdown>
    </Popover>
  );
}
