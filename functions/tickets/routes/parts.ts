import * as z from 'zod';
import { MOST_ROUTES, OutsideRoute } from '../../policies/outside-routes.ts';

/** Where the guest may turn to, by names of the policy; left out, every route that is for this kind of matter. */
export const routes = z.array(OutsideRoute.shape.code).min(1).max(MOST_ROUTES).optional();
