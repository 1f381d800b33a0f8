import { describe, expect, it } from 'vitest';
import { foreignWrites, readModels, tablesWritten } from './table-ownership.ts';

const models = readModels();
const written = (text: string): string[] => tablesWritten(text, models).map(({ table }) => table);

describe('table ownership', () => {
  it('knows every model and its lib', () => {
    expect(models).toContainEqual({ owner: 'identity', delegate: 'user', table: 'user_account' });
    expect(models).toContainEqual({ owner: 'channel-email', delegate: 'mailbox', table: 'mailbox' });
    expect(models.length).toBeGreaterThan(25);
  });

  it.each([
    ['tx.user.update({ where })', ['user_account']],
    ['await tx.mailbox\n      .createMany({ data })', ['mailbox']],
    ['tx.$executeRaw`insert into entry (id) values (1)`', ['entry']],
    ['client.query(`delete from "customer" where id = $1`)', ['customer']],
    ['tx.user.findMany()', []],
    ['client.query(`select * from entry for update of entry`)', []],
  ])('sees what %j writes', (text, tables) => {
    expect(written(text)).toEqual(tables);
  });

  it('holds: only a lib writes its own tables', () => {
    expect(foreignWrites()).toEqual([]);
  });
});
