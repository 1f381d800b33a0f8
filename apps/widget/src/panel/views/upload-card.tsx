import type { Session } from '../session.ts';
import { bytes, fill } from '../texts.ts';
import type { Upload } from '../uploads.ts';
import { Icon } from './icon.tsx';
import { useSession } from './use-session.ts';

export function UploadCard({ upload, uploads }: { upload: Upload; uploads: Session['uploads'] }) {
  const { texts, language, config } = useSession();
  const { name, size, progress, preview, refusal, key } = upload;
  const part = Math.round(progress * 100);
  return (
    <div class="upload">
      {preview ? <img src={preview} alt="" /> : <Icon name="file" />}
      <div>
        <span>{name}</span>
        {refusal ? (
          <p class="wrong" role="alert">
            {fill(texts.refusals[refusal], { max: bytes(config.maxFileBytes, language) })}{' '}
            {(refusal === 'unavailable' || refusal === 'too_many_requests') && (
              <button type="button" class="link" onClick={() => uploads.again(upload)}>
                {texts.retry}
              </button>
            )}
          </p>
        ) : (
          <>
            <small>{bytes(size, language)}</small>
            <progress max={100} value={part} aria-label={fill(texts.uploading, { name, part })} />
          </>
        )}
      </div>
      {refusal && (
        <button
          type="button"
          class="round"
          aria-label={fill(texts.remove, { name })}
          onClick={() => uploads.remove(key)}
        >
          <Icon name="cross" />
        </button>
      )}
    </div>
  );
}
