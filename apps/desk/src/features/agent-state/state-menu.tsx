import type { Channel } from '@guichet/contracts';
import { Menu } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CHANNEL_ICONS, CHANNELS } from './channel-icons.tsx';
import { StateButton } from './state-button.tsx';
import { ReadyItem, ReasonItems } from './state-items.tsx';
import { useChangeMyStatus, useMyStatus } from './use-my-status.ts';

/** Longer than the menu takes to give the focus back to its button. */
const AFTER_MENU_MS = 50;
/** Whoever went ready waits for an offer, and Enter takes it: on the button it would open the menu again. */
const leaveButton = () =>
  void setTimeout(() => document.getElementById('main')?.focus({ preventScroll: true }), AFTER_MENU_MS);

/** Ready and for what, not ready and why, or gone. */
export function StateMenu() {
  const { t } = useTranslation(['routing', 'app']);
  const status = useMyStatus();
  const change = useChangeMyStatus();
  // Chosen while not ready: they count from the moment one is.
  const [chosen, setChosen] = useState<readonly Channel[] | null>(null);
  if (!status) return null;
  const isReady = status.state === 'ready';
  const on = (isReady ? null : chosen) ?? status.channels;
  const choose = (channels: Channel[]) => {
    if (channels.length === 0) return;
    if (isReady) change.mutate({ action: 'ready', channels });
    else setChosen(channels);
  };
  return (
    <Menu width={250} position="bottom-start">
      <Menu.Target>
        <StateButton />
      </Menu.Target>
      <Menu.Dropdown>
        <ReadyItem
          status={status}
          onChange={() => {
            change.mutate({ action: 'ready', ...(chosen ? { channels: [...chosen] } : {}) });
            setChosen(null);
            leaveButton();
          }}
        />
        <Menu.Label>{t('state.readyFor')}</Menu.Label>
        <Menu.CheckboxGroup value={[...on]} onChange={(channels) => choose(channels as Channel[])}>
          {CHANNELS.map((channel) => {
            const Icon = CHANNEL_ICONS[channel];
            return (
              <Menu.CheckboxItem
                key={channel}
                value={channel}
                // Ready for nothing is not ready: the last one stays.
                disabled={on.length === 1 && on.includes(channel)}
                rightSection={<Icon size={16} stroke={1.75} aria-hidden />}
              >
                {t(`app:channel.${channel}`)}
              </Menu.CheckboxItem>
            );
          })}
        </Menu.CheckboxGroup>
        <Menu.Divider />
        <ReasonItems status={status} onChange={(next) => change.mutate(next)} />
      </Menu.Dropdown>
    </Menu>
  );
}
