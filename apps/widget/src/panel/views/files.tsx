import type { ChatFile } from '@guichet/contracts';
import { useState } from 'preact/hooks';
import { bytes } from '../texts.ts';
import { Icon } from './icon.tsx';
import { useSession } from './use-session.ts';

const isPicture = ({ type }: ChatFile): boolean => /^image\/(png|jpeg|gif|webp)$/.test(type);

export function Files({ files }: { files: readonly ChatFile[] }) {
  return (
    <>
      {files.map((file) => (
        <File key={file.id} file={file} />
      ))}
    </>
  );
}

/** Addresses of files live for 15 minutes: one that no longer answers is asked for anew. */
function File({ file }: { file: ChatFile }) {
  const { session, language } = useSession();
  const [brokenUrl, setBroken] = useState('');
  const url = session.host.origin + file.url;
  const renew = () => {
    if (brokenUrl) return;
    setBroken(file.url);
    void session.resync(0);
  };
  return (
    <a class="file" href={url} target="_blank" rel="noopener noreferrer" download={file.name}>
      {isPicture(file) && brokenUrl !== file.url ? (
        <img src={url} alt={file.name} onError={renew} />
      ) : (
        <>
          <Icon name="file" />
          <span>{file.name}</span>
          <small>{bytes(file.size, language)}</small>
        </>
      )}
    </a>
  );
}
