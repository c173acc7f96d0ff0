/** A room or a table, as a matter names it. */
export interface Place {
  readonly type: 'ROOM' | 'TABLE';
  readonly ref: string;
}

const LETTERS = { r: 'ROOM', t: 'TABLE' } as const;

/** WeChat hands it over encoded; anybody may hand over anything. */
function decoded(scene: string): string {
  try {
    return decodeURIComponent(scene);
  } catch {
    return scene;
  }
}

/**
 * What the code says that was scanned: `r=A1203`, `t=12`, with `&s=` and the resort where it is not the first, as WeChat hands it
 * over; undefined for anything else, and for a room of another resort than this mini-program's.
 */
export function placeOf(scene: string, site: string | undefined): Place | undefined {
  const [, letter, ref, of] = /^([rt])=([\dA-Z-]{1,30})(?:&s=([\w-]+))?$/.exec(decoded(scene)) || [];
  return letter && ref && of === site ? { type: LETTERS[letter as 'r' | 't'], ref } : undefined;
}
