import {
  type FactRetention,
  getFactRetention,
  getReport,
  listReportContacts,
  MAX_KEEP_MONTHS,
  updateFactRetention,
} from '@guichet/contracts';
import { Button, Group, Modal, NumberInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction, useAnswer } from '../../app/api.ts';
import { exactDay } from '../../app/time/words.ts';
import { useErrorText } from '../../app/use-error-text.ts';
import classes from './reports.module.css';

/** How long single contacts are kept behind the figures. */
export function ReportRetention() {
  const { data } = useAnswer(getFactRetention, {});
  return data ? <RetentionForm retention={data} /> : null;
}

function RetentionForm({ retention: { keepMonths, keptFrom } }: { retention: FactRetention }) {
  const { t, i18n } = useTranslation(['reports', 'app']);
  const words = useErrorText();
  const [months, setMonths] = useState(keepMonths);
  const [isAsking, setAsking] = useState(false);
  const save = useAction(updateFactRetention, { invalidates: [getFactRetention, getReport, listReportContacts] });
  const forgetsMore = months !== null && (keepMonths === null || months < keepMonths);
  const store = () => save.mutate({ keepMonths: months }, { onSettled: () => setAsking(false) });
  return (
    <form
      className={classes.costs}
      onSubmit={(event) => {
        event.preventDefault();
        if (forgetsMore) setAsking(true);
        else store();
      }}
    >
      <h2 className={classes.heading}>{t('retention.title')}</h2>
      <p className={classes.intro}>{t('retention.intro')}</p>
      <div className={classes.choices}>
        <NumberInput
          label={t('retention.keepMonths')}
          placeholder={t('retention.forever')}
          value={months ?? ''}
          onChange={(value) => setMonths(value === '' ? null : Number(value))}
          min={1}
          max={MAX_KEEP_MONTHS}
          allowDecimal={false}
        />
        <Button type="submit" loading={save.isPending}>
          {t('costs.save')}
        </Button>
      </div>
      {keptFrom && (
        <p className={classes.intro}>{t('retention.keptFrom', { day: exactDay(keptFrom, i18n.language) })}</p>
      )}
      <p role="status" className={classes.intro}>
        {save.error ? words(save.error) : save.isSuccess ? t('costs.saved') : ''}
      </p>
      <Modal
        opened={isAsking}
        onClose={() => setAsking(false)}
        title={t('retention.ask', { count: months ?? 0 })}
        closeButtonProps={{ 'aria-label': t('app:close') }}
      >
        <p>{t('retention.askText')}</p>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={() => setAsking(false)} data-autofocus>
            {t('retention.cancel')}
          </Button>
          <Button color="bad" onClick={store} loading={save.isPending}>
            {t('retention.forget')}
          </Button>
        </Group>
      </Modal>
    </form>
  );
}
