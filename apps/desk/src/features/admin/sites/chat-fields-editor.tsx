import { CHAT_FIELD_KINDS } from '@guichet/contracts';
import { Button, NativeSelect, Switch } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { icon } from '../frame/icon-look.ts';
import { moved, replaced, without } from '../routing/list-order.ts';
import { MoveButtons } from '../routing/move-buttons.tsx';
import routing from '../routing/routing.module.css';
import { type FieldValues, newField, newOption, type SiteValues } from './site-values.ts';
import { TwoTexts } from './two-texts.tsx';

const MAX_FIELDS = 10;
const MAX_OPTIONS = 20;

/** What is asked before a chat begins. */
export function ChatFieldsEditor({ form }: { form: UseFormReturnType<SiteValues> }) {
  const { t } = useTranslation('site-settings');
  const { fields } = form.values;
  const set = (next: FieldValues[]) => form.setFieldValue('fields', next);
  // Name, address and order are asked once each.
  const taken: FieldValues['kind'][] = fields
    .map(({ kind }) => kind)
    .filter((kind) => kind !== 'text' && kind !== 'choice');
  const free = CHAT_FIELD_KINDS.find((kind) => !taken.includes(kind)) ?? 'text';
  return (
    <div className={routing.stack}>
      <ol className={routing.rows} aria-label={t('sections.fields')}>
        {fields.map((field, index) => (
          <li key={field.rowKey} className={routing.card}>
            <div className={routing.cardHead}>
              <h3 className={routing.cardTitle}>{t(`kinds.${field.kind}`)}</h3>
              <MoveButtons
                name={t(`kinds.${field.kind}`)}
                index={index}
                count={fields.length}
                onMove={(to) => set(moved(fields, index, to))}
                onRemove={() => set(without(fields, index))}
              />
            </div>
            <FieldCard
              field={field}
              taken={taken.filter((kind) => kind !== field.kind)}
              errors={form.errors}
              path={`fields.${index}`}
              onChange={(next) => set(replaced(fields, index, next))}
            />
          </li>
        ))}
      </ol>
      {fields.length < MAX_FIELDS && (
        <div>
          <Button
            variant="default"
            leftSection={<IconPlus {...icon} />}
            onClick={() => set([...fields, newField(free)])}
          >
            {t('addField')}
          </Button>
        </div>
      )}
    </div>
  );
}

interface FieldCardProps {
  field: FieldValues;
  taken: readonly string[];
  errors: UseFormReturnType<SiteValues>['errors'];
  path: string;
  onChange: (field: FieldValues) => void;
}

function FieldCard({ field, taken, errors, path, onChange }: FieldCardProps) {
  const { t } = useTranslation('site-settings');
  const { kind, label, isRequired, options } = field;
  const standard =
    kind === 'text' || kind === 'choice' ? {} : { standard: { fr: t(`kinds.${kind}`), en: t(`kinds.${kind}`) } };
  return (
    <>
      <NativeSelect
        label={t('kind')}
        data={CHAT_FIELD_KINDS.filter((one) => !taken.includes(one)).map((value) => ({
          value,
          label: t(`kinds.${value}`),
        }))}
        value={kind}
        onChange={(event) => onChange({ ...field, kind: event.currentTarget.value as FieldValues['kind'] })}
      />
      <TwoTexts
        label={t('label')}
        value={label}
        onChange={(next) => onChange({ ...field, label: next })}
        max={80}
        error={errors[`${path}.label`]}
        path={`${path}.label`}
        {...standard}
      />
      <Switch
        label={t('isRequired')}
        checked={isRequired}
        onChange={(event) => onChange({ ...field, isRequired: event.currentTarget.checked })}
      />
      {kind === 'choice' && (
        <>
          {options.map((option, index) => (
            <div key={option.rowKey} className={routing.cardHead}>
              <TwoTexts
                label={t('option', { number: index + 1 })}
                value={option}
                onChange={(next) => onChange({ ...field, options: replaced(options, index, { ...option, ...next }) })}
                max={80}
              />
              <MoveButtons
                name={t('option', { number: index + 1 })}
                index={index}
                count={options.length}
                onMove={(to) => onChange({ ...field, options: moved(options, index, to) })}
                onRemove={() => onChange({ ...field, options: without(options, index) })}
              />
            </div>
          ))}
          {errors[`${path}.options`] && <p className={routing.error}>{errors[`${path}.options`]}</p>}
          {options.length < MAX_OPTIONS && (
            <div>
              <Button
                variant="subtle"
                size="compact-sm"
                leftSection={<IconPlus {...icon} />}
                onClick={() => onChange({ ...field, options: [...options, newOption()] })}
              >
                {t('addOption')}
              </Button>
            </div>
          )}
        </>
      )}
    </>
  );
}
