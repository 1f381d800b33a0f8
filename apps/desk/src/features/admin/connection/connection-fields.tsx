import { NumberInput, SegmentedControl, Text, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './connection-fields.module.css';
import { portAfter, type Protocol, type Security } from './connection-steps.ts';
import { StoredPassword } from './stored-password.tsx';

export interface ConnectionValues {
  host: string;
  port: number | '';
  security: Security;
  username: string;
  password: string;
}

interface Props {
  protocol: Protocol;
  values: ConnectionValues;
  /** What is stored, and whose password with it; a password is never sent to another server or user. */
  stored: { host: string; username: string; hasPassword: boolean } | null;
  usernameHelp?: string;
  /** `form.getInputProps` of the field; both forms keep their fields under other paths. */
  propsOf: (field: keyof ConnectionValues) => ReturnType<UseFormReturnType<ConnectionValues>['getInputProps']>;
  onChange: (change: Partial<ConnectionValues>) => void;
}

const SECURITIES: readonly Security[] = ['tls', 'starttls', 'none'];

/** Server, port, security and log-in, the same for reading (IMAP) and sending (SMTP). */
export function ConnectionFields({ protocol, values, stored, usernameHelp, propsOf, onChange }: Props) {
  const { t } = useTranslation('admin');
  const securityId = useId();
  const isStoredFor = stored?.host === values.host && stored.username === values.username;
  const hasStored = Boolean(stored?.hasPassword && isStoredFor);
  const setSecurity = (value: string) => {
    const security = value as Security;
    onChange({ security, port: portAfter(protocol, values.port, values.security, security) });
  };
  return (
    <>
      <div className={classes.server}>
        <TextInput
          label={t('connection.host')}
          placeholder={t('connection.hostPlaceholder')}
          spellCheck={false}
          autoCapitalize="none"
          required
          {...propsOf('host')}
        />
        <NumberInput
          label={t('connection.port')}
          min={1}
          max={65_535}
          allowDecimal={false}
          hideControls
          required
          {...propsOf('port')}
        />
      </div>
      <div>
        <Text id={securityId} component="span" className={classes.label}>
          {t('connection.security')}
        </Text>
        <div>
          <SegmentedControl
            aria-labelledby={securityId}
            value={values.security}
            onChange={setSecurity}
            data={SECURITIES.map((value) => ({ value, label: t(`connection.securities.${value}`) }))}
          />
        </div>
        <Text className={classes.help} data-risk={values.security === 'none'}>
          {t(`connection.securityHelp.${values.security}`)}
        </Text>
      </div>
      <TextInput
        label={t('connection.username')}
        description={usernameHelp}
        autoComplete="off"
        spellCheck={false}
        autoCapitalize="none"
        required={protocol === 'imap'}
        {...propsOf('username')}
      />
      <StoredPassword
        hasStored={hasStored}
        input={{
          ...propsOf('password'),
          required: protocol === 'imap' && !hasStored,
          description: stored?.hasPassword && !hasStored ? t('connection.passwordElsewhere') : undefined,
        }}
        onKeep={() => onChange({ password: '' })}
      />
    </>
  );
}
