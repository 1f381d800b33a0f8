import { ActionIcon, CopyButton, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { icon } from '../frame/icon-look.ts';
import classes from './copy-text.module.css';

/** A text one has to paste elsewhere; selects as a whole, and copies with the button. */
export function CopyText({ text, label }: { text: string; label: string }) {
  const { t } = useTranslation('admin');
  return (
    <span className={classes.line}>
      <code className={classes.text}>{text}</code>
      <CopyButton value={text}>
        {({ copied, copy }) => (
          <Tooltip label={copied ? t('actions.copied') : label}>
            <ActionIcon aria-label={label} onClick={copy}>
              {copied ? <IconCheck {...icon} /> : <IconCopy {...icon} />}
            </ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
    </span>
  );
}
