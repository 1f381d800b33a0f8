import { HeaderBlock } from '../mime/header-block.ts';
import type { Entity } from '../mime/entity.ts';
import type { TnefContent, TnefFile } from './tnef.ts';

/** Turns the content of a winmail.dat into the multipart that the sender's program should have written. */
export function tnefEntity(wrapper: Entity, tnef: TnefContent): Entity {
  const bodies: Entity[] = [];
  const text = tnef.text.trim();
  if (text !== '') bodies.push(leaf('text/plain', Buffer.from(text, 'utf8'), new Map([['charset', 'utf-8']])));
  if (tnef.html) bodies.push(leaf('text/html', tnef.html, new Map()));
  const body = bodies.length > 1 ? [container('multipart/alternative', bodies)] : bodies;
  const files = tnef.files.map(fileLeaf);
  if (body.length + files.length === 0) return wrapper;
  return { ...container('multipart/mixed', [...body, ...files]), headers: wrapper.headers };
}

function container(type: string, parts: readonly Entity[]): Entity {
  return { ...leaf(type, Buffer.alloc(0), new Map()), parts };
}

function fileLeaf(file: TnefFile): Entity {
  const entity = leaf(file.type.toLowerCase(), file.content, new Map());
  const id = file.contentId === null ? [] : [{ name: 'content-id', raw: Buffer.from(file.contentId, 'latin1') }];
  return {
    ...entity,
    headers: new HeaderBlock(id),
    disposition: file.contentId === null ? 'attachment' : 'inline',
    dispositionParams: new Map([['filename', file.name]]),
  };
}

function leaf(type: string, raw: Buffer, params: ReadonlyMap<string, string>): Entity {
  return {
    headers: new HeaderBlock([]),
    type,
    isTyped: true,
    params,
    disposition: '',
    dispositionParams: new Map(),
    raw,
    parts: [],
    isCut: false,
  };
}
