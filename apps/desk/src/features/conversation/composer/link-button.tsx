import { ActionIcon, Button, Popover, TextInput, Tooltip } from '@mantine/core';
import { IconLink } from '@tabler/icons-react';
import type { Editor } from '@tiptap/react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './composer.module.css';

export function LinkButton({ editor }: { editor: Editor }) {
  const { t } = useTranslation('composer');
  const [isOpen, setOpen] = useState(false);
  const [address, setAddress] = useState('');
  const open = () => {
    setAddress(String(editor.getAttributes('link')['href'] ?? ''));
    setOpen(true);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // The form lies in a portal, yet its events still reach the composer's own form.
    event.stopPropagation();
    setOpen(false);
    const href = address && !/^[a-z]+:/i.test(address) ? `https://${address}` : address;
    const chain = editor.chain().focus().extendMarkRange('link');
    if (!href) chain.unsetLink().run();
    else if (editor.state.selection.empty && !editor.isActive('link'))
      chain.insertContent({ type: 'text', text: address, marks: [{ type: 'link', attrs: { href } }] }).run();
    else chain.setLink({ href }).run();
  };
  return (
    <Popover opened={isOpen} onChange={setOpen} trapFocus position="top-start" shadow="md">
      <Popover.Target>
        <Tooltip label={t('link')}>
          <ActionIcon size="md" aria-label={t('link')} aria-expanded={isOpen} onClick={open}>
            <IconLink size={16} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown>
        <form className={classes.linkForm} onSubmit={submit}>
          <TextInput
            size="xs"
            aria-label={t('linkAddress')}
            placeholder="https://"
            value={address}
            onChange={(event) => setAddress(event.currentTarget.value)}
            data-autofocus
          />
          <Button size="xs" type="submit">
            {t('linkSet')}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
