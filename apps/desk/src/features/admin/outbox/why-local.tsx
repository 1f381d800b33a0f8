import { Anchor, Button, Code, Collapse } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Notice } from '../frame/notice.tsx';
import classes from './why-local.module.css';

/** Why nothing leaves, and the two ways to change that. */
export function WhyLocal() {
  const { t } = useTranslation('admin');
  const [isOpen, setOpen] = useState(false);
  const howId = useId();
  return (
    <Notice tone="warn" title={t('outbox.why.title')}>
      {t('outbox.why.body')}
      <div className={classes.toggle}>
        <Button
          variant="default"
          size="xs"
          aria-expanded={isOpen}
          aria-controls={howId}
          onClick={() => setOpen(!isOpen)}
        >
          {t('outbox.why.show')}
        </Button>
      </div>
      <Collapse id={howId} expanded={isOpen}>
        <div className={classes.how}>
          <p>{t('outbox.why.howInstallation')}</p>
          <Code block>{t('outbox.why.example')}</Code>
          <p>
            {t('outbox.why.howInbox')}{' '}
            <Anchor component={Link} to="/admin/inboxes" underline="always">
              {t('outbox.why.openInboxes')}
            </Anchor>
          </p>
        </div>
      </Collapse>
    </Notice>
  );
}
