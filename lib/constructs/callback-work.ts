import type { IEventBus } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import { type EnvName, envNames } from '../../functions/platform/env-names.ts';
import type { EntryPoint } from '../entry-points.ts';
import type { DataStack } from '../stacks/data-stack.ts';
import { CallbackTimers } from './callback-timers.ts';
import { domainEnvironment, grantDomainData } from './domain-data.ts';
import { DomainFunction } from './domain-function.ts';
import type { DeadLetters } from './queues.ts';
import { Subscriber } from './subscriber.ts';

export interface CallbackWorkProps {
  readonly data: DataStack;
  readonly bus: IEventBus;
}

const IMPACT = 'Guests who were promised a call are called late: the reconciler rings minutes after the time.';
/** Each sets some twenty timers a second: together below the 250 that the Scheduler takes in its smallest regions. */
const KEEPERS = 10;

/** Call-backs ring by timers of the Scheduler: one function sets a timer for each that changes, one does what is due when it fires. */
export class CallbackWork extends Construct {
  readonly timers: CallbackTimers;
  /** By the names that administrators see. */
  readonly deadLetters: Readonly<Record<string, DeadLetters>>;

  constructor(scope: Construct, id: string, { data, bus }: CallbackWorkProps) {
    super(scope, id);
    const { around } = data;
    const worker = (name: string, entry: EntryPoint, own: Partial<Record<EnvName, string>> = {}) => {
      const environment = { ...domainEnvironment(data, around.settings), ...own };
      const made = new DomainFunction(this, name, { around, entry, errorImpact: IMPACT, environment });
      grantDomainData(made.lambda, data);
      return made;
    };
    const consumer = worker('Fire', 'on-callback-timer');
    this.timers = new CallbackTimers(this, 'Timers', { around, consumer, errorImpact: IMPACT });
    const keeper = worker('KeepTimer', 'on-callback-changed', { [envNames.callbackTimers]: this.timers.environment });
    this.timers.grantSetting(keeper.lambda);
    const changes = new Subscriber(this, 'Changes', {
      ...{ around, bus, consumer: keeper, errorImpact: IMPACT, maxConcurrency: KEEPERS },
      pattern: { source: ['guest-service'], detail: { entity: ['callback'] } },
    });
    this.deadLetters = { callbacks: changes.deadLetters, 'callback-timers': this.timers.deadLetters };
  }
}
