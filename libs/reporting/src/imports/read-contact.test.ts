import { ImportChoices } from '@guichet/contracts';
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { opener } from './past-file.fixtures.ts';
import { isRefusal, lineReader } from './read-contact.ts';
import { openTable, type Row } from './table.ts';

const header = ['at', 'queue', 'outcome', 'wait', 'handling', 'agent', 'channel', 'priority', 'id'];
const choices = ImportChoices.parse({
  columns: {
    ...{ arrivedAt: 'at', queue: 'queue', outcome: 'outcome', wait: 'wait', handling: 'handling' },
    ...{ agent: 'agent', channel: 'channel', priority: 'priority', contactId: 'id' },
  },
  zone: 'Europe/Paris',
  channel: 'voice',
  words: { 'Vendu !': 'answered' },
});
const now = Date.parse('2026-06-01T12:00:00Z');
const read = (line: string) => lineReader(header, choices, now)({ line: 7, cells: line.split('|') });

test('a line says all of a contact', () => {
  expect(read('01/06/2026 13:00|Ventes|répondu|12,5|2:05|Ada|chat|3|A-1')).toEqual({
    ...{ line: 7, arrivedAt: Date.parse('2026-06-01T11:00:00Z'), queueName: 'Ventes', channel: 'chat' },
    ...{ outcome: 'answered', waitMs: 12_500, handlingMs: 125_000, agent: 'Ada', priority: 3, contactId: 'A-1' },
  });
});
test('what is not said stays open, and the file may have words of its own', () => {
  const open = { channel: 'voice', outcome: 'answered', handlingMs: null, agent: '', priority: null, contactId: '' };
  expect(read('2026-06-01 13:00|Ventes|vendu|0|||||')).toMatchObject(open);
  expect(read('2026-06-01 13:00|Ventes|abandon|9|0||||')).toMatchObject({ outcome: 'abandoned', handlingMs: null });
});

test.each([
  ['2026-06-01 13:00|Ventes|answered', 'line', 'cells', '3'],
  ['2026-06-01 13:00|Ventes|answered|1|2|||||5', 'line', 'cells', '10'],
  ['|Ventes|answered|1|||||', 'arrivedAt', 'missing', ''],
  ['13:00|Ventes|answered|1|||||', 'arrivedAt', 'unreadable', '13:00'],
  ['2026-06-01T12:00:01Z|Ventes|answered|1|||||', 'arrivedAt', 'future', '2026-06-01T12:00:01Z'],
  ['01/01/1970 01:00|Ventes|answered|1|||||', 'arrivedAt', 'too_old', '01/01/1970 01:00'],
  ['2026-06-01 13:00| |answered|1|||||', 'queue', 'missing', ''],
  ['2026-06-01 13:00|Ventes|answered|1|||fax||', 'channel', 'unknown', 'fax'],
  ['2026-06-01 13:00|Ventes||1|||||', 'outcome', 'missing', ''],
  ['2026-06-01 13:00|Ventes|constructor|1|||||', 'outcome', 'unknown', 'constructor'],
  ['2026-06-01 13:00|Ventes|answered||||||', 'wait', 'missing', ''],
  ['2026-06-01 13:00|Ventes|answered|-4|||||', 'wait', 'negative', '-4'],
  ['2026-06-01 13:00|Ventes|answered|soon|||||', 'wait', 'unreadable', 'soon'],
  ['2026-06-01 13:00|Ventes|answered|25:00:00|||||', 'wait', 'too_long', '25:00:00'],
  ['2026-06-01 13:00|Ventes|answered|1|9999999||||', 'handling', 'too_long', '9999999'],
  ['2026-06-01 13:00|Ventes|abandoned|1|60||||', 'handling', 'not_answered', '60'],
  ['2026-06-01 13:00|Ventes|answered|1||||high|', 'priority', 'unreadable', 'high'],
])('%j is refused: %s %s', (line, field, reason, value) => {
  expect(read(line)).toEqual({ line: 7, field, reason, value });
});
test('a letter may lie for days', () =>
  expect(isRefusal(read('2026-05-01 13:00|Q|answered|50:00:00|||mail||'))).toBe(false));

test.each([
  [{ ...choices.columns, queue: 'nowhere' }, 'missing_column nowhere'],
  [{ ...choices.columns, wait: undefined }, 'missing_column wait'],
  [{ ...choices.columns, wait: '' }, 'missing_column wait'],
])('without its columns nothing is read', (columns, message) => {
  expect(() => lineReader(header, { ...choices, columns: columns as typeof choices.columns }, now)).toThrow(message);
});

const rowsOf = async (text: string | Buffer) => {
  const table = await openTable(opener(text));
  const rows: Row[] = [];
  for await (const row of table.read()) rows.push(row);
  return { header: table.header, lines: table.lines, rows };
};
test('a table is read by its own delimiter, quotes and encoding, and numbered as a spreadsheet does', async () => {
  const text = '\uFEFFa;"b;c"\r\n1;"deux\r\nlignes, ""dites"""\r\n\r\n;\r\né;x\r\n';
  const rows = [
    { line: 2, cells: ['1', 'deux\r\nlignes, "dites"'] },
    { line: 5, cells: ['é', 'x'] },
  ];
  expect(await rowsOf(text)).toEqual({ header: ['a', 'b;c'], lines: 2, rows });
  expect((await rowsOf(iconv.encode('a;b\né;€', 'win1252'))).rows).toEqual([{ line: 2, cells: ['é', '€'] }]);
  expect((await rowsOf('a\tb\n1\t2')).rows).toEqual([{ line: 2, cells: ['1', '2'] }]);
});
test.each([
  ['', 'empty'],
  ['a;b\r\n', 'empty'],
  [Buffer.from('PK\u0003\u0004\0\0'), 'not_text'],
  ['a,b\n1,"never closed\n2,3\n', 'quotes 2'],
])('%j is no table', (text, message) => expect(openTable(opener(text))).rejects.toThrow(message));
