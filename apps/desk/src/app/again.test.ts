import { getSession } from '@guichet/contracts';
import { QueryObserver } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import { queryClient } from './api.ts';
import { again } from './realtime.ts';

it('asks once more for a first answer that was under way when something changed', async () => {
  const answers = ['before', 'after'];
  const replies: ((value: string) => void)[] = [];
  const ask = () => new Promise<string>((resolve) => replies.push(() => resolve(answers.shift()!)));
  const seen: (string | undefined)[] = [];
  const observer = new QueryObserver<string>(queryClient, { queryKey: [getSession.path, {}], queryFn: ask });
  const leave = observer.subscribe(({ data }) => seen.push(data));
  again(getSession);
  replies[0]!('');
  await expect.poll(() => replies.length).toBe(2);
  replies[1]!('');
  await expect.poll(() => seen.at(-1)).toBe('after');
  leave();
});
