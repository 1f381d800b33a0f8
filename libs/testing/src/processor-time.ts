/**
 * Milliseconds of processor time that work costs this process. The clock on the wall also counts whatever else the machine
 * does meanwhile, and a test that reads it fails on a busy one.
 */
export function processorTime(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
