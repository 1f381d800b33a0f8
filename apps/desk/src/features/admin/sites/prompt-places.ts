import type { Site, VoicePrompt } from '@guichet/contracts';

/** What can be recorded: a prompt of every site, or of one choice of its menu. */
export interface PromptPlace {
  prompt: VoicePrompt['prompt'];
  menuId: string | null;
  /** Of the choice. */
  label?: Site['menu'][number]['label'];
}

const OF_SITE = ['welcome', 'choose', 'not-understood', 'recorded', 'wait', 'nobody'] as const;

/** In the order in which a caller hears them; a choice with an answer has two. */
export function promptPlaces(menu: Site['menu']): PromptPlace[] {
  const ofChoices = menu.flatMap(({ id, label, answer }): PromptPlace[] => [
    { prompt: 'choice', menuId: id, label },
    ...(answer ? [{ prompt: 'answer' as const, menuId: id, label }] : []),
  ]);
  return [...OF_SITE.map((prompt) => ({ prompt, menuId: null })), ...ofChoices];
}
