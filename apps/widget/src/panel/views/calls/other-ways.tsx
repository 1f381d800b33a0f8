import { firstStep } from '../../steps.ts';
import { useSession } from '../use-session.ts';

export const rank = (isFirst: boolean) => ({
  class: isFirst ? 'main' : 'second',
  'data-first': isFirst ? true : undefined,
});

/** To write instead of calling, as far as somebody reads. */
export function OtherWays({ isFirst = false }: { isFirst?: boolean }) {
  const { session, state, texts, config } = useSession();
  const canChat = state.availability?.canChat ?? false;
  const leaveTo = (way: 'chat' | 'form') => {
    session.calls.close();
    session.enter(firstStep(way, config));
  };
  return (
    <>
      {canChat && (
        <button type="button" {...rank(isFirst)} onClick={() => leaveTo('chat')}>
          {texts.over.chat}
        </button>
      )}
      {config.hasForm && (
        <button type="button" {...rank(isFirst && !canChat)} onClick={() => leaveTo('form')}>
          {texts.over.write}
        </button>
      )}
    </>
  );
}
