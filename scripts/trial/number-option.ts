/** What follows `--name` on the command line. */
export function numberOption(name: string, standard: number): number {
  const at = process.argv.indexOf(`--${name}`);
  return at > 0 ? Number(process.argv[at + 1]) : standard;
}
