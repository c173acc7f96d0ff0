import { readFileSync } from 'node:fs';
import path from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { scratchFolder } from '../../lib/scratch-folder.ts';
import { ServiceStage } from '../../lib/service-stage.ts';
import { type Settings, settings } from '../../lib/settings.ts';

/** A resource as a template holds it. */
export interface Resource {
  readonly Type: string;
  // A template is whatever CloudFormation allows: tests look at the few properties that they speak about.
  readonly Properties: Record<string, unknown>;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

export interface SynthesisedStack {
  readonly name: string;
  readonly file: string;
  readonly text: string;
  readonly resources: Readonly<Record<string, Resource>>;
}

export interface Synthesised {
  readonly app: App;
  readonly stacks: Readonly<Record<'Data' | 'Workflow' | 'Api', SynthesisedStack>>;
}

/** The stages that the tests look at: `test` is `local` with one shorter interval, and the stories deploy it. */
export const stages = settings.filter(({ stage }) => stage !== 'test');

const made = new Map<string, Synthesised>();

/** The templates of one stage, synthesised once a worker and kept for all test files. */
export function synthesised(stageName: string): Synthesised {
  const values = settings.find(({ stage }) => stage === stageName);
  if (!values) throw new Error(`lib/settings.ts has no stage ${stageName}`);
  const found = made.get(stageName) ?? synthesise(values);
  made.set(stageName, found);
  return found;
}

/** The templates of a stage with any values. */
export function synthesise(values: Settings): Synthesised {
  const { context } = JSON.parse(readFileSync('cdk.json', 'utf8')) as { context: Record<string, unknown> };
  const app = new App({ context, outdir: scratchFolder('assembly') });
  const stage = new ServiceStage(app, values.stage, values);
  app.synth();
  const { data: Data, workflow: Workflow, api: Api } = stage;
  return { app, stacks: { Data: read(Data, 'Data'), Workflow: read(Workflow, 'Workflow'), Api: read(Api, 'Api') } };
}

function read(stack: Stack, name: string): SynthesisedStack {
  const { outdir } = Stack.of(stack).node.root as App;
  const assembly = `assembly-${stack.node.path.split('/')[0]}`;
  const file = path.join(outdir, assembly, stack.templateFile);
  const text = readFileSync(file, 'utf8');
  return { name, file, text, resources: (JSON.parse(text) as { Resources: Record<string, Resource> }).Resources };
}

/** All resources of a type over all stacks, by `Stack/LogicalId`. */
export function resourcesOf({ stacks }: Synthesised, type: string): readonly (readonly [id: string, Resource])[] {
  return Object.values(stacks).flatMap(({ name, resources }) =>
    Object.entries(resources)
      .filter(([, resource]) => resource.Type === type)
      .map(([id, resource]) => [`${name}/${id}`, resource] as const),
  );
}

/** The logical id that a reference (`Ref`, `Fn::GetAtt`) points at. */
export function targetOf(reference: unknown): string | undefined {
  const { Ref, 'Fn::GetAtt': attribute } = (reference ?? {}) as { Ref?: string; 'Fn::GetAtt'?: [string, string] };
  return Ref ?? attribute?.[0];
}
