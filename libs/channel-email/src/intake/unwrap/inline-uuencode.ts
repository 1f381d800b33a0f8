import type { MailAttachment } from '../analysed-mail.ts';
import { safeFileName } from '../attachment.ts';
import { decodeUuLine } from '../mime/transfer-encoding.ts';

const BEGIN = /^begin [0-7]{3,4} (\S.{0,200})$/;

/** More blocks than this are an attack and stay text. */
const MAX_FILES = 100;

/** Takes `begin 644 name … end` blocks out of a text and returns them as files. Text that only looks so stays. */
export function takeUuencoded(text: string): { text: string; files: MailAttachment[] } {
  if (!text.includes('begin ')) return { text, files: [] };
  const lines = text.split('\n');
  const kept: string[] = [];
  const files: MailAttachment[] = [];
  for (let i = 0; i < lines.length; i++) {
    const begin = files.length < MAX_FILES ? BEGIN.exec(lines[i] ?? '') : null;
    const end = begin ? blockEnd(lines, i + 1) : -1;
    if (!begin || end < 0) {
      kept.push(lines[i] ?? '');
      continue;
    }
    const content = Buffer.concat(lines.slice(i + 1, end).map(decodeUuLine));
    const name = safeFileName(begin[1] ?? '') || 'attachment.bin';
    files.push({
      name,
      type: 'application/octet-stream',
      size: content.length,
      contentId: null,
      inline: false,
      content,
    });
    i = end;
  }
  return { text: kept.join('\n'), files };
}

/** The `end` line, when every line until there has the length that its first character says. */
function blockEnd(lines: readonly string[], start: number): number {
  for (let i = start; i < lines.length; i++) {
    const line = lines[i] ?? '';
    if (line === 'end') return i > start ? i : -1;
    const count = (line.charCodeAt(0) - 32) & 0x3f;
    const isData =
      line === '' ||
      (/^[\u0020-\u0060]+$/.test(line) && line.length <= 80 && line.length >= Math.ceil((count * 4) / 3) - 3);
    if (!isData) return -1;
  }
  return -1;
}
