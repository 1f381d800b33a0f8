import { IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation } from 'react-router';
import { useSession } from '../../../app/session.tsx';
import { Empty } from '../../../app/states/empty.tsx';
import { ADMIN_SECTIONS } from './admin-sections.ts';
import { icon } from './icon-look.ts';

/** A section whose address was typed without the right to it says so; the server refuses its data anyway. */
export function SectionGate() {
  const { t } = useTranslation('admin');
  const { can } = useSession();
  const { pathname } = useLocation();
  const section = ADMIN_SECTIONS.find(({ path }) => pathname.startsWith(`/admin/${path}`));
  if (section && can(section.permission)) return <Outlet />;
  return <Empty icon={<IconLock {...icon} />} title={t('forbidden.title')} text={t('forbidden.body')} />;
}
