import { describe, expect, test } from 'vitest';
import { resourcesOf, stages, synthesised, targetOf } from '../support/assembly.ts';

interface Statement {
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Resource?: unknown;
  readonly Condition?: unknown;
}
interface Grant {
  /** Role that may do it, `Stack/LogicalId`. */
  readonly role: string;
  readonly action: string;
  readonly resource: unknown;
}

const listOf = <T>(value: T | readonly T[]): readonly T[] => (Array.isArray(value) ? value : [value as T]);

/** Every single thing that a role of the stage may do. */
function grantsOf(stage: string): readonly Grant[] {
  return resourcesOf(synthesised(stage), 'AWS::IAM::Policy').flatMap(([id, { Properties }]) => {
    const { Statement: statements } = Properties.PolicyDocument as { Statement: Statement[] };
    const role = `${id.split('/')[0]}/${targetOf(listOf(Properties.Roles)[0])}`;
    const allowed = statements.filter(({ Effect }) => Effect === 'Allow');
    return allowed.flatMap(({ Action, Resource }) =>
      listOf(Action).flatMap((action) => listOf(Resource).map((resource) => ({ role, action, resource }))),
    );
  });
}

const rolesThatMay = (grants: readonly Grant[], action: string) =>
  [
    ...new Set(grants.filter((each) => each.action === action).map(({ role }) => role.replace(/Role[0-9A-F]{8}$/, ''))),
  ].sort();

describe.each(stages)('the roles of the stage $stage', ({ stage }) => {
  const grants = grantsOf(stage);

  test('have no wildcard in an action', () => {
    const wild = grants.filter(({ action }) => action.includes('*'));

    expect(wild).toEqual([]);
  });

  test('reach everything only where AWS knows no narrower resource: the delivery of a workflow log', () => {
    const everything = new Set(
      grants.filter(({ resource }) => resource === '*').map(({ action }) => action.split(':')[0]),
    );

    expect(everything).toEqual(new Set(['logs']));
  });

  test('have no policy of AWS that allows more than one function needs', () => {
    const managed = resourcesOf(synthesised(stage), 'AWS::IAM::Role').filter(
      ([, role]) => 'ManagedPolicyArns' in role.Properties,
    );

    expect(managed.map(([id]) => id)).toEqual([]);
  });

  test.each([
    ['states:StartExecution', ['Workflow/Starter']],
    ['events:PutEvents', ['Workflow/OutboxRelay']],
    ['scheduler:CreateSchedule', ['Workflow/CallbacksKeepTimer', 'Workflow/Reconcile']],
    ['iam:PassRole', ['Workflow/CallbacksKeepTimer', 'Workflow/Reconcile']],
    [
      's3:PutObject',
      [
        ...['Api/attachments', 'Api/evidence', 'Api/exchange', 'Api/leakcases', 'Api/placecodes', 'Api/rights'],
        ...[
          'Workflow/AttachmentsCheck',
          'Workflow/ExchangeAdvance',
          'Workflow/MiniProgramPlaceCodes',
          'Workflow/Reconcile',
          'Workflow/RightsAdvance',
        ],
      ],
    ],
    ['states:SendTaskSuccess', []],
    ['dynamodb:Scan', []],
    ['kms:Encrypt', []],
  ])('may call %s from %j only', (action, wanted) => {
    expect(rolesThatMay(grants, action)).toEqual(wanted);
  });

  test('may delete an item wherever they may put one, for what code deletes is refused on AWS otherwise', () => {
    expect(rolesThatMay(grants, 'dynamodb:DeleteItem')).toEqual(rolesThatMay(grants, 'dynamodb:PutItem'));
    expect(rolesThatMay(grants, 'dynamodb:DeleteItem')).toContain('Workflow/ProjectTicket');
  });

  test('may put many items at once wherever they may put one', () => {
    expect(rolesThatMay(grants, 'dynamodb:BatchWriteItem')).toEqual(rolesThatMay(grants, 'dynamodb:PutItem'));
  });

  test('may write into the read log, and neither change nor take away what stands there', () => {
    const denied = resourcesOf(synthesised(stage), 'AWS::IAM::Policy').flatMap(([id, { Properties }]) => {
      const { Statement: statements } = Properties.PolicyDocument as { Statement: Statement[] };
      const role = `${id.split('/')[0]}/${targetOf(listOf(Properties.Roles)[0])}`.replace(/Role[0-9A-F]{8}$/, '');
      return statements.flatMap(({ Effect, Action, Condition }) =>
        Effect === 'Deny' ? [{ role, actions: listOf(Action), Condition }] : [],
      );
    });

    expect(denied.map(({ role }) => role).sort()).toEqual(rolesThatMay(grants, 'dynamodb:PutItem'));
    for (const { actions, Condition } of denied) {
      expect([...actions].sort()).toEqual(['dynamodb:BatchWriteItem', 'dynamodb:DeleteItem', 'dynamodb:UpdateItem']);
      expect(Condition).toEqual({ 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': ['S#*#READS#*'] } });
    }
  });

  test('put a message into a queue only from the door of the administrators, as its failure, or as a timer that has fired', () => {
    const senders = rolesThatMay(grants, 'sqs:SendMessage');

    expect(senders).toEqual([
      ...['Api/operations', 'Workflow/CallbacksTimers', 'Workflow/OutboxRelay'],
      ...['Workflow/Reconcile', 'Workflow/Reconciler'],
    ]);
  });
});
