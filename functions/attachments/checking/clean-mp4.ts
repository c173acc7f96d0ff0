import { boxesIn, freed } from './boxes.ts';

/**
 * An MP4 or M4A without what it tells beside film and sound: place, device, names. Such a part becomes free space of the same
 * length, for the film is found by its distance from the beginning.
 */

/** Parts that hold other parts in which somebody may have written. */
const HOLDS = ['moov', 'trak', 'moof', 'traf'];
const TELLS = ['udta', 'meta', 'uuid'];

function cleanWithin(bytes: Uint8Array, from: number, to: number): void {
  for (const box of boxesIn(bytes, from, to)) {
    if (TELLS.includes(box.type)) freed(bytes, box);
    else if (HOLDS.includes(box.type)) cleanWithin(bytes, box.from, box.to);
  }
}

/** Throws `BrokenFile` where the parts do not hold each other. */
export function cleanMp4(bytes: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(bytes);
  cleanWithin(copy, 0, copy.length);
  return copy;
}
