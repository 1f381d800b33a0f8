import { Select, type SelectProps } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

/** All zones that this browser knows; a stored one that it does not know stays in the list. */
export function ZoneField({ value, ...props }: SelectProps) {
  const { t } = useTranslation('routing-settings');
  const zones = useMemo(() => {
    const known = ['UTC', ...Intl.supportedValuesOf('timeZone')];
    return [...new Set(value ? [...known, value] : known)].map((zone) => ({
      value: zone,
      label: zone.replaceAll('_', ' '),
    }));
  }, [value]);
  return (
    <Select
      label={t('calendars.zone')}
      description={t('calendars.zoneHelp')}
      data={zones}
      limit={50}
      searchable
      allowDeselect={false}
      required
      nothingFoundMessage={t('calendars.noZone')}
      value={value ?? null}
      {...props}
    />
  );
}
