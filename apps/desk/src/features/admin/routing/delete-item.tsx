import { ApiError, type Endpoint, type RequestOf } from '@guichet/contracts';
import { ActionIcon, Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../../app/api.ts';
import { ConfirmAction } from '../frame/confirm-action.tsx';
import { icon } from '../frame/icon-look.ts';
import { type RoutingArea, useErrorWords } from '../frame/use-error-words.ts';
import { useTell } from '../frame/use-tell.ts';
import { UsesList } from './uses-list.tsx';
import { usesOf } from './uses.ts';

interface Props<E extends Endpoint> {
  /** As people know it. */
  name: string;
  area: RoutingArea;
  endpoint: E;
  request: RequestOf<E>;
  invalidates: readonly Endpoint[];
  /** Under a form there is room for a button with words. */
  look?: 'icon' | 'button';
  onDeleted?: () => void;
}

/** Deletes after a question; refused, it says what depends on it. */
export function DeleteItem<E extends Endpoint>(props: Props<E>) {
  const { name, area, endpoint, request, invalidates, look = 'icon', onDeleted } = props;
  const { t } = useTranslation('routing-settings');
  const tell = useTell();
  const words = useErrorWords(area);
  const [isAsking, setAsking] = useState(false);
  const remove = useAction(endpoint, { invalidates });
  const uses = remove.error instanceof ApiError && remove.error.code === 'in_use' ? usesOf(remove.error.details) : [];
  const ask = () => {
    remove.reset();
    setAsking(true);
  };
  const confirm = () =>
    remove.mutate(request, {
      onSuccess: () => {
        setAsking(false);
        tell.done(t(`${area}.deleted`, { name }));
        onDeleted?.();
      },
    });
  return (
    <>
      {look === 'icon' ? (
        <ActionIcon aria-label={t(`${area}.deleteTitle`, { name })} onClick={ask}>
          <IconTrash {...icon} />
        </ActionIcon>
      ) : (
        <Button variant="default" c="bad" leftSection={<IconTrash {...icon} />} onClick={ask}>
          {t(`${area}.delete`)}
        </Button>
      )}
      <ConfirmAction
        opened={isAsking}
        title={t(`${area}.deleteTitle`, { name })}
        body={t(`${area}.deleteBody`)}
        confirmLabel={t(`${area}.delete`)}
        isBusy={remove.isPending}
        refusal={remove.error ? words(remove.error) : undefined}
        onConfirm={confirm}
        onClose={() => setAsking(false)}
      >
        {uses.length > 0 && <UsesList uses={uses} />}
      </ConfirmAction>
    </>
  );
}
