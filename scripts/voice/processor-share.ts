import { readFileSync } from 'node:fs';

/** Ticks of a second in /proc (USER_HZ): 100 on every Linux. */
const TICKS = 100;

/** Seconds of processor time a process has used, with all its threads (proc(5): utime and stime). */
function processorSeconds(processId: number): number {
  const text = readFileSync(`/proc/${processId}/stat`, 'utf8');
  // The program's name is in brackets, and may have spaces.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS;
}

/** Shares of one core that processes have from now on. */
export function watchProcesses(processIds: readonly number[]): () => number[] {
  const [from, before] = [performance.now(), processIds.map(processorSeconds)];
  return () => {
    const seconds = (performance.now() - from) / 1_000;
    return processIds.map((id, index) => (processorSeconds(id) - before[index]!) / seconds);
  };
}

/** The children of a process that run a program (proc(5): children). */
export function childrenOf(processId: number, program: string): number[] {
  const children = readFileSync(`/proc/${processId}/task/${processId}/children`, 'utf8').trim().split(' ');
  return children.filter((id) => id && readFileSync(`/proc/${id}/cmdline`, 'utf8').includes(program)).map(Number);
}
