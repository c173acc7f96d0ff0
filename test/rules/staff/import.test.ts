import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newId, PostId, StaffId } from '../../../functions/kernel/ids.ts';
import type { Instant } from '../../../functions/kernel/time.ts';
import { planImport } from '../../../functions/staff/import-rules.ts';
import type { Organisation } from '../../../functions/staff/person-rules.ts';
import { readTable } from '../../../functions/staff/read-table.ts';
import { seededStaff, seededUnits } from '../../../local/seed/seeded-records.ts';
import { outcomeOf, site } from '../../support/world.ts';

const now = '2026-11-23T02:00:00.000Z' as Instant;
let drawn = 0;
const random = (bytes: number) => {
  drawn += 1;
  return new Uint8Array(bytes).fill(drawn % 256);
};
const ids = {
  staff: () => StaffId.parse(newId('staff', now, random)),
  post: () => PostId.parse(newId('post', now, random)),
};
const organisation: Organisation = { staff: seededStaff(site), units: seededUnits(site), establishments: [] };
const planned = (csv: string, of = organisation) =>
  planImport(readTable(csv), { site, now, ids, organisation: of, by: 'A01' });

const header = 'staffNo,name,unit,post,primary,skills,languages,from,to';

describe('a file of the organisation', () => {
  test('adds people with several posts, changes who is there, and leaves alone what is the same', () => {
    const csv = `${header}
S31,新丁,HOUSEKEEPING,HANDLER,是,"LODGING，CATERING",zh en,,
S31,新丁,CATERING,HANDLER,,,,,
S04,丁卯,COMPLAINTS,COMPLAINT_AGENT,,OTHER,,,
S05,戊辰,COMPLAINTS,COMPLAINT_AGENT,,TOUR,,,
`;

    const { rows, people } = planned(csv);

    expect(rows.map(({ line, outcome }) => [line, outcome])).toEqual([
      [2, 'ADD'],
      [3, 'CHANGE'],
      [4, 'SAME'],
      [5, 'CHANGE'],
    ]);
    expect(people.map(({ after, posts }) => [after.staffNo, posts.length])).toEqual([
      ['S31', 2],
      ['S05', 1],
    ]);
    expect(people[0]?.after).toMatchObject({ skills: ['LODGING', 'CATERING'], languages: ['zh', 'en'] });
    expect(people[0]?.after.posts.map((post) => post.primary)).toEqual([true, false]);
  });

  test.each([
    ['an unknown unit', 'S31,新丁,SPA,HANDLER,,,,,', { code: 'unit.notFound' }],
    ['an unknown post', 'S31,新丁,SERVICE,BOSS,,,,,', { code: 'staffImport.badCell', column: 'post' }],
    ['a number of another form', '31,新丁,SERVICE,HANDLER,,,,,', { code: 'staffImport.badCell', column: 'staffNo' }],
    ['no name', 'S31,,SERVICE,HANDLER,,,,,', { code: 'staffImport.badCell', column: 'name' }],
    ['an unknown skill', 'S31,新丁,SERVICE,HANDLER,,COOKING,,,', { code: 'staffImport.badCell', column: 'skills' }],
    [
      'a day in place of an instant',
      'S31,新丁,SERVICE,HANDLER,,,,2026-12-01,',
      { code: 'staffImport.badCell', column: 'from' },
    ],
    ['whoever imports it', 'A01,己亥,COMPANY,COMPANY_LEADER,,,,,', { code: 'staff.notOneself' }],
  ])('with %s is refused in that row, and the other rows go on', (_title, bad, refused) => {
    const { rows, people } = planned(`${header}\n${bad}\nS32,新戊,SERVICE,SERVICE_CLERK,,,,,\n`);

    expect(rows[0]).toMatchObject({ line: 2, outcome: 'REFUSED', ...refused });
    expect(rows[0]?.reason).toMatchObject({ zh: expect.any(String), en: expect.any(String) });
    expect([rows[1]?.outcome, people.map(({ after }) => after.staffNo)]).toEqual(['ADD', ['S32']]);
  });

  test('counts the places that earlier rows have taken', () => {
    const places = {
      id: 'SERVICE.SERVICE_CLERK',
      site,
      unitId: 'SERVICE',
      code: 'SERVICE_CLERK',
      headCount: 2,
    } as const;
    const of = { ...organisation, establishments: [{ ...places, version: 1 }] };

    const { rows } = planned(
      `${header}\nS31,新丁,SERVICE,SERVICE_CLERK,,,,,\nS32,新戊,SERVICE,SERVICE_CLERK,,,,,\n`,
      of,
    );

    expect(rows.map(({ outcome, code }) => [outcome, code])).toEqual([
      ['ADD', undefined],
      ['REFUSED', 'post.full'],
    ]);
  });

  test('planned again on what it has made changes nothing', () => {
    const number = fc.constantFrom('S04', 'S31', 'S32', 'Z99');
    const cell = fc.tuple(
      number,
      fc.constantFrom('新丁', '新戊'),
      fc.constantFrom('SERVICE', 'CATERING', 'SPA'),
      fc.constantFrom('HANDLER', 'SERVICE_CLERK', 'BOSS'),
    );

    fc.assert(
      fc.property(
        fc.uniqueArray(cell, { maxLength: 8, selector: ([no, , unit, post]) => `${no} ${unit} ${post}` }),
        (cells) => {
          // One name a person: a file that calls somebody two names changes him twice.
          const csv = `${header}\n${cells.map(([no, , unit, post]) => `${no},新丁,${unit},${post},,,,,`).join('\n')}\n`;
          const first = planned(csv);
          const changed = first.people.map(({ after }) => after);
          const staff = [
            ...organisation.staff.filter(({ staffNo }) => !changed.some((one) => one.staffNo === staffNo)),
            ...changed,
          ];

          const again = planned(csv, { ...organisation, staff });

          expect(again.people).toEqual([]);
          expect(again.rows.map(({ outcome }) => outcome)).toEqual(
            first.rows.map(({ outcome }) => (outcome === 'REFUSED' ? 'REFUSED' : 'SAME')),
          );
        },
      ),
    );
  });
});

describe('a text that is no table', () => {
  test.each([
    ['without a needed column', 'staffNo,name,unit\nS31,新丁,SERVICE\n', 1],
    ['with a quote that never closes', `${header}\nS31,"新丁,SERVICE,HANDLER\n`, 2],
    ['with a row that is too short', `${header}\nS31,新丁\n`, 2],
    ['of more rows than are taken at once', `${header}\n${'S31,新丁,SERVICE,HANDLER,,,,,\n'.repeat(501)}`, 502],
  ])('%s is refused as a whole, with its line', async (_title, csv, line) => {
    expect(await outcomeOf(() => readTable(csv))).toBe('staffImport.notATable');
    try {
      readTable(csv);
    } catch (error) {
      expect((error as { details: object }).details).toMatchObject({ line });
    }
  });

  test('is read with a byte order mark, blank lines, Windows line ends and quoted commas', () => {
    const rows = readTable(`\ufeffstaffNo,name,unit,post\r\n\r\nS31,"新,丁",SERVICE,HANDLER\r\n`);

    expect(rows).toEqual([{ line: 3, cells: { staffNo: 'S31', name: '新,丁', unit: 'SERVICE', post: 'HANDLER' } }]);
  });
});
