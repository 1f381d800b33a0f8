export function NewMessage(_: { onClose: () => void }) {
  return null;
}
