import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { run } from './run.ts';

/** What the tests need from Debian: a browser, a real IMAP server, a media relay, and another program that speaks SIP. */
const NEEDED = [
  { name: 'chromium', file: '/usr/bin/chromium' },
  { name: 'dovecot-imapd', file: '/usr/sbin/dovecot' },
  { name: 'rtpengine-daemon', file: '/usr/bin/rtpengine' },
  { name: 'sip-tester', file: '/usr/bin/sipp' },
];
const POLICY = '/usr/sbin/policy-rc.d';

/** Installs what is missing when it may; else says what is missing, and returns false. */
export async function ensurePackages(): Promise<boolean> {
  const missing = NEEDED.filter(({ file }) => !existsSync(file)).map(({ name }) => name);
  if (missing.length === 0) return true;
  const canInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (canInstall) {
    console.error(`Installing ${listed(missing)} …`);
    const failure = await install(missing);
    if (!failure) return true;
    console.error(failure);
  }
  console.error(`The tests need ${listed(missing)}: sudo apt-get install --no-install-recommends ${missing.join(' ')}`);
  return false;
}

const listed = (names: string[]): string => new Intl.ListFormat('en').format(names);

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
