import { runtime } from '../platform/runtime.ts';
import { serve } from '../platform/serve.ts';
import { setYearIt, showYear } from './actions/years.ts';
import { contract } from './contract.ts';

/** Door of the calendars. */
export const handler = serve(contract, [showYear, setYearIt], () => ({
  door: runtime().door,
  deps: { calendars: runtime().calendars },
}));
