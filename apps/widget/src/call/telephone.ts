import type { CallPass } from '@guichet/contracts';
import { SIP_PATH } from '@guichet/contracts/sip-path';
import * as JsSIP from 'jssip';
import { count, type Counted, type Quality, qualityOf, steadyQuality } from './quality.ts';

export interface TelephoneEvents {
  /** Something can be heard. */
  onUp: () => void;
  /** The line broke without anybody having hung up. */
  onLost: () => void;
  /** The other side has hung up, or would not take the call. */
  onOver: () => void;
  /** The browser plays nothing before the visitor has touched the page. */
  onBlocked: (isBlocked: boolean) => void;
  onQuality: (quality: Quality) => void;
}
export interface Telephone {
  mute: (isMuted: boolean) => void;
  press: (key: string) => void;
  /** After a touch of the page. */
  play: () => void;
  hangUp: () => void;
  /** Goes without a word: another page takes the call up. */
  abandon: () => void;
}

const LOOK_MS = 2500;
/** The browser mends short breaks by itself. */
const BREAK_MS = 3000;
const GATHER_MS = 250;

interface Wish {
  origin: string;
  pass: Pick<CallPass, 'account' | 'target'>;
  stream: MediaStream;
  isMuted: boolean;
}

/** Calls whom the pass names. */
export function openTelephone({ origin, pass, stream, isMuted }: Wish, events: TelephoneEvents): Telephone {
  const { uri, username, password, realm, server } = pass.account;
  const socket = new JsSIP.WebSocketInterface(server ?? origin.replace(/^http/, 'ws') + SIP_PATH);
  const agent = new JsSIP.UA({
    ...{ sockets: [socket], uri, password, realm, authorization_user: username },
    ...{ register: false, session_timers: false },
  });
  const sound = soundOf(events.onBlocked);
  let isOver = false;
  /** Whatever comes after the first end does not count. */
  const once = (tell: () => void) => () => {
    if (isOver) return;
    close();
    tell();
  };
  let stopWatching: () => void = () => undefined;
  const close = () => {
    isOver = true;
    stopWatching();
    sound.close();
  };
  const lost = once(() => {
    vanish();
    events.onLost();
  });
  const over = once(() => {
    agent.stop();
    events.onOver();
  });
  /** The library knows its tracks only once the call is set up, and would open them again if it were not told. */
  let isSilent = isMuted;
  const mute = (isNow: boolean) => {
    isSilent = isNow;
    for (const track of stream.getAudioTracks()) track.enabled = !isNow;
    if (isNow) session?.mute({ audio: true });
    else session?.unmute({ audio: true });
  };
  const vanish = () => {
    socket.disconnect();
    agent.stop();
  };

  let session: ReturnType<JsSIP.UA['call']> | undefined;
  agent.once('connected', () => {
    session = agent.call(pass.target, { mediaStream: stream, pcConfig: { iceServers: [] } });
    mute(isSilent);
    gatherBriefly(session);
    session.on('failed', ({ cause }) => (isBroken(cause) ? lost() : over()));
    session.on('ended', ({ cause }) => (isBroken(cause) ? lost() : over()));
    stopWatching = watch(session.connection, { ...events, onLost: lost });
    session.connection.addEventListener('track', ({ track }) => sound.take(track));
  });
  agent.on('disconnected', lost);
  agent.start();

  return {
    mute,
    // RFC 4733, before anybody has answered too.
    press: (key) => {
      const [sender] = session?.connection.getSenders() ?? [];
      if (sender?.dtmf?.canInsertDTMF) sender.dtmf.insertDTMF(key);
    },
    play: sound.play,
    hangUp: () => {
      close();
      agent.stop();
    },
    abandon: () => {
      close();
      vanish();
    },
  };
}

const BROKEN: readonly string[] = [
  JsSIP.C.causes.CONNECTION_ERROR,
  JsSIP.C.causes.REQUEST_TIMEOUT,
  JsSIP.C.causes.RTP_TIMEOUT,
];
const isBroken = (cause: string): boolean => BROKEN.includes(cause);

/** What was found at first is enough; a browser that asks in vain for more would keep the caller waiting. */
function gatherBriefly(session: ReturnType<JsSIP.UA['call']>): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  session.on('icecandidate', ({ ready }) => {
    timer ??= setTimeout(ready, GATHER_MS);
  });
}

/** The other side's voice, or music. */
function soundOf(onBlocked: (isBlocked: boolean) => void) {
  const audio = new Audio();
  const play = () =>
    void audio.play().then(
      () => onBlocked(false),
      (error: DOMException) => error.name === 'NotAllowedError' && onBlocked(true),
    );
  return {
    play,
    take: (track: MediaStreamTrack) => {
      audio.srcObject = new MediaStream([track]);
      play();
    },
    close: () => {
      audio.pause();
      audio.srcObject = null;
    },
  };
}

type Watched = Pick<TelephoneEvents, 'onUp' | 'onLost' | 'onQuality'>;
/** Tells when sound begins, how it is, and when it has been gone for too long. */
function watch(connection: RTCPeerConnection, { onUp, onLost, onQuality }: Watched): () => void {
  const steady = steadyQuality();
  let before: Counted | null = null;
  let broken: ReturnType<typeof setTimeout> | undefined;
  connection.addEventListener('iceconnectionstatechange', () => {
    clearTimeout(broken);
    const { iceConnectionState: state } = connection;
    if (state === 'connected' || state === 'completed') onUp();
    if (state === 'disconnected') broken = setTimeout(onLost, BREAK_MS);
  });
  const looking = setInterval(() => {
    void count(connection).then((now) => {
      if (now) onQuality(steady(qualityOf(now, before)));
      before = now;
    });
  }, LOOK_MS);
  return () => {
    clearInterval(looking);
    clearTimeout(broken);
  };
}
