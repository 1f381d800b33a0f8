import { getSession, listUsers, type Session, updateProfile } from '@guichet/contracts';
import { Button, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { keyOf, queryClient, useAction } from '../../app/api.ts';
import { useSession } from '../../app/session.tsx';
import { useErrorText } from '../../app/use-error-text.ts';
import look from '../admin/frame/form-look.module.css';
import { Notice } from '../admin/frame/notice.tsx';
import { useTell } from '../admin/frame/use-tell.ts';
import { ProfileFacts } from './profile-facts.tsx';

const NAME_MAX = 200;
const SIGNATURE_MAX = 5000;

export function IdentityForm() {
  const { t } = useTranslation('profile');
  const tell = useTell();
  const words = useErrorText();
  const { session } = useSession();
  const { name, signature } = session.user;
  const form = useForm({
    initialValues: { name, signature },
    validate: {
      name: (value) => {
        if (!value.trim()) return t('required');
        return value.length > NAME_MAX ? t('tooLong', { count: NAME_MAX }) : null;
      },
      signature: (value) => (value.length > SIGNATURE_MAX ? t('tooLong', { count: SIGNATURE_MAX }) : null),
    },
  });
  const onSuccess = (next: Session) => {
    queryClient.setQueryData(keyOf(getSession, {}), next);
    form.resetDirty();
    tell.done(t('saved'));
  };
  const update = useAction(updateProfile, { invalidates: [listUsers], onSuccess });
  return (
    <form noValidate className={look.fields} onSubmit={form.onSubmit((values) => update.mutate(values))}>
      <TextInput label={t('identity.name')} autoComplete="name" required {...form.getInputProps('name')} />
      <Textarea
        label={t('signature.label')}
        description={t('signature.help')}
        placeholder={t('signature.placeholder', { name })}
        autosize
        minRows={3}
        maxRows={10}
        {...form.getInputProps('signature')}
      />
      <ProfileFacts />
      {update.error && (
        <Notice tone="bad" title={t('failed')}>
          {t('failedKept', { reason: words(update.error) })}
        </Notice>
      )}
      <div className={look.end}>
        <Button type="submit" loading={update.isPending} disabled={!form.isDirty()}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}
