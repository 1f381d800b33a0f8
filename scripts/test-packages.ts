import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { run } from './run.ts';

/** What the tests need from Debian: a browser, a real IMAP server, and a media relay. */
const NEEDED = [
  { name: 'chromium', file: '/usr/bin/chromium' },
  { name: 'dovecot-imapd', file: '/usr/sbin/dovecot' },
  { name: 'rtpengine-daemon', file: '/usr/bin/rtpengine' },
];
const POLICY = '/usr/sbin/policy-rc.d';

/** Installs what is missing when it may; else says what is missing, and returns false. */
export async function ensurePackages(): Promise<boolean> {
  const missing = NEEDED.filter(({ file }) => !existsSync(file)).map(({ name }) => name);
  if (missing.length === 0) return true;
  const canInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (canInstall) {
    console.error(`Installing ${missing.join(' and ')} …`);
    const failure = await install(missing);
    if (!failure) return true;
    console.error(failure);
  }
  console.error(
    `The tests need ${missing.join(' and ')}: sudo apt-get install --no-install-recommends ${missing.join(' ')}`,
  );
  return false;
}

/** Without starting what it installs: the tests run their own servers, on loopback. */
async function install(names: string[]): Promise<string | undefined> {
  const isOurs = !existsSync(POLICY);
  if (isOurs) writeFileSync(POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    const update = await run('apt-get', ['update', '-q'], { env });
    const done = await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...names], { env });
    return done.code === 0 ? undefined : update.output + done.output;
  } finally {
    if (isOurs) rmSync(POLICY);
  }
}
