import type { Locale, SiteMenuItem } from '@guichet/contracts';
import type { Wish } from '@guichet/conversations';

export interface Choice {
  /** Labels from the first level on. */
  labels: string[];
  wish: Wish;
}

/** Levels below each other; a menu that leads back to itself ends there. */
const MAX_LEVELS = 6;

/** The choice and those above it, the first level first; empty when the menu knows it no more. */
function pathOf(menu: readonly SiteMenuItem[], menuId: string): SiteMenuItem[] {
  const path: SiteMenuItem[] = [];
  let id: string | null = menuId;
  while (id !== null && path.length < MAX_LEVELS) {
    const item = menu.find((one) => one.id === id);
    if (!item || path.includes(item)) break;
    path.unshift(item);
    id = item.parentId;
  }
  return path;
}

/** What a visitor's choice decides: the nearest queue and skills on the way to it, and all points together. */
export function chosen(menu: readonly SiteMenuItem[], menuId: string | null, language: Locale): Choice {
  const path = menuId === null ? [] : pathOf(menu, menuId);
  return {
    labels: path.map(({ label }) => label[language] || label.fr || label.en),
    wish: {
      queueId: path.findLast(({ queueId }) => queueId !== null)?.queueId ?? null,
      skills: path.findLast(({ skills }) => skills.length > 0)?.skills ?? [],
      priority: path.reduce((sum, { priority }) => sum + priority, 0),
    },
  };
}

/** What is wrong with a menu: a name that stands twice, a parent that is absent, a way that never ends. */
export function menuFault(menu: readonly SiteMenuItem[]): string | null {
  const ids = new Set(menu.map(({ id }) => id));
  if (ids.size !== menu.length) return 'menu_id_twice';
  const isLost = ({ id, parentId }: SiteMenuItem) =>
    (parentId !== null && !ids.has(parentId)) || pathOf(menu, id)[0]?.parentId !== null;
  return menu.some(isLost) ? 'menu_parent' : null;
}
