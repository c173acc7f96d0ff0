import type { CfnResource } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/**
 * Gives what holds data a logical id of its own: moving it in the tree must never make CloudFormation build it anew and
 * delete the old one.
 *
 * @param kind the class that the construct's main resource has; anything else is a mistake
 */
export function keepLogicalId(construct: Construct, id: string, kind: new (...args: never[]) => CfnResource): void {
  const resource = construct.node.defaultChild;
  if (!(resource instanceof kind)) throw new Error(`${construct.node.path} is not the resource that ${id} should name`);
  resource.overrideLogicalId(id);
}
