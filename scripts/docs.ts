import { errorsDoc } from './errors-doc.ts';
import { isCurrent, writeGenerated } from './generated.ts';
import { openApi } from './openapi.ts';
import { phoneMetadata } from './phone-metadata.ts';
import { pinyinReadings } from './pinyin-readings.ts';
import { clientTypes } from './print-client.ts';
import { stateDiagrams } from './state-diagrams.ts';
import { tableDoc } from './table-doc.ts';
import { workflowDiagrams } from './workflow-diagrams.ts';

/** Prints every document that follows from the code; with `--check` says which stand otherwise and ends with 1. */
const all = [
  openApi(),
  clientTypes(),
  tableDoc(),
  errorsDoc(),
  ...stateDiagrams(),
  workflowDiagrams(),
  pinyinReadings(),
  phoneMetadata(),
];

if (process.argv.includes('--check')) {
  const old = all.filter((one) => !isCurrent(one)).map((one) => one.file);
  if (old.length > 0) {
    console.error(`Not as the code prints them: ${old.join(', ')}. Run \`npm run docs\` and commit.`);
    process.exitCode = 1;
  }
} else {
  for (const one of all) writeGenerated(one);
  console.log(`Printed: ${all.map((one) => one.file).join(', ')}`);
}
