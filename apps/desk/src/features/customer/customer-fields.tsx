import type { Customer } from '@guichet/contracts';
import { ActionIcon, Button, Group, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../app/session.tsx';
import { useUpdateCustomer } from './use-update-customer.ts';
import classes from './customer.module.css';

/** The company's own facts: customer number, shoe size, whatever it needs. */
export function CustomerFields({ customer }: { customer: Customer }) {
  const { t } = useTranslation('customer');
  const { can } = useSession();
  const update = useUpdateCustomer();
  const [isAdding, setAdding] = useState(false);
  const mayWrite = can('customer.write');
  const fields = Object.entries(customer.customFields);
  const save = (customFields: Record<string, string>) =>
    update.mutate({ customerId: customer.id, customFields, version: customer.version });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const name = String(data.get('name') ?? '').trim();
    if (!name) return;
    save({ ...customer.customFields, [name]: String(data.get('value') ?? '').trim() });
    setAdding(false);
  };
  if (fields.length === 0 && !mayWrite) return null;
  return (
    <section className={classes.section}>
      <h3 className={classes.heading}>{t('fields.title')}</h3>
      {fields.length > 0 && (
        <dl className={classes.facts}>
          {fields.map(([name, value]) => (
            <div key={name} className={classes.fact}>
              <dt>{name}</dt>
              <dd>
                <span className={classes.value}>{value}</span>
                {mayWrite && (
                  <ActionIcon
                    size="xs"
                    className={classes.onHover ?? ''}
                    aria-label={t('fields.remove', { name })}
                    onClick={() => save(Object.fromEntries(fields.filter(([other]) => other !== name)))}
                  >
                    <IconX size={12} />
                  </ActionIcon>
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {mayWrite && !isAdding && (
        <button type="button" className={classes.add} onClick={() => setAdding(true)}>
          <IconPlus size={14} stroke={1.75} aria-hidden /> {t('fields.add')}
        </button>
      )}
      {isAdding && (
        <form className={classes.fieldForm} onSubmit={submit}>
          <TextInput
            size="xs"
            name="name"
            maxLength={60}
            placeholder={t('fields.name')}
            aria-label={t('fields.name')}
            autoFocus
          />
          <TextInput
            size="xs"
            name="value"
            maxLength={1000}
            placeholder={t('fields.value')}
            aria-label={t('fields.value')}
          />
          <Group gap="xs" justify="flex-end">
            <Button size="compact-xs" variant="subtle" onClick={() => setAdding(false)}>
              {t('cancel')}
            </Button>
            <Button size="compact-xs" type="submit">
              {t('fields.save')}
            </Button>
          </Group>
        </form>
      )}
    </section>
  );
}
