export function KeyHelp(_: { onClose: () => void }) {
  return null;
}
