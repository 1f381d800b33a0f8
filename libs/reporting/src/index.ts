export { FactsRebuild } from './facts/facts-rebuild.service.ts';
export { Facts } from './facts/facts.service.ts';
export { ContactImports, type ImportState } from './imports/contact-imports.service.ts';
export { UnreadableFile } from './imports/unreadable-file.ts';
export { ReportingModule } from './reporting.module.ts';
