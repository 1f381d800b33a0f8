import { addressOf, getWidgetLogo, listSites, type Site, updateSite, uploadSiteLogo } from '@guichet/contracts';
import { Button, FileButton, Input } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, keyOf, queryClient } from '../../../app/api.ts';
import { useErrorWords } from '../frame/use-error-words.ts';
import classes from './sites.module.css';

const TYPES = 'image/png,image/jpeg,image/webp,image/gif';

/** Saved at once, apart from the form. */
export function LogoField({ site }: { site: Site }) {
  const { t } = useTranslation('site-settings');
  const words = useErrorWords('sites');
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const [version, setVersion] = useState(0);
  const change = async (work: () => Promise<unknown>) => {
    setBusy(true);
    setError(null);
    try {
      await work();
      await queryClient.invalidateQueries({ queryKey: keyOf(listSites) });
      setVersion((count) => count + 1);
    } catch (refusal) {
      setError(refusal);
    } finally {
      setBusy(false);
    }
  };
  const siteId = site.id;
  return (
    <Input.Wrapper label={t('logo')} description={t('logoHelp')} labelElement="div" error={error ? words(error) : null}>
      <div className={classes.logo}>
        {site.hasLogo && (
          <img src={`${addressOf(getWidgetLogo, { siteKey: site.key }).url}?${version}`} alt={t('logo')} height={40} />
        )}
        <FileButton
          accept={TYPES}
          onChange={(file) => file && void change(() => call(uploadSiteLogo, { siteId }, { body: file }))}
        >
          {(props) => (
            <Button variant="default" loading={isBusy} {...props}>
              {t(site.hasLogo ? 'logoChange' : 'logoChoose')}
            </Button>
          )}
        </FileButton>
        {site.hasLogo && (
          <Button
            variant="subtle"
            disabled={isBusy}
            onClick={() => void change(() => call(updateSite, { siteId, removesLogo: true }))}
          >
            {t('logoRemove')}
          </Button>
        )}
      </div>
    </Input.Wrapper>
  );
}
