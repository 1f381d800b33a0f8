import type { VisitedPage } from '@guichet/contracts';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Ago } from '../../app/time/ago.tsx';
import { PageLink } from './visitor-facts.tsx';
import classes from './visitor-facts.module.css';

const SHOWN = 4;

/** The way through this visit, the last page first. */
export function VisitPath({ pages }: { pages: readonly VisitedPage[] }) {
  const { t } = useTranslation('chats');
  const [isWhole, setWhole] = useState(false);
  const before = pages.slice(0, -1).toReversed();
  if (before.length === 0) return null;
  const shown = isWhole ? before : before.slice(0, SHOWN);
  return (
    <div>
      <ol className={classes.path} aria-label={t('visit.path')}>
        {shown.map(({ url, title, at }, index) => (
          <li key={`${at}.${index}`}>
            <span className={classes.step}>
              <PageLink url={url} title={title} />
            </span>
            <span className={classes.quiet}>
              <Ago at={at} as="time" />
            </span>
          </li>
        ))}
      </ol>
      {before.length > shown.length && (
        <Button size="compact-xs" variant="subtle" onClick={() => setWhole(true)}>
          {t('visit.more', { count: before.length - shown.length })}
        </Button>
      )}
    </div>
  );
}
