import type { Attachment } from '@guichet/contracts';
import { useCallback, useEffect, useRef, useState } from 'react';
import { MAX_BYTES, upload } from './upload.ts';

export interface Uploading {
  key: string;
  file: File;
  share: number;
  /** An error to be put into words; the file can be tried again or left out. */
  error: unknown;
}

/** Files on their way to the server; each that has arrived is handed to `onDone`. */
export function useUploads(onDone: (attachment: Attachment) => void) {
  const [uploading, show] = useState<Uploading[]>([]);
  const latest = useRef<readonly Uploading[]>([]);
  const setUploading = useCallback((change: (list: readonly Uploading[]) => Uploading[]) => {
    latest.current = change(latest.current);
    show([...latest.current]);
  }, []);
  const running = useRef(new Map<string, AbortController>());
  const done = useRef(onDone);
  useEffect(() => {
    done.current = onDone;
  });
  useEffect(() => {
    const all = running.current;
    return () => {
      for (const controller of all.values()) controller.abort();
    };
  }, []);
  const change = useCallback(
    (key: string, values: Partial<Uploading>) =>
      setUploading((list) => list.map((one) => (one.key === key ? { ...one, ...values } : one))),
    [setUploading],
  );
  const remove = useCallback(
    (key: string) => {
      running.current.get(key)?.abort();
      running.current.delete(key);
      setUploading((list) => list.filter((one) => one.key !== key));
    },
    [setUploading],
  );
  const start = useCallback(
    async (key: string, file: File) => {
      const controller = new AbortController();
      running.current.set(key, controller);
      change(key, { error: null, share: 0 });
      try {
        const attachment = await upload(file, (share) => change(key, { share }), controller.signal);
        remove(key);
        done.current(attachment);
      } catch (error) {
        if (!controller.signal.aborted) change(key, { error });
      }
    },
    [change, remove],
  );
  const add = useCallback(
    (files: readonly File[]) => {
      for (const file of files) {
        const key = crypto.randomUUID();
        const error = file.size > MAX_BYTES ? 'too_large' : null;
        setUploading((list) => [...list, { key, file, share: 0, error }]);
        if (!error) void start(key, file);
      }
    },
    [setUploading, start],
  );
  const retry = useCallback(({ key, file }: Uploading) => void start(key, file), [start]);
  return { uploading, latest, add, remove, retry };
}
export type Uploads = ReturnType<typeof useUploads>;
