import { listContactImports, uploadContacts } from '@guichet/contracts';
import { Button, FileButton } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconFileImport, IconUpload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { call, keyOf, queryClient, useAnswer } from '../../../app/api.ts';
import { Empty } from '../../../app/states/empty.tsx';
import { Failure } from '../../../app/states/failure.tsx';
import { AdminPage } from '../frame/admin-page.tsx';
import { icon } from '../frame/icon-look.ts';
import { Notice } from '../frame/notice.tsx';
import { TableSkeleton } from '../frame/table-skeleton.tsx';
import { ImportList } from './import-list.tsx';
import classes from './imports.module.css';
import { useFailureWords } from './use-failure-words.ts';

/** Files of past contacts: a new one, and those that came before. */
export function ImportsPage() {
  const { t } = useTranslation(['contact-imports', 'admin']);
  const go = useNavigate();
  const words = useFailureWords();
  const answer = useAnswer(listContactImports, {});
  const upload = useMutation({
    mutationFn: (file: File) => call(uploadContacts, { name: file.name }, { body: file }),
    onSuccess: async ({ id }) => {
      await queryClient.invalidateQueries({ queryKey: keyOf(listContactImports) });
      await go(id);
    },
  });
  const imports = answer.data?.imports ?? [];
  return (
    <AdminPage
      title={t('admin:sections.imports')}
      lead={t('lead')}
      actions={
        <FileButton accept=".csv,.tsv,.txt,text/csv" onChange={(file) => file && upload.mutate(file)}>
          {(props) => (
            <Button {...props} leftSection={<IconUpload {...icon} />} loading={upload.isPending}>
              {t('choose')}
            </Button>
          )}
        </FileButton>
      }
    >
      <p className={classes.help}>{t('chooseHelp')}</p>
      {upload.error && (
        <Notice tone="bad" title={t('refused')}>
          {words.error(upload.error)}
        </Notice>
      )}
      {answer.isPending && <TableSkeleton columns={4} />}
      {answer.error && !answer.data && <Failure error={answer.error} onRetry={() => void answer.refetch()} />}
      {imports.length > 0 && <ImportList imports={imports} />}
      {answer.isSuccess && imports.length === 0 && (
        <Empty icon={<IconFileImport {...icon} />} title={t('none')} text={t('noneHelp')} />
      )}
    </AdminPage>
  );
}
