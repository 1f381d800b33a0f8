import type { MenuChoice } from '@guichet/contracts';

/** What is said: a prompt of its name, of a choice, or "press" with the number of a key. */
export type Saying =
  | { prompt: 'welcome' | 'choose' | 'not-understood' }
  | { prompt: 'choice' | 'answer'; menuId: string }
  | { prompt: 'press'; number: number };

/** The site's menu as it can be walked by voice; `answers` are the choices whose answer has been recorded. */
export interface MenuTree {
  menu: readonly Pick<MenuChoice, 'id' | 'parentId' | 'answer'>[];
  answers: ReadonlySet<string>;
}
export interface MenuPlace {
  /** The choice whose level is told; null: the first one. */
  at: string | null;
  /** Keys in a row that meant nothing. */
  misses: number;
}
export type MenuEvent = { type: 'key'; key: string } | { type: 'silence' };

/** What comes next: more to choose, the queue with what was chosen (null: nothing), or the end. */
export type MenuStep = { say: Saying[] } & (
  { then: 'listen'; place: MenuPlace } | { then: 'queue'; menuId: string | null } | { then: 'end'; menuId: string }
);

/** A keypad tells nine apart; whatever is beyond is for the page. */
const MOST = 9;
const MAX_MISSES = 3;

export const beginMenu = (tree: MenuTree): MenuStep => step(tree, { at: null, misses: 0 }, [{ prompt: 'welcome' }]);

export function nextInMenu(tree: MenuTree, place: MenuPlace, event: MenuEvent): MenuStep {
  if (event.type === 'silence') return { say: [], then: 'queue', menuId: place.at };
  const choice = /^[1-9]$/.test(event.key) ? levelOf(tree, place.at)[Number(event.key) - 1] : undefined;
  if (choice) return chooseIn(tree, choice);
  const misses = place.misses + 1;
  if (misses === MAX_MISSES) return { say: [{ prompt: 'not-understood' }], then: 'queue', menuId: place.at };
  return step(tree, { at: place.at, misses }, [{ prompt: 'not-understood' }]);
}

function chooseIn(tree: MenuTree, { id, answer }: MenuTree['menu'][number]): MenuStep {
  if (levelOf(tree, id).length) return step(tree, { at: id, misses: 0 }, []);
  // An answer that only stands on the page is read out by nobody: an agent tells it.
  if (answer && tree.answers.has(id)) return { say: [{ prompt: 'answer', menuId: id }], then: 'end', menuId: id };
  return { say: [], then: 'queue', menuId: id };
}

/** Tells a level; where there is none, the queue is next. */
function step(tree: MenuTree, place: MenuPlace, before: Saying[]): MenuStep {
  const level = levelOf(tree, place.at);
  if (!level.length) return { say: before, then: 'queue', menuId: place.at };
  const told = level.flatMap(({ id }, at): Saying[] => [
    { prompt: 'choice', menuId: id },
    { prompt: 'press', number: at + 1 },
  ]);
  return { say: [...before, { prompt: 'choose' }, ...told], then: 'listen', place };
}

const levelOf = ({ menu }: MenuTree, at: string | null) =>
  menu.filter(({ parentId }) => parentId === at).slice(0, MOST);
