export { SlaModule } from './sla.module.ts';
