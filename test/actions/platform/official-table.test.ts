import { afterAll, beforeAll, describe } from 'vitest';
import { type LocalTable, localTable } from '../../support/local-table.ts';
import { type OfficialDynamo, startOfficialDynamo, whyNoOfficialDynamo } from '../../support/official-dynamo.ts';
import { tableConformance } from '../../support/table-conformance.ts';

// Amazon's own engine runs only where there is a Java; everywhere else the local cloud stands for it.
const why = await whyNoOfficialDynamo();

describe.skipIf(why !== undefined)(why ? `left out: ${why}` : 'where there is a Java', () => {
  let engine: OfficialDynamo | undefined;
  let local: LocalTable | undefined;

  beforeAll(async () => {
    engine = await startOfficialDynamo();
    local = await localTable(engine.endpoint);
  });
  afterAll(() => engine?.stop());

  tableConformance("the table on Amazon's DynamoDB Local", () => {
    if (!local) throw new Error('the table is not made yet');
    return local.table;
  });
});
