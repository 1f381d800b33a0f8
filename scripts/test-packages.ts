import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { run } from './run.ts';

/** What the tests need from Debian: a browser, a real IMAP server, a media relay, the edge of SIP, and another program that speaks it. */
const NEEDED = [
  { name: 'chromium', file: '/usr/bin/chromium' },
  { name: 'dovecot-imapd', file: '/usr/sbin/dovecot' },
  { name: 'rtpengine-daemon', file: '/usr/bin/rtpengine' },
  { name: 'kamailio', file: '/usr/sbin/kamailio' },
  { name: 'kamailio-websocket-modules', file: '/usr/share/doc/kamailio-websocket-modules' },
  { name: 'kamailio-tls-modules', file: '/usr/share/doc/kamailio-tls-modules' },
  { name: 'sip-tester', file: '/usr/bin/sipp' },
];
const POLICY = '/usr/sbin/policy-rc.d';

/** Of these, or of all. */
export const missingPackages = (names = NEEDED.map(({ name }) => name)): string[] =>
  NEEDED.filter(({ name, file }) => names.includes(name) && !existsSync(file)).map(({ name }) => name);

/** Installs what is missing when it may; else says what is missing, and returns false. */
export async function ensurePackages(): Promise<boolean> {
  const missing = missingPackages();
  if (missing.length === 0) return true;
  const canInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (canInstall) {
    console.error(`Installing ${listed(missing)} …`);
    const failure = await install(missing);
    if (!failure) return true;
    console.error(failure);
  }
  console.error(`The tests need ${wish(missing)}`);
  return false;
}

/** What is missing, and what brings it. */
export const wish = (missing: string[]): string =>
  `${listed(missing)}: sudo apt-get install --no-install-recommends ${missing.join(' ')}`;

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
