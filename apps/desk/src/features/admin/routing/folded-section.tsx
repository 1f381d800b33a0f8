import { Button } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { icon } from '../frame/icon-look.ts';
import { SettingsSection } from '../frame/settings-section.tsx';
import classes from './routing.module.css';

interface Props {
  title: string;
  help: string;
  /** What holds now, in words: whoever is content need not open it. */
  summary: string;
  /** Something in it has to be mended: it opens. */
  hasError?: boolean;
  children: ReactNode;
}

/** A subject that works without being looked at. */
export function FoldedSection({ title, help, summary, hasError = false, children }: Props) {
  const { t } = useTranslation('routing-settings');
  const [isWanted, setWanted] = useState(false);
  const contentId = useId();
  const isOpen = isWanted || hasError;
  const Chevron = isOpen ? IconChevronUp : IconChevronDown;
  return (
    <SettingsSection title={title} help={help}>
      <div className={classes.foldHead}>
        <p className={classes.summary}>{summary}</p>
        <Button
          variant="default"
          size="compact-sm"
          rightSection={<Chevron {...icon} />}
          aria-expanded={isOpen}
          aria-label={t(isOpen ? 'fold.hideOf' : 'fold.changeOf', { title })}
          {...(isOpen ? { 'aria-controls': contentId } : {})}
          onClick={() => setWanted(!isOpen)}
        >
          {t(isOpen ? 'fold.hide' : 'fold.change')}
        </Button>
      </div>
      {isOpen && (
        <div id={contentId} className={classes.foldBody}>
          {children}
        </div>
      )}
    </SettingsSection>
  );
}
