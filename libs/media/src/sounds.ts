import { fileURLToPath } from 'node:url';

/** Beside the source while developing, beside the bundle in production. */
const folder = new URL(import.meta.url.endsWith('.ts') ? '../public/sounds/' : './sounds/', import.meta.url);
const sound = (name: string): string => fileURLToPath(new URL(name, folder));

/** Sounds of ours (scripts/make-sounds.ts). */
export const HOLD_MUSIC = sound('hold-music');
export const RINGBACK = sound('ringback');
