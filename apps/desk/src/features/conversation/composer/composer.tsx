export function Composer(_: {
  conversation: unknown;
  isAfterUndo: boolean;
  onTyping: (typing: { isTyping: boolean; hasText: boolean }) => void;
}) {
  return null;
}
