import { logIn } from '@guichet/contracts';
import { startTestApp, type TestApp } from '@guichet/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Administrators } from './administrators.service.ts';
import { Directory } from './directory.ts';
import { IdentityModule } from '../identity.module.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp([IdentityModule]);
});
afterAll(() => app.stop());

const wishes = {
  tenantName: 'Papeterie Roche',
  email: 'Ada@Example.test',
  name: 'Ada',
  password: 'une girafe sous la pluie de mars',
};

describe('the first administrator', () => {
  it('is made with his tenant, and may log in', async () => {
    const made = await app.get(Administrators).createAdministrator(wishes);
    const session = await app.call(logIn, { email: 'ada@example.test', password: wishes.password });
    expect(session).toMatchObject({
      user: { id: made.userId, role: 'administrator', visibility: 'all' },
      tenant: { id: made.tenantId, name: 'Papeterie Roche' },
    });
    await expect(app.get(Administrators).createAdministrator(wishes)).rejects.toMatchObject({ code: 'already_exists' });
    const nobody = '00000000-0000-7000-8000-000000000000';
    const names = await app.as(made.tenantId, () => app.get(Directory).namesOf([made.userId, nobody]));
    expect([...names]).toEqual([[made.userId, 'Ada']]);
  });

  it('needs a good password', async () => {
    const make = (other: object) => app.get(Administrators).createAdministrator({ ...wishes, ...other });
    await expect(make({ password: 'short' })).rejects.toMatchObject({ code: 'weak_password' });
    await expect(make({ password: 'PapeterieRoche123' })).rejects.toMatchObject({ code: 'common_password' });
  });
});
