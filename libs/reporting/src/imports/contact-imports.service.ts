import { Injectable } from '@nestjs/common';
import type { ImportChoices, ImportCounts, ImportFigures, ImportRefusal } from '@guichet/contracts';
import { Audit, Clock, currentTenant, Db, type Tx } from '@guichet/platform';
import { RoutingService } from '@guichet/routing';
import { waitForFolding } from '../facts/fold-lock.query.ts';
import { readKeptFrom } from '../retention/kept-from.query.ts';
import { ContactIds } from './contact-ids.ts';
import { addImported, type PlacedContact } from './imported-facts.query.ts';
import { KnownNames } from './known-names.ts';
import { PastFigures } from './past-figures.ts';
import { proposeColumns } from './propose-columns.ts';
import { isRefusal, lineReader, type PastContact, type ReadLine } from './read-contact.ts';
import { type Opener, openTable, type Row } from './table.ts';

/** Lines of one transaction: enough to be quick, few enough to let the facts of today in between. */
const AT_ONCE = 2_000;
/** Refused lines that are kept to be shown; all are counted. */
export const MAX_REFUSALS = 10_000;
/** A queue's name, as the settings allow it. */
const MAX_NAME = 100;

export interface ImportState {
  counts: ImportCounts;
  /** Of the lines that were not refused, the new and the known. */
  figures: ImportFigures[];
  refusals: ImportRefusal[];
}
/** Lines that show what is in a file. */
const SHOWN = 5;
export interface ImportLook {
  header: string[];
  lines: number;
  first: string[][];
  columns: ImportChoices['columns'];
  zone: string;
}
interface Course {
  choices: ImportChoices;
  names: KnownNames;
  ids: ContactIds;
  read: ReadLine;
  past: PastFigures;
  counts: ImportCounts;
  refusals: ImportRefusal[];
}

/** Contacts of before, from a file. Killed at any point, the same file again goes on where it was. */
@Injectable()
export class ContactImports {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly routing: RoutingService,
    private readonly audit: Audit,
  ) {}

  /** What a file shows of itself, and how it is most likely meant. */
  async look(open: Opener): Promise<ImportLook> {
    const table = await openTable(open);
    const first: string[][] = [];
    for await (const { cells } of table.read()) if (first.push(cells.slice(0, table.header.length)) === SHOWN) break;
    const zone = await this.db.tx(companyZone);
    return { header: table.header, lines: table.lines, first, columns: proposeColumns(table.header), zone };
  }

  /** Throws `UnreadableFile` before anything is taken. `progress` hears of the lines done, of all. */
  async run(
    open: Opener,
    choices: ImportChoices,
    progress: (done: number, of: number) => Promise<void> | void = () => undefined,
  ): Promise<ImportState> {
    const table = await openTable(open);
    const course = await this.begin(table.header, choices);
    for await (const rows of batches(table.read())) {
      await this.take(course, rows);
      await progress(course.counts.lines, table.lines);
    }
    const { counts, refusals, past } = course;
    await this.db.tx((tx) => this.tell(tx, counts));
    return { counts, refusals, figures: past.rows() };
  }

  private async begin(header: readonly string[], choices: ImportChoices): Promise<Course> {
    const read = lineReader(header, choices, this.clock.now().getTime());
    const names = await this.db.tx((tx) => KnownNames.read(tx));
    const counts = { lines: 0, taken: 0, known: 0, refused: 0, strangers: 0, createdQueues: names.createdQueues };
    return {
      choices,
      names,
      ids: new ContactIds(currentTenant()),
      read,
      past: new PastFigures(),
      counts,
      refusals: [],
    };
  }

  /** All of the batch or nothing. What is older than single contacts are kept would be counted again each time the file comes. */
  private take(course: Course, rows: readonly Row[]): Promise<void> {
    const { counts, read } = course;
    return this.db.tx(async (tx) => {
      await waitForFolding(tx);
      const keptFrom = await readKeptFrom(tx);
      const placed: PlacedContact[] = [];
      for (const row of rows) {
        const contact = notForgotten(read(row), keptFrom);
        const result = isRefusal(contact) ? contact : await this.place(tx, course, contact);
        if (isRefusal(result)) refuse(course, result);
        else placed.push(result);
      }
      const taken = await addImported(tx, placed);
      counts.lines += rows.length;
      counts.taken += taken;
      counts.known += placed.length - taken;
    });
  }

  private async place(tx: Tx, course: Course, contact: PastContact): Promise<PlacedContact | ImportRefusal> {
    const { names, ids, past, counts, choices } = course;
    const { line, queueName, agent, contactId } = contact;
    const mayCreate = choices.createQueues && queueName.length <= MAX_NAME;
    const queue =
      names.queue(queueName) ?? (mayCreate ? await names.createQueue(tx, this.routing, queueName) : undefined);
    if (!queue) return { line, field: 'queue', reason: 'unknown', value: queueName.slice(0, MAX_NAME) };
    const id = ids.next({ ...contact, queueId: queue.id });
    if (!id) return { line, field: 'contactId', reason: 'repeated', value: contactId.slice(0, MAX_NAME) };
    const agentId = agent === '' ? null : names.agentId(agent);
    if (agent !== '' && agentId === null) counts.strangers += 1;
    past.add(contact, queue.name, queue.targetSeconds);
    return { ...contact, id, queueId: queue.id, agentId };
  }

  private tell(tx: Tx, counts: ImportCounts): Promise<void> {
    const subjectId = currentTenant();
    const data = { ...counts };
    return this.audit.record(tx, { action: 'contacts.imported', subjectType: 'tenant', subjectId, data });
  }
}

/** The one of its opening hours; a company without any is taken for a French one. */
async function companyZone(tx: Tx): Promise<string> {
  const calendar = await tx.businessCalendar.findFirst({ orderBy: { id: 'asc' }, select: { zone: true } });
  return calendar?.zone ?? 'Europe/Paris';
}

function notForgotten(read: PastContact | ImportRefusal, keptFrom: Date | null): PastContact | ImportRefusal {
  if (isRefusal(read) || keptFrom === null || read.arrivedAt >= keptFrom.getTime()) return read;
  return { line: read.line, field: 'arrivedAt', reason: 'forgotten', value: new Date(read.arrivedAt).toISOString() };
}

function refuse({ counts, refusals }: Course, refusal: ImportRefusal): void {
  counts.refused += 1;
  if (refusals.length < MAX_REFUSALS) refusals.push(refusal);
}

async function* batches(rows: AsyncIterable<Row>): AsyncGenerator<Row[]> {
  let batch: Row[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < AT_ONCE) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
