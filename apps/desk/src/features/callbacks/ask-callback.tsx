import {
  createCallback,
  type Customer,
  listCallbacks,
  listCallbackSites,
  listCallbackSlots,
  type Locale,
} from '@guichet/contracts';
import { Button, Modal, Select, Textarea, TextInput } from '@mantine/core';
import { IconPhoneCall } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction, useAnswer } from '../../app/api.ts';
import { useSession } from '../../app/session.tsx';
import { tellDone } from '../../app/tell.ts';
import { dayAndTime } from '../../app/time/words.ts';
import { useCallbackError } from './use-callback-error.ts';
import classes from './callback-card.module.css';

/** Asks in a customer's name; nothing where no site calls back. */
export function AskCallback({ customer, conversationId }: { customer: Customer; conversationId: string }) {
  const { t } = useTranslation('callbacks');
  const sites = useAnswer(listCallbackSites, {}).data?.sites ?? [];
  const [isOpen, setOpen] = useState(false);
  if (!sites.length) return null;
  return (
    <div>
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconPhoneCall size={16} stroke={1.75} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {t('ask.open')}
      </Button>
      <Modal opened={isOpen} onClose={() => setOpen(false)} title={t('ask.title', { name: customer.name })}>
        <Form sites={sites} customer={customer} conversationId={conversationId} onDone={() => setOpen(false)} />
      </Modal>
    </div>
  );
}

interface FormProps {
  sites: readonly { id: string; name: string }[];
  customer: Customer;
  conversationId: string;
  onDone: () => void;
}
function Form({ sites, customer, conversationId, onDone }: FormProps) {
  const { t, i18n } = useTranslation('callbacks');
  const { session } = useSession();
  const errorOf = useCallbackError();
  const identity = (kind: string) => customer.identities.find((one) => one.kind === kind)?.value ?? '';
  const [clientId] = useState(() => crypto.randomUUID());
  const [siteId, setSite] = useState(sites[0]!.id);
  const [number, setNumber] = useState(identity('phone'));
  const [reason, setReason] = useState('');
  const [at, setAt] = useState<string | null>(null);
  const [who, setWho] = useState('anybody');
  const slots = useAnswer(listCallbackSlots, { siteId }).data?.slots ?? [];
  const ask = useAction(createCallback, {
    invalidates: [listCallbacks, listCallbackSlots],
    onSuccess: () => {
      tellDone(t('ask.done'));
      onDone();
    },
  });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    ask.mutate({
      ...{ clientId, siteId, number, reason, conversationId, at, name: customer.name, email: identity('email') },
      ownerId: who === 'me' ? session.user.id : null,
      language: i18n.language as Locale,
    });
  };
  return (
    <form className={classes.form} onSubmit={onSubmit}>
      {sites.length > 1 && (
        <Select
          label={t('ask.site')}
          data={sites.map(({ id, name }) => ({ value: id, label: name }))}
          value={siteId}
          allowDeselect={false}
          onChange={(id) => id && setSite(id)}
        />
      )}
      <TextInput
        label={t('ask.number')}
        type="tel"
        required
        maxLength={40}
        data-autofocus
        value={number}
        onChange={(event) => setNumber(event.currentTarget.value)}
      />
      <Select
        label={t('ask.when')}
        placeholder={t('ask.now')}
        data={slots.map((slot) => ({ value: slot, label: dayAndTime(slot, i18n.language) }))}
        value={at}
        clearable
        clearButtonProps={{ 'aria-label': t('ask.now') }}
        searchable
        onChange={setAt}
      />
      <Select
        label={t('ask.who')}
        data={['anybody', 'me'].map((value) => ({ value, label: t(`ask.${value}`) }))}
        value={who}
        allowDeselect={false}
        onChange={(value) => setWho(value ?? 'anybody')}
      />
      <Textarea
        label={t('ask.reason')}
        maxLength={1000}
        autosize
        minRows={2}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {ask.error && (
        <p role="alert" className={classes.error}>
          {errorOf(ask.error)}
        </p>
      )}
      <Button type="submit" loading={ask.isPending}>
        {t('ask.submit')}
      </Button>
    </form>
  );
}
