import { configure, type Entry, Uint8ArrayReader, ZipReader } from '@zip.js/zip.js';
import { fileUnreadable } from '../imports/errors.ts';
import { limits } from './sheet.ts';

// There is one task a function, and nothing to hand over to another thread.
configure({ useWebWorkers: false });

const MOST_ENTRIES = 500;

/**
 * The files of a package by name, each as a stream. Bytes are counted as they come out, over all of them together, for what a
 * package says of its own size proves nothing: a bomb is left where it passes the limit.
 */
export async function unzipped(file: Uint8Array, most: number = limits.inflatedBytes) {
  const reader = new ZipReader(new Uint8ArrayReader(file));
  let entries: Entry[];
  try {
    entries = await reader.getEntries();
  } catch {
    throw fileUnreadable('NOT_A_SHEET');
  }
  if (entries.length > MOST_ENTRIES) throw fileUnreadable('TOO_MUCH_INSIDE');
  let left = most;

  return {
    async *open(name: string): AsyncGenerator<Uint8Array> {
      const entry = entries.find(({ filename, directory }) => !directory && filename === name);
      if (!entry || entry.directory) return;
      if (entry.encrypted) throw fileUnreadable('OLD_OR_LOCKED');
      const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
      const stopping = new AbortController();
      const done = entry.getData(writable, { signal: stopping.signal, checkSignature: true });
      done.catch(() => {}); // told by the readable side, too
      try {
        for await (const chunk of readable) {
          left -= chunk.length;
          if (left < 0) throw fileUnreadable('TOO_MUCH_INSIDE');
          yield chunk;
        }
      } finally {
        stopping.abort();
      }
    },
  };
}
export type Unzipped = Awaited<ReturnType<typeof unzipped>>;
