import type { Editor } from '@tiptap/react';
import { useTranslation } from 'react-i18next';
import { useUsers } from '../../../app/people.ts';
import { TriggerMenu } from './trigger-menu.tsx';
import type { Trigger } from './use-trigger.ts';

interface MentionMenuProps {
  editor: Editor;
  trigger: Trigger;
  onDismiss: () => void;
}

export function MentionMenu({ editor, trigger, onDismiss }: MentionMenuProps) {
  const { t } = useTranslation('composer');
  const typed = trigger.query.toLocaleLowerCase();
  const users = useUsers()
    .filter((user) => user.status === 'active' && user.name.toLocaleLowerCase().includes(typed))
    .slice(0, 8);
  const choose = (userId: string) => {
    const name = users.find((user) => user.id === userId)?.name ?? '';
    editor
      .chain()
      .focus()
      .insertContentAt({ from: trigger.from, to: trigger.to }, [
        { type: 'mention', attrs: { userId, name } },
        { type: 'text', text: ' ' },
      ])
      .run();
  };
  return (
    <TriggerMenu
      editor={editor}
      trigger={trigger}
      label={t('colleagues')}
      empty={t('noColleague')}
      choices={users.map((user) => ({ id: user.id, label: user.name, hint: user.email }))}
      onChoose={choose}
      onDismiss={onDismiss}
    />
  );
}
