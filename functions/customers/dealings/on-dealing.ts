import { consumer } from '../../platform/consume.ts';
import { clock, runtime } from '../../platform/runtime.ts';
import { hangDealing } from './hang-dealing.ts';
import { hangingDeps } from './wiring.ts';

/** Something was told, booked or planned → it hangs on its customer. */
export const handler = consumer('dealings', async (event) => hangDealing(event, await hangingDeps(runtime(), clock)));
