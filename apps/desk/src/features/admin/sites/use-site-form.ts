import { createSite, listInboxes, listQueues, listSites, type Site, updateSite } from '@guichet/contracts';
import { useTranslation } from 'react-i18next';
import { call } from '../../../app/api.ts';
import { useSettingsForm } from '../frame/use-settings-form.ts';
import { requestOf, type SiteValues, startValues } from './site-values.ts';
import { useSiteRules } from './use-site-rules.ts';

export const SITES = { endpoint: listSites, field: 'sites' };

export function useSiteForm(site: Site | undefined) {
  const { t } = useTranslation('site-settings');
  const save = async (values: SiteValues) => {
    const wish = requestOf(values);
    const { site: item, warnings } = await (site
      ? call(updateSite, { siteId: site.id, ...wish })
      : call(createSite, wish));
    return { item, warnings };
  };
  return useSettingsForm({
    ...{ item: site, startValues, validate: useSiteRules(), save, path: '/admin/sites' },
    list: SITES,
    invalidates: [listQueues, listInboxes],
    told: (name) => t(site ? 'saved' : 'created', { name }),
  });
}
