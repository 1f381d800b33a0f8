import {
  bulkAction,
  listConversations,
  listViews,
  type BulkAction,
  type ConversationSummary,
} from '@guichet/contracts';
import { ActionIcon, Button } from '@mantine/core';
import {
  IconArrowBackUp,
  IconCheck,
  IconClock,
  IconFlag,
  IconMoon,
  IconTag,
  IconUserPlus,
  IconX,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../app/api.ts';
import { useCommands } from '../../app/commands.ts';
import { tellDone, tellFailure } from '../../app/tell.ts';
import { useErrorText } from '../../app/use-error-text.ts';
import { AssignMenu } from '../conversation/actions/assign-menu.tsx';
import { PriorityMenu } from '../conversation/actions/priority-menu.tsx';
import { SnoozeMenu } from '../conversation/actions/snooze-menu.tsx';
import { TagMenu } from '../conversation/actions/tag-menu.tsx';
import type { Selection } from './use-selection.ts';
import classes from './bulk-bar.module.css';

interface BulkBarProps {
  selection: Selection;
  conversations: readonly ConversationSummary[];
}
const icon = { size: 18, stroke: 1.75 };

/** One act for all marked conversations; what was refused is said, with its reason. */
export function BulkBar({ selection, conversations }: BulkBarProps) {
  const { t } = useTranslation(['conversation-list', 'errors']);
  const words = useErrorText();
  const conversationIds = [...selection.selected];
  const bulk = useAction(bulkAction, {
    invalidates: [listConversations, listViews],
    onError: (error) => tellFailure(t('bulk.failed'), words(error)),
    onSuccess: ({ done, refused }) => {
      if (done.length > 0) tellDone(t('bulk.done', { count: done.length }));
      const lines = refused.map(({ id, code }) => {
        const number = conversations.find((one) => one.id === id)?.number;
        return t('bulk.refusedLine', { number, reason: t(`errors:${code}`, { defaultValue: code }) });
      });
      if (lines.length > 0) tellFailure(t('bulk.refused', { count: lines.length }), lines.slice(0, 5).join('\n'));
      selection.clear();
    },
  });
  const act = (action: BulkAction) => bulk.mutate({ conversationIds: conversationIds.slice(0, 200), action });
  useCommands([
    {
      id: 'bulk.resolve',
      group: 'list',
      label: t('bulk.resolve'),
      key: 'e',
      isFirst: true,
      run: () => act({ type: 'resolve' }),
    },
  ]);
  return (
    <div className={classes.bar} role="toolbar" aria-label={t('bulk.label')}>
      <span className={classes.count}>{t('bulk.count', { count: conversationIds.length })}</span>
      <Button
        size="xs"
        loading={bulk.isPending}
        leftSection={<IconCheck size={16} stroke={1.75} aria-hidden />}
        onClick={() => act({ type: 'resolve' })}
      >
        {t('bulk.resolve')}
      </Button>
      <ActionIcon aria-label={t('bulk.clear')} onClick={selection.clear}>
        <IconX {...icon} />
      </ActionIcon>
      <div className={classes.actions}>
        <AssignMenu isFirst onAssign={(to) => act({ type: 'assign', ...to })}>
          <ActionIcon aria-label={t('bulk.assign')} title={t('bulk.assign')}>
            <IconUserPlus {...icon} />
          </ActionIcon>
        </AssignMenu>
        <SnoozeMenu isFirst onSnooze={(until) => act({ type: 'snooze', until })}>
          <ActionIcon aria-label={t('bulk.snooze')} title={t('bulk.snooze')}>
            <IconMoon {...icon} />
          </ActionIcon>
        </SnoozeMenu>
        <TagMenu tags={[]} onAdd={(name) => act({ type: 'tag', name })}>
          <ActionIcon aria-label={t('bulk.tag')} title={t('bulk.tag')}>
            <IconTag {...icon} />
          </ActionIcon>
        </TagMenu>
        <PriorityMenu onChoose={(priority) => act({ type: 'priority', priority })}>
          <ActionIcon aria-label={t('bulk.priority')} title={t('bulk.priority')}>
            <IconFlag {...icon} />
          </ActionIcon>
        </PriorityMenu>
        <ActionIcon aria-label={t('bulk.pending')} title={t('bulk.pending')} onClick={() => act({ type: 'pending' })}>
          <IconClock {...icon} />
        </ActionIcon>
        <ActionIcon aria-label={t('bulk.reopen')} title={t('bulk.reopen')} onClick={() => act({ type: 'reopen' })}>
          <IconArrowBackUp {...icon} />
        </ActionIcon>
      </div>
    </div>
  );
}
