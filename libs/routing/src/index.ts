export type { Estimate } from './estimates/estimates.service.ts';
export { type Outlook, Outlooks } from './estimates/outlook.service.ts';
export { type ContactFacts, matches, type Placement } from './rules/match-rules.ts';
export { Offers } from './work/offers.service.ts';
export { requireQueues } from './queues/queues.query.ts';
export { RoutingModule } from './routing.module.ts';
export { RoutingService } from './routing.service.ts';
export { RulesService } from './rules/rules.service.ts';
export { type GivenWork, type SubjectWords, type WorkSubjectOwner, WorkSubjects } from './work/work-subjects.ts';
