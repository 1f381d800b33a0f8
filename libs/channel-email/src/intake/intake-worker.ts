import { parentPort } from 'node:worker_threads';
import type { AnalyseOptions } from './analysed-mail.ts';
import { analyseMail } from './analyse-mail.ts';

/** What the pool asks of a worker. */
export interface IntakeRequest {
  readonly id: number;
  readonly raw: Uint8Array;
  readonly options: AnalyseOptions;
}

/** `message` is the error's; the caller quarantines the mail with it. */
export type IntakeAnswer =
  | { readonly id: number; readonly mail: ReturnType<typeof analyseMail> }
  | { readonly id: number; readonly message: string };

parentPort?.on('message', ({ id, raw, options }: IntakeRequest) => {
  try {
    const mail = analyseMail(raw, options);
    // Each file gets memory of its own, which then moves to the main thread instead of being copied again.
    const attachments = mail.attachments.map((file) => ({ ...file, content: new Uint8Array(file.content) }));
    parentPort?.postMessage(
      { id, mail: { ...mail, attachments } },
      attachments.map((file) => file.content.buffer),
    );
  } catch (error) {
    parentPort?.postMessage({
      id,
      message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
  }
});
