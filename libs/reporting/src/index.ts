export { FactsRebuild } from './facts/facts-rebuild.service.ts';
export { Facts } from './facts/facts.service.ts';
export { ReportingModule } from './reporting.module.ts';
