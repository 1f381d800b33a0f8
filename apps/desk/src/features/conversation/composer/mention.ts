import { mergeAttributes, Node, type Editor } from '@tiptap/react';

/** A colleague called into a note: one piece of text that carries his id. */
export const Mention = Node.create({
  name: 'mention',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes: () => ({
    userId: {
      default: null,
      parseHTML: (element: HTMLElement) => element.getAttribute('data-id'),
      renderHTML: (attributes: Record<string, unknown>) => ({ 'data-id': attributes['userId'] }),
    },
    name: {
      default: '',
      parseHTML: (element: HTMLElement) => element.getAttribute('data-label') ?? '',
      renderHTML: (attributes: Record<string, unknown>) => ({ 'data-label': attributes['name'] }),
    },
  }),
  parseHTML: () => [{ tag: 'span[data-type=mention]' }],
  renderHTML: ({ node, HTMLAttributes }) => [
    'span',
    mergeAttributes(HTMLAttributes, { 'data-type': 'mention' }),
    `@${String(node.attrs['name'])}`,
  ],
  renderText: ({ node }) => `@${String(node.attrs['name'])}`,
});

export function mentionedIn(editor: Editor): string[] {
  const ids = new Set<string>();
  editor.state.doc.descendants((node) => {
    if (node.type.name === 'mention') ids.add(String(node.attrs['userId']));
  });
  return [...ids];
}
