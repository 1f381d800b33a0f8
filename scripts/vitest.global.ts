import type { TestProject } from 'vitest/node';
import { generateClient } from './generate.ts';
import { startTestServer } from './test-database.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Of the test server's superuser; `*` stands for the database. */
    serverUrl: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  generateClient();
  const server = await startTestServer();
  project.provide('serverUrl', server.url('*'));
  return () => server.stop();
}
