import { Group, Text, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import classes from './admin-page.module.css';

interface Props {
  title: string;
  lead?: string;
  actions?: ReactNode;
  /** Above the title: the way back to the list a page belongs to. */
  above?: ReactNode;
  /** Settings read best in a narrow column, tables in a wide one. */
  width?: 'wide' | 'narrow';
  children: ReactNode;
}

/** Title, one sentence, actions, content: the same order on each administration page. */
export function AdminPage({ title, lead, actions, above, width = 'wide', children }: Props) {
  const titleId = useId();
  return (
    <section aria-labelledby={titleId} className={classes.page} data-width={width}>
      {above}
      <header className={classes.head}>
        <div className={classes.words}>
          <Title id={titleId} order={1} className={classes.title}>
            {title}
          </Title>
          {lead !== undefined && <Text className={classes.lead}>{lead}</Text>}
        </div>
        {actions !== undefined && <Group gap="xs">{actions}</Group>}
      </header>
      {children}
    </section>
  );
}
