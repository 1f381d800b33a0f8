import { addSiteSecret, listSites, removeSiteSecret, type Site } from '@guichet/contracts';
import { Button } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../../app/api.ts';
import { Ago } from '../../../app/time/ago.tsx';
import { ConfirmAction } from '../frame/confirm-action.tsx';
import { FormFailure } from '../frame/form-failure.tsx';
import { icon } from '../frame/icon-look.ts';
import { Notice } from '../frame/notice.tsx';
import { useErrorWords } from '../frame/use-error-words.ts';
import { CopyText } from '../inboxes/copy-text.tsx';
import { showSaved } from '../frame/show-saved.ts';
import { SITES } from './use-site-form.ts';
import classes from './sites.module.css';

const LIVE = 2;

/** By which the shop's server vouches for who is logged in: two at a time, each shown once. */
export function SiteSecrets({ site }: { site: Site }) {
  const { t } = useTranslation('site-settings');
  const words = useErrorWords('sites');
  const [isRotating, setRotating] = useState(false);
  const [ending, setEnding] = useState<string | null>(null);
  const siteId = site.id;
  const add = useAction(addSiteSecret, {
    onSuccess: (made) => {
      showSaved(SITES, made.site);
      setRotating(false);
    },
  });
  const remove = useAction(removeSiteSecret, { invalidates: [listSites], onSuccess: () => setEnding(null) });
  const isFull = site.secrets.length >= LIVE;
  const doomed = site.secrets.find(({ id }) => id === ending);
  return (
    <>
      {add.data && (
        <Notice tone="ok" title={t('secretMade')}>
          <CopyText text={add.data.secret} label={t('secretCopy')} />
        </Notice>
      )}
      {site.secrets.length === 0 && <p className={classes.help}>{t('secretsNone')}</p>}
      <ul className={classes.secrets} aria-label={t('secrets')}>
        {site.secrets.map(({ id, ending: end, createdAt }) => (
          <li key={id}>
            <code>…{end}</code>
            <span className={classes.help}>
              {t('secretSince')} <Ago at={createdAt} as="clock" />
            </span>
            <Button variant="default" size="compact-sm" onClick={() => setEnding(id)}>
              {t('secretEnd')}
            </Button>
          </li>
        ))}
      </ul>
      <div>
        <Button
          variant="default"
          leftSection={<IconKey {...icon} />}
          loading={add.isPending}
          onClick={() => (isFull ? setRotating(true) : add.mutate({ siteId }))}
        >
          {t(site.secrets.length ? 'secretRotate' : 'secretMake')}
        </Button>
      </div>
      <FormFailure error={add.error} area="sites" />
      <ConfirmAction
        opened={isRotating}
        title={t('rotateTitle')}
        body={t('rotateBody', { ending: site.secrets.at(-1)?.ending ?? '' })}
        confirmLabel={t('secretRotate')}
        isBusy={add.isPending}
        onConfirm={() => add.mutate({ siteId })}
        onClose={() => setRotating(false)}
      />
      <ConfirmAction
        opened={doomed !== undefined}
        title={t('secretEndTitle', { ending: doomed?.ending ?? '' })}
        body={t('secretEndBody')}
        confirmLabel={t('secretEnd')}
        isBusy={remove.isPending}
        refusal={remove.error ? words(remove.error) : undefined}
        onConfirm={() => ending && remove.mutate({ siteId, secretId: ending })}
        onClose={() => setEnding(null)}
      />
    </>
  );
}
