import { createInbox, type Inbox, listInboxes, listInboxSettings, updateInbox } from '@guichet/contracts';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useAction } from '../../../app/api.ts';
import { useSession } from '../../../app/session.tsx';
import { restartForm } from '../frame/restart-form.ts';
import { showSaved } from '../frame/show-saved.ts';
import { useFieldRules } from '../frame/use-field-rules.ts';
import { useTell } from '../frame/use-tell.ts';
import { type InboxValues, requestOf, startValues } from './inbox-values.ts';
import { useInboxRules } from './use-inbox-rules.ts';

const INBOXES = { endpoint: listInboxSettings, field: 'inboxes' };

/** The form's values, its checks, and what saving does. */
export function useInboxForm(inbox: Inbox | undefined) {
  const { t } = useTranslation('admin');
  const tell = useTell();
  const { focusFirst } = useFieldRules();
  const navigate = useNavigate();
  const { session } = useSession();
  const [saves, setSaves] = useState(0);
  const changes = { invalidates: [listInboxSettings, listInboxes] };
  const create = useAction(createInbox, changes);
  const update = useAction(updateInbox, changes);
  const form = useForm<InboxValues>({
    initialValues: startValues(inbox, session.user.locale),
    validate: useInboxRules(),
  });
  const onSuccess = (saved: Inbox) => {
    showSaved(INBOXES, saved);
    restartForm(form, startValues(saved, session.user.locale));
    setSaves((count) => count + 1);
    if (inbox) tell.done(t('inboxes.saved', { name: saved.name }));
    else void navigate(`/admin/inboxes/${saved.id}`, { replace: true, state: { isCreated: true } });
  };
  const save = (values: InboxValues) => {
    if (inbox) update.mutate({ inboxId: inbox.id, ...requestOf(values) }, { onSuccess });
    else create.mutate(requestOf(values), { onSuccess });
  };
  return {
    form,
    /** Counts up with each save: what only lives until then starts anew. */
    saves,
    error: create.error ?? update.error,
    isBusy: create.isPending || update.isPending,
    onSubmit: form.onSubmit(save, focusFirst(form)),
  };
}
