import type { Storage } from '../../loader/storage.ts';

/** What a page of the shop leaves to the next one of its tab. */
export interface KeptCall {
  callId: string;
  isMuted: boolean;
  talkingSince: number | null;
}
const NAME = 'call';

export const keepCall = (tab: Storage, call: KeptCall | null): void => tab.set(NAME, call && JSON.stringify(call));

export function keptCall(tab: Storage): KeptCall | null {
  try {
    const kept = JSON.parse(tab.get(NAME) ?? 'null') as Partial<KeptCall> | null;
    if (typeof kept?.callId !== 'string') return null;
    return { callId: kept.callId, isMuted: kept.isMuted === true, talkingSince: Number(kept.talkingSince) || null };
  } catch {
    return null;
  }
}
