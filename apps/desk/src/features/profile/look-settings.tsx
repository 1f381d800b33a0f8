import { getSession, type Locale, updateProfile } from '@guichet/contracts';
import { Input, type MantineColorScheme, SegmentedControl, Switch, useMantineColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { keyOf, queryClient, useAction } from '../../app/api.ts';
import { setLanguage } from '../../app/i18n.ts';
import { useErrorText } from '../../app/use-error-text.ts';
import { Notice } from '../admin/frame/notice.tsx';
import { useSoundSetting } from '../offers/offer-settings.ts';

/** Each language in its own words: whoever needs the choice may not read the present one. */
const LANGUAGES = ['fr', 'en'] as const satisfies readonly Locale[];
const THEMES = ['auto', 'light', 'dark'] as const satisfies readonly MantineColorScheme[];

export function LookSettings() {
  const { t, i18n } = useTranslation('profile');
  const words = useErrorText();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const update = useAction(updateProfile, {
    onSuccess: (next) => void queryClient.setQueryData(keyOf(getSession, {}), next),
  });
  const [isSoundOn, setSoundOn] = useSoundSetting();
  const choose = (value: string) => {
    const locale = value as Locale;
    void setLanguage(locale);
    update.mutate({ locale });
  };
  return (
    <>
      <Input.Wrapper label={t('look.language')} labelElement="div">
        <div>
          <SegmentedControl
            aria-label={t('look.language')}
            value={i18n.language}
            onChange={choose}
            data={LANGUAGES.map((value) => ({ value, label: t(`look.languages.${value}`) }))}
          />
        </div>
      </Input.Wrapper>
      {update.error && (
        <Notice tone="bad" title={t('failed')}>
          {t('failedKept', { reason: words(update.error) })}
        </Notice>
      )}
      <Input.Wrapper label={t('look.theme')} description={t('look.themeHelp')} labelElement="div">
        <div>
          <SegmentedControl
            aria-label={t('look.theme')}
            value={colorScheme}
            onChange={(value) => setColorScheme(value as MantineColorScheme)}
            data={THEMES.map((value) => ({ value, label: t(`look.themes.${value}`) }))}
          />
        </div>
      </Input.Wrapper>
      <Switch
        label={t('look.sound')}
        description={t('look.soundHelp')}
        checked={isSoundOn}
        onChange={(event) => setSoundOn(event.currentTarget.checked)}
      />
    </>
  );
}
