import { describe, expect, test } from 'vitest';
import type { StaffActor } from '../../../functions/kernel/actor.ts';
import { BreakGlassId } from '../../../functions/kernel/ids.ts';
import { addMinutes, type Instant } from '../../../functions/kernel/time.ts';
import { Lent } from '../../../functions/sessions/break-glass-model.ts';
import {
  actorBy,
  allowing,
  approved,
  asked,
  declined,
  ended,
  isOpen,
} from '../../../functions/sessions/break-glass-rules.ts';
import { capabilities, grants } from '../../../functions/staff/capabilities.ts';
import { actorFor } from '../../../functions/staff/rules.ts';
import { aBreakGlass } from '../../support/builders-sessions.ts';
import { aMember, aPost } from '../../support/builders-staff.ts';
import { outcomeOf } from '../../support/world.ts';

const now = '2026-11-23T02:00:00.000Z' as Instant;
const admin = aMember('A01', { posts: [aPost('SYSTEM_ADMINISTRATOR')] });
const applicant = actorFor(admin, { capability: 'breakGlass.ask', now }) as StaffActor;
const leader = { staffNo: 'L01', capabilities: { 'breakGlass.decide': 'site' } } as const;
const id = BreakGlassId.parse('bg_01HK153X00FV0QTBMYWKVK8T99');
const wish = { id, capability: 'ticket.read', reason: '演练', hours: 2, now } as const;
const opened = approved(aBreakGlass(), leader, now).head;

describe('a request', () => {
  test.each([
    ['the first of the day', [], 'let in'],
    ['while another one waits', [aBreakGlass()], 'breakGlass.running'],
    ['while an access is open', [opened], 'breakGlass.running'],
    ['after one that nobody approved in an hour', [aBreakGlass({ askedAt: addMinutes(now, -60) })], 'let in'],
    ['after one that was declined', [aBreakGlass({ status: 'DECLINED' })], 'let in'],
    ['while somebody else’s waits', [aBreakGlass({ applicant: 'S02' })], 'let in'],
    ['the fourth of the day', Array(3).fill(aBreakGlass({ status: 'ENDED' })), 'breakGlass.dailyLimit'],
  ])('%s: %3$s', async (_when, recent, outcome) => {
    const told = await outcomeOf(() => asked(applicant, wish, recent).head.status);

    expect(told).toBe(outcome === 'let in' ? 'ASKED' : outcome);
  });

  test('for what a post allows already is refused', async () => {
    const able = { ...applicant, capabilities: { 'ticket.read': 'own' } } as const;

    expect(await outcomeOf(() => asked(able, wish, []))).toBe('breakGlass.needless');
  });

  test('can be for work on guests’ matters only, never for rights over people, policies or itself', () => {
    const lent = Lent.options;

    expect(lent).toContain('ticket.read');
    expect(lent.filter((one) => !/^(ticket|workOrder|followUp|customer|board)\./.test(one))).toEqual([]);
    expect(capabilities.filter((one) => one.startsWith('breakGlass') && lent.includes(one))).toEqual([]);
  });
});

describe('a decision', () => {
  test.each([
    ['another person', leader, {}, 'OPEN'],
    ['the applicant himself', { ...leader, staffNo: 'A01' }, {}, 'breakGlass.ownRequest'],
    ['another person after an hour', leader, { askedAt: addMinutes(now, -60) }, 'breakGlass.lapsed'],
    ['another person, once it is open', leader, { status: 'OPEN' }, 'state.notAllowed'],
    ['another person, once it is declined', leader, { status: 'DECLINED' }, 'state.notAllowed'],
    ['another person, once it has ended', leader, { status: 'ENDED' }, 'state.notAllowed'],
  ] as const)('to approve, by %s: %4$s', async (_who, by, over, outcome) => {
    expect(await outcomeOf(() => approved(aBreakGlass(over), by, now).head.status)).toBe(outcome);
  });

  test('to decline is another person’s, too', async () => {
    expect(declined(aBreakGlass(), leader).head).toMatchObject({ status: 'DECLINED', decidedBy: 'L01' });
    expect(await outcomeOf(() => declined(aBreakGlass(), applicant))).toBe('breakGlass.ownRequest');
  });
});

describe('an open access', () => {
  test.each([
    [0, true],
    [119, true],
    [120, false],
  ])('of two hours lets in after %i minutes: %s', (minutes, holds) => {
    const at = addMinutes(now, minutes);

    expect(isOpen(opened, at)).toBe(holds);
    expect(allowing([opened], { staffNo: 'A01', capability: 'ticket.read', now: at }) !== undefined).toBe(holds);
  });

  test.each([
    ['another person', { staffNo: 'A02', capability: 'ticket.read' }],
    ['another right', { staffNo: 'A01', capability: 'customer.read' }],
  ])('is nothing for %s', (_who, of) => {
    expect(allowing([opened], { ...of, now })).toBeUndefined();
  });

  test('adds its one right to those of the posts, and says which access it was', () => {
    const actor = actorBy(admin, opened, now);

    expect(actor).toMatchObject({ breakGlass: opened.id, post: { code: 'SYSTEM_ADMINISTRATOR' } });
    expect(actor?.capabilities).toEqual({ ...grants.SYSTEM_ADMINISTRATOR, 'ticket.read': 'site' });
  });

  test('is nothing for somebody who holds no post any more', () => {
    expect(actorBy({ ...admin, status: 'LEFT' }, opened, now)).toBeUndefined();
  });

  test.each([
    ['who asked for it', { staffNo: 'A01', capabilities: {} }, 'ENDED'],
    ['who may decide', leader, 'ENDED'],
    ['anybody else', { staffNo: 'S04', capabilities: {} }, 'breakGlass.notYours'],
  ] as const)('is ended early by %s: %3$s', async (_who, by, outcome) => {
    expect(await outcomeOf(() => ended(opened, by, now).head.status)).toBe(outcome);
  });
});
