import { Text, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import classes from './settings-section.module.css';

interface Props {
  title: string;
  help?: string;
  children: ReactNode;
}

/** One subject of a long form: what it is about on the left, its fields on the right; stacked where it is narrow. */
export function SettingsSection({ title, help, children }: Props) {
  const titleId = useId();
  return (
    <section className={classes.section} aria-labelledby={titleId}>
      <div>
        <Title id={titleId} order={2} className={classes.title}>
          {title}
        </Title>
        {help !== undefined && <Text className={classes.help}>{help}</Text>}
      </div>
      <div className={classes.fields}>{children}</div>
    </section>
  );
}
