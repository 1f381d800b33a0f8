import * as z from 'zod';

/** A text in each language that visitors may have; an empty one takes the widget's own words. */
export const SiteText = (max: number) =>
  z.object({ fr: z.string().trim().max(max).default(''), en: z.string().trim().max(max).default('') });
export type SiteText = z.infer<ReturnType<typeof SiteText>>;

/** Names what an administrator makes up, within its site. */
export const Slug = z.string().regex(/^[a-z\d][a-z\d-]{0,39}$/);

export const SiteAppearance = z.object({
  colour: z
    .string()
    .regex(/^#[\da-f]{6}$/i)
    .default('#3454d1'),
  position: z.enum(['right', 'left']).default('right'),
  title: SiteText(60).default({ fr: '', en: '' }),
  /** On the button. */
  button: SiteText(40).default({ fr: '', en: '' }),
  greeting: SiteText(500).default({ fr: '', en: '' }),
  /** Before the form, when nobody can chat. */
  formGreeting: SiteText(500).default({ fr: '', en: '' }),
});
export type SiteAppearance = z.infer<typeof SiteAppearance>;

export const CHAT_FIELD_KINDS = ['name', 'email', 'order', 'text', 'choice'] as const;
/** Asked before a chat begins. `name`, `email` and `order` are known to the desk; the others are shown as they are. */
export const ChatField = z.object({
  key: Slug,
  kind: z.enum(CHAT_FIELD_KINDS),
  label: SiteText(80),
  isRequired: z.boolean().default(false),
  /** Of a choice. */
  options: z.array(SiteText(80)).max(20).default([]),
});
export type ChatField = z.infer<typeof ChatField>;

/** What a visitor sees of one choice in the menu; an `answer` ends it without an agent, though he may go on. */
export const MenuChoice = z.object({
  id: Slug,
  /** Null: on the first level. */
  parentId: Slug.nullable().default(null),
  label: SiteText(80),
  asksOrder: z.boolean().default(false),
  answer: SiteText(2000).nullable().default(null),
});
export type MenuChoice = z.infer<typeof MenuChoice>;
