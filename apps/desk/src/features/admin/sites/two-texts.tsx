import type { SiteText } from '@guichet/contracts';
import { Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import routing from '../routing/routing.module.css';

interface TwoTextsProps {
  label: string;
  value: SiteText;
  onChange: (value: SiteText) => void;
  /** The widget's own words, where it has some. */
  standard?: SiteText;
  max: number;
  isLong?: boolean;
  error?: ReactNode;
  path?: string;
}

/** A text in each of the languages that visitors may have. */
export function TwoTexts({ label, value, onChange, standard, max, isLong = false, error, path }: TwoTextsProps) {
  const { t } = useTranslation(['site-settings', 'app']);
  return (
    <div className={routing.pair}>
      {(['fr', 'en'] as const).map((language, index) => {
        const shared = {
          label: t('inLanguage', { label, language: t(`app:language.${language}`) }),
          value: value[language],
          maxLength: max,
          lang: language,
          placeholder: standard?.[language] ?? '',
          error: index === 0 ? error : Boolean(error),
          ...(index === 0 && path ? { 'data-path': path } : {}),
        };
        const set = (text: string) => onChange({ ...value, [language]: text });
        return isLong ? (
          <Textarea
            key={language}
            {...shared}
            autosize
            minRows={2}
            maxRows={8}
            onChange={(event) => set(event.currentTarget.value)}
          />
        ) : (
          <TextInput key={language} {...shared} onChange={(event) => set(event.currentTarget.value)} />
        );
      })}
    </div>
  );
}
