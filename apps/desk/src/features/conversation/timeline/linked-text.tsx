import { useMemo } from 'react';

const LINK = /(https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]}])/g;

/** Plain text whose addresses can be followed. */
export function LinkedText({ text }: { text: string }) {
  const parts = useMemo(() => text.trim().split(LINK), [text]);
  return parts.map((part, index) =>
    index % 2 === 1 ? (
      <a key={index} href={part} target="_blank" rel="noopener noreferrer">
        {part}
      </a>
    ) : (
      part
    ),
  );
}
