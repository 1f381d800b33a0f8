import type { ChatFile, ErrorBody } from '@guichet/contracts';
import { maskCards } from '@guichet/contracts/card-numbers';

export interface Upload {
  key: string;
  name: string;
  size: number;
  /** From 0 to 1. */
  progress: number;
  /** An address in the browser's memory, for pictures. */
  preview: string | null;
  refusal: 'too_large' | 'unsupported_media_type' | 'too_many_requests' | 'unavailable' | null;
  file: File;
}

interface Request {
  url: string;
  token: string;
  file: File;
  onProgress: (part: number) => void;
}
/** XMLHttpRequest, since fetch tells nothing of how far the body went. */
export function sendFile({ url, token, file, onProgress }: Request): Promise<ChatFile> {
  return new Promise((resolve, reject: (refusal: NonNullable<Upload['refusal']>) => void) => {
    const request = new XMLHttpRequest();
    request.open('POST', `${url}?name=${encodeURIComponent(maskCards(file.name).slice(0, 255) || 'file')}`);
    request.setRequestHeader('authorization', `Bearer ${token}`);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 0);
    request.onerror = () => reject('unavailable');
    request.onload = () => {
      if (request.status === 200) return resolve(request.response as ChatFile);
      const code = (request.response as ErrorBody | null)?.code;
      const known = ['too_large', 'unsupported_media_type', 'too_many_requests'] as const;
      reject(known.find((one) => one === code) ?? 'unavailable');
    };
    request.send(file);
  });
}
