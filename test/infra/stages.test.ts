import { expect, test } from 'vitest';
import { settings } from '../../lib/settings.ts';
import { type Resource, type Synthesised, synthesise, synthesised } from '../support/assembly.ts';

const all = ({ stacks }: Synthesised) => Object.values(stacks).flatMap(({ resources }) => Object.values(resources));

test('China gets no address of the other partition, and nothing that it does not have', () => {
  const china = synthesised('china');

  const text = Object.values(china.stacks)
    .map((stack) => stack.text)
    .join('\n');

  expect(text).not.toContain('arn:aws:');
  expect(text).not.toMatch(/AWS::Cognito|AWS::SES|AWS::Lambda::Url|TracingConfig|TracingConfiguration|http:invoke/);
  expect(text).not.toContain('INFREQUENT_ACCESS');
});

test('China gets the same resources as production', () => {
  const kindsOf = (stage: string) =>
    all(synthesised(stage))
      .map(({ Type }) => Type)
      .sort();

  expect(kindsOf('china')).toEqual(kindsOf('production'));
});

/** Where a value differs between the two, as `Type.Property`. */
function differences(one: Synthesised, other: Synthesised): string[] {
  const found = new Set<string>();
  for (const name of ['Data', 'Workflow', 'Api'] as const) {
    const [here, there] = [one.stacks[name].resources, other.stacks[name].resources];
    for (const id of new Set([...Object.keys(here), ...Object.keys(there)])) {
      const [a, b] = [here[id], there[id]];
      if (!a || !b) found.add(`${(a ?? b)?.Type} is ${a ? 'additional' : 'missing'}`);
      else for (const part of differingParts(a, b)) found.add(`${a.Type}.${part}`);
    }
  }
  return [...found].sort();
}

function differingParts(a: Resource, b: Resource): string[] {
  const flat = ({ Properties = {}, DeletionPolicy, UpdateReplacePolicy }: Resource): Record<string, unknown> => ({
    ...Properties,
    DeletionPolicy,
    UpdateReplacePolicy,
  });
  const [own, twin] = [flat(a), flat(b)];
  const parts = new Set([...Object.keys(own), ...Object.keys(twin)]);
  return [...parts].filter((part) => JSON.stringify(own[part]) !== JSON.stringify(twin[part]));
}

test('one machine runs what production runs, but for this list', () => {
  const [local, production] = ['local', 'production'].map((name) => settings.find(({ stage }) => stage === name));
  if (!local || !production) throw new Error('a stage is gone');
  // In the region and under the name of production, so that only what the values say is left to differ.
  const disguised = synthesise({ ...local, stage: production.stage, ...(production.env && { env: production.env }) });

  const different = differences(disguised, synthesised('production'));

  expect(different).toMatchInlineSnapshot(`
    [
      "AWS::ApiGatewayV2::Api.CorsConfiguration",
      "AWS::ApiGatewayV2::Authorizer.AuthorizerResultTtlInSeconds",
      "AWS::ApiGatewayV2::Stage.DefaultRouteSettings",
      "AWS::DynamoDB::GlobalTable.DeletionPolicy",
      "AWS::DynamoDB::GlobalTable.Replicas",
      "AWS::DynamoDB::GlobalTable.UpdateReplacePolicy",
      "AWS::KMS::Key.DeletionPolicy",
      "AWS::KMS::Key.UpdateReplacePolicy",
      "AWS::Lambda::Function.Environment",
      "AWS::Logs::LogGroup.LogGroupClass",
      "AWS::Logs::LogGroup.RetentionInDays",
      "AWS::S3::Bucket.CorsConfiguration",
      "AWS::S3::Bucket.DeletionPolicy",
      "AWS::S3::Bucket.ObjectLockConfiguration",
      "AWS::S3::Bucket.ObjectLockEnabled",
      "AWS::S3::Bucket.UpdateReplacePolicy",
      "AWS::SNS::Subscription is missing",
      "AWS::SecretsManager::Secret.DeletionPolicy",
      "AWS::SecretsManager::Secret.UpdateReplacePolicy",
    ]
  `);
});
