import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../postgres-server.ts';

export interface DovecotUser {
  name: string;
  password: string;
}
export interface Dovecot {
  host: string;
  port: number;
  /** Implicit TLS under a self-signed certificate; 0 without `tls`. */
  tlsPort: number;
  folder: string;
  /** Gives all of a user's mail a new UIDVALIDITY, as a restored server does. */
  forgetUids(user: string): Promise<void>;
  stop(): Promise<void>;
}

const PROGRAM = '/usr/sbin/dovecot';
export const hasDovecot = (): boolean => existsSync(PROGRAM);

/** A real IMAP server on loopback with users of its own, in a folder of its own. Debian's package, root or not. */
export async function startDovecot(options: { users: DovecotUser[]; port?: number; tls?: boolean }): Promise<Dovecot> {
  const folder = mkdtempSync(join(tmpdir(), 'guichet-dovecot-'));
  const port = options.port ?? (await freePort());
  const tlsPort = options.tls ? await freePort() : 0;
  const owner = mailOwner();
  prepareFolder(folder, options.users, owner);
  if (options.tls) makeCertificate(folder);
  const configuration = join(folder, 'dovecot.conf');
  writeFileSync(configuration, settings(folder, port, tlsPort, owner));
  const child = spawn(PROGRAM, ['-F', '-c', configuration], { stdio: ['ignore', 'ignore', 'inherit'] });
  const kill = () => child.kill('SIGTERM');
  process.once('exit', kill);
  await answers(port, child);
  return {
    host: '127.0.0.1',
    port,
    tlsPort,
    folder,
    async forgetUids(user) {
      const maildir = join(folder, 'mail', user);
      for (const index of [
        'dovecot-uidlist',
        'dovecot-uidvalidity',
        'dovecot.index',
        'dovecot.index.log',
        'dovecot.index.cache',
      ])
        rmSync(join(maildir, index), { force: true });
      // UIDVALIDITY is a time in seconds.
      await sleep(1100);
    },
    stop: () => {
      process.off('exit', kill);
      return stop(child, folder);
    },
  };
}

interface Owner {
  uid: number;
  gid: number;
  name: string;
  group: string;
}

/** Dovecot keeps no mail as root: then it does so as the first ordinary account of every Debian. */
function mailOwner(): Owner {
  const { uid, gid, username } = userInfo();
  if (uid !== 0) return { uid, gid, name: username, group: nameOfGroup() };
  const [mailUid = '8', mailGid = '8'] = ['-u', '-g'].map((flag) =>
    execFileSync('id', [flag, 'mail'], { encoding: 'utf8' }).trim(),
  );
  return { uid: Number(mailUid), gid: Number(mailGid), name: 'mail', group: 'mail' };
}

const nameOfGroup = (): string => execFileSync('id', ['-gn'], { encoding: 'utf8' }).trim();

function prepareFolder(folder: string, users: readonly DovecotUser[], { uid, gid }: Owner): void {
  chmodSync(folder, 0o755);
  for (const name of ['mail', 'run', 'state', 'home']) mkdirSync(join(folder, name));
  chownSync(join(folder, 'mail'), uid, gid);
  chownSync(join(folder, 'home'), uid, gid);
  const lines = users.map(
    ({ name, password }) => `${name}:{PLAIN}${password}:${uid}:${gid}::${join(folder, 'home', name)}::`,
  );
  writeFileSync(join(folder, 'users'), `${lines.join('\n')}\n`, { mode: 0o644 });
}

function makeCertificate(folder: string): void {
  const files = ['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'certificate.pem')];
  const subject = ['-subj', '/CN=localhost', '-days', '2'];
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', ...files, ...subject], { stdio: 'ignore' });
}

const settings = (folder: string, port: number, tlsPort: number, { uid, gid, name, group }: Owner): string => `
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
protocols = imap
listen = 127.0.0.1
default_internal_user = ${name}
default_internal_group = ${group}
default_login_user = ${name}
ssl = ${tlsPort ? 'yes' : 'no'}
${tlsPort ? `ssl_cert = <${folder}/certificate.pem\nssl_key = <${folder}/key.pem` : ''}
disable_plaintext_auth = no
auth_mechanisms = plain login
auth_failure_delay = 1 secs
mail_location = maildir:${folder}/mail/%u
mail_uid = ${uid}
mail_gid = ${gid}
first_valid_uid = ${uid}
mail_max_userip_connections = 100
# Tests want news at once, and a mail to be safe without waiting for the disk.
mailbox_idle_check_interval = 1 secs
mail_fsync = never
passdb {
  driver = passwd-file
  args = username_format=%u ${folder}/users
}
userdb {
  driver = passwd-file
  args = username_format=%u ${folder}/users
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = ${tlsPort}
    ssl = ${tlsPort ? 'yes' : 'no'}
  }
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
namespace inbox {
  inbox = yes
}
`;

async function answers(port: number, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 200 && child.exitCode === null; tries += 1) {
    if (await greets(port)) return;
    await sleep(50);
  }
  child.kill('SIGKILL');
  throw new Error('Dovecot did not start');
}

const greets = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.setTimeout(2000, () => socket.destroy());
    socket.once('data', () => socket.destroy().emit('greeting'));
    socket.once('greeting', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('close', () => resolve(false));
  });

async function stop(child: ChildProcess, folder: string): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  }
  rmSync(folder, { recursive: true, force: true });
}
