import {
  IconCalendarClock,
  IconCircleCheck,
  IconClock,
  IconInbox,
  IconMoon,
  IconStack2,
  IconUserQuestion,
  IconUsers,
} from '@tabler/icons-react';
import type { BuiltInView } from '@guichet/contracts';

export const VIEW_ICONS: Record<BuiltInView, typeof IconInbox> = {
  todo: IconInbox,
  waiting: IconClock,
  'follow-ups': IconCalendarClock,
  snoozed: IconMoon,
  unassigned: IconUserQuestion,
  team: IconUsers,
  all: IconStack2,
  resolved: IconCircleCheck,
};
