import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { projectFolder } from '../file-hash.ts';

const PATIENCE_MS = 280_000;

/** What a script of ours prints, also when it ends with an error: its figures say why. */
export async function printedBy(...args: string[]): Promise<string> {
  const options = { cwd: projectFolder, maxBuffer: 100_000_000, timeout: PATIENCE_MS };
  const { stdout, stderr } = await promisify(execFile)(process.execPath, args, options).catch(
    (error: { stdout: string; stderr: string }) => error,
  );
  return stdout || stderr;
}
