import { addressOf, playVoicePrompt, type VoicePrompt } from '@guichet/contracts';
import { ActionIcon, Button, FileButton } from '@mantine/core';
import { IconTrash, IconUpload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { icon } from '../frame/icon-look.ts';
import classes from './site-prompts.module.css';

const TYPES = 'audio/wav,audio/x-wav,audio/ogg,audio/webm,.wav,.opus,.ogg,.webm';

interface Props {
  name: string;
  /** What is said without an own one. */
  standard: string;
  siteId: string;
  own: VoicePrompt | undefined;
  isBusy: boolean;
  onPut: (file: File) => void;
  onDelete: (promptId: string) => void;
}

/** One prompt in one language: the site's own to listen to, or the words of the standard one. */
export function PromptLine({ name, standard, siteId, own, isBusy, onPut, onDelete }: Props) {
  const { t } = useTranslation('site-prompts');
  return (
    <li className={classes.line}>
      <div className={classes.words}>
        <div className={classes.name}>{name}</div>
        {own ? (
          <audio
            // Another file has another length: only then does the browser ask again.
            key={own.seconds}
            className={classes.sound}
            controls
            preload="none"
            aria-label={t('listen', { name })}
            src={addressOf(playVoicePrompt, { siteId, promptId: own.id }).url}
          />
        ) : (
          <div className={classes.standard}>{standard}</div>
        )}
      </div>
      <div className={classes.actions}>
        <FileButton accept={TYPES} onChange={(file) => file && onPut(file)}>
          {(props) => (
            <Button
              {...props}
              variant="default"
              size="compact-sm"
              leftSection={<IconUpload {...icon} />}
              disabled={isBusy}
              aria-label={t(own ? 'replaceOf' : 'uploadOf', { name })}
            >
              {t(own ? 'replace' : 'upload')}
            </Button>
          )}
        </FileButton>
        {own && (
          <ActionIcon
            variant="subtle"
            color="gray"
            disabled={isBusy}
            aria-label={t('deleteOf', { name })}
            onClick={() => onDelete(own.id)}
          >
            <IconTrash {...icon} />
          </ActionIcon>
        )}
      </div>
    </li>
  );
}
