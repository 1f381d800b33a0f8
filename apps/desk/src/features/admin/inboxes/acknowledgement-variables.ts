/** What the server fills in. Nothing that a stranger wrote: an automatic answer must not carry a spammer's text. */
export const ACKNOWLEDGEMENT_VARIABLES = ['conversation.number', 'inbox.name', 'hours'] as const;

export const written = (variable: string) => `{{${variable}}}`;
