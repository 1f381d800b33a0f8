import type { Microphone, MicrophoneProblem } from '../../call/microphone.ts';
import { takeTelephone } from './one-telephone.ts';

/** What this page must have in hand to call: the code for it, the microphone, and the visitor's one telephone. */
export function openHandset(siteKey: string) {
  let loading: Promise<typeof import('../../call/main.ts')> | undefined;
  let microphone: Microphone | null = null;
  let release: (() => void) | null = null;
  const tools = () =>
    (loading ??= import('../../call/main.ts').catch((error: unknown) => {
      loading = undefined; // the network; the next try fetches it again
      throw error;
    }));
  return {
    tools,
    stream: () => microphone?.stream ?? null,
    level: () => microphone?.level() ?? 0,
    /** Answers with what came of it; null when it was not wanted any more, and `unavailable` when the code could not be fetched. */
    async listen(isWanted: () => boolean): Promise<'open' | MicrophoneProblem | 'unavailable' | null> {
      if (microphone) return 'open';
      try {
        const opened = await (await tools()).openMicrophone();
        if (!isWanted() || microphone) opened.close();
        else microphone = opened;
        return microphone && 'open';
      } catch (error) {
        return (error as { problem?: MicrophoneProblem }).problem ?? 'unavailable';
      }
    },
    /** False when another tab has the telephone. */
    async hold(isHandedOver: boolean): Promise<boolean> {
      release ??= await takeTelephone(siteKey, isHandedOver);
      return release !== null;
    },
    putDown(): void {
      microphone?.close();
      microphone = null;
      release?.();
      release = null;
    },
  };
}
export type Handset = ReturnType<typeof openHandset>;

/** Whoever has allowed the microphone before is not asked again; browsers that do not tell ask. */
export const isMicrophoneAllowed = (): Promise<boolean> =>
  navigator.permissions.query({ name: 'microphone' as PermissionName }).then(
    ({ state }) => state === 'granted',
    () => false,
  );
