import { Button } from '@mantine/core';
import type { FormEventHandler, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FormFailure } from '../frame/form-failure.tsx';
import look from '../frame/form-look.module.css';
import type { RoutingArea } from '../frame/use-error-words.ts';

interface Props {
  area: RoutingArea;
  isNew: boolean;
  isBusy: boolean;
  error: unknown;
  onSubmit: FormEventHandler<HTMLFormElement>;
  onClose: () => void;
  children: ReactNode;
}

/** A few fields in a drawer, with the two ways out. */
export function DrawerForm({ area, isNew, isBusy, error, onSubmit, onClose, children }: Props) {
  const { t } = useTranslation('routing-settings');
  return (
    <form noValidate onSubmit={onSubmit}>
      <div className={look.fields}>
        {children}
        <FormFailure error={error} area={area} />
        <div className={look.end}>
          <Button variant="default" onClick={onClose}>
            {t('admin:actions.cancel')}
          </Button>
          <Button type="submit" loading={isBusy}>
            {t(isNew ? `${area}.createAction` : 'admin:actions.save')}
          </Button>
        </div>
      </div>
    </form>
  );
}
