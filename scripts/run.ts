import { spawn } from 'node:child_process';
import { projectFolder } from './file-hash.ts';

export interface Outcome {
  code: number;
  output: string;
}

interface RunOptions {
  env?: Record<string, string | undefined>;
  /** Shown as it comes, too. */
  isShown?: boolean;
}

/** Runs a program of node_modules/.bin (or of the system) in the project's folder. */
export function run(program: string, args: string[], { env = {}, isShown = false }: RunOptions = {}): Promise<Outcome> {
  const path = `${projectFolder}/node_modules/.bin:${process.env.PATH}`;
  const child = spawn(program, args, {
    cwd: projectFolder,
    env: { ...process.env, PATH: path, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (isShown) process.stdout.write(text);
    });
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: 127, output: `${error.message}\n` }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
