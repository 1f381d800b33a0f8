/** What a spreadsheet would take for a formula is made a text (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r]/;

type Cell = string | number | null;

function written(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** RFC 4180, with the mark by which spreadsheets know UTF-8. */
export const csv = (lines: readonly (readonly Cell[])[]): string =>
  '\uFEFF' + lines.map((line) => `${line.map(written).join(',')}\r\n`).join('');
