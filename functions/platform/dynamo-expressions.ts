import { indexes } from './keys.ts';
import type { Expectation, Query, Write } from './table.ts';

/** Collects the names and values of one expression under short placeholders. */
class Placeholders {
  readonly names: Record<string, string> = {};
  readonly values: Record<string, unknown> = {};

  name(attribute: string): string {
    const found = Object.keys(this.names).find((short) => this.names[short] === attribute);
    const short = found ?? `#n${Object.keys(this.names).length}`;
    this.names[short] = attribute;
    return short;
  }

  value(value: unknown): string {
    const short = `:v${Object.keys(this.values).length}`;
    this.values[short] = value;
    return short;
  }

  /** As the SDK wants them: left out when empty. */
  told() {
    const some = (group: Record<string, unknown>) => Object.keys(group).length > 0;
    return {
      ...(some(this.names) && { ExpressionAttributeNames: this.names }),
      ...(some(this.values) && { ExpressionAttributeValues: this.values }),
    };
  }
}

function conditionOf(expect: Expectation | undefined, put: Placeholders): string | undefined {
  if (!expect) return undefined;
  const parts = [
    ...(expect.absent ? [`attribute_not_exists(${put.name('pk')})`] : []),
    ...(expect.present ? [`attribute_exists(${put.name('pk')})`] : []),
    ...Object.entries(expect.equals ?? {}).map(([name, value]) => `${put.name(name)} = ${put.value(value)}`),
    ...Object.entries(expect.oneOf ?? {}).map(
      ([name, values]) => `${put.name(name)} IN (${values.map((value) => put.value(value)).join(', ')})`,
    ),
    ...Object.entries(expect.atMost ?? {}).map(
      ([name, limit]) => `(attribute_not_exists(${put.name(name)}) OR ${put.name(name)} <= ${put.value(limit)})`,
    ),
  ];
  return parts.length > 0 ? parts.join(' AND ') : undefined;
}

function updateOf(write: Extract<Write, { kind: 'update' }>, put: Placeholders): string {
  const set = Object.entries(write.set ?? {}).filter(([, value]) => value !== undefined);
  const clauses = [
    set.length > 0 ? `SET ${set.map(([name, value]) => `${put.name(name)} = ${put.value(value)}`).join(', ')}` : '',
    write.remove && write.remove.length > 0 ? `REMOVE ${write.remove.map((name) => put.name(name)).join(', ')}` : '',
    write.add
      ? `ADD ${Object.entries(write.add)
          .map(([name, amount]) => `${put.name(name)} ${put.value(amount)}`)
          .join(', ')}`
      : '',
  ];
  return clauses.filter((clause) => clause !== '').join(' ');
}

/** One write as the SDK wants it; on a failed condition the item that stands there comes back. */
export function parametersOf(write: Write): Record<string, unknown> {
  const put = new Placeholders();
  const place = write.kind === 'put' ? { Item: write.item } : { Key: { pk: write.key.pk, sk: write.key.sk } };
  const update = write.kind === 'update' ? { UpdateExpression: updateOf(write, put) } : {};
  const condition = conditionOf(write.expect, put);
  return {
    ...place,
    ...update,
    ...(condition && { ConditionExpression: condition, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }),
    ...put.told(),
  };
}

/** One Query as the SDK wants it. */
export function queryOf(query: Query): Record<string, unknown> & { KeyConditionExpression: string } {
  const put = new Placeholders();
  const own = query.index ? indexes[query.index] : { pk: 'pk', sk: 'sk' };
  const sk = () => put.name(own.sk);
  const { begins, from, to } = query;
  const range =
    begins !== undefined
      ? [`begins_with(${sk()}, ${put.value(begins)})`]
      : from !== undefined && to !== undefined
        ? [`${sk()} BETWEEN ${put.value(from)} AND ${put.value(to)}`]
        : [
            ...(from !== undefined ? [`${sk()} >= ${put.value(from)}`] : []),
            ...(to !== undefined ? [`${sk()} <= ${put.value(to)}`] : []),
          ];
  return {
    KeyConditionExpression: [`${put.name(own.pk)} = ${put.value(query.pk)}`, ...range].join(' AND '),
    ...put.told(),
    ...(query.index && { IndexName: indexes[query.index].name }),
    ...(query.limit && { Limit: query.limit }),
    ...(query.after && { ExclusiveStartKey: query.after }),
    ...(query.consistent && { ConsistentRead: true }),
    ScanIndexForward: query.descending !== true,
  };
}
