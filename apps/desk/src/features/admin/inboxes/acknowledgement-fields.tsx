import { Button, Switch, Text, Textarea } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ACKNOWLEDGEMENT_VARIABLES, written } from './acknowledgement-variables.ts';
import classes from './acknowledgement-fields.module.css';
import type { InboxValues } from './inbox-values.ts';

export function AcknowledgementFields({ form }: { form: UseFormReturnType<InboxValues> }) {
  const { t } = useTranslation('admin');
  const area = useRef<HTMLTextAreaElement>(null);
  const { acknowledges, acknowledgementText } = form.values;

  const insert = (variable: string) => {
    const { selectionStart: start, selectionEnd: end } = area.current ?? { selectionStart: 0, selectionEnd: 0 };
    const text = written(variable);
    form.setFieldValue(
      'acknowledgementText',
      acknowledgementText.slice(0, start) + text + acknowledgementText.slice(end),
    );
    // The field gets its new text first; only then can the cursor stand behind it.
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(start + text.length, start + text.length);
    });
  };
  const standard = { number: written('conversation.number'), hours: written('hours') };
  return (
    <>
      <Switch label={t('inboxes.acknowledges')} {...form.getInputProps('acknowledges', { type: 'checkbox' })} />
      {acknowledges && (
        <>
          <Textarea
            ref={area}
            label={t('inboxes.acknowledgementText')}
            autosize
            minRows={4}
            maxRows={12}
            description={t('inboxes.acknowledgementHelp')}
            placeholder={t('inboxes.acknowledgementStandard', standard)}
            {...form.getInputProps('acknowledgementText')}
          />
          <div>
            <Text className={classes.help}>{t('inboxes.variablesTitle')}</Text>
            <ul className={classes.variables}>
              {ACKNOWLEDGEMENT_VARIABLES.map((variable) => (
                <li key={variable}>
                  <Button variant="default" size="compact-xs" onClick={() => insert(variable)}>
                    <code>{written(variable)}</code>
                  </Button>
                  <span className={classes.help}>{t(`inboxes.variables.${variable}`)}</span>
                </li>
              ))}
            </ul>
          </div>
        </>
      )}
    </>
  );
}
