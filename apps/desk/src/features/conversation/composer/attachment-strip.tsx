import { ApiError, type Attachment } from '@guichet/contracts';
import { ActionIcon, Progress } from '@mantine/core';
import { IconPaperclip, IconRefresh, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../../app/use-error-text.ts';
import { sizeInWords } from '../size-in-words.ts';
import { MAX_BYTES } from './upload.ts';
import type { Uploads } from './use-uploads.ts';
import classes from './composer.module.css';

interface AttachmentStripProps {
  attachments: readonly Attachment[];
  uploads: Uploads;
  onRemove: (id: string) => void;
}

/** Files of the message being written, those on their way with their progress. */
export function AttachmentStrip({ attachments, uploads, onRemove }: AttachmentStripProps) {
  const { t, i18n } = useTranslation('composer');
  const words = useErrorText();
  if (attachments.length + uploads.uploading.length === 0) return null;
  return (
    <ul className={classes.files} aria-label={t('files')}>
      {attachments.map(({ id, name, size }) => (
        <li key={id} className={classes.file}>
          <IconPaperclip size={14} stroke={1.75} aria-hidden />
          <span className={classes.fileName}>{name}</span>
          <span className={classes.quiet}>{sizeInWords(size, i18n.language)}</span>
          <ActionIcon size="xs" aria-label={t('removeFile', { name })} onClick={() => onRemove(id)}>
            <IconX size={12} />
          </ActionIcon>
        </li>
      ))}
      {uploads.uploading.map((one) => (
        <li key={one.key} className={classes.file} data-failed={one.error ? true : undefined}>
          <span className={classes.fileName}>{one.file.name}</span>
          {one.error ? (
            <span role="alert">
              {words(one.error === 'too_large' ? new ApiError(413, { code: 'too_large' }) : one.error)}
            </span>
          ) : (
            <Progress
              className={classes.progress ?? ''}
              size="sm"
              value={one.share * 100}
              aria-label={t('uploading', { name: one.file.name })}
            />
          )}
          {Boolean(one.error) && one.file.size <= MAX_BYTES && (
            <ActionIcon
              size="xs"
              aria-label={t('retryFile', { name: one.file.name })}
              onClick={() => uploads.retry(one)}
            >
              <IconRefresh size={12} />
            </ActionIcon>
          )}
          <ActionIcon
            size="xs"
            aria-label={t('removeFile', { name: one.file.name })}
            onClick={() => uploads.remove(one.key)}
          >
            <IconX size={12} />
          </ActionIcon>
        </li>
      ))}
    </ul>
  );
}
