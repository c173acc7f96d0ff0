import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { noticeKinds, wordsOf } from '../../../functions/notices/notice-kinds.ts';
import { untold } from '../../../functions/notices/untold.ts';
import { capabilities } from '../../../functions/staff/capabilities.ts';

const root = path.resolve(import.meta.dirname, '../../../functions');
/** Refusals have the same form, and stand in files of their own. */
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.ts') && !file.endsWith('errors.ts'),
);
/** So have rights. */
const rights: readonly string[] = capabilities;

/** Every type of event that the source spells, whatever makes it. */
const types = new Set(
  sources.flatMap((file) =>
    [...readFileSync(path.join(root, file), 'utf8').matchAll(/'([a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*)'/g)]
      .map(([, type = '']) => type)
      .filter((type) =>
        /^(ticket|work-order|customer-import|customer-export|follow-up|staff|post|unit|deputy|site|policy|roster|swap|leave|shift-types|session|sign-out|binding|binding-code|break-glass|notice|phone-code|wechat-push|subscription|customer|lesson|leak-case|callback|supervision|calendar-year|review|standing|credit|lead|survey|text-check|service-message|place-code|picture-check|rights-request|retention|access-alarm|right-review|canary)\./.test(
          type,
        ),
      ),
  ),
);
test('of every event somebody is told, or it is said why nobody is', () => {
  const known = [...Object.keys(noticeKinds), ...Object.keys(untold)];

  const unknown = [...types].filter((type) => !known.includes(type) && !rights.includes(type));

  expect(unknown).toEqual([]);
  expect(types.size).toBeGreaterThan(70);
});

test('nothing is said of events that there are not', () => {
  expect([...Object.keys(noticeKinds), ...Object.keys(untold)].filter((type) => !types.has(type))).toEqual([]);
});

test('no event is both told and untold, and every reason is said', () => {
  expect(Object.keys(noticeKinds).filter((type) => type in untold)).toEqual([]);
  expect(Object.values(untold).every((why) => why.length > 10)).toBe(true);
});

describe.each(Object.entries(noticeKinds))('%s', (_type, kind) => {
  test('is told in both languages, in words that fit a text message, with the same facts', () => {
    const facts = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

    expect(kind.text.zh).toMatch(/\p{Script=Han}/u);
    expect(kind.text.en).toMatch(/^[ -~]+$/);
    expect(facts(kind.text.zh)).toEqual(facts(kind.text.en));
    expect(Buffer.byteLength(kind.text.zh)).toBeLessThan(200);
  });
});

test('a fact that is not known is a dash, and none is read from elsewhere', () => {
  expect(wordsOf('{ticketNo} {constructor} {level}', { ticketNo: 'GD1', level: 2 })).not.toContain('undefined');
  expect(wordsOf('工单 {ticketNo}，L{level}', { ticketNo: 'GD1' })).toBe('工单 GD1，L—');
});
