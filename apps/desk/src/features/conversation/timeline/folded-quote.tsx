import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './timeline.module.css';

export function FoldedQuote({ children }: { children: ReactNode }) {
  const { t } = useTranslation('conversation');
  const [isOpen, setOpen] = useState(false);
  return (
    <div className={classes.fold}>
      <button type="button" className={classes.foldButton} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {t(isOpen ? 'message.hideQuote' : 'message.showQuote')}
      </button>
      {isOpen && <div className={classes.quoted}>{children}</div>}
    </div>
  );
}
