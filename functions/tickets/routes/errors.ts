import { refusal } from '../../kernel/errors.ts';

/** The policy `outside-routes` has no route of this name. */
export const routeUnknown = refusal(
  'ticket.routeUnknown',
  'invalid',
  (_n: number) => ({ zh: '没有该外部途径，请查看策略', en: 'There is no such outside route; see the policy' }),
  (n) => ({ fields: [{ path: `routes.${n}`, reason: 'not in the policy outside-routes' }] }),
);
