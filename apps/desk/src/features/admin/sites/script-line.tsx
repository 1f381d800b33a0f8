import { Button, CopyButton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { icon } from '../frame/icon-look.ts';
import classes from './sites.module.css';

/** The one line each page carries. */
export function ScriptLine({ script }: { script: string }) {
  const { t } = useTranslation('site-settings');
  return (
    <div className={classes.script}>
      <pre tabIndex={0} role="group" aria-label={t('sections.script')}>
        <code>{script}</code>
      </pre>
      <CopyButton value={script}>
        {({ copied, copy }) => (
          <Button
            variant="default"
            leftSection={copied ? <IconCheck {...icon} /> : <IconCopy {...icon} />}
            onClick={copy}
          >
            {t(copied ? 'scriptCopied' : 'scriptCopy')}
          </Button>
        )}
      </CopyButton>
    </div>
  );
}
