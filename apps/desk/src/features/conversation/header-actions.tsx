import { WORK_TRANSITIONS, type ConversationDetail, type WorkItem } from '@guichet/contracts';
import { ActionIcon, Button, Kbd, Menu, Tooltip } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconClock,
  IconDots,
  IconMoon,
  IconRoute,
  IconTag,
  IconUserPlus,
} from '@tabler/icons-react';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useCommands, type Command } from '../../app/commands.ts';
import { late } from '../../app/late.tsx';
import { useSession } from '../../app/session.tsx';
import { useMyCalls } from '../calls/my-calls.ts';
import { TransferMenu } from '../routing/transfer-menu.tsx';
import { useSubjectWork } from '../routing/use-subject-work.ts';
import { AssignMenu } from './actions/assign-menu.tsx';
import { PriorityItems } from './actions/priority-items.tsx';
import { SnoozeMenu } from './actions/snooze-menu.tsx';
import { TagMenu } from './actions/tag-menu.tsx';
import type { ConversationActions } from './use-conversation-actions.ts';
import classes from './conversation-header.module.css';

interface HeaderActionsProps {
  conversation: ConversationDetail;
  actions: ConversationActions;
  backTo: string;
}
const ResolveForm = late(async () => (await import('./actions/resolve-form.tsx')).ResolveForm);
const DecisionsDrawer = late(async () => (await import('../routing/replay/decisions-drawer.tsx')).DecisionsDrawer);
const LIVE: readonly WorkItem['state'][] = WORK_TRANSITIONS.transfer.from;
const icon = { size: 18, stroke: 1.75 };

export function HeaderActions({ conversation, actions, backTo }: HeaderActionsProps) {
  const { t } = useTranslation(['conversation', 'routing']);
  const { session, can } = useSession();
  const navigate = useNavigate();
  const [isResolving, setResolving] = useState(false);
  const [isAskingWhy, setAskingWhy] = useState(false);
  const work = useSubjectWork(conversation.id);
  // A call is passed on from its bar, where a colleague can be asked first.
  const isSpoken = useMyCalls().some((call) => call.conversationId === conversation.id);
  const mayAskWhy = work !== null && can('routing.supervise');
  const { id: conversationId, status, assigneeId, teamId, tags, priority } = conversation;
  const isResolved = status === 'resolved';
  const reopen = () => actions.reopen.mutate({ conversationId });
  const pending = () => actions.pending.mutate({ conversationId });
  const takeIt = () => actions.assign.mutate({ conversationId, assigneeId: session.user.id });
  const command = (id: string, run: () => void, key?: string): Command => ({
    id: `conversation.${id}`,
    group: 'conversation',
    label: t(`actions.${id}`),
    run,
    ...(key ? { key } : {}),
  });
  useCommands([
    isResolved ? command('reopen', reopen) : command('resolve', () => setResolving(true), 'e'),
    ...(status === 'open' ? [command('pending', pending)] : []),
    ...(assigneeId === session.user.id ? [] : [command('takeIt', takeIt)]),
    ...(mayAskWhy ? [{ ...command('why', () => setAskingWhy(true)), label: t('routing:work.why') }] : []),
  ]);
  return (
    <>
      <SnoozeMenu onSnooze={(until) => actions.snooze.mutate({ conversationId, until })}>
        <Tooltip label={t('actions.snoozeKey')}>
          <ActionIcon variant="default" aria-label={t('actions.snooze')}>
            <IconMoon {...icon} />
          </ActionIcon>
        </Tooltip>
      </SnoozeMenu>
      <AssignMenu
        assigneeId={assigneeId}
        teamId={teamId}
        onAssign={(to) => actions.assign.mutate({ conversationId, ...to })}
      >
        <Tooltip label={t('actions.assignKey')}>
          <ActionIcon variant="default" aria-label={t('actions.assign')}>
            <IconUserPlus {...icon} />
          </ActionIcon>
        </Tooltip>
      </AssignMenu>
      {work && LIVE.includes(work.state) && !isSpoken && (
        <TransferMenu item={work}>
          <Tooltip label={t('routing:work.transferKey')}>
            <ActionIcon variant="default" aria-label={t('routing:work.transfer')}>
              <IconArrowForwardUp {...icon} />
            </ActionIcon>
          </Tooltip>
        </TransferMenu>
      )}
      <TagMenu
        tags={tags}
        onAdd={(name) => actions.edit.mutate({ conversationId, addTags: [name] })}
        onRemove={(tag) => actions.edit.mutate({ conversationId, removeTagIds: [tag.id] })}
      >
        <Tooltip label={t('actions.tag')}>
          <ActionIcon variant="default" aria-label={t('actions.tag')}>
            <IconTag {...icon} />
          </ActionIcon>
        </Tooltip>
      </TagMenu>
      <Menu width={220}>
        <Menu.Target>
          <ActionIcon variant="default" aria-label={t('actions.more')}>
            <IconDots {...icon} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {status === 'open' && (
            <Menu.Item leftSection={<IconClock {...icon} />} onClick={pending}>
              {t('actions.pending')}
            </Menu.Item>
          )}
          {status !== 'open' && !isResolved && (
            <Menu.Item leftSection={<IconArrowBackUp {...icon} />} onClick={reopen}>
              {t('actions.reopen')}
            </Menu.Item>
          )}
          {assigneeId !== session.user.id && (
            <Menu.Item leftSection={<IconUserPlus {...icon} />} onClick={takeIt}>
              {t('actions.takeIt')}
            </Menu.Item>
          )}
          {mayAskWhy && (
            <Menu.Item leftSection={<IconRoute {...icon} />} onClick={() => setAskingWhy(true)}>
              {t('routing:work.why')}
            </Menu.Item>
          )}
          <Menu.Divider />
          <PriorityItems
            priority={priority}
            onChoose={(next) => actions.edit.mutate({ conversationId, priority: next })}
          />
        </Menu.Dropdown>
      </Menu>
      {isResolved ? (
        <Button variant="default" loading={actions.reopen.isPending} onClick={reopen}>
          {t('actions.reopen')}
        </Button>
      ) : (
        <Button
          loading={actions.resolve.isPending}
          rightSection={
            <Kbd size="xs" className={classes.key ?? ''}>
              E
            </Kbd>
          }
          onClick={() => setResolving(true)}
        >
          {t('actions.resolve')}
        </Button>
      )}
      <Suspense>
        {isResolving && (
          <ResolveForm
            onClose={() => setResolving(false)}
            onResolve={(closing) =>
              actions.resolve.mutate(
                { conversationId, ...(closing ? { closing } : {}) },
                { onSuccess: () => void navigate(backTo) },
              )
            }
          />
        )}
        {isAskingWhy && <DecisionsDrawer conversation={conversation} onClose={() => setAskingWhy(false)} />}
      </Suspense>
    </>
  );
}
