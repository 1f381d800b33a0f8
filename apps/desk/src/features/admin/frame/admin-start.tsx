import { IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Navigate } from 'react-router';
import { useSession } from '../../../app/session.tsx';
import { Empty } from '../../../app/states/empty.tsx';
import { allowedSections } from './admin-sections.ts';
import { icon } from './icon-look.ts';

/** `/admin` leads to the first section one may open. */
export function AdminStart() {
  const { t } = useTranslation('admin');
  const { session } = useSession();
  const [first] = allowedSections(session.permissions);
  if (first) return <Navigate to={`/admin/${first.path}`} replace />;
  return <Empty icon={<IconLock {...icon} />} title={t('forbidden.title')} text={t('forbidden.body')} />;
}
