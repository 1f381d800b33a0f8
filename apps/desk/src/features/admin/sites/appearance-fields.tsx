import { Input, SegmentedControl, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { colourFacts } from './contrast.ts';
import type { SiteValues } from './site-values.ts';
import { TwoTexts } from './two-texts.tsx';
import classes from './sites.module.css';

const TEXTS = [
  { name: 'title', max: 60, isLong: false },
  { name: 'button', max: 40, isLong: false },
  { name: 'greeting', max: 500, isLong: true },
  { name: 'formGreeting', max: 500, isLong: true },
] as const;

export function AppearanceFields({ form }: { form: UseFormReturnType<SiteValues> }) {
  const { t } = useTranslation('site-settings');
  const { appearance } = form.values;
  return (
    <>
      <ColourField form={form} />
      <Input.Wrapper label={t('position')} labelElement="div">
        <div>
          <SegmentedControl
            aria-label={t('position')}
            data={(['left', 'right'] as const).map((value) => ({ value, label: t(`positions.${value}`) }))}
            {...form.getInputProps('appearance.position')}
          />
        </div>
      </Input.Wrapper>
      {TEXTS.map(({ name, ...limits }) => (
        <TwoTexts
          key={name}
          label={t(`texts.${name}`)}
          value={appearance[name]}
          onChange={(value) => form.setFieldValue(`appearance.${name}`, value)}
          {...limits}
        />
      ))}
      <p className={classes.help}>{t('textsHelp')}</p>
    </>
  );
}

/** Typed or picked; how well it is read is said before anybody complains. */
function ColourField({ form }: { form: UseFormReturnType<SiteValues> }) {
  const { t, i18n } = useTranslation('site-settings');
  const { colour } = form.values.appearance;
  const isColour = /^#[\da-f]{6}$/i.test(colour);
  const { ink, ratio, isFaint } = colourFacts(isColour ? colour : '#3454d1');
  const shown = ratio.toLocaleString(i18n.language, { maximumFractionDigits: 1 });
  return (
    <div>
      <TextInput
        label={t('colour')}
        spellCheck={false}
        maxLength={7}
        leftSection={
          <input
            type="color"
            className={classes.swatch}
            aria-label={t('pickColour')}
            value={isColour ? colour : '#3454d1'}
            onChange={(event) => form.setFieldValue('appearance.colour', event.currentTarget.value)}
          />
        }
        {...form.getInputProps('appearance.colour')}
      />
      {isColour && (
        <p className={classes.hint} role="status" data-tone={isFaint ? 'warn' : undefined}>
          {t(`contrast.${ink}`, { ratio: shown })} {isFaint && t('contrast.faint')}
        </p>
      )}
    </div>
  );
}
