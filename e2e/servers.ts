import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FullConfig } from '@playwright/test';
import { startPostgres } from '../scripts/postgres-server.ts';
import { install, type Installation, type Place, seed } from './installation.ts';

/** An installation for each worker, so that what one journey does is not seen by another that runs beside it. */
export default async function setUp({ workers }: FullConfig): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'guichet-journeys-'));
  const postgres = await startPostgres({
    folder: join(folder, 'postgres'),
    password: 'journeys',
    flags: ['--temporary'],
  });
  const placed = (name: string): Place => {
    mkdirSync(join(folder, name, 'files'), { recursive: true });
    return { postgres, folder, name };
  };
  const seeded = placed('seeded');
  await seed(seeded);
  const installations: Installation[] = [];
  for (let worker = 0; worker < workers; worker++)
    installations.push(await install(seeded, placed(`worker_${worker}`)));
  process.env.E2E_INSTALLATIONS = JSON.stringify(installations.map(({ surroundings }) => surroundings));
  return async () => {
    for (const installation of installations) await installation.stop();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
