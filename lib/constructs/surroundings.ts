import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Settings } from '../settings.ts';

/** What every construct of a stage is told: the stage's values, and whom its alarms call. */
export interface Surroundings {
  readonly settings: Settings;
  readonly alarmTopic: ITopic;
}
