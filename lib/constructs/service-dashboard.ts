import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Dashboard, GraphWidget } from 'aws-cdk-lib/aws-cloudwatch';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import { fiveMinutes } from './watched.ts';

/** One page for whoever is on duty: is the door open, is it quick, does the table keep up. */
export class ServiceDashboard extends Construct {
  constructor(scope: Construct, id: string, { api, table }: { api: HttpApi; table: TableV2 }) {
    super(scope, id);
    new Dashboard(this, 'Page').addWidgets(
      new GraphWidget({
        title: 'Requests and errors',
        left: [api.metricCount(fiveMinutes)],
        right: [api.metricClientError(fiveMinutes), api.metricServerError(fiveMinutes)],
      }),
      new GraphWidget({
        title: 'Latency, ms',
        left: [api.metricLatency({ ...fiveMinutes, statistic: 'p50' }), api.metricLatency({ ...fiveMinutes, statistic: 'p99' })],
      }),
      new GraphWidget({
        title: 'Table units',
        left: [table.metricConsumedReadCapacityUnits(fiveMinutes), table.metricConsumedWriteCapacityUnits(fiveMinutes)],
      }),
    );
  }
}
