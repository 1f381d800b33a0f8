import type { Attachment } from '@guichet/contracts';
import { IconFile, IconFileText, IconFileTypePdf, IconFileZip } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { sizeInWords } from '../size-in-words.ts';
import classes from './timeline.module.css';

const isPicture = (type: string) => /^image\/(png|jpe?g|gif|webp)$/i.test(type);
function iconOf(type: string) {
  if (type === 'application/pdf') return IconFileTypePdf;
  if (/zip|compressed|tar/.test(type)) return IconFileZip;
  return type.startsWith('text/') ? IconFileText : IconFile;
}

/** Files of a message; pictures that stand in the text are not repeated. */
export function Attachments({ attachments }: { attachments: readonly Attachment[] }) {
  const { t, i18n } = useTranslation('conversation');
  const files = attachments.filter((one) => !one.isInline);
  if (files.length === 0) return null;
  return (
    <ul className={classes.files} aria-label={t('message.files')}>
      {files.map((file) => {
        const Icon = iconOf(file.type);
        return (
          <li key={file.id}>
            <a className={classes.file} href={file.url} download={file.name} title={`${file.name} · ${file.type}`}>
              {isPicture(file.type) ? (
                <img className={classes.thumb} src={file.url} alt="" width={40} height={40} loading="lazy" />
              ) : (
                <span className={classes.thumb}>
                  <Icon size={20} stroke={1.75} aria-hidden />
                </span>
              )}
              <span className={classes.fileWords}>
                <span className={classes.fileName}>{file.name}</span>
                <span className={classes.fileSize}>{sizeInWords(file.size, i18n.language)}</span>
              </span>
            </a>
          </li>
        );
      })}
    </ul>
  );
}
