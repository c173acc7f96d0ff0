import type { IEventBus } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import { dealingEvents, mergeEvents } from '../../functions/customers/dealings/dealing-events.ts';
import type { DataStack } from '../stacks/data-stack.ts';
import { domainEnvironment, grantDomainData } from './domain-data.ts';
import { DomainFunction } from './domain-function.ts';
import type { DeadLetters } from './queues.ts';
import { Subscriber } from './subscriber.ts';

export interface CustomerWorkProps {
  readonly data: DataStack;
  readonly bus: IEventBus;
}

const IMPACT = 'New matters and calls are not shown on the pages of their customers until the messages are replayed.';

/** What happens by itself for the archive of customers: what is told, booked or planned comes to hang on them. */
export class CustomerWork extends Construct {
  /** By the names that administrators see. */
  readonly deadLetters: Readonly<Record<string, DeadLetters>>;

  constructor(scope: Construct, id: string, { data, bus }: CustomerWorkProps) {
    super(scope, id);
    const { around } = data;
    const worker = new DomainFunction(this, 'Dealings', {
      ...{ around, entry: 'on-dealing', errorImpact: IMPACT },
      environment: domainEnvironment(data, around.settings),
    });
    grantDomainData(worker.lambda, data);
    const { deadLetters } = new Subscriber(this, 'DealingsSubscription', {
      ...{ around, bus, errorImpact: IMPACT, consumer: worker },
      pattern: { source: ['guest-service'], detailType: [...dealingEvents, ...mergeEvents] },
    });
    this.deadLetters = { dealings: deadLetters };
  }
}
