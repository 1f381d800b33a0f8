import { spawnSync } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { postgresPrograms, serverUser } from './postgres-files.ts';

/** Runs initdb in an empty folder that the server's user owns. */
export function initialise(data: string, password: string): void {
  if (!password) throw new Error('PGPASSWORD is missing');
  const user = serverUser();
  const secrets = mkdtempSync(join(tmpdir(), 'guichet-initdb-'));
  const passwordFile = join(secrets, 'password');
  try {
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
    if (user.uid !== undefined && user.gid !== undefined)
      for (const path of [secrets, passwordFile]) chownSync(path, user.uid, user.gid);
    const { status, stderr } = spawnSync(
      join(postgresPrograms(), 'bin', 'initdb'),
      [
        `--pgdata=${data}`,
        '--auth=scram-sha-256',
        '--username=postgres',
        `--pwfile=${passwordFile}`,
        '--encoding=UTF8',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--locale=C',
      ],
      { ...user, cwd: data, encoding: 'utf8' },
    );
    if (status !== 0) throw new Error(`initdb failed: ${stderr}`);
  } finally {
    rmSync(secrets, { recursive: true, force: true });
  }
}
