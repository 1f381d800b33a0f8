import {
  createMacro,
  listMacros,
  MACRO_VARIABLES,
  MacroActions,
  Priority,
  updateMacro,
  type Macro,
} from '@guichet/contracts';
import { Button, Checkbox, Group, Modal, NativeSelect, TagsInput, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { EditorContent } from '@tiptap/react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../app/api.ts';
import { useTags, useTeams, useUsers } from '../../app/people.ts';
import { useSession } from '../../app/session.tsx';
import { useErrorText } from '../../app/use-error-text.ts';
import { EditorToolbar } from '../conversation/composer/editor-toolbar.tsx';
import { useMessageEditor } from '../conversation/composer/use-message-editor.ts';
import { assignOf, assignValue } from './assign-value.ts';
import classes from './macros.module.css';

const STATUSES = ['open', 'pending', 'resolved'] as const;
const SHORTCUT = /^[\p{L}\p{N}-]{1,40}$/u;

export function MacroForm({ macro, onClose }: { macro: Macro | null; onClose: () => void }) {
  const { t, i18n } = useTranslation(['macros', 'app']);
  const { can } = useSession();
  const words = useErrorText();
  const users = useUsers();
  const teams = useTeams();
  const tags = useTags();
  const options = { invalidates: [listMacros], onSuccess: onClose };
  const create = useAction(createMacro, options);
  const update = useAction(updateMacro, options);
  const error = create.error ?? update.error;
  const form = useForm({
    initialValues: {
      name: macro?.name ?? '',
      shortcut: macro?.shortcut ?? '',
      html: macro?.html ?? '',
      isShared: macro?.isShared ?? false,
      addTags: macro?.actions.addTags ?? [],
      assign: assignValue(macro?.actions.assign ?? null),
      status: macro?.actions.status ?? '',
      priority: macro?.actions.priority ?? '',
    },
    validate: {
      name: (value) => (value.trim() ? null : t('form.nameMissing')),
      shortcut: (value) => (SHORTCUT.test(value.trim()) ? null : t('form.shortcutWrong')),
    },
  });
  const submit = form.onSubmit(({ addTags, assign, status, priority, ...fields }) => {
    const actions = MacroActions.parse({
      addTags,
      assign: assignOf(assign),
      status: status || null,
      priority: priority || null,
    });
    if (macro) update.mutate({ macroId: macro.id, ...fields, actions });
    else create.mutate({ ...fields, actions });
  });
  const editor = useMessageEditor({
    content: form.values.html,
    placeholder: t('form.textHint'),
    label: t('form.text'),
    lang: i18n.language,
    onChange: (html) => form.setFieldValue('html', html),
    onFiles: () => undefined,
    onSend: () => submit(),
  });
  const none = { value: '', label: t('form.unchanged') };
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t(macro ? 'form.edit' : 'create')}
      closeButtonProps={{ 'aria-label': t('app:close') }}
    >
      <form className={classes.form} onSubmit={submit}>
        {error && (
          <p className={classes.refusal} role="alert">
            {error.code === 'already_exists' ? t('form.shortcutTaken') : words(error)}
          </p>
        )}
        <div className={classes.pair}>
          <TextInput label={t('form.name')} maxLength={200} data-autofocus {...form.getInputProps('name')} />
          <TextInput label={t('form.shortcut')} leftSection="/" maxLength={40} {...form.getInputProps('shortcut')} />
        </div>
        <div>
          <Text size="sm" fw={550} mb={4}>
            {t('form.text')}
          </Text>
          <div className={classes.editorBox}>
            <EditorContent editor={editor} className={classes.editor} />
            <EditorToolbar editor={editor} />
          </div>
          <Group gap={6} mt="xs" role="group" aria-label={t('form.variables')}>
            {MACRO_VARIABLES.map((variable) => (
              <Button
                key={variable}
                size="compact-xs"
                variant="default"
                onClick={() => editor.chain().focus().insertContent(`{{${variable}}}`).run()}
              >
                {t(`variables.${variable.replace('.', '_')}`)}
              </Button>
            ))}
          </Group>
        </div>
        <TagsInput
          label={t('form.addTags')}
          data={tags.map((tag) => tag.name)}
          maxTags={20}
          {...form.getInputProps('addTags')}
        />
        <div className={classes.pair}>
          <NativeSelect
            label={t('form.assign')}
            data={[
              none,
              { value: 'me', label: t('form.assignMe') },
              { value: 'nobody', label: t('form.assignNobody') },
              ...users.map((user) => ({ value: `user:${user.id}`, label: user.name })),
              ...teams.map((team) => ({ value: `team:${team.id}`, label: t('form.team', { name: team.name }) })),
            ]}
            {...form.getInputProps('assign')}
          />
          <NativeSelect
            label={t('form.status')}
            data={[none, ...STATUSES.map((value) => ({ value, label: t(`app:status.${value}`) }))]}
            {...form.getInputProps('status')}
          />
          <NativeSelect
            label={t('form.priority')}
            data={[none, ...Priority.options.map((value) => ({ value, label: t(`app:priority.${value}`) }))]}
            {...form.getInputProps('priority')}
          />
        </div>
        {can('macro.share') && (
          <Checkbox label={t('form.share')} {...form.getInputProps('isShared', { type: 'checkbox' })} />
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('app:cancel')}
          </Button>
          <Button type="submit" loading={create.isPending || update.isPending}>
            {t('app:save')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
