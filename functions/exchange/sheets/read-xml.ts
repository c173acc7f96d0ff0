import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { fileUnreadable } from '../imports/errors.ts';

/** What a reader of XML does as it comes by; names are without their prefix. */
export interface Seen {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

const bare = (name: string) => name.slice(name.indexOf(':') + 1);

/**
 * Reads a document of a package chunk by chunk and gives a turn after each, so that what was seen can be handed on before the next
 * one. Documents of a package declare no entities of their own: one that does is refused. Errors: `customerImport.unreadable`.
 */
export async function* xmlOf(chunks: AsyncIterable<Uint8Array>, seen: Seen): AsyncGenerator<void> {
  const parser = new SaxesParser();
  const decoder = new TextDecoder();
  const refuse = () => {
    throw fileUnreadable('NOT_A_SHEET');
  };
  parser.on('error', refuse);
  parser.on('doctype', refuse);
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => seen.open?.(bare(name), attributes));
  parser.on('text', (text) => seen.text?.(text));
  parser.on('cdata', (text) => seen.text?.(text));
  parser.on('closetag', ({ name }) => seen.close?.(bare(name)));
  let begun = false;
  for await (const chunk of chunks) {
    begun = true;
    parser.write(decoder.decode(chunk, { stream: true }));
    yield;
  }
  // A package may do without some of its parts.
  if (begun) parser.close();
}

/** Reads a whole document. */
export async function readXml(chunks: AsyncIterable<Uint8Array>, seen: Seen): Promise<void> {
  for await (const _turn of xmlOf(chunks, seen));
}
