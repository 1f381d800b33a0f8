import type { ChatFile } from '@guichet/contracts';
import type { Host } from '../host.ts';
import type { Store } from './state.ts';
import { sendFile, type Upload } from './uploads.ts';

/** Files on their way up. Each becomes a message when it is there; one that is refused says why and waits for the visitor. */
export function openUploads(
  { origin, siteKey, config, storage }: Host,
  store: Store,
  onStored: (file: ChatFile) => void,
) {
  let count = 0;
  const change = (key: string, part: Partial<Upload>) =>
    store.set({ uploads: store.get().uploads.map((one) => (one.key === key ? { ...one, ...part } : one)) });
  const remove = (key: string) => {
    const gone = store.get().uploads.find((one) => one.key === key);
    if (gone?.preview) URL.revokeObjectURL(gone.preview);
    store.set({ uploads: store.get().uploads.filter((one) => one.key !== key) });
  };
  async function send({ key, file }: Upload): Promise<void> {
    change(key, { refusal: null, progress: 0 });
    const url = `${origin}/api/widget/${siteKey}/files`;
    const onProgress = (progress: number) => change(key, { progress });
    await sendFile({ url, token: storage.get('token') ?? '', file, onProgress }).then(
      (stored) => {
        remove(key);
        onStored(stored);
      },
      (refusal: NonNullable<Upload['refusal']>) => change(key, { refusal }),
    );
  }
  return {
    add(files: Iterable<File>): void {
      for (const file of files) {
        const preview = file.type.startsWith('image/') ? URL.createObjectURL(file) : null;
        const isTooLarge = file.size > config.maxFileBytes;
        const upload: Upload = {
          ...{ key: String((count += 1)), name: file.name, size: file.size, progress: 0, preview, file },
          refusal: isTooLarge ? 'too_large' : null,
        };
        store.set({ uploads: [...store.get().uploads, upload] });
        if (!isTooLarge) void send(upload);
      }
    },
    again: (upload: Upload) => void send(upload),
    remove,
  };
}
