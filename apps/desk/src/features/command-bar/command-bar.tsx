export function CommandBar(_: { onClose: () => void }) {
  return null;
}
