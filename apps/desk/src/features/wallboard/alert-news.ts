import type { DeskServerEvents } from '@guichet/contracts';
import i18next from 'i18next';
import { loadTexts } from '../../app/i18n.ts';
import { type DeskSocket, withSocket } from '../../app/realtime.ts';
import { tellDone, tellFailure } from '../../app/tell.ts';
import { canPlay, playNotes } from '../offers/notes.ts';

/** Three falling notes: none that a call or an offer rings with. */
const NOTES = [
  { hertz: 784, at: 0 },
  { hertz: 622, at: 0.22 },
  { hertz: 523, at: 0.44 },
];
const SOUND = { seconds: 0.4, loudness: 0.18 };

let context: AudioContext | null = null;
async function sound() {
  if (!('AudioContext' in window)) return;
  context ??= new AudioContext();
  if (await canPlay(context)) playNotes(context, NOTES, SOUND);
}

const hear: DeskServerEvents['alert.news'] = ({ alert, isRaised }) => {
  const { name, isLoud } = alert;
  if (isRaised && isLoud) void sound();
  void loadTexts('board').then(() =>
    isRaised
      ? tellFailure(name, i18next.t('wallboard:alerts.raised'))
      : tellDone(i18next.t('wallboard:alerts.cleared', { name })),
  );
};

function join(desk: DeskSocket) {
  desk.on('alert.news', hear);
  return () => void desk.off('alert.news', hear);
}

let isFollowed = false;
/** Whoever supervises is told on whatever page he has open; the server asks who that is. */
export function follow(): void {
  if (isFollowed) return;
  isFollowed = true;
  withSocket(join);
}
