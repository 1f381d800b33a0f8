import { deleteSite, listSites, type Site } from '@guichet/contracts';
import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useAction } from '../../../app/api.ts';
import { ConfirmAction } from '../frame/confirm-action.tsx';
import { icon } from '../frame/icon-look.ts';
import { useErrorWords } from '../frame/use-error-words.ts';
import { useTell } from '../frame/use-tell.ts';

export function DeleteSite({ site, onDeleted }: { site: Site; onDeleted: () => void }) {
  const { t } = useTranslation('site-settings');
  const tell = useTell();
  const words = useErrorWords('sites');
  const navigate = useNavigate();
  const [isAsking, setAsking] = useState(false);
  const remove = useAction(deleteSite, {
    invalidates: [listSites],
    onSuccess: () => {
      onDeleted();
      tell.done(t('deleted', { name: site.name }));
      void navigate('/admin/sites', { replace: true });
    },
  });
  return (
    <>
      <Button variant="default" c="bad" leftSection={<IconTrash {...icon} />} onClick={() => setAsking(true)}>
        {t('delete')}
      </Button>
      <ConfirmAction
        opened={isAsking}
        title={t('deleteTitle', { name: site.name })}
        body={t('deleteBody')}
        confirmLabel={t('delete')}
        isBusy={remove.isPending}
        refusal={remove.error ? words(remove.error) : undefined}
        onConfirm={() => remove.mutate({ siteId: site.id })}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
