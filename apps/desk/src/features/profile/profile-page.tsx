import { useTranslation } from 'react-i18next';
import { Page } from '../../app/page.tsx';
import { useSession } from '../../app/session.tsx';
import { SettingsSection } from '../admin/frame/settings-section.tsx';
import { TelephoneSettings } from '../calls/telephone-settings.tsx';
import { IdentityForm } from './identity-form.tsx';
import { LookSettings } from './look-settings.tsx';
import { PasswordForm } from './password-form.tsx';
import classes from './profile.module.css';

/** What somebody may change about himself. */
export function ProfilePage() {
  const { t } = useTranslation(['profile', 'calls']);
  const { can } = useSession();
  return (
    <Page title={t('title')} intro={t('lead')}>
      <div className={classes.settings}>
        <SettingsSection title={t('identity.title')} help={t('identity.help')}>
          <IdentityForm />
        </SettingsSection>
        <SettingsSection title={t('look.title')} help={t('look.help')}>
          <LookSettings />
        </SettingsSection>
        {can('conversation.write') && (
          <SettingsSection title={t('calls:settings.title')} help={t('calls:settings.help')}>
            <TelephoneSettings />
          </SettingsSection>
        )}
        <SettingsSection title={t('password.title')} help={t('password.help')}>
          <PasswordForm />
        </SettingsSection>
      </div>
    </Page>
  );
}
