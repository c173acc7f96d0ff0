import { type Acknowledgment, CfnResource, Stack } from 'aws-cdk-lib';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';

/** Whoever may invoke a function through the construct may invoke each of its versions: the wildcard that cdk-nag sees. */
export function versionsOf(lambda: Lambda): Acknowledgment {
  const resource = lambda.node.defaultChild;
  if (!CfnResource.isCfnResource(resource)) throw new Error(`${lambda.node.path} has no resource of its own`);
  return {
    id: `AwsSolutions-IAM5[Resource::<${Stack.of(lambda).getLogicalId(resource)}.Arn>:*]`,
    reason: 'The wildcard stands for the versions of this one function.',
  };
}
