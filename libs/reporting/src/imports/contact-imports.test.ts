import { type ImportChoices, SHORT_ABANDON_SECONDS } from '@guichet/contracts';
import { IdentityModule } from '@guichet/identity';
import { signIn, startTestApp, type TestApp } from '@guichet/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FactsRebuild } from '../facts/facts-rebuild.service.ts';
import { ReportingModule } from '../reporting.module.ts';
import { countsOfAll } from '../rollups/counts.fixtures.ts';
import { ContactImports } from './contact-imports.service.ts';
import { opener, pastFile, plainFigures } from './past-file.fixtures.ts';
import { proposeColumns } from './propose-columns.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp([IdentityModule, ReportingModule], { GUICHET_ROLE: 'web' });
});
afterAll(() => app.stop());

const choicesOf = (file: string, more: Partial<ImportChoices> = {}): ImportChoices => ({
  columns: proposeColumns(file.split('\r\n', 1)[0]!.split(';')),
  ...{ zone: 'Europe/Paris', channel: 'voice', words: {}, createQueues: true },
  ...more,
});
const importFile = (file: string, more: Partial<ImportChoices> = {}) =>
  app.get(ContactImports).run(opener(file), choicesOf(file, more));
const inNewTenant = async <T>(work: (tenantId: string) => Promise<T>): Promise<T> => {
  const tenantId = await app.tenant();
  return app.as(tenantId, () => work(tenantId));
};
/** Every byte of what is kept. */
const kept = () =>
  app.db.tx(
    (tx) => tx.$queryRaw<{ facts: string | null; rollups: string | null; queues: number }[]>`
    select (select string_agg(f::text, E'\n' order by id) from work_fact f) as facts,
      (select string_agg(r::text, E'\n' order by interval_at, queue_id, channel, agent_id) from interval_rollup r) as rollups,
      (select count(*)::int from queue) as queues`,
  );

test('figures are a plain recomputation of the file; the same file again, and a rebuild, change no byte', () =>
  inNewTenant(async (tenantId) => {
    await signIn(app, tenantId, { email: 'agent3@example.test' });
    const file = pastFile(5_000, 3);
    const { counts, figures } = await importFile(file);
    expect(counts).toMatchObject({ lines: 5_000, taken: 5_000, known: 0, refused: 0 });
    expect(counts.createdQueues.sort()).toEqual(['Retours', 'Réclamations', 'Service clients', 'Ventes']);
    expect(figures[0]).toEqual({ queueName: '', ...plainFigures(file, 30) });
    const ventes = file.split('\r\n').filter((line, n) => n === 0 || line === '' || line.includes(';Ventes;'));
    expect(figures.at(-1)).toEqual({ queueName: 'Ventes', ...plainFigures(ventes.join('\r\n'), 30) });

    const limits = { targetSeconds: null, shortSeconds: SHORT_ABANDON_SECONDS };
    const stored = await app.db.tx((tx) => countsOfAll(tx, limits));
    const { queued, answered, abandoned, overflowed, serviceLevel } = plainFigures(file, 30);
    expect(stored).toMatchObject({ queued, answered, abandoned, overflowed });
    expect(stored.answeredInTarget / (answered + abandoned - stored.abandonedShort)).toBe(serviceLevel);
    const ofAgent = await app.db.tx((tx) => tx.workFact.count({ where: { agentId: { not: null } } }));
    expect(ofAgent).toBe(file.split(';agent3@example.test').length - 1);

    const before = await kept();
    const again = await importFile(file);
    expect(again.counts).toMatchObject({ taken: 0, known: 5_000, refused: 0, createdQueues: [] });
    expect(again.figures).toEqual(figures);
    await app.get(FactsRebuild).rebuild();
    expect(await kept()).toEqual(before);
  }));

test('equal lines are as many contacts, and what two files have in common is there once', () =>
  inNewTenant(async () => {
    const head = 'arrivée;file;résultat;attente';
    const line = '02/03/2026 09:15;Ventes;traité;12';
    const three = [head, line, line, line].join('\r\n');
    expect((await importFile(three)).counts).toMatchObject({ taken: 3 });
    const more = [head, line, '02/03/2026 09:16;Ventes;traité;12', line, line, line].join('\r\n');
    expect((await importFile(more)).counts).toMatchObject({ taken: 2, known: 3 });
  }));

test('with numbers, a number is a contact once, whatever else its line says', () =>
  inNewTenant(async () => {
    const head = 'id;arrivée;file;résultat;attente';
    const file = [head, '1;02/03/2026 09:15;Ventes;traité;12', '1;02/03/2026 09:15;Ventes;traité;12'].join('\r\n');
    const { counts, refusals } = await importFile(file);
    expect(counts).toMatchObject({ taken: 1, refused: 1 });
    expect(refusals).toEqual([{ line: 3, field: 'contactId', reason: 'repeated', value: '1' }]);
    const corrected = [head, '1;02/03/2026 09:20;Ventes;traité;13'].join('\r\n');
    expect((await importFile(corrected)).counts).toMatchObject({ taken: 0, known: 1 });
  }));

test('refused lines are named with their reason, the others are taken', () =>
  inNewTenant(async () => {
    await app.db.tx((tx) => tx.queue.create({ data: { name: 'Réclamations' } }));
    const file = [
      'arrivée;file;résultat;attente;agent',
      '02/03/2026 09:15;reclamations;traité;12;Nobody Known',
      '02/03/2026 09:15;Ventes;traité;12;',
      'hier;Réclamations;traité;12;',
    ].join('\r\n');
    const { counts, refusals, figures } = await importFile(file, { createQueues: false });
    expect(counts).toEqual({ lines: 3, taken: 1, known: 0, refused: 2, strangers: 1, createdQueues: [] });
    expect(refusals).toEqual([
      { line: 3, field: 'queue', reason: 'unknown', value: 'Ventes' },
      { line: 4, field: 'arrivedAt', reason: 'unreadable', value: 'hier' },
    ]);
    expect(figures.map(({ queueName, queued }) => [queueName, queued])).toEqual([
      ['', 1],
      ['Réclamations', 1],
    ]);
  }));

test('a file that breaks off changes nothing; a batch that fails leaves no half, and the file again goes on', () =>
  inNewTenant(async () => {
    const file = pastFile(3_000, 4);
    await expect(importFile(file + '2025-03-02T09:15:00Z;"Ventes')).rejects.toThrow('quotes');
    expect(await kept()).toEqual([{ facts: null, rollups: null, queues: 0 }]);
    // After the first batch, which stays, whole.
    let done = 0;
    const failing = app.get(ContactImports).run(opener(file), choicesOf(file), (lines) => {
      done = lines;
      throw new Error('the process is gone');
    });
    await expect(failing).rejects.toThrow('gone');
    expect(done).toBe(2_000);
    expect(await app.db.tx((tx) => tx.workFact.count())).toBe(2_000);
    expect((await importFile(file)).counts).toMatchObject({ lines: 3_000, taken: 1_000, known: 2_000 });
  }));
