import { describe, expect, test } from 'vitest';
import type { SiteId } from '../../functions/kernel/ids.ts';
import type { Instant } from '../../functions/kernel/time.ts';
import { defaults } from '../../functions/policies/defaults.ts';
import { PolicyName, type PolicyRecord } from '../../functions/policies/model.ts';
import { change, checkedPolicy, knownPolicy } from '../../functions/policies/rules.ts';

const now = '2026-11-23T02:00:00.000Z' as Instant;
const site = 'dolon' as SiteId;

const record = (version: number): PolicyRecord => ({
  id: 'assignment',
  site,
  version,
  policy: { ...defaults.assignment },
  changedAt: now,
  changedBy: 'A01',
});

describe('the policies that ship', () => {
  test.each(PolicyName.options)('%s fits its own schema and survives it unchanged', (name) => {
    const shipped = defaults[name];

    expect(checkedPolicy(name, JSON.parse(JSON.stringify(shipped)))).toEqual(shipped);
  });

  test.each([
    { priority: 'P1', clock: 'FIRST_CONTACT', is: 'PT15M' },
    { priority: 'P1', clock: 'RESOLVE', is: 'PT24H' },
    { priority: 'P1', clock: 'CONTAINMENT', is: 'PT2H' },
    { priority: 'P2', clock: 'ACCEPT', is: { working: 'PT4H', calendar: 'SERVICE' } },
    { priority: 'P2', clock: 'CONTAINMENT', is: undefined },
    { priority: 'P3', clock: 'TAKE_OVER', is: { working: 'PT2H', calendar: 'SERVICE' } },
    { priority: 'P3', clock: 'RESOLVE', is: { workdays: 5 } },
    { priority: 'P4', clock: 'ACCEPT', is: { workdays: 2 } },
    { priority: 'P4', clock: 'FOLLOW_UP', is: 'PT168H' },
  ] as const)('promise $clock of $priority as $is', ({ priority, clock, is }) => {
    expect(defaults.sla.clocks[priority][clock]).toEqual(is);
  });

  test('tell people at half, at four fifths and at the end of a clock, and thrice after it', () => {
    const percents = defaults.escalation.rungs.map((rung) => rung.percent);

    expect(percents).toEqual([50, 80, 100, 125, 150, 200]);
  });
});

describe('a policy that is sent', () => {
  test.each([
    { title: 'lacks a field', name: 'assignment', over: { capacity: undefined }, path: 'capacity' },
    { title: 'has a field too many', name: 'assignment', over: { colour: 'red' }, path: '' },
    { title: 'has a number out of range', name: 'assignment', over: { maxMisses: 0 }, path: 'maxMisses' },
    { title: 'has a duration that is none', name: 'follow-up', over: { minGap: 'four hours' }, path: 'minGap' },
    {
      title: 'counts in the hours of a calendar that is not there',
      name: 'follow-up',
      over: { minGap: { working: 'PT4H', calendar: 'MOON' } },
      path: 'minGap',
    },
    {
      title: 'has rungs that do not rise',
      name: 'escalation',
      over: { rungs: [...defaults.escalation.rungs].reverse() },
      path: 'rungs',
    },
    {
      title: 'calls nobody at once',
      name: 'call-tree',
      over: { steps: [{ after: 'PT5M', level: 2, posts: [] }] },
      path: 'steps.0.after',
    },
    {
      title: 'calls a lower level after a higher one',
      name: 'call-tree',
      over: {
        steps: [
          { after: 'PT0S', level: 3 },
          { after: 'PT5M', level: 2 },
        ],
      },
      path: 'steps',
    },
    {
      title: 'calls a post that is none',
      name: 'call-tree',
      over: { steps: [{ after: 'PT0S', level: 2, posts: ['LIFEGUARD'] }] },
      path: 'steps.0.posts.0',
    },
    { title: 'lacks a priority', name: 'sla', over: { clocks: { P1: {} } }, path: 'clocks.P2' },
    {
      title: 'promises a clock that is none',
      name: 'sla',
      over: { clocks: { ...defaults.sla.clocks, P4: { LUNCH: 'PT1H' } } },
      path: 'clocks.P4',
    },
    { title: 'makes a promise longer by grade', name: 'sla', over: { gradeFactor: { V: 1.5 } }, path: 'gradeFactor.V' },
  ] as const)('and $title is refused with the field', ({ name, over, path }) => {
    const sent = { ...defaults[name], ...over };

    const refused = (() => {
      try {
        return checkedPolicy(name, sent);
      } catch (error) {
        return error;
      }
    })();

    expect(refused).toMatchObject({ code: 'policy.invalid' });
    expect(
      (refused as { details: { fields: Array<{ path: string }> } }).details.fields.map((field) => field.path),
    ).toContain(path);
  });

  test('may count in seconds, for a rehearsal', () => {
    const sent = { ...defaults['follow-up'], minGap: 'PT1S', attemptWindow: 'PT2S' };

    expect(checkedPolicy('follow-up', sent)).toMatchObject({ minGap: 'PT1S', attemptWindow: 'PT2S' });
  });

  test.each(['spammer', 'SLA', ''])('under the name "%s" is unknown', (name) => {
    expect(() => knownPolicy(name)).toThrow('policy.unknown');
  });
});

describe('a new version', () => {
  const policy = { ...defaults.assignment, capacity: 9 };
  const to = (version: number) => ({ site, name: 'assignment' as const, policy, version, by: 'A01', now });

  test.each([
    { title: 'what ships', before: undefined, version: 0, next: 1 },
    { title: 'version 4', before: record(4), version: 4, next: 5 },
  ])('follows $title as version $next and says so', ({ before, version, next }) => {
    const { head, event } = change(before, to(version));

    expect(head).toMatchObject({ version: next, policy: { capacity: 9 }, changedBy: 'A01' });
    expect(event).toEqual({ type: 'policy.changed', facts: { name: 'assignment', version: next } });
  });

  test.each([
    { before: undefined, version: 1 },
    { before: record(4), version: 3 },
    { before: record(4), version: 0 },
    { before: record(4), version: 5 },
  ])('made on version $version, which is not the one that stands, is refused', ({ before, version }) => {
    expect(() => change(before, to(version))).toThrow('version.stale');
  });
});
