import {
  createSite,
  listInboxes,
  listQueues,
  listSites,
  type SettingsWarning,
  type Site,
  updateSite,
} from '@guichet/contracts';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { keyOf, queryClient, useAction } from '../../../app/api.ts';
import { restartForm } from '../frame/restart-form.ts';
import { useFieldRules } from '../frame/use-field-rules.ts';
import { useTell } from '../frame/use-tell.ts';
import { useSavedWarnings } from '../routing/use-saved-warnings.ts';
import { requestOf, type SiteValues, startValues } from './site-values.ts';
import { useSiteRules } from './use-site-rules.ts';

interface Saved {
  site: Site;
  warnings: SettingsWarning[];
}

/** The page shows what was saved at once; the list is asked again behind it. */
export function showSaved(saved: Site) {
  queryClient.setQueryData(keyOf(listSites, {}), (old: { sites: Site[] } | undefined) => {
    if (!old) return old;
    const others = old.sites.filter((one) => one.id !== saved.id);
    return { sites: [...others, saved].toSorted((a, b) => a.name.localeCompare(b.name)) };
  });
}

/** The form's values, its checks, what saving does, and what the server warned of. */
export function useSiteForm(site: Site | undefined) {
  const { t } = useTranslation('site-settings');
  const tell = useTell();
  const { focusFirst } = useFieldRules();
  const navigate = useNavigate();
  const [warnings, setWarnings] = useSavedWarnings();
  const changes = { invalidates: [listSites, listQueues, listInboxes] };
  const create = useAction(createSite, changes);
  const update = useAction(updateSite, changes);
  const [initialValues] = useState(() => startValues(site));
  const form = useForm<SiteValues>({ initialValues, validate: useSiteRules() });
  const onSuccess = (saved: Saved) => {
    showSaved(saved.site);
    restartForm(form, startValues(saved.site));
    setWarnings(saved.warnings);
    tell.done(t(site ? 'saved' : 'created', { name: saved.site.name }));
    if (!site) void navigate(`/admin/sites/${saved.site.id}`, { replace: true, state: { warnings: saved.warnings } });
  };
  const save = (values: SiteValues) => {
    if (site) update.mutate({ siteId: site.id, ...requestOf(values) }, { onSuccess });
    else create.mutate(requestOf(values), { onSuccess });
  };
  return {
    form,
    warnings,
    error: create.error ?? update.error,
    isBusy: create.isPending || update.isPending,
    onSubmit: form.onSubmit(save, (errors) => requestAnimationFrame(() => focusFirst(form)(errors))),
  };
}
