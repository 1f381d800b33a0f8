import { createClient, uploadAttachment, type Attachment } from '@guichet/contracts';

/** `fetch` cannot tell how much of a body has gone out; this one, on XMLHttpRequest, can. */
const fetchWithProgress =
  (onProgress: (share: number) => void): typeof fetch =>
  (address, init) =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open(init?.method ?? 'GET', String(address));
      for (const [name, value] of new Headers(init?.headers)) request.setRequestHeader(name, value);
      request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
      request.onload = () => resolve(new Response(request.responseText || '{}', { status: request.status }));
      request.onerror = () => reject(new TypeError('network'));
      request.onabort = () => reject(new DOMException('aborted', 'AbortError'));
      init?.signal?.addEventListener('abort', () => request.abort());
      request.send(init?.body as XMLHttpRequestBodyInit);
    });

export const MAX_BYTES = 25 * 1024 * 1024;

export const upload = (file: File, onProgress: (share: number) => void, signal: AbortSignal): Promise<Attachment> =>
  createClient('', { fetch: fetchWithProgress(onProgress) })(
    uploadAttachment,
    { name: file.name || 'image.png' },
    { body: file, signal },
  );
