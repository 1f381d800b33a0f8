export { KnowledgeModule } from './knowledge.module.ts';
