import { searchCustomers } from '@guichet/contracts';
import { Modal, Skeleton, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../app/api.ts';
import { PersonAvatar } from '../../app/person-avatar.tsx';
import { called } from './called.ts';
import classes from './customer.module.css';

interface FindCustomerProps {
  title: string;
  intro?: string;
  exceptId?: string;
  onChoose: (customerId: string) => void;
  onClose: () => void;
}

/** Chooses one record by name or address. */
export function FindCustomer({ title, intro, exceptId, onChoose, onClose }: FindCustomerProps) {
  const { t } = useTranslation(['customer', 'app']);
  const [q, setQ] = useState('');
  const [asked] = useDebouncedValue(q.trim(), 200);
  const { data, isPending } = useAnswer(searchCustomers, { q: asked, limit: 20 }, { keepsPrevious: true });
  const found = (data?.customers ?? []).filter((one) => one.id !== exceptId);
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('app:close') }}>
      {intro && <p className={classes.intro}>{intro}</p>}
      <TextInput
        type="search"
        aria-label={t('search')}
        placeholder={t('search')}
        leftSection={<IconSearch size={16} stroke={1.75} aria-hidden />}
        value={q}
        onChange={(event) => setQ(event.currentTarget.value)}
        data-autofocus
      />
      <ul className={classes.found}>
        {isPending && <Skeleton height={120} />}
        {!isPending && found.length === 0 && <li className={classes.quiet}>{t('list.noneTitle')}</li>}
        {found.map((one) => (
          <li key={one.id}>
            <button type="button" className={classes.contact} onClick={() => onChoose(one.id)}>
              <PersonAvatar name={called(one) || '?'} />
              <span className={classes.contactSubject}>{called(one) || t('unnamed')}</span>
              <span className={classes.quiet}>{one.email}</span>
            </button>
          </li>
        ))}
      </ul>
    </Modal>
  );
}
