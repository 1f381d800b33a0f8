import {
  CALLABLE_KINDS,
  CALLBACK_CONFIRMATIONS,
  type CallbackSettings,
  getCallbackSettings,
  type NumberKind,
  type OutputOf,
  type Site,
  updateCallbackSettings,
} from '@guichet/contracts';
import { Button, MultiSelect, NumberInput, Select, TagsInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction, useAnswer } from '../../../app/api.ts';
import { FormFailure } from '../frame/form-failure.tsx';
import { useTell } from '../frame/use-tell.ts';
import routing from '../routing/routing.module.css';
import { TwoTexts } from './two-texts.tsx';

/** How often, until when and whom a site calls back; saved by itself, apart from the form. */
export function CallbackFields({ site }: { site: Site }) {
  const { data } = useAnswer(getCallbackSettings, { siteId: site.id });
  if (!data) return null;
  const { measured, ...settings } = data;
  return <Fields siteId={site.id} settings={settings} measured={measured} />;
}

const PREFIX = /^\+[1-9]\d{0,14}$/;
const BOUNDS = {
  ...{ maxAttempts: [1, 10], expiryHours: [1, 720], ringSeconds: [10, 120], perNumberADay: [1, 100] },
  ...{ leadMinutes: [0, 10_080], handlingMinutes: [1, 240], lateMinutes: [1, 120] },
} satisfies Partial<Record<keyof CallbackSettings, [number, number]>>;
const SLOT_LENGTHS = [15, 20, 30, 60] as const;

interface FieldsProps {
  siteId: string;
  settings: CallbackSettings;
  measured: OutputOf<typeof getCallbackSettings>['measured'];
}
function Fields({ siteId, settings, measured }: FieldsProps) {
  const { t } = useTranslation('callback-settings');
  const tell = useTell();
  const [values, setValues] = useState(settings);
  const set = (part: Partial<CallbackSettings>) => setValues({ ...values, ...part });
  const save = useAction(updateCallbackSettings, {
    invalidates: [getCallbackSettings],
    onSuccess: () => tell.done(t('saved')),
  });
  const prefixes = (field: 'allowedPrefixes' | 'deniedPrefixes') => ({
    label: t(field),
    description: t(`${field}Help`),
    value: values[field],
    onChange: (all: string[]) => set({ [field]: all.map((one) => one.replaceAll(/\s/g, '')) }),
    error: values[field].every((one) => PREFIX.test(one)) ? null : t('prefixProblem'),
  });
  const number = (field: keyof typeof BOUNDS, help = t(`${field}Help`)) => (
    <NumberInput
      key={field}
      label={t(field)}
      description={help}
      allowDecimal={false}
      min={BOUNDS[field][0]!}
      max={BOUNDS[field][1]!}
      clampBehavior="strict"
      value={values[field]}
      onChange={(value) => value !== '' && set({ [field]: Number(value) })}
    />
  );
  return (
    <>
      <div className={routing.pair} data-align="end">
        {number('maxAttempts')}
        <NumberInput
          label={t('gapMinutes')}
          description={t('gapMinutesHelp')}
          min={1}
          max={10_080}
          value={values.gapSeconds / 60}
          onChange={(value) => value !== '' && set({ gapSeconds: Math.round(Number(value) * 60) })}
        />
      </div>
      <div className={routing.pair} data-align="end">
        {(['expiryHours', 'ringSeconds'] as const).map((field) => number(field))}
      </div>
      <div className={routing.pair} data-align="end">
        {number('perNumberADay')}
        <TextInput
          label={t('country')}
          description={t('countryHelp')}
          maxLength={2}
          value={values.country}
          error={/^[A-Z]{2}$/.test(values.country) ? null : t('countryProblem')}
          onChange={(event) => set({ country: event.currentTarget.value.toUpperCase() })}
        />
      </div>
      <div className={routing.pair} data-align="end">
        <Select
          label={t('slotMinutes')}
          description={t('slotMinutesHelp')}
          data={SLOT_LENGTHS.map((count) => ({ value: String(count), label: t('slotLength', { count }) }))}
          allowDeselect={false}
          value={String(values.slotMinutes)}
          onChange={(value) => set({ slotMinutes: Number(value) as CallbackSettings['slotMinutes'] })}
        />
        {number('leadMinutes')}
      </div>
      <div className={routing.pair} data-align="end">
        {number('handlingMinutes', t(measured.isUsed ? 'handlingMeasured' : 'handlingMinutesHelp', measured))}
        <NumberInput
          label={t('expectedAgents')}
          description={t('expectedAgentsHelp')}
          allowDecimal={false}
          min={0}
          max={1000}
          value={values.expectedAgents ?? ''}
          onChange={(value) => set({ expectedAgents: value === '' ? null : Number(value) })}
        />
      </div>
      <div className={routing.pair} data-align="end">
        {number('lateMinutes')}
        <Select
          label={t('confirmation')}
          description={t('confirmationHelp')}
          data={CALLBACK_CONFIRMATIONS.map((value) => ({ value, label: t(`confirmations.${value}`) }))}
          allowDeselect={false}
          value={values.confirmation}
          onChange={(value) => set({ confirmation: value as CallbackSettings['confirmation'] })}
        />
      </div>
      <MultiSelect
        label={t('kinds')}
        description={t('kindsHelp')}
        data={CALLABLE_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
        value={values.kinds}
        onChange={(kinds) => set({ kinds: kinds as NumberKind[] })}
      />
      <TagsInput {...prefixes('allowedPrefixes')} />
      <TagsInput {...prefixes('deniedPrefixes')} />
      <TwoTexts label={t('consent')} value={values.consent} max={500} isLong onChange={(consent) => set({ consent })} />
      <FormFailure error={save.error} area="sites" />
      <div>
        <Button variant="default" loading={save.isPending} onClick={() => save.mutate({ siteId, ...values })}>
          {t('save')}
        </Button>
      </div>
    </>
  );
}
