import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import look from './form-look.module.css';
import { Notice } from './notice.tsx';

interface Props {
  opened: boolean;
  title: string;
  body: string;
  confirmLabel: string;
  cancelLabel?: string;
  isBusy: boolean;
  /** Something has to be chosen first. */
  isBlocked?: boolean;
  /** Why the server refused, in words; the question stays open so that it is read. */
  refusal?: string | undefined;
  /** What else is to be read or chosen before one confirms. */
  children?: ReactNode;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before something that cannot be taken back with one click. */
export function ConfirmAction(props: Props) {
  const { opened, title, body, confirmLabel, cancelLabel, isBusy, isBlocked, refusal, children, onConfirm, onClose } =
    props;
  const { t } = useTranslation('admin');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      classNames={{ title: look.dialogTitle ?? '' }}
      closeButtonProps={{ 'aria-label': t('actions.close') }}
    >
      <Stack>
        <Text>{body}</Text>
        {refusal !== undefined && (
          <Notice tone="bad" title={t('failed.action')}>
            {refusal}
          </Notice>
        )}
        {children}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} data-autofocus>
            {cancelLabel ?? t('actions.cancel')}
          </Button>
          <Button color="bad" onClick={onConfirm} loading={isBusy} disabled={isBlocked ?? false}>
            {confirmLabel}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
