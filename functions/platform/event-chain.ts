import { createHash } from 'node:crypto';
import { canonical } from './canonical.ts';
import type { Item } from './table.ts';

/** Before the first event of a chain. */
export const BEGINNING = '';

const sha256 = (text: string) => createHash('sha256').update(text).digest('base64url');

const PROOF_CHARACTERS = 22; // 132 bits of a text that holds 96 bits of chance

/**
 * What stands in for the words of an event in its chain: it shows that they are the same, and tells nothing of them. When they are
 * erased their chance goes with them, so nobody finds out by trying what they were.
 */
export const proofOf = (packed: string): string => sha256(packed).slice(0, PROOF_CHARACTERS);

/**
 * The link of an event: SHA-256 of the link before it and of everything that the event holds, its place included. The words are
 * left out, for their proof is in it: they may be sealed anew or erased, and the chain still holds (ADR 060).
 */
export function linkOf(before: string, event: Item): string {
  const { texts: _words, link: _own, ...proven } = event;
  return sha256(`${before}\n${canonical(proven)}`);
}
