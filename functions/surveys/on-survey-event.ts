import { consumer } from '../platform/consume.ts';
import { clock, runtime } from '../platform/runtime.ts';
import { hearSurvey } from './hear-survey.ts';
import { surveyDeps } from './wiring.ts';

/** Bus events of closings and ratings → a guest is asked, and the figures are counted. */
export const handler = consumer('surveys', async (event) =>
  hearSurvey(event, { now: clock(), deps: await surveyDeps(runtime()) }),
);
