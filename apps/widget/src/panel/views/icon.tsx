const PATHS = {
  bubble: 'M21 12a8 8 0 0 1-11.6 7.1L4 20.5l1.4-4.3A8 8 0 1 1 21 12Z',
  mail: 'M4 6h16v12H4ZM4 7l8 6 8-6',
  minus: 'M6 12h12',
  back: 'M14 6l-6 6 6 6',
  next: 'M10 6l6 6-6 6',
  up: 'M12 19V6M6 11l6-6 6 6',
  clip: 'M19 11l-7.4 7.4a4.3 4.3 0 0 1-6-6L13 5a2.9 2.9 0 0 1 4 4l-7.3 7.3a1.4 1.4 0 0 1-2-2l7.2-7.2',
  file: 'M7 3h7l4 4v14H7ZM14 3v4h4',
  cross: 'M7 7l10 10M17 7L7 17',
  star: 'M12 4l2.5 5.2 5.7.7-4.2 3.9 1.1 5.6-5.1-2.8-5.1 2.8L8 13.8 3.8 9.9l5.7-.7Z',
} as const;

export const Icon = ({ name }: { name: keyof typeof PATHS }) => (
  <svg viewBox="0 0 24 24" aria-hidden="true" class={`icon i-${name}`}>
    <path d={PATHS[name]} />
  </svg>
);
