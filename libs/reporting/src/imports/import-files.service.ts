import { Injectable } from '@nestjs/common';
import {
  type ContactImport,
  type ImportChoices,
  type InputOf,
  type listContactImports,
  MAX_IMPORT_BYTES,
  type OutputOf,
  type startContactImport,
  type uploadContacts,
} from '@guichet/contracts';
import { Audit, Db, DomainError, Files, found, Jobs, key, type rows, type Tx } from '@guichet/platform';
import { Readable } from 'node:stream';
import { ContactImports } from './contact-imports.service.ts';
import { IMPORT_JOB } from './import-runs.service.ts';
import { lineReader } from './read-contact.ts';
import { refusing } from './unreadable-file.ts';

/** Imports that are listed. */
const LISTED = 20;
/** Refused lines that a page shows. */
const SHOWN = 20;

/** Files of past contacts as administrators put them and say how they are read. */
@Injectable()
export class ImportFiles {
  constructor(
    private readonly db: Db,
    private readonly files: Files,
    private readonly imports: ContactImports,
    private readonly jobs: Jobs,
    private readonly audit: Audit,
  ) {}

  async upload({ name }: InputOf<typeof uploadContacts>, body: unknown): Promise<ContactImport> {
    if (!Buffer.isBuffer(body) || !body.length) throw new DomainError('invalid_input', { issues: [{ path: 'body' }] });
    if (body.length > MAX_IMPORT_BYTES) throw new DomainError('too_large');
    const { columns, zone, ...look } = await refusing(() => this.imports.look(() => Readable.from([body])));
    const fileKey = await this.files.put(body);
    const choices = { columns, zone, channel: 'voice', words: {}, createQueues: false } satisfies ImportChoices;
    const row = await this.db
      .tx((tx) => tx.contactImport.create({ data: { ...look, name, fileKey, choices } }))
      .catch(async (error: unknown) => {
        await this.files.remove(fileKey);
        throw error;
      });
    return present(row);
  }

  start({ importId, choices }: InputOf<typeof startContactImport>): Promise<ContactImport> {
    return this.db.tx(async (tx) => {
      const { header, name } = found(await tx.contactImport.findUnique({ where: key(importId) }));
      await refusing(async () => lineReader(header, choices, 0));
      const data = { choices, state: 'running', done: 0, failure: null, failedOn: '' };
      const where = { id: importId, state: { in: ['open', 'failed'] }, fileKey: { not: null } };
      if ((await tx.contactImport.updateMany({ where, data })).count === 0) throw new DomainError('conflict');
      const about = { subjectType: 'contact-import', subjectId: importId, data: { name, ...choices } };
      await this.audit.record(tx, { action: 'contacts.import-started', ...about });
      await this.jobs.add(tx, IMPORT_JOB, { importId }, { jobKey: importId });
      return this.read(tx, importId);
    });
  }

  get(importId: string): Promise<ContactImport> {
    return this.db.tx((tx) => this.read(tx, importId));
  }

  async list(): Promise<OutputOf<typeof listContactImports>> {
    const select = { id: true, name: true, state: true, createdAt: true, counts: true } as const;
    const rows = await this.db.tx((tx) => tx.contactImport.findMany({ select, orderBy: { id: 'desc' }, take: LISTED }));
    const imports = rows.map(({ createdAt, ...row }) => ({ ...row, createdAt: createdAt.toISOString() }));
    return { imports: imports as OutputOf<typeof listContactImports>['imports'] };
  }

  /** All that are kept. */
  async refusals(importId: string): Promise<ContactImport['refusals']> {
    const row = await this.db.tx((tx) => tx.contactImport.findUnique({ where: key(importId) }));
    return found(row).refusals as ContactImport['refusals'];
  }

  private async read(tx: Tx, importId: string): Promise<ContactImport> {
    return present(found(await tx.contactImport.findUnique({ where: key(importId) })));
  }
}

/** What is JSON in the row was written by these same types. */
function present({ createdAt, ...row }: rows.ContactImport): ContactImport {
  const refusals = (row.refusals as ContactImport['refusals']).slice(0, SHOWN);
  return { ...(row as unknown as ContactImport), refusals, createdAt: createdAt.toISOString() };
}
