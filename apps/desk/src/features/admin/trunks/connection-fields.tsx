import type { Trunk } from '@guichet/contracts';
import { NumberInput, Switch, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { StoredPassword } from '../connection/stored-password.tsx';
import classes from './trunks.module.css';
import type { TrunkValues } from './trunk-values.ts';

interface Props {
  form: UseFormReturnType<TrunkValues>;
  trunk: Trunk | undefined;
}

/** Where the trunk is, and who we are there. */
export function ConnectionFields({ form, trunk }: Props) {
  const { t } = useTranslation('routing-settings');
  const { host, username } = form.values;
  const isStoredFor = trunk?.host === host && trunk.username === username;
  const hasStored = Boolean(trunk?.hasPassword && isStoredFor);
  const plain = { spellCheck: false, autoCapitalize: 'none', autoComplete: 'off' };
  return (
    <>
      <div className={classes.server}>
        <TextInput
          label={t('admin:connection.host')}
          placeholder={t('trunks.hostPlaceholder')}
          required
          {...plain}
          {...form.getInputProps('host')}
        />
        <NumberInput
          label={t('admin:connection.port')}
          min={1}
          max={65_535}
          allowDecimal={false}
          hideControls
          required
          {...form.getInputProps('port')}
        />
      </div>
      <TextInput
        label={t('admin:connection.username')}
        description={t('trunks.usernameHelp')}
        {...plain}
        {...form.getInputProps('username')}
      />
      <StoredPassword
        hasStored={hasStored}
        input={{
          ...form.getInputProps('password'),
          description: trunk?.hasPassword && !hasStored ? t('admin:connection.passwordElsewhere') : undefined,
        }}
        onKeep={() => form.setFieldValue('password', '')}
      />
      <Switch
        label={t('trunks.registers')}
        description={t('trunks.registersHelp')}
        {...form.getInputProps('registers', { type: 'checkbox' })}
      />
    </>
  );
}
