import { describe, expect, test } from 'vitest';
import * as form from '../../../clients/form/src/draft.ts';
import { failed } from '../../../clients/form/src/failures.ts';
import { sayIn } from '../../../clients/form/src/texts.ts';
import { everywhere, keyNeeded } from '../../../functions/platform/request-errors.ts';
import { submitTicket } from '../../../functions/tickets/intake/contract.ts';

const STATUS: Readonly<Record<string, number>> = {
  invalid: 400,
  conflict: 409,
  refused: 422,
  busy: 429,
  internal: 500,
};
const refusals = [...submitTicket.refusals, keyNeeded, ...everywhere];
const sent = form.posting(form.sending(form.written(form.begun('key-1'), { description: '空调不冷' })));
const after = (code: string, kind: string, data = {}) =>
  failed(sent, { code, status: STATUS[kind] ?? 400, message: 'the words of the service', data }, 'key-2');

describe.each(refusals.map(({ code, kind }) => [code, kind] as const))(
  'a text that is refused with %s',
  (code, kind) => {
    test('stays, and its guest reads what he can do in words of the form, in either language', () => {
      const { notice, draft, busy } = after(code, kind);
      const name = notice?.text;

      expect(name, 'words of the form itself').toBeDefined();
      if (!name) return;
      expect(sayIn('zh')(name)).toMatch(/\p{Script=Han}/u);
      expect(sayIn('en')(name)).toMatch(/^[ -~]+$/);
      expect([draft, busy]).toEqual([sent.draft, false]);
    });
  },
);

test('what the form does wrong itself is not put down to the guest', () => {
  const wrong = after('request.invalid', 'invalid', { fields: [{ path: 'challenge' }, { path: 'noticeVersion' }] });
  const his = after('request.invalid', 'invalid', { fields: [{ path: 'challenge' }, { path: 'contact.phone' }] });
  const about = after('request.invalid', 'invalid', { fields: [{ path: 'aboutStaff' }] });

  expect([wrong.notice?.text, wrong.faults]).toEqual(['fault', {}]);
  expect([his.notice?.text, his.faults]).toEqual(['check', { phone: 'notRight' }]);
  expect([about.notice?.text, about.faults]).toEqual(['check', { aboutStaff: 'notRight' }]);
});

test('a proof that ran out is made anew for the same request', () => {
  const again = after('challenge.expired', 'conflict');

  expect([again.key, again.notice?.text]).toEqual(['key-1', 'proveAgain']);
});
