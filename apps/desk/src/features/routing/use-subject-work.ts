import { getSubjectWork } from '@guichet/contracts';
import { useAnswer } from '../../app/api.ts';

/** Where a conversation stands in routing; null when it never came through a queue. */
export const useSubjectWork = (conversationId: string) =>
  useAnswer(getSubjectWork, { subjectType: 'conversation', subjectId: conversationId }).data?.item ?? null;
