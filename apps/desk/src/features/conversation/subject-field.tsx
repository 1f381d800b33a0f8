import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useIsNarrow } from '../../app/use-is-narrow.ts';
import classes from './conversation-header.module.css';

interface SubjectFieldProps {
  subject: string;
  isEditable: boolean;
  onChange: (subject: string) => void;
}

/** The subject as a heading that becomes a field when it is pressed. */
export function SubjectField({ subject, isEditable, onChange }: SubjectFieldProps) {
  const { t } = useTranslation('conversation');
  // On a narrow screen the list, whose name is the page's first heading, is not there.
  const Heading = useIsNarrow() ? 'h1' : 'h2';
  const [isEditing, setEditing] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const finish = () => {
    const next = field.current?.value.trim();
    setEditing(false);
    if (next && next !== subject) onChange(next);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter') finish();
    if (event.key === 'Escape') setEditing(false);
  };
  if (isEditing)
    return (
      <input
        ref={field}
        className={classes.subjectInput}
        aria-label={t('subject')}
        defaultValue={subject}
        maxLength={200}
        onBlur={finish}
        onKeyDown={press}
        autoFocus
      />
    );
  return (
    <Heading className={classes.subject} title={subject}>
      {isEditable ? (
        <button type="button" title={t('editSubject')} onClick={() => setEditing(true)}>
          {subject || t('noSubject')}
        </button>
      ) : (
        subject || t('noSubject')
      )}
    </Heading>
  );
}
