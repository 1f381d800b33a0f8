// npm run build [-- api|desk|widget|shop|phone]: api, desk, widget, demo shop and demo telephone into dist/; what has not changed since the last time is left as it is.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compressFiles } from './compress.ts';
import { hashFiles, projectFolder } from './file-hash.ts';
import { generateClient } from './generate.ts';

interface Target {
  name: 'api' | 'desk' | 'widget' | 'shop' | 'phone';
  sources: string[];
  args: string[];
}
const shared = ['package-lock.json', 'scripts/{build,compress}.ts', 'tsconfig.base.json', 'libs/*/package.json'];
const targets: Target[] = [
  {
    name: 'api',
    sources: [...shared, 'vite.api.config.ts', 'apps/api/src/**', 'libs/*/src/**'],
    args: ['build', '-c', 'vite.api.config.ts'],
  },
  {
    name: 'desk',
    sources: [...shared, 'apps/desk/*', 'apps/desk/{src,public}/**', 'libs/contracts/src/**'],
    args: ['build', 'apps/desk'],
  },
  {
    name: 'widget',
    sources: [...shared, 'apps/widget/*', 'apps/widget/{src,public}/**', 'libs/contracts/src/card-numbers.ts'],
    args: ['build', 'apps/widget'],
  },
  {
    name: 'shop',
    sources: [...shared, 'apps/demo-shop/*', 'apps/demo-shop/{src,public}/**', 'libs/contracts/src/demo-site.ts'],
    args: ['build', 'apps/demo-shop'],
  },
  {
    name: 'phone',
    sources: [...shared, 'apps/demo-phone/*', 'apps/demo-phone/src/**', 'libs/contracts/src/sip-path.ts'],
    args: ['build', 'apps/demo-phone'],
  },
];

/** Returns the names of what was built. `only` leaves the others out, such as for a trial of the api alone. */
export async function build(only?: Target['name']): Promise<string[]> {
  generateClient();
  const wanted = targets.filter(({ name }) => only === undefined || name === only);
  const results = await Promise.all(wanted.map(buildIfChanged));
  return wanted.filter((_, index) => results[index]).map((target) => target.name);
}

async function buildIfChanged({ name, sources, args }: Target): Promise<boolean> {
  const stamp = join(projectFolder, '.guichet', 'build', name);
  const hash = hashFiles(sources);
  const isBuilt = existsSync(join(projectFolder, 'dist', name));
  if (isBuilt && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return false;
  rmSync(stamp, { force: true });
  await vite(name, args);
  if (name !== 'api') compressFiles(join(projectFolder, 'dist', name));
  mkdirSync(join(stamp, '..'), { recursive: true });
  writeFileSync(stamp, hash);
  return true;
}

async function vite(name: string, args: string[]): Promise<void> {
  const child = spawn('node_modules/.bin/vite', [...args, '--logLevel', 'warn'], {
    cwd: projectFolder,
    // The packages of the browser's apps choose their quick variants by this.
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: 'inherit',
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`building ${name} failed`);
}

if (import.meta.main) {
  const started = performance.now();
  const built = await build(targets.find(({ name }) => name === process.argv[2])?.name).catch((error: Error) => {
    console.error(error.message);
    process.exit(1);
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(built.length ? `built ${built.join(', ')} in ${seconds} s` : 'nothing to build');
}
