import { type APIResponse, expect, type Locator, type Page } from '@playwright/test';
import { heard, loudness } from './voices.ts';

export const bar = (desk: Page): Locator => desk.getByRole('region', { name: 'Current call' });
export const press = (desk: Page, name: string): Promise<void> =>
  bar(desk).getByRole('button', { name, exact: true }).click();
export const cardOf = (desk: Page, name: string): Locator =>
  desk.getByRole('region', { name: 'Offers' }).getByRole('article', { name });

export const answerOf = async <T>(answer: APIResponse): Promise<T> => {
  expect(answer.ok(), await answer.text()).toBe(true);
  return (await answer.json()) as T;
};
export const post = async (desk: Page, path: string, data: object = {}): Promise<void> =>
  expect.poll(async () => (await desk.request.post(path, { data })).ok()).toBe(true);
export const goReady = (desk: Page): Promise<void> =>
  post(desk, '/api/me/status', { action: 'ready', channels: ['voice'] });

export async function hasTelephone(desk: Page): Promise<void> {
  await desk.goto('/profile');
  await expect(desk.getByText('The telephone is ready')).toBeVisible();
}

export async function wrapUp(desk: Page): Promise<void> {
  await desk.getByRole('region', { name: 'Offers' }).getByRole('button', { name: 'Done' }).click();
  await expect(desk.getByRole('region', { name: 'Offers' })).toHaveCount(0);
}

/** Of `tones`, the page hears these and no others. */
export const hears = (page: Page, tones: number[], ...these: number[]): Promise<void> =>
  expect.poll(() => heard(page, tones)).toEqual(these);
/** Music, and nobody's voice. */
export async function hearsMusic(page: Page, tones: number[]): Promise<void> {
  await hears(page, tones);
  await expect.poll(() => loudness(page)).toBeGreaterThan(-60);
}

type CallQueue = 'callQueueId' | 'callbackQueueId';
/** Says whether the talks of the shop's calls are recorded, or of its call-backs, as an administrator. */
export async function setRecorded(admin: Page, isRecorded: boolean, queue: CallQueue = 'callQueueId'): Promise<void> {
  const { sites } = await answerOf<{ sites: Record<CallQueue, string | null>[] }>(
    await admin.request.get('/api/admin/sites'),
  );
  const queueId = sites.find((site) => site[queue])![queue];
  const data = isRecorded ? { isRecorded, notice: 'shown' } : { isRecorded };
  await answerOf(await admin.request.patch(`/api/admin/queues/${queueId}/voice`, { data }));
}

/** Of the one talk of a conversation, once it is kept: which tones each channel has. */
export async function recordedIn(desk: Page, conversationId: string, tones: number[]): Promise<number[][]> {
  let recordings: { id: string }[] = [];
  await expect
    .poll(async () => {
      const answer = await desk.request.get(`/api/conversations/${conversationId}/recordings`);
      ({ recordings } = await answerOf<{ recordings: { id: string }[] }>(answer));
      return recordings.length;
    })
    .toBe(1);
  return channelsOf(desk, recordings[0]!.id, tones);
}

const channelsOf = (desk: Page, recordingId: string, tones: number[]): Promise<number[][]> =>
  desk.evaluate(
    async ({ url, tones }) => {
      const bytes = await (await fetch(url)).arrayBuffer();
      const sound = await new OfflineAudioContext(2, 1, 48_000).decodeAudioData(bytes);
      const strength = (samples: Float32Array, hertz: number): number => {
        const turn = (2 * Math.PI * hertz) / sound.sampleRate;
        let [real, imaginary] = [0, 0];
        samples.forEach((sample, at) => {
          real += sample * Math.cos(turn * at);
          imaginary += sample * Math.sin(turn * at);
        });
        return (2 * Math.hypot(real, imaginary)) / samples.length;
      };
      // A hold is silence, so it is looked at piece by piece.
      const piece = Math.floor(sound.length / 10);
      const pieces = Array.from({ length: 10 }, (_, at) => [at * piece, (at + 1) * piece] as const);
      return [0, 1].map((channel) => {
        const side = sound.getChannelData(channel);
        return tones.filter((hertz) => pieces.some(([from, to]) => strength(side.subarray(from, to), hertz) > 0.01));
      });
    },
    { url: `/api/recordings/${recordingId}/sound`, tones },
  );
