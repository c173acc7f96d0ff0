import { showHealth } from '../contract.ts';
import { action } from '../deps.ts';

/** What runs here and whether it can work. */
export const health = action(showHealth, async ({ now, deps }) => {
  const ok = await deps.askTable().then(
    () => true,
    () => false,
  );
  return { stage: deps.stage, build: deps.build, at: now, dependencies: [{ name: 'table', ok }] };
});
