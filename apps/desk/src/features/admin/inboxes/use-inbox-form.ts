import { createInbox, type Inbox, listInboxes, listInboxSettings, updateInbox } from '@guichet/contracts';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { keyOf, queryClient, useAction } from '../../../app/api.ts';
import { useSession } from '../../../app/session.tsx';
import { useTell } from '../frame/use-tell.ts';
import { useFieldRules } from '../frame/use-field-rules.ts';
import { type InboxValues, requestOf, startValues } from './inbox-values.ts';

/** The form's values, its checks, and what saving does. */
export function useInboxForm(inbox: Inbox | undefined) {
  const { t } = useTranslation('admin');
  const tell = useTell();
  const rules = useFieldRules();
  const navigate = useNavigate();
  const { session } = useSession();
  const [saves, setSaves] = useState(0);
  const create = useAction(createInbox, { invalidates: [listInboxSettings, listInboxes] });
  const update = useAction(updateInbox, { invalidates: [listInboxSettings, listInboxes] });
  const ifOwn =
    <Value>(rule: (value: Value) => string | null) =>
    (value: Value, values: InboxValues) =>
      values.sending === 'own' ? rule(value) : null;
  const form = useForm<InboxValues>({
    initialValues: startValues(inbox, session.user.locale),
    validate: {
      name: rules.name,
      address: rules.email,
      fromName: rules.atMost(200),
      promisedHours: rules.whole(1, 720),
      acknowledgementText: rules.atMost(5000),
      smtp: { host: ifOwn(rules.text(253)), port: ifOwn(rules.whole(1, 65_535)) },
    },
  });
  const save = (values: InboxValues) => {
    const onSuccess = (saved: Inbox) => {
      queryClient.setQueryData(keyOf(listInboxSettings, {}), (old: { inboxes: Inbox[] } | undefined) => {
        if (!old) return old;
        const others = old.inboxes.filter((one) => one.id !== saved.id);
        return { inboxes: inbox ? old.inboxes.map((one) => (one.id === saved.id ? saved : one)) : [...others, saved] };
      });
      const next = startValues(saved, session.user.locale);
      form.setInitialValues(next);
      form.setValues(next);
      form.resetDirty(next);
      setSaves((count) => count + 1);
      const who = { name: saved.name, address: saved.address };
      if (inbox) return void tell.done(t('inboxes.saved', who));
      tell.done(t('inboxes.created', who), t('inboxes.createdBody', who));
      void navigate(`/admin/inboxes/${saved.id}`, { replace: true });
    };
    if (inbox) update.mutate({ inboxId: inbox.id, ...requestOf(values) }, { onSuccess });
    else create.mutate(requestOf(values), { onSuccess });
  };
  return {
    form,
    /** Counts up with each save: what only lives until then starts anew. */
    saves,
    error: create.error ?? update.error,
    isBusy: create.isPending || update.isPending,
    onSubmit: form.onSubmit(save, rules.focusFirst(form)),
  };
}
