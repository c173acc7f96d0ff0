import { createHash } from 'node:crypto';
import { canonical } from '../../platform/canonical.ts';
import type { Checkpoint, Tip } from './model.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('base64url');

/** Leaves and nodes are marked apart, or a node could be shown as a leaf (RFC 9162, 2.1). */
const leaf = (tip: Tip) => sha256(`leaf\n${canonical(tip)}`);
const node = (left: string, right: string) => sha256(`node\n${left}\n${right}`);

/** The root of a Merkle tree over the tips in their order; one that stands alone is carried up. */
export function merkleRoot(tips: readonly Tip[]): string {
  if (tips.length === 0) return sha256('nothing');
  let level = tips.map(leaf);
  while (level.length > 1) {
    const pairs = Array.from({ length: Math.ceil(level.length / 2) }, (_, n) => level.slice(2 * n, 2 * n + 2));
    level = pairs.map(([left = '', right]) => (right === undefined ? left : node(left, right)));
  }
  return level[0] as string;
}

/** What stands for a whole checkpoint in the one after it, and what the key service signs. */
export const hashOf = (checkpoint: Checkpoint): string => sha256(canonical(checkpoint));
