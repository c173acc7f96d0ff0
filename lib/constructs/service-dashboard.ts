import { Duration } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Dashboard, GraphWidget, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { DataStack } from '../stacks/data-stack.ts';
import type { WorkflowStack } from '../stacks/workflow-stack.ts';

export interface ServiceDashboardProps {
  readonly http: HttpApi;
  readonly data: DataStack;
  readonly workflow: WorkflowStack;
}

const each = { period: Duration.minutes(5) } as const;
const HALF = 12;

const graph = (title: string, left: IMetric[], right: IMetric[] = []) =>
  new GraphWidget({ title, left, right, width: HALF });

/** One page for whoever is on duty: is the door open, is it quick, does the table keep up, does what should happen by itself happen. */
export class ServiceDashboard extends Construct {
  constructor(scope: Construct, id: string, { http, data, workflow }: ServiceDashboardProps) {
    super(scope, id);
    const machines = Object.values(workflow.machines).map(({ machine }) => machine);
    const letters = Object.values(workflow.deadLetters).map(({ queue }) => queue);
    new Dashboard(this, 'Page').addWidgets(
      graph(
        'Requests; refusals and faults',
        [http.metricCount(each)],
        [http.metricClientError(each), http.metricServerError(each)],
      ),
      graph('Latency, ms', [
        http.metricLatency({ ...each, statistic: 'p50' }),
        http.metricLatency({ ...each, statistic: 'p99' }),
      ]),
      graph('Table units', [
        data.table.metricConsumedReadCapacityUnits(each),
        data.table.metricConsumedWriteCapacityUnits(each),
      ]),
      graph(
        'Dead letters waiting',
        letters.map((queue) => queue.metricApproximateNumberOfMessagesVisible(each)),
      ),
      graph(
        'Executions started',
        machines.map((machine) => machine.metricStarted(each)),
      ),
      graph(
        'Executions that ended badly',
        machines.flatMap((one) => [one.metricFailed(each), one.metricTimedOut(each), one.metricAborted(each)]),
      ),
    );
  }
}
