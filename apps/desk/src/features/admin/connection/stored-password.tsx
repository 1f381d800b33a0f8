import { Button, Input, PasswordInput, Text } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { type ComponentProps, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { icon } from '../frame/icon-look.ts';
import classes from './stored-password.module.css';

interface Props {
  hasStored: boolean;
  /** Spread from `form.getInputProps`. */
  input: ComponentProps<typeof PasswordInput>;
  onKeep: () => void;
}

/** A write-only password: says that one is stored, and never shows it. */
export function StoredPassword({ hasStored, input, onKeep }: Props) {
  const { t } = useTranslation('admin');
  const [isReplacing, setReplacing] = useState(false);
  if (hasStored && !isReplacing)
    return (
      <Input.Wrapper label={t('connection.password')} labelElement="div">
        <div className={classes.stored}>
          <IconLock {...icon} className={classes.icon} />
          <Text className={classes.words}>{t('connection.passwordSet')}</Text>
          <Button variant="default" size="xs" onClick={() => setReplacing(true)}>
            {t('connection.passwordReplace')}
          </Button>
        </div>
      </Input.Wrapper>
    );
  const keep = () => {
    setReplacing(false);
    onKeep();
  };
  return (
    <div className={classes.replacing}>
      <PasswordInput
        label={t(hasStored ? 'connection.passwordNew' : 'connection.password')}
        autoComplete="new-password"
        autoFocus={isReplacing}
        visibilityToggleButtonProps={{ 'aria-label': t('connection.show') }}
        {...input}
      />
      {hasStored && (
        <Button variant="transparent" size="compact-xs" px={0} onClick={keep}>
          {t('connection.passwordKeep')}
        </Button>
      )}
    </div>
  );
}
