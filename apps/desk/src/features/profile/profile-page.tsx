import { useTranslation } from 'react-i18next';
import { Page } from '../../app/page.tsx';
import { IdentityForm } from './identity-form.tsx';
import { LookSettings } from './look-settings.tsx';
import { PasswordForm } from './password-form.tsx';
import { ProfileSection } from './profile-section.tsx';

/** What somebody may change about himself. */
export function ProfilePage() {
  const { t } = useTranslation('profile');
  return (
    <Page title={t('title')} intro={t('lead')}>
      <ProfileSection title={t('identity.title')} help={t('identity.help')}>
        <IdentityForm />
      </ProfileSection>
      <ProfileSection title={t('look.title')} help={t('look.help')}>
        <LookSettings />
      </ProfileSection>
      <ProfileSection title={t('password.title')} help={t('password.help')}>
        <PasswordForm />
      </ProfileSection>
    </Page>
  );
}
