import { AwsSolutionsChecks } from 'cdk-nag';
import { expect, test } from 'vitest';
import { stages, synthesised } from '../support/assembly.ts';

const built = stages.map(({ stage }) => ({ stage, app: synthesised(stage).app }));

test.each(built)('cdk-nag has no open objection to the stage $stage', ({ app }) => {
  const { violations } = new AwsSolutionsChecks(app).validateScope(app);

  const open = violations.flatMap(({ ruleName, violatingResources }) =>
    violatingResources.map(({ constructPath }) => `${ruleName} at ${constructPath}`),
  );
  expect(open).toEqual([]);
});
