import type { ChatField, createSite, RequestOf, Site, SiteMenuItem, SiteText } from '@guichet/contracts';
import { newKey } from '../routing/list-order.ts';
import { stepsToValues, type StepsValues, valuesToSteps } from '../routing/skill-steps.ts';

export type FieldValues = Omit<ChatField, 'options'> & { rowKey: string; options: (SiteText & { rowKey: string })[] };
export type ChoiceValues = Omit<SiteMenuItem, 'skills' | 'answer' | 'priority'> & {
  rowKey: string;
  skills: StepsValues;
  priority: number | '';
  hasAnswer: boolean;
  answer: SiteText;
};
export interface SiteValues extends Omit<
  Site,
  | 'id'
  | 'inboxId'
  | 'key'
  | 'hasLogo'
  | 'script'
  | 'secrets'
  | 'origins'
  | 'idleMinutes'
  | 'closeMinutes'
  | 'fields'
  | 'menu'
> {
  /** One a line. */
  origins: string;
  idleMinutes: number | '';
  closeMinutes: number | '';
  fields: FieldValues[];
  menu: ChoiceValues[];
}

const NO_TEXT: SiteText = { fr: '', en: '' };
/** What the widget's visitors see of it has no name yet: a name that no other has. */
const newSlug = () => `c${crypto.randomUUID().slice(0, 8)}`;

export const newField = (kind: ChatField['kind']): FieldValues => ({
  ...{ rowKey: newKey(), key: newSlug(), kind, label: NO_TEXT, isRequired: false, options: [] },
});
export const newOption = () => ({ rowKey: newKey(), ...NO_TEXT });
export const newChoice = (parentId: string | null): ChoiceValues => ({
  ...{ rowKey: newKey(), id: newSlug(), parentId, label: NO_TEXT, asksOrder: false, queueId: null },
  ...{ skills: stepsToValues([]), priority: 0, hasAnswer: false, answer: NO_TEXT },
});

const NEW: SiteValues = {
  ...{ name: '', isEnabled: true, origins: '', language: 'fr', queueId: null, teamId: null, calendarId: null },
  ...{ callQueueId: null, callbackQueueId: null, hasVoiceMenu: false },
  ...{ mailInboxId: null, offersWhenBusy: false, idleMinutes: 10, closeMinutes: 60, menu: [] },
  appearance: {
    ...{ colour: '#3454d1', position: 'right', title: NO_TEXT, button: NO_TEXT },
    ...{ greeting: NO_TEXT, formGreeting: NO_TEXT },
  },
  fields: [newField('name'), newField('email')],
};

export function startValues(site: Site | undefined): SiteValues {
  if (!site) return NEW;
  const { id: _id, inboxId: _inbox, key: _key, hasLogo: _logo, script: _script, secrets: _secrets, ...same } = site;
  return {
    ...same,
    origins: site.origins.join('\n'),
    fields: site.fields.map((field) => ({
      ...field,
      rowKey: newKey(),
      options: field.options.map((option) => ({ rowKey: newKey(), ...option })),
    })),
    menu: site.menu.map(({ skills, answer, ...choice }) => ({
      ...choice,
      ...{ rowKey: newKey(), skills: stepsToValues(skills), hasAnswer: answer !== null, answer: answer ?? NO_TEXT },
    })),
  };
}

/** What people paste: an address with its path, or a bare name, becomes the origin a browser would send. */
export function originOf(line: string): string {
  const typed = line.trim().toLowerCase();
  const url = URL.parse(typed.includes('://') ? typed : `https://${typed}`);
  return url && /^https?:$/.test(url.protocol) && /^(localhost|[^.]+(\.[^.]+)+|\[.*\])$/.test(url.hostname)
    ? url.origin
    : '';
}
export const linesOf = (text: string): string[] => text.split(/[\s,]+/).filter(Boolean);
export const originsOf = (text: string): string[] => [...new Set(linesOf(text).map(originOf).filter(Boolean))];

export const fieldsOf = ({ fields }: Pick<SiteValues, 'fields'>): ChatField[] =>
  fields.map(({ rowKey: _, options, ...field }) => ({
    ...field,
    options: field.kind === 'choice' ? options.map(({ fr, en }) => ({ fr, en })) : [],
  }));

export function requestOf(values: SiteValues): RequestOf<typeof createSite> {
  return {
    ...values,
    name: values.name.trim(),
    origins: originsOf(values.origins),
    idleMinutes: Number(values.idleMinutes),
    closeMinutes: Number(values.closeMinutes),
    fields: fieldsOf(values),
    menu: values.menu.map(({ rowKey: _, hasAnswer, answer, skills, priority, ...choice }) => ({
      ...choice,
      priority: Number(priority),
      skills: valuesToSteps(skills),
      answer: hasAnswer ? answer : null,
    })),
  };
}

/** The menu as a tree, each choice before those below it; what hangs from nothing stands on the first level. */
export function inTreeOrder(menu: readonly ChoiceValues[]): { choice: ChoiceValues; level: number }[] {
  const ids = new Set(menu.map(({ id }) => id));
  const below = (parentId: string | null, level: number): { choice: ChoiceValues; level: number }[] =>
    menu
      .filter((choice) => (choice.parentId !== null && ids.has(choice.parentId) ? choice.parentId : null) === parentId)
      .flatMap((choice) => [{ choice, level }, ...below(choice.id, level + 1)]);
  return below(null, 0);
}

/** It and everything below it. */
export function branchOf(menu: readonly ChoiceValues[], id: string): Set<string> {
  const branch = new Set([id]);
  for (let size = 0; size !== branch.size;) {
    size = branch.size;
    for (const choice of menu) if (choice.parentId !== null && branch.has(choice.parentId)) branch.add(choice.id);
  }
  return branch;
}
