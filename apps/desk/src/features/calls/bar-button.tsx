import { ActionIcon, Tooltip, type ActionIconProps } from '@mantine/core';
import type { ComponentProps } from 'react';
import classes from './call-bar.module.css';

interface BarButtonProps
  extends Omit<ActionIconProps, 'variant' | 'radius'>, Pick<ComponentProps<'button'>, 'onClick'> {
  label: string;
  /** Keys that do the same. */
  keys?: string;
  isOn?: boolean;
  isEnd?: boolean;
  recording?: string;
  ref?: ComponentProps<'button'>['ref'];
}

/** A round button of the call bar, named by its tooltip. */
export function BarButton({ label, keys, isOn, isEnd, recording, children, ref, ...rest }: BarButtonProps) {
  return (
    <Tooltip label={keys ? `${label} (${keys})` : label}>
      <ActionIcon
        {...rest}
        {...(ref ? { ref } : {})}
        className={classes.press ?? ''}
        variant="default"
        radius={999}
        aria-label={label}
        data-on={isOn || undefined}
        data-end={isEnd || undefined}
        data-record={recording}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
