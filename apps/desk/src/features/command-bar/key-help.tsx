import { Kbd, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CTRL } from '../../app/commands.ts';
import classes from './key-help.module.css';

const GROUPS = {
  go: [
    ['search', '/'],
    ['bar', `${CTRL} K`],
    ['help', '?'],
    ['new', 'c'],
    ['takeOffer', '⏎'],
  ],
  list: [
    ['next', 'j'],
    ['previous', 'k'],
    ['open', '⏎'],
    ['select', 'x'],
    ['up', 'u'],
    ['clear', 'Esc'],
  ],
  conversation: [
    ['resolve', 'e'],
    ['reply', 'r'],
    ['replyAll', 'R'],
    ['forward', 'f'],
    ['note', 'n'],
    ['assign', 'a'],
    ['transfer', 't'],
    ['snooze', 's'],
    ['undo', 'z'],
  ],
  chats: [
    ['nextChat', 'Alt ↓'],
    ['previousChat', 'Alt ↑'],
    ['waitingChat', 'Alt ⇧ ↓'],
    ['sendChat', '⏎'],
    ['newLine', '⇧ ⏎'],
    ['leaveText', 'Esc'],
  ],
  call: [
    ['mute', 'Alt M'],
    ['hold', 'Alt H'],
    ['keypad', 'Alt K'],
    ['askColleague', 'Alt C'],
    ['passOn', 'Alt T'],
    ['hangUp', 'Alt Q'],
  ],
  writing: [
    ['send', `${CTRL} ⏎`],
    ['sendAndResolve', `${CTRL} ⇧ ⏎`],
    ['macro', '/'],
    ['mention', '@'],
  ],
} as const;

/** The whole keyboard on one page. */
export function KeyHelp({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['command-bar', 'app']);
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('keys.title')}
      closeButtonProps={{ 'aria-label': t('app:close') }}
    >
      <div className={classes.groups}>
        {Object.entries(GROUPS).map(([group, keys]) => (
          <section key={group}>
            <h3 className={classes.heading}>{t(`keys.groups.${group}`)}</h3>
            <dl className={classes.keys}>
              {keys.map(([name, key]) => (
                <div key={name} className={classes.line}>
                  <dt>{t(`keys.${name}`)}</dt>
                  <dd>
                    <Kbd size="xs">{key}</Kbd>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
