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

/** What the code says that was scanned: `r=A1203`, `t=12`, as WeChat hands it over; undefined for anything else. */
export function placeOf(scene: string): Place | undefined {
  const said = decoded(scene);
  const [, letter, ref] = /^([rt])=([\dA-Z-]{1,30})(?:&|$)/.exec(said) || [];
  return letter && ref ? { type: LETTERS[letter as 'r' | 't'], ref } : undefined;
}
