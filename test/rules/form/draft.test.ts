import { describe, expect, test } from 'vitest';
import * as form from '../../../clients/form/src/draft.ts';

const filled = form.written(form.begun('key-1'), { description: '空调不冷', phone: '19000000001' });
const error = (code: string, status: number, data = {}) => ({ code, status, message: 'said', data });

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
    const after = form.failed(form.sending(filled), fault);

    expect(after).toMatchObject({ busy: false, key: 'key-1', draft: filled.draft, notice: { text } });
  });

  test('the fields that the service refuses are marked, until they are written anew', () => {
    const refusal = error('request.invalid', 400, { fields: [{ path: 'contact.phone' }, { path: 'description' }] });

    const after = form.failed(form.sending(filled), refusal);
    const mended = form.written(after, { phone: '19000000002' });

    expect(after.faults).toEqual({ phone: 'notRight', description: 'notRight' });
    expect(mended.faults).toEqual({ description: 'notRight' });
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

    expect(body).toEqual({ kind: 'COMPLAINT', description: '好', noticeVersion: '2026-11', challenge: 'solved' });
  });
});
