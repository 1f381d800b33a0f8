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
      parseHTML: (element: HTMLElement) => element.getAttribute('data-mention'),
      renderHTML: (attributes: Record<string, unknown>) => ({ 'data-mention': attributes['userId'] }),
    },
    name: {
      default: '',
      parseHTML: (element: HTMLElement) => element.textContent?.replace(/^@/, '') ?? '',
      renderHTML: () => ({}),
    },
  }),
  parseHTML: () => [{ tag: 'span[data-mention]' }],
  renderHTML: ({ node, HTMLAttributes }) => ['span', mergeAttributes(HTMLAttributes), `@${String(node.attrs['name'])}`],
  renderText: ({ node }) => `@${String(node.attrs['name'])}`,
});

export function mentionedIn(editor: Editor): string[] {
  const ids = new Set<string>();
  editor.state.doc.descendants((node) => {
    if (node.type.name === 'mention') ids.add(String(node.attrs['userId']));
  });
  return [...ids];
}
