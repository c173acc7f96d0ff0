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

/** Every statement about a role of the stage. */
function statementsOf(stage: string): ReadonlyArray<Statement & { readonly role: string }> {
  return resourcesOf(synthesised(stage), 'AWS::IAM::Policy').flatMap(([id, { Properties }]) => {
    const { Statement: statements } = Properties.PolicyDocument as { Statement: Statement[] };
    const role = `${id.split('/')[0]}/${targetOf(listOf(Properties.Roles)[0])}`;
    return statements.map((statement) => ({ ...statement, role }));
  });
}

/** Every single thing that a role of the stage may do. */
const grantsOf = (stage: string): readonly Grant[] =>
  statementsOf(stage)
    .filter(({ Effect }) => Effect === 'Allow')
    .flatMap(({ role, Action, Resource }) =>
      listOf(Action).flatMap((action) => listOf(Resource).map((resource) => ({ role, action, resource }))),
    );

const named = (role: string) => role.replace(/Role[0-9A-F]{8}$/, '');
const LEADING = { 'dynamodb:LeadingKeys': ['*#~EV', '*#~EV#*'] };
/** What keeps a role from the partitions of events, by action. */
const kept = (stage: string, role: string) =>
  Object.fromEntries(
    statementsOf(stage)
      .filter((one) => one.role === role && one.Effect === 'Deny')
      .filter(({ Condition }) => JSON.stringify(Condition).includes(JSON.stringify(LEADING)))
      .flatMap(({ Action, Condition }) => listOf(Action).map((action) => [action, Condition] as const)),
  );

const rolesThatMay = (grants: readonly Grant[], action: string) =>
  [...new Set(grants.filter((each) => each.action === action).map(({ role }) => named(role)))].sort();

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
          'Workflow/AuditCheckpoint',
          'Workflow/ExchangeAdvance',
          'Workflow/MiniProgramPlaceCodes',
          'Workflow/Reconcile',
          'Workflow/RightsAdvance',
        ],
      ],
    ],
    ['kms:GenerateMac', ['Workflow/AuditCheckpoint']],
    ['kms:VerifyMac', ['Api/audit', 'Workflow/AuditCheckpoint']],
    ['states:SendTaskSuccess', []],
    ['dynamodb:Scan', ['Workflow/AuditRotate']],
    ['kms:Encrypt', []],
  ])('may call %s from %j only', (action, wanted) => {
    expect(rolesThatMay(grants, action)).toEqual(wanted);
  });

  test('may delete an item, and put many, wherever they may put one, for what code does is refused on AWS otherwise', () => {
    expect(rolesThatMay(grants, 'dynamodb:DeleteItem')).toEqual(rolesThatMay(grants, 'dynamodb:PutItem'));
    expect(rolesThatMay(grants, 'dynamodb:BatchWriteItem')).toEqual(rolesThatMay(grants, 'dynamodb:PutItem'));
    expect(rolesThatMay(grants, 'dynamodb:DeleteItem')).toContain('Workflow/ProjectTicket');
  });

  test('that may write the table change and delete nothing that has happened; three of them may touch the words of it, and no more', () => {
    const writers = [...new Set(grants.filter(({ action }) => action === 'dynamodb:PutItem').map(({ role }) => role))];

    const touching = writers.filter((role) => {
      const denied = kept(stage, role);
      const whole = { 'ForAnyValue:StringLike': LEADING };
      expect([denied['dynamodb:DeleteItem'], denied['dynamodb:BatchWriteItem']]).toEqual([whole, whole]);
      if (JSON.stringify(denied['dynamodb:UpdateItem']) === JSON.stringify(whole)) return false;
      expect(denied['dynamodb:UpdateItem']).toEqual({
        ...whole,
        'ForAnyValue:StringNotEquals': { 'dynamodb:Attributes': ['pk', 'sk', 'texts'] },
      });
      return true;
    });

    expect(writers.length).toBeGreaterThan(20);
    expect(touching.map(named).sort()).toEqual([
      ...['Workflow/AuditRotate', 'Workflow/Reconcile', 'Workflow/RightsAdvance'],
    ]);
  });

  test('that may put at all put what has happened in a transaction alone, with the change that it tells of', () => {
    const writers = [...new Set(grants.filter(({ action }) => action === 'dynamodb:PutItem').map(({ role }) => role))];

    for (const role of writers)
      expect(kept(stage, role)['dynamodb:PutItem'], role).toEqual({
        'ForAnyValue:StringLike': LEADING,
        StringNotEquals: { 'dynamodb:EnclosingOperation': ['TransactWriteItems'] },
      });
  });

  test('that may write the table change and delete nothing in the log of reads, and of its words no more than how they are sealed', () => {
    const log = { 'dynamodb:LeadingKeys': ['S#*#READS#*'] };
    const denied = statementsOf(stage).filter(
      ({ Effect, Condition }) => Effect === 'Deny' && JSON.stringify(Condition).includes(JSON.stringify(log)),
    );
    const whole = denied.filter(({ Condition }) => Object.keys(Condition as object).length === 1);
    const roles = (action: string, from = denied) =>
      [...new Set(from.filter(({ Action }) => listOf(Action).includes(action)).map(({ role }) => named(role)))].sort();

    const writers = rolesThatMay(grants, 'dynamodb:PutItem');
    for (const action of ['dynamodb:DeleteItem', 'dynamodb:BatchWriteItem', 'dynamodb:UpdateItem'])
      expect(roles(action), action).toEqual(writers);
    const sealing = writers.filter((role) => !roles('dynamodb:UpdateItem', whole).includes(role));
    expect(sealing).toEqual(['Workflow/AuditRotate']);
  });

  test('put a message into a queue only from the door of the administrators, as its failure, or as a timer that has fired', () => {
    const senders = rolesThatMay(grants, 'sqs:SendMessage');

    expect(senders).toEqual([
      ...['Api/operations', 'Workflow/AuditCheckpoint', 'Workflow/AuditHourly'],
      ...['Workflow/AuditNote', 'Workflow/AuditRotate', 'Workflow/AuditRotations'],
      ...['Workflow/CallbacksTimers', 'Workflow/OutboxRelay'],
      ...['Workflow/Reconcile', 'Workflow/Reconciler'],
    ]);
  });
});
