import type { NotReadyReason } from '@guichet/contracts';

/** What a tenant starts with (Zendesk, Genesys). The names are for exports; the desk says them in the reader's language. */
export const STANDARD_REASON_ROWS: readonly Omit<NotReadyReason, 'id'>[] = [
  { code: 'break', name: 'Break', colour: 'amber', isProductive: false },
  { code: 'meal', name: 'Meal', colour: 'amber', isProductive: false },
  { code: 'meeting', name: 'Meeting', colour: 'blue', isProductive: true },
  { code: 'training', name: 'Training', colour: 'blue', isProductive: true },
  { code: 'follow-up', name: 'Follow-up work', colour: 'green', isProductive: true },
  { code: 'technical', name: 'Technical problem', colour: 'red', isProductive: false },
];
