import { SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { clientLimits } from './clients.ts';
import { consumer } from './consume.ts';
import { env } from './env.ts';
import { startWakes } from './start-wakes.ts';

const { stateMachines } = env('stateMachines');
const client = new SFNClient(clientLimits);

/** Events that carry wakes → executions; the only function that starts any. */
export const handler = consumer('start', (event) =>
  startWakes(event, async ({ machine, name, memory }) => {
    const stateMachineArn = stateMachines[machine];
    if (stateMachineArn === undefined) throw new Error(`no state machine ${machine}`);
    await client.send(new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(memory) }));
  }),
);
