import { deleteVoicePrompt, listVoicePrompts, type Locale, type Site, uploadVoicePrompt } from '@guichet/contracts';
import { SegmentedControl } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, keyOf, queryClient, useAnswer } from '../../../app/api.ts';
import { FormFailure } from '../frame/form-failure.tsx';
import { useTell } from '../frame/use-tell.ts';
import { type PromptPlace, promptPlaces } from './prompt-places.ts';
import { PromptLine } from './prompt-line.tsx';
import classes from './site-prompts.module.css';

const LANGUAGES: readonly Locale[] = ['fr', 'en'];

/** What callers of the site are told before they are answered; saved at once, apart from the form. */
export function SitePrompts({ site }: { site: Site }) {
  const { t } = useTranslation('site-prompts');
  const tell = useTell();
  const [language, setLanguage] = useState<Locale>(site.language);
  const siteId = site.id;
  const prompts = useAnswer(listVoicePrompts, { siteId }).data?.prompts ?? [];
  const change = useMutation({
    mutationFn: (work: { do: () => Promise<unknown>; told: string }) => work.do(),
    onSuccess: async (_, { told }) => {
      await queryClient.invalidateQueries({ queryKey: keyOf(listVoicePrompts) });
      tell.done(told);
    },
  });
  const put = ({ prompt, menuId }: PromptPlace, name: string, file: File) =>
    change.mutate({
      do: () => call(uploadVoicePrompt, { siteId, language, prompt, menuId }, { body: file }),
      told: t('put', { name }),
    });
  return (
    <>
      <p className={classes.help}>{t('help')}</p>
      <SegmentedControl
        className={classes.languages}
        aria-label={t('language')}
        data={LANGUAGES.map((value) => ({ value, label: t(`languages.${value}`) }))}
        value={language}
        onChange={(value) => setLanguage(value as Locale)}
      />
      <ul className={classes.list} aria-label={t('list')}>
        {promptPlaces(site.menu).map((place) => {
          const choice = place.label && (place.label[language] || place.label.fr || place.label.en);
          const name = t(`prompts.${place.prompt}.name`, { choice });
          const own = prompts.find(
            (one) => one.prompt === place.prompt && one.menuId === place.menuId && one.language === language,
          );
          return (
            <PromptLine
              key={`${place.prompt} ${place.menuId}`}
              name={name}
              standard={t(`prompts.${place.prompt}.standard.${language}`)}
              siteId={siteId}
              own={own}
              isBusy={change.isPending}
              onPut={(file) => put(place, name, file)}
              onDelete={(promptId) =>
                change.mutate({
                  do: () => call(deleteVoicePrompt, { siteId, promptId }),
                  told: t('deleted', { name }),
                })
              }
            />
          );
        })}
      </ul>
      <FormFailure error={change.error} area="sites" />
    </>
  );
}
