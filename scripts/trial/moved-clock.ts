// Preloaded into the app and what it starts: its present is the machine's, moved by as many milliseconds as a file says, read at each
// look, so that a clock that is moved is so in all processes at once, also in one that stood still meanwhile. Timers go on as they are.
import { openSync, readSync } from 'node:fs';

const file = openSync(process.env.TRIAL_CLOCK!, 'r');
const moved = new Float64Array(1);
const Machine = Date;

function present(): number {
  readSync(file, moved, 0, moved.byteLength, 0);
  return Machine.now() + moved[0]!;
}

globalThis.Date = new Proxy(Machine, {
  construct: (target, given, as) => Reflect.construct(target, given.length ? given : [present()], as) as object,
  get: (target, name) => (name === 'now' ? present : (Reflect.get(target, name) as unknown)),
});
