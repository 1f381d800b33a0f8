import type { MediaAnchor, MediaEvent } from '../media-anchor.ts';
import type { MediaErrorCode } from '../media-error.ts';
import type { SwitchboardOptions } from './switchboard.ts';

/** What is asked of the media process; the rest of the interface is the driver's own. */
export type Method = Exclude<keyof MediaAnchor, 'onEvent' | 'stop'>;
export type Arguments<M extends Method> = Parameters<MediaAnchor[M]>;
export type Result<M extends Method> = Awaited<ReturnType<MediaAnchor[M]>>;

export type Request =
  | { readonly type: 'start'; readonly options: SwitchboardOptions }
  | { readonly type: 'call'; readonly id: number; readonly method: Method; readonly args: readonly unknown[] }
  | { readonly type: 'stop' };

export type Reply =
  | { readonly type: 'ready' }
  | { readonly type: 'result'; readonly id: number; readonly value: unknown }
  | { readonly type: 'refusal'; readonly id: number; readonly code: MediaErrorCode; readonly message: string }
  | { readonly type: 'event'; readonly event: MediaEvent }
  /** Something broke that belongs to no call; the process goes on. */
  | { readonly type: 'fault'; readonly message: string };
