import { Stage } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Settings } from './settings.ts';
import { ApiStack } from './stacks/api-stack.ts';
import { DataStack } from './stacks/data-stack.ts';
import { WorkflowStack } from './stacks/workflow-stack.ts';

/** One deployable service: data, then what happens by itself, then the door. References go from later to earlier only. */
export class ServiceStage extends Stage {
  readonly data: DataStack;
  readonly workflow: WorkflowStack;
  readonly api: ApiStack;

  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id, settings.env && { env: settings.env });
    this.data = new DataStack(this, 'Data', settings);
    this.workflow = new WorkflowStack(this, 'Workflow', this.data);
    this.api = new ApiStack(this, 'Api', { data: this.data, workflow: this.workflow });
  }
}
