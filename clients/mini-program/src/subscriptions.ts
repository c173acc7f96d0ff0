import type { CallOf } from '../../api/client.ts';
import { service } from './service.ts';

type Moment = NonNullable<NonNullable<CallOf<'viewSubscriptions'>['query']>['moment']>;
type Results = NonNullable<CallOf<'reportSubscriptions'>['body']>['results'];
type Consent = Results[string];

const isConsent = (said: unknown): said is Consent => /^(accept|reject|ban|filter)$/.test(String(said));

/** The templates to ask for: read before the tap, because a tap can wait for nothing. */
export async function templatesFor(moment: Moment): Promise<readonly string[]> {
  const ledger = await service.attempt('viewSubscriptions', { query: { moment } });
  return ledger.ok ? ledger.data.subscribe.map(({ templateId }) => templateId) : [];
}

/** Asks the guest. Call it first thing in a tap: WeChat shows its question in no other moment. */
export function askPermission(templates: readonly string[]): Promise<Results> {
  if (templates.length === 0) return Promise.resolve({});
  return new Promise((resolve) => {
    wx.requestSubscribeMessage({
      tmplIds: [...templates],
      success: (said) =>
        resolve(Object.fromEntries(Object.entries(said).filter(([, one]) => isConsent(one))) as Results),
      // Switched off in the phone, or too many at once: the guest is simply not asked.
      fail: () => resolve({}),
    });
  });
}

/** Tells the service what was answered. If that is lost, WeChat's own message to the service says the same. */
export async function report(results: Results): Promise<void> {
  if (Object.keys(results).length > 0) await service.attempt('reportSubscriptions', { body: { results } });
}

export const isAllowed = (results: Results): boolean => Object.values(results).includes('accept');
