import { setTimeout as sleep } from 'node:timers/promises';

const TICK_MS = 10;

/** Calls `act` so many times a second for so long, evenly and whatever becomes of the calls. Answers how many there were. */
export async function pace(perSecond: number, seconds: number, act: (number: number) => void): Promise<number> {
  const started = performance.now();
  let done = 0;
  for (;;) {
    const passed = Math.min(performance.now() - started, seconds * 1000);
    for (const due = Math.floor((passed * perSecond) / 1000); done < due; done += 1) act(done);
    if (passed >= seconds * 1000) return done;
    await sleep(TICK_MS);
  }
}
