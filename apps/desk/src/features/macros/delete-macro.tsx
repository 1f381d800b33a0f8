import { deleteMacro, listMacros, type Macro } from '@guichet/contracts';
import { Button, Group, Modal, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../app/api.ts';
import { tellDone, tellFailure } from '../../app/tell.ts';
import { useErrorText } from '../../app/use-error-text.ts';

/** Asks first: a deleted macro does not come back, and colleagues may use it. */
export function DeleteMacro({ macro, onClose }: { macro: Macro; onClose: () => void }) {
  const { t } = useTranslation(['macros', 'app']);
  const words = useErrorText();
  const remove = useAction(deleteMacro, {
    invalidates: [listMacros],
    onSuccess: () => tellDone(t('deleted')),
    onError: (refusal) => tellFailure(t('notDeleted'), words(refusal)),
    onSettled: onClose,
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('deleteTitle', { name: macro.name })}
      closeButtonProps={{ 'aria-label': t('app:close') }}
    >
      <Text>{t(macro.isShared ? 'deleteShared' : 'deleteOwn')}</Text>
      <Group justify="flex-end" gap="xs" mt="md">
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('app:cancel')}
        </Button>
        <Button color="bad" loading={remove.isPending} onClick={() => remove.mutate({ macroId: macro.id })}>
          {t('app:delete')}
        </Button>
      </Group>
    </Modal>
  );
}
