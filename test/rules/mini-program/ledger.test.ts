import { describe, expect, test } from 'vitest';
import { addMs, type Instant } from '../../../functions/kernel/time.ts';
import { type Consent, MOST_TEMPLATES, type Subscriptions } from '../../../functions/mini-program/model.ts';
import {
  answered,
  type ChangedSubscriptions,
  changedMind,
  creditsOf,
  type Ending,
  reserve,
  SENDING_MS,
  settle,
  unheard,
} from '../../../functions/mini-program/rules.ts';
import { monday, outcomeOf, site } from '../../support/world.ts';

const T = 'template-of-progress';
const nobody = unheard(site, 'index');

/** The ledger after some steps, in short: `reported accept`, `pushed accept`, `SENT`, `settings reject` … */
function ledgerAfter(steps: readonly string[]): Subscriptions {
  return steps.reduce((head, step) => {
    const [who = '', what = ''] = step.split(' ');
    if (who === 'settings') return changedMind(head, T, what as Consent).head;
    if (what !== '') return answered(head, { [T]: what as Consent }, who as 'reported' | 'pushed').head;
    const reserved = reserve(head, { templateId: T, by: 'n', now: monday });
    if (typeof reserved === 'string') throw new Error(`${step}: ${reserved}`);
    return settle(reserved.head, 'n', who as Ending)?.head ?? head;
  }, nobody);
}

describe('the credits of a template', () => {
  test.each<[string[], number]>([
    [[], 0],
    [['reported accept'], 1],
    [['reported accept', 'reported accept', 'reported accept'], 3],
    [['reported reject'], 0],
    [['reported ban'], 0],
    [['reported filter'], 0],
    [['reported accept', 'reported reject'], 1],
    // One acceptance that both sides tell of is one.
    [['reported accept', 'pushed accept'], 1],
    [['pushed accept', 'reported accept', 'pushed accept'], 2],
    // Neither side tells of all of them.
    [['reported accept', 'pushed accept', 'pushed accept'], 2],
    [['reported accept', 'SENT'], 0],
    [['reported accept', 'reported accept', 'SENT'], 1],
    [['reported accept', 'NOT_SENT'], 1],
    // WeChat knows better: what it refuses with 43101 was never there, however much was counted.
    [['reported accept', 'reported accept', 'reported accept', 'USED_UP'], 0],
    [['reported accept', 'USED_UP', 'reported accept'], 1],
    // What is told late of an acceptance that is spent does not bring it back.
    [['reported accept', 'SENT', 'pushed accept'], 0],
    [['reported accept', 'reported accept', 'settings reject'], 0],
    [['reported accept', 'settings reject', 'reported accept'], 1],
    [['reported accept', 'settings accept'], 1],
  ])('after %j are %i', (steps, credits) => {
    expect(creditsOf(ledgerAfter(steps), T)).toBe(credits);
  });

  test('are counted for each template by itself', () => {
    const { head } = answered(nobody, { [T]: 'accept', other: 'reject' }, 'reported');

    expect([creditsOf(head, T), creditsOf(head, 'other'), creditsOf(head, 'constructor')]).toEqual([1, 0, 0]);
  });

  test('are kept of twenty templates at most', async () => {
    const results = Object.fromEntries(Array.from({ length: MOST_TEMPLATES + 1 }, (_, n) => [`t${n}`, 'accept']));

    const told = await outcomeOf(() => answered(nobody, results as Record<string, Consent>, 'reported'));

    expect(told).toBe('subscription.tooMany');
  });
});

describe('a message that is about to be sent', () => {
  const asked = (head: Subscriptions, by: string, now: Instant = monday) => reserve(head, { templateId: T, by, now });
  const reserved = (asked(ledgerAfter(['reported accept', 'reported accept']), 'first') as ChangedSubscriptions).head;

  test('is refused without a credit', () => {
    expect(asked(nobody, 'first')).toBe('none');
  });

  test('waits for the one that is being sent, though there are credits: WeChat refuses two at once', () => {
    expect(asked(reserved, 'second')).toBe('busy');
  });

  test('takes over from one whose sender has crashed, and counts that one as sent', () => {
    const taken = asked(reserved, 'second', addMs(monday, SENDING_MS)) as ChangedSubscriptions;

    expect([creditsOf(taken.head, T), taken.head.sending?.by]).toEqual([1, 'second']);
    expect(settle(taken.head, 'first', 'NOT_SENT')).toBeUndefined();
  });

  test('takes over nothing where the crashed one has used the last credit', () => {
    const { head } = asked(ledgerAfter(['reported accept']), 'first') as ChangedSubscriptions;

    expect(asked(head, 'second', addMs(monday, SENDING_MS))).toBe('none');
  });
});
