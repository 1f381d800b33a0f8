import type { Availability, ChatState, Locale, VisitorContextInput, Welcome, WidgetConfig } from '@guichet/contracts';
import type { Line } from './loader/line.ts';
import type { Storage } from './loader/storage.ts';

/** What the loader lends the panel, so that a page has one connection, one storage and one truth about the button. */
export interface Host {
  siteKey: string;
  /** Of Guichet, without a slash at the end. */
  origin: string;
  config: WidgetConfig;
  language: Locale;
  root: ShadowRoot;
  line: Line;
  storage: Storage;
  /** Of this tab alone; it outlives the page. */
  tab: Storage;
  /** Of the connection that stands, or stood last. */
  welcome: () => Welcome | null;
  availability: () => Availability | null;
  /** Asks the server now, as at each click. */
  refresh: () => Promise<Availability | null>;
  context: () => VisitorContextInput;
  /** How the button looks while the panel knows more than the loader. */
  show: (button: { isOpen: boolean; unread: number; hasChat: boolean }) => void;
  focusButton: () => void;
}

/** What the panel answers the loader. */
export interface Panel {
  toggle: (isOpen?: boolean) => void;
  /** Events of the line, in the order they came. */
  hear: (name: string, data: unknown) => void;
  /** Somebody else, or nobody: what the former had is forgotten. */
  reset: () => void;
}

export const isOpenChat = (chat: ChatState): boolean => chat.state !== 'ended';
