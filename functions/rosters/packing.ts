import type { Roster } from './model.ts';

type Stored = Readonly<Record<string, unknown>>;

/** A month as the table keeps it: each of its shifts as one text, `WORK@CENTRE 08:00-12:00 13:00-18:00`. */
export function packed(roster: Roster): Stored {
  const shifts = Object.entries(roster.shifts).map(([code, { kind, place, hours }]) => [
    code,
    [place === undefined ? kind : `${kind}@${place}`, ...hours].join(' '),
  ]);
  return { ...roster, shifts: Object.fromEntries(shifts) };
}

/** A month as the code knows it. */
export function unpacked(stored: Stored): Stored {
  const shifts = Object.entries((stored.shifts ?? {}) as Readonly<Record<string, string>>).map(([code, text]) => {
    const [what = '', ...hours] = text.split(' ');
    const [kind, place] = what.split('@');
    return [code, { kind, hours, ...(place !== undefined && { place }) }];
  });
  return { ...stored, shifts: Object.fromEntries(shifts) };
}
