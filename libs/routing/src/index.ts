export { choose, Chooser, type WaitingItem } from './choice/choose.ts';
