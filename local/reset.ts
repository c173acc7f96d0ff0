// Empties the data of `npm start`: tickets, uploads, keys of the stand-ins. The installed programs stay.
import { rm } from 'node:fs/promises';
import { dataFolder } from './folders.ts';
import { runningProcess } from './running.ts';
import { removeService } from './service-file.ts';
import { runProgram, Stop, step } from './steps.ts';

await runProgram(async () => {
  if ((await runningProcess(dataFolder)) !== undefined)
    throw new Stop('The service is running: stop `npm start` with Ctrl-C and try again.');
  await step('Emptying .local/data', async () => {
    await rm(dataFolder, { recursive: true, force: true });
    await removeService();
  });
  return 0;
});
