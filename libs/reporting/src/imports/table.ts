import type { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import iconv from 'iconv-lite';
import { UnreadableFile } from './unreadable-file.ts';

/** Opens the file from its start; it is read twice. */
export type Opener = () => Promise<Readable> | Readable;

export interface Row {
  /** As a spreadsheet numbers it: the first line is 1. */
  line: number;
  cells: string[];
}
export interface Table {
  header: string[];
  /** Beside the first, and without empty ones. */
  lines: number;
  read(): AsyncIterable<Row>;
}

/** A cell is a word or a number; what is longer is an open quote that swallows the file. */
const MAX_LINE = 100_000;

/** Looks through the whole file before anything is taken: one that breaks off in the middle changes nothing. */
export async function openTable(open: Opener): Promise<Table> {
  const encoding = await encodingOf(open);
  const delimiter = delimiterOf(await firstLine(open, encoding));
  const read = () => rowsOf(open, encoding, delimiter);
  let header: string[] | undefined;
  let lines = -1;
  for await (const { cells } of read()) {
    header ??= cells.map((cell) => cell.trim());
    lines += 1;
  }
  if (!header || lines < 1) throw new UnreadableFile('empty');
  return { header, lines, read: () => withoutFirst(read()) };
}

async function* rowsOf(open: Opener, encoding: string, delimiter: string): AsyncGenerator<Row> {
  let parsed = 0;
  const counted = (cells: string[]) => ((parsed += 1), cells);
  const format = { bom: true, delimiter, relax_column_count: true, relax_quotes: true, max_record_size: MAX_LINE };
  const parser = parse({ ...format, on_record: counted });
  const source = await open();
  const text = source.pipe(iconv.decodeStream(encoding) as NodeJS.ReadWriteStream);
  source.on('error', (error) => parser.destroy(error));
  text.pipe(parser);
  let line = 0;
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      line += 1;
      if (cells.some((cell) => cell.trim() !== '')) yield { line, cells };
    }
  } catch (error) {
    throw error instanceof CsvError ? new UnreadableFile('quotes', String(parsed + 1)) : error;
  } finally {
    source.destroy();
  }
}

async function* withoutFirst(rows: AsyncIterable<Row>): AsyncGenerator<Row> {
  let isFirst = true;
  for await (const row of rows) {
    if (!isFirst) yield row;
    isFirst = false;
  }
}

/** Spreadsheets write UTF-8 or, in western Europe, Windows-1252. What holds no text at all is another kind of file. */
async function encodingOf(open: Opener): Promise<'utf8' | 'win1252'> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let isUtf8 = true;
  for await (const chunk of (await open()) as AsyncIterable<Buffer>) {
    if (chunk.includes(0)) throw new UnreadableFile('not_text');
    try {
      if (isUtf8) decoder.decode(chunk, { stream: true });
    } catch {
      isUtf8 = false;
    }
  }
  try {
    if (isUtf8) decoder.decode();
  } catch {
    isUtf8 = false;
  }
  return isUtf8 ? 'utf8' : 'win1252';
}

async function firstLine(open: Opener, encoding: string): Promise<string> {
  for await (const chunk of (await open()) as AsyncIterable<Buffer>)
    return iconv.decode(chunk, encoding).trimStart().split(/\r?\n/, 1)[0]!;
  throw new UnreadableFile('empty');
}

/** Whichever stands most often outside of quotes. */
export function delimiterOf(line: string): string {
  const bare = line.replaceAll(/"[^"]*"/g, '');
  const counts = [',', ';', '\t'].map((mark) => ({ mark, count: bare.split(mark).length }));
  return counts.sort((a, b) => b.count - a.count)[0]!.mark;
}
