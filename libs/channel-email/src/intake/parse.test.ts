import { describe, expect, it } from 'vitest';
import { analyseMail } from './analyse-mail.ts';
import { htmlToText } from './html/html-to-text.ts';
import { hasSharedData, sharedDataNote, sharedFile, sharedJson, sharedMails } from './fixtures/shared-data.ts';

interface Field {
  readonly name: string;
  readonly value: {
    readonly Text?: string;
    readonly Address?: { readonly List?: readonly { readonly address: string | null }[] };
  };
}
interface Tree {
  readonly text_body: readonly number[];
  readonly attachments: readonly number[];
  readonly parts: readonly {
    readonly headers: readonly Field[];
    readonly body: { readonly Text?: string; readonly Html?: string };
  }[];
}

const squeeze = (text: string) => text.replace(/[\s\0]+/g, ' ').trim();
/** The reference could not decode these bytes; that we can is no difference. */
const isUnknown = (text: string) => text.includes('\ufffd');

function differences(path: string, tree: Tree): string[] {
  const mail = analyseMail(sharedFile(path));
  const field = (name: string) => tree.parts[0]?.headers.filter((header) => header.name === name).at(-1)?.value;
  const subject = squeeze(field('subject')?.Text ?? '');
  const address = field('from')?.Address?.List?.[0]?.address ?? '';
  const bodies = tree.text_body.map((index) => tree.parts[index]?.body ?? {});
  const text = squeeze(bodies.map((body) => body.Text ?? htmlToText(body.Html ?? '')).join('\n'));
  const found: string[] = [];
  if (!isUnknown(subject) && subject !== squeeze(mail.subject)) found.push('subject');
  if (address !== '' && address.toLowerCase() !== mail.from.address.toLowerCase()) found.push('from');
  // An empty text is never right when the mail has words somewhere.
  if (text !== '' && !isUnknown(text) && text.replaceAll(' ', '') !== squeeze(mail.text).replaceAll(' ', ''))
    found.push('text');
  if (tree.attachments.length !== mail.attachments.length) found.push('attachments');
  return found;
}

describe.skipIf(!hasSharedData)(`mails with a reference tree${sharedDataNote}`, () => {
  const share = (folders: readonly string[]) => {
    const mails = folders.flatMap((folder) => sharedMails(`mail/stalwart/${folder}`));
    const wrong = mails.filter(
      (path) => differences(path, sharedJson<Tree>(path.replace(/\.eml$/, '.json'))).length > 0,
    );
    return { share: 1 - wrong.length / mails.length, wrong };
  };

  it('well-formed ones are read alike: 96 % at least', () => {
    const result = share(['rfc', 'legacy', 'thirdparty']);
    expect(result.share, result.wrong.join(' ')).toBeGreaterThanOrEqual(0.96);
  });

  it('malformed ones are read alike: 75 % at least', () => {
    const result = share(['malformed']);
    expect(result.share, result.wrong.join(' ')).toBeGreaterThanOrEqual(0.75);
  });
});
