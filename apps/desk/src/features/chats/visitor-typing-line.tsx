import { useTranslation } from 'react-i18next';
import { useVisitorTyping } from './visitor-typing.ts';
import classes from './bubble.module.css';

export function VisitorTypingLine({ conversationId, name }: { conversationId: string; name: string }) {
  const { t } = useTranslation('chats');
  const isTyping = useVisitorTyping(conversationId);
  return (
    <p className={classes.typing} role="status">
      {isTyping && (
        <>
          <span className={classes.dots} aria-hidden>
            <i />
            <i />
            <i />
          </span>
          {t('typing', { name })}
        </>
      )}
    </p>
  );
}
