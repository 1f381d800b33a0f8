export * from './customers.module.ts';
export * from './customers.service.ts';
export type { Contact } from './find-or-create.ts';
export * from './root-of.ts';
