import { useEffect, useState } from 'react';
import { withSocket } from '../../app/realtime.ts';
import { useSession } from '../../app/session.tsx';

/** Who else changed the conversation since it was last looked at; null: nobody. */
export function useUpdatedBy(conversationId: string) {
  const { session } = useSession();
  const me = session.user.id;
  const [actorId, setActorId] = useState<string | null>(null);
  useEffect(() => {
    setActorId(null);
    return withSocket((socket) => {
      const hear = (event: { conversationId: string; actorId: string | null }) => {
        if (event.conversationId === conversationId && event.actorId && event.actorId !== me) setActorId(event.actorId);
      };
      socket.on('conversation.changed', hear);
      return () => void socket.off('conversation.changed', hear);
    });
  }, [conversationId, me]);
  return { actorId, forget: () => setActorId(null) };
}
