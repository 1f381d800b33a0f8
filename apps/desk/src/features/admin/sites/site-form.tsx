import type { Site } from '@guichet/contracts';
import { useTranslation } from 'react-i18next';
import { FormFailure } from '../frame/form-failure.tsx';
import { LeaveGuard } from '../frame/leave-guard.tsx';
import { SaveBar } from '../frame/save-bar.tsx';
import { SettingsSection } from '../frame/settings-section.tsx';
import { WarningsNotice } from '../routing/warnings-notice.tsx';
import { AppearanceFields } from './appearance-fields.tsx';
import { CallbackBudget } from './callback-budget.tsx';
import { CallbackFields } from './callback-fields.tsx';
import { CallFields } from './call-fields.tsx';
import { ChatFieldsEditor } from './chat-fields-editor.tsx';
import { CourseFields } from './course-fields.tsx';
import { DeleteSite } from './delete-site.tsx';
import { LogoField } from './logo-field.tsx';
import { MenuEditor } from './menu-editor.tsx';
import { ScriptLine } from './script-line.tsx';
import { SiteFields } from './site-fields.tsx';
import { SitePreview } from './site-preview.tsx';
import { SitePrompts } from './site-prompts.tsx';
import { SiteSecrets } from './site-secrets.tsx';
import { useSiteForm } from './use-site-form.ts';
import classes from './sites.module.css';

/** Everything of a site, with the widget itself beside it. */
export function SiteForm({ site }: { site: Site | undefined }) {
  const { t } = useTranslation('site-settings');
  const { form, warnings, error, isBusy, onSubmit } = useSiteForm(site);
  const section = (name: string) => ({ title: t(`sections.${name}`), help: t(`sections.${name}Help`) });
  return (
    <div className={classes.split}>
      <form noValidate onSubmit={onSubmit} className={classes.form}>
        <WarningsNotice warnings={warnings} area="sites" />
        {site && (
          <SettingsSection {...section('script')}>
            <ScriptLine script={site.script} />
          </SettingsSection>
        )}
        <SettingsSection {...section('basics')}>
          <SiteFields form={form} />
        </SettingsSection>
        <SettingsSection {...section('appearance')}>
          <AppearanceFields form={form} />
          {site && <LogoField site={site} />}
        </SettingsSection>
        <SettingsSection {...section('fields')}>
          <ChatFieldsEditor form={form} />
        </SettingsSection>
        <SettingsSection {...section('menu')}>
          <MenuEditor form={form} />
        </SettingsSection>
        <SettingsSection {...section('calls')}>
          <CallFields form={form} />
        </SettingsSection>
        {site?.callbackQueueId && (
          <SettingsSection {...section('callbacks')}>
            <CallbackFields site={site} />
            <CallbackBudget />
          </SettingsSection>
        )}
        {site && (
          <SettingsSection {...section('prompts')}>
            <SitePrompts site={site} />
          </SettingsSection>
        )}
        <SettingsSection {...section('course')}>
          <CourseFields form={form} />
        </SettingsSection>
        {site && (
          <SettingsSection {...section('identity')}>
            <SiteSecrets site={site} />
          </SettingsSection>
        )}
        {site && (
          <SettingsSection {...section('deletion')}>
            <div>
              <DeleteSite site={site} onDeleted={() => form.resetDirty()} />
            </div>
          </SettingsSection>
        )}
        <FormFailure error={error} area="sites" />
        <SaveBar label={t(site ? 'save' : 'createAction')} isBusy={isBusy} />
        <LeaveGuard isDirty={() => form.isDirty()} />
      </form>
      <SitePreview values={form.values} site={site} />
    </div>
  );
}
