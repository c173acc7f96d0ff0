import { createHmac } from 'node:crypto';
import type { Shelf, Signer } from '../../functions/audit/checkpoints/shelf.ts';

/** A bucket in memory whose objects stay; `tamper` is what the real one refuses to everybody. */
export function memoryShelf(): Shelf & { readonly names: () => string[]; tamper(name: string, body?: string): void } {
  const kept = new Map<string, string>();
  return {
    names: () => [...kept.keys()].sort(),
    put: async (name, body) => {
      if (kept.has(name)) return false;
      kept.set(name, body);
      return true;
    },
    get: async (name) => kept.get(name),
    tamper: (name, body) => {
      if (body === undefined) kept.delete(name);
      else kept.set(name, body);
    },
  };
}

const macOf = (hash: string) => createHmac('sha256', 'a key of the tests').update(hash).digest('base64');

/** Signs as the key service does, by a key that everybody knows. */
export const localSigner: Signer = {
  sign: async (hash) => macOf(hash),
  holds: async (hash, mac) => macOf(hash) === mac,
};
