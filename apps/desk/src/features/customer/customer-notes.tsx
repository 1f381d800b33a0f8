import type { Customer } from '@guichet/contracts';
import { Textarea } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../app/session.tsx';
import { useUpdateCustomer } from './use-update-customer.ts';
import classes from './customer.module.css';

const REST = 800;

/** What every agent should know of this person, saved as it is typed. */
export function CustomerNotes({ customer }: { customer: Customer }) {
  const { t } = useTranslation('customer');
  const { can } = useSession();
  const update = useUpdateCustomer();
  const [notes, setNotes] = useState(customer.notes);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const unsaved = useRef<string | null>(null);
  const save = () => {
    clearTimeout(timer.current);
    if (unsaved.current === null) return;
    const text = unsaved.current;
    unsaved.current = null;
    update.mutate({ customerId: customer.id, notes: text });
  };
  const latest = useRef(save);
  useEffect(() => {
    latest.current = save;
  });
  useEffect(() => () => latest.current(), []);
  // A colleague's words come in unless one is writing here.
  useEffect(() => {
    if (unsaved.current === null) setNotes(customer.notes);
  }, [customer.notes]);
  const state = update.isPending ? t('notes.saving') : update.isSuccess ? t('notes.saved') : '';
  return (
    <section className={classes.section}>
      <h3 className={classes.heading}>
        {t('notes.title')} <span role="status">{state}</span>
      </h3>
      <Textarea
        size="sm"
        autosize
        minRows={2}
        maxRows={10}
        maxLength={10_000}
        aria-label={t('notes.title')}
        placeholder={t('notes.hint')}
        readOnly={!can('customer.write')}
        value={notes}
        onBlur={save}
        onChange={(event) => {
          const text = event.currentTarget.value;
          setNotes(text);
          unsaved.current = text;
          clearTimeout(timer.current);
          timer.current = setTimeout(() => latest.current(), REST);
        }}
      />
    </section>
  );
}
