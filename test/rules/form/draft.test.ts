import { describe, expect, test } from 'vitest';
import * as form from '../../../clients/form/src/draft.ts';
import { failed } from '../../../clients/form/src/failures.ts';

const filled = form.written(form.begun('key-1'), { description: '空调不冷', phone: '19000000001' });
const error = (code: string, status: number, data = {}) => ({ code, status, message: 'said', data });
const receipt = {
  ticketNo: 'GD20261123A7K2MX',
  queryCode: '4711081500002222',
  status: 'RECEIVED',
  receivedAt: '2026-11-23T02:00:00.000Z',
  promises: [],
  underReview: false,
} as const;

describe('sending a draft', () => {
  test('a second tap while it is sent changes nothing', () => {
    const once = form.sending(filled);

    const twice = form.sending(once);

    expect(once.busy).toBe(true);
    expect(twice).toBe(once);
  });

  test.each([
    [{ description: '  ' }, { description: 'needed' }],
    [{ phone: 'abc' }, { phone: 'notRight' }],
    [{ phone: 'abc', anonymous: true }, {}],
    [{ phone: '' }, {}],
  ])('with %j finds the faults %j', (change, faults) => {
    const sent = form.sending(form.written(filled, change));

    expect(sent.faults).toEqual(faults);
    expect(sent.busy).toBe(Object.keys(faults).length === 0);
  });

  test.each([
    [error('network', 0), 'offline'],
    [error('timeout', 0), 'slow'],
    [error('insecure', 0), 'insecure'],
    [error('request.tooMany', 429), 'busy'],
    [error('internal', 500), 'fault'],
    [error('gateway', 403), 'fault'],
  ])('after %j keeps text and key and says "%s"', (fault, text) => {
    const after = failed(form.posting(form.sending(filled)), fault);

    expect(after).toMatchObject({ busy: false, key: 'key-1', draft: filled.draft, notice: { text } });
  });

  test('the fields that the service refuses are marked, until they are written anew', () => {
    const refusal = error('request.invalid', 400, { fields: [{ path: 'contact.phone' }, { path: 'description' }] });

    const after = failed(form.posting(form.sending(filled)), refusal);
    const mended = form.written(after, { phone: '19000000002' });

    expect(after.faults).toEqual({ phone: 'notRight', description: 'notRight' });
    expect(mended.faults).toEqual({ description: 'notRight' });
  });
});

describe('while a draft is on its way', () => {
  const under = form.posting(form.sending(filled));

  test('nothing is written into it', () => {
    expect(form.written(under, { description: '新的' })).toBe(under);
  });

  test('nobody turns away from it, or the code that is shown once would be lost', () => {
    expect(form.turned(under, 'track')).toBe(under);
  });
});

describe('a text that may have arrived', () => {
  const first = form.posting(form.sending(filled));
  const edited = (fault: ReturnType<typeof error>) =>
    form.sending(form.written(failed(first, fault), { description: '空调不冷，还漏水' }));

  test.each([error('network', 0), error('timeout', 0), error('internal', 500), error('gateway', 502)])(
    'is asked after by the very same request when $code came and it was edited since',
    (fault) => {
      const again = form.posting(edited(fault));

      expect(form.onItsWay(again)).toEqual({ draft: filled.draft, key: 'key-1' });
    },
  );

  test.each([
    error('request.invalid', 400, { fields: [] }),
    error('challenge.expired', 409),
    error('request.tooMany', 429),
    error('gateway', 403),
  ])('is not in doubt after $code: the edited text goes', (fault) => {
    const again = form.posting(edited(fault));

    expect(form.onItsWay(again)).toEqual({ draft: again.draft, key: 'key-1' });
  });

  test('stays in doubt when its repeat is only turned away for being too many', () => {
    const twice = failed(form.posting(edited(error('timeout', 0))), error('request.tooMany', 429));

    expect(form.onItsWay(form.posting(form.sending(twice)))).toEqual({ draft: filled.draft, key: 'key-1' });
  });

  test('stays in doubt over a reload', () => {
    const reloaded = form.begun('unused', form.keptOf(form.posting(form.sending(filled))));
    const again = form.posting(form.sending(form.written(reloaded, { description: '另一段' })));

    expect(form.onItsWay(again)).toEqual({ draft: filled.draft, key: 'key-1' });
  });

  test('stays in doubt over a reload although its repeat is only turned away', () => {
    const reloaded = form.begun('unused', form.keptOf(form.posting(form.sending(filled))));
    const after = failed(form.posting(form.sending(reloaded)), error('request.tooMany', 429));

    expect(after.doubt).toEqual({ draft: filled.draft, key: 'key-1', lost: true });
  });

  test('once it has arrived, what was changed since waits as a message, not as a second matter', () => {
    const after = form.arrived(form.posting(edited(error('timeout', 0))), receipt, 'key-2');

    expect(after.page).toBe('sent');
    expect(after.act).toEqual({ name: 'message', text: '空调不冷，还漏水', key: 'key-2' });
  });

  test('once it has arrived, a name of staff that was added since goes to nobody who may be that person', () => {
    const since = form.written(failed(first, error('timeout', 0)), { aboutStaff: '前台小张' });
    const after = form.arrived(form.posting(form.sending(since)), receipt, 'key-2');

    expect(after.act?.text).toContain('请主管联系我');
    expect(after.act?.text).not.toContain('小张');
  });

  test('once it has arrived unchanged, nothing waits', () => {
    const after = form.arrived(first, receipt, 'key-2');

    expect(after).not.toHaveProperty('act');
  });
});

describe('the key of a draft', () => {
  test('is another one after the draft has arrived', () => {
    const after = form.turned(
      form.turned(form.arrived(form.posting(form.sending(filled)), receipt, 'key-2'), 'track'),
      'write',
    );

    expect(after).toMatchObject({ page: 'write', key: 'key-2', draft: form.emptyDraft });
    expect(after).not.toHaveProperty('receipt');
  });

  test('is another one when a second window has used it for another text, and nothing goes by itself', () => {
    const after = failed(form.posting(form.sending(filled)), error('idempotency.keyReused', 422), 'key-2');

    expect(after).toMatchObject({ busy: false, key: 'key-2', draft: filled.draft, notice: { text: 'elsewhere' } });
    expect(after).not.toHaveProperty('doubt');
  });
});

describe('the body of a draft', () => {
  test('carries no contact when it is anonymous', () => {
    const body = form.bodyOf({ ...filled.draft, anonymous: true, name: '测试' }, 'solved');

    expect(body).toMatchObject({ anonymous: true, challenge: 'solved' });
    expect(body).not.toHaveProperty('contact');
  });

  test('leaves out what is empty', () => {
    const body = form.bodyOf({ ...form.emptyDraft, description: ' 好 ' }, 'solved');
    const trapped = form.bodyOf({ ...form.emptyDraft, description: '好', website: 'spam.example' }, 'solved');

    expect(body).toEqual({ kind: 'COMPLAINT', description: '好', noticeVersion: '2026-11', challenge: 'solved' });
    expect(trapped).toEqual({ ...body, website: 'spam.example' });
  });
});
