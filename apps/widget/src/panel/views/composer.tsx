import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from './icon.tsx';
import { useSession } from './use-session.ts';

export function Composer() {
  const { session, state, texts, config } = useSession();
  const { storage } = session.host;
  const [text, setText] = useState(() => storage.get('draft') ?? '');
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const { style, scrollHeight } = area.current!;
    style.height = '';
    style.height = `${Math.min(area.current!.scrollHeight, 140) || scrollHeight}px`;
  }, [text]);
  const change = (value: string) => {
    setText(value);
    storage.set('draft', value || null);
    session.marks.typing(value !== '');
  };
  const send = (event?: Event) => {
    event?.preventDefault();
    if (!text.trim()) return;
    session.post(text.trim());
    change(''); // says, too, that nobody types any more
    area.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // While an input method composes a word, Enter chooses it.
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) send(event);
  };
  const onPaste = ({ clipboardData }: ClipboardEvent) => {
    if (state.chat && clipboardData?.files.length) session.uploads.add(clipboardData.files);
  };
  return (
    <form class="composer" onSubmit={send}>
      {state.chat && <Attach />}
      <textarea
        ref={area}
        rows={1}
        dir="auto"
        data-first
        aria-label={texts.composer}
        placeholder={texts.composer}
        maxLength={config.maxTextLength}
        value={text}
        onInput={(event) => change(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
      <button class="send" aria-label={texts.send} disabled={!text.trim()}>
        <Icon name="up" />
      </button>
    </form>
  );
}

/** A real button, which opens the file chooser: it has a name and a focus of its own. */
function Attach() {
  const { session, texts } = useSession();
  const input = useRef<HTMLInputElement>(null);
  const onChange = () => {
    session.uploads.add([...(input.current!.files ?? [])]);
    input.current!.value = '';
  };
  return (
    <>
      <button type="button" class="round" aria-label={texts.attach} onClick={() => input.current!.click()}>
        <Icon name="clip" />
      </button>
      <input ref={input} type="file" multiple hidden onChange={onChange} />
    </>
  );
}
