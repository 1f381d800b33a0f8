import { readFileSync } from 'node:fs';

/** Of the kernel's clock in /proc: 100 ticks a second on every Linux. */
const MS_A_TICK = 10;

/** What a process has had of the processors since it began, in milliseconds. */
export function processorMs(pid: number): number {
  // After the name, which may hold anything: user and system time are the 12th and 13th.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) * MS_A_TICK;
}
