import { Combobox, useCombobox } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useEffect, useState, type ReactNode } from 'react';
import { useCommands, type Command } from '../../../app/commands.ts';
import classes from './menus.module.css';

export interface MenuOption {
  value: string;
  label: string;
  icon: ReactNode;
  /** Said after the label, and not searched. */
  hint?: ReactNode;
  isOn?: boolean;
}
interface OptionMenuProps {
  label: string;
  options: readonly MenuOption[];
  /** What may be chosen that is not there yet. */
  whenTyped?: (typed: string) => MenuOption | null;
  staysOpen?: boolean;
  command?: Omit<Command, 'run'>;
  onChoose: (value: string) => void;
  children: ReactNode;
}

const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** A button that opens a list narrowed by typing. */
export function OptionMenu({ label, options, whenTyped, staysOpen, command, onChoose, children }: OptionMenuProps) {
  const [typed, setTyped] = useState('');
  const combobox = useCombobox({
    onDropdownClose: () => {
      setTyped('');
      combobox.targetRef.current?.querySelector('button')?.focus();
      combobox.resetSelectedOption();
    },
    onDropdownOpen: () => combobox.focusSearchInput(),
  });
  useCommands(command ? [{ ...command, run: () => combobox.openDropdown() }] : []);
  const fitting = options.filter((option) => folded(option.label).includes(folded(typed.trim())));
  const added = typed.trim() ? whenTyped?.(typed.trim()) : null;
  const shown = added ? [...fitting, added] : fitting;
  const { dropdownOpened, selectFirstOption } = combobox;
  const first = shown[0]?.value;
  // Enter takes what stands first, from the first letter on.
  useEffect(() => {
    if (dropdownOpened && first !== undefined) selectFirstOption();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the store's functions are new at each render
  }, [dropdownOpened, typed, first]);
  const choose = (value: string) => {
    onChoose(value);
    if (staysOpen) setTyped('');
    else combobox.closeDropdown();
  };
  return (
    <Combobox
      store={combobox}
      width={260}
      position="bottom-end"
      shadow="md"
      withinPortal
      portalProps={{ target: '#main' }}
      onOptionSubmit={choose}
    >
      <Combobox.Target targetType="button" withAriaAttributes={false}>
        <span className={classes.target} onClick={() => combobox.toggleDropdown()}>
          {children}
        </span>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          aria-label={label}
          placeholder={label}
          value={typed}
          maxLength={60}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Combobox.Options className={classes.scroll ?? ''} aria-label={label}>
          {shown.map((option) => (
            <Combobox.Option key={option.value} value={option.value} active={option.isOn ?? false}>
              <span className={classes.option}>
                {option.icon}
                <span className={classes.optionLabel}>{option.label}</span>
                {option.hint && <span className={classes.hint}>{option.hint}</span>}
                {option.isOn && <IconCheck size={16} stroke={1.75} aria-hidden />}
              </span>
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
