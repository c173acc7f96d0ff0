import { stringify } from 'csv-stringify/sync';
import type { ImportView } from '../../functions/exchange/imports/contract.ts';
import { xlsxFile } from '../../functions/exchange/sheets/write-sheet.ts';
import type { UploadForm } from '../../functions/platform/objects.ts';
import { everyRoute, type Told, type WholeDoor } from './whole-door.ts';

const route = (name: string) =>
  everyRoute.find((one) => one.domain === 'exchange' && one.name === name) as (typeof everyRoute)[number];

export interface ExchangeAsking {
  readonly id?: string;
  readonly body?: object;
  readonly query?: Record<string, string>;
  readonly staffNo?: string;
  readonly version?: number;
  readonly key?: string;
}

/** 客服内勤, who imports. */
export const CLERK = 'S17';

/** Asks a route of imports and exports by its name. */
export function askExchange(door: WholeDoor, name: string, asking: ExchangeAsking = {}): Promise<Told> {
  const { id = '', body, query, staffNo = CLERK, version, key } = asking;
  const one = route(name);
  return door.askRoute(one, {
    ...{ path: one.route.path.replace(/\{\w+\}/, id), staffNo },
    ...(one.route.method === 'POST' && { body: body ?? {} }),
    ...(query && { query }),
    headers: {
      ...(version !== undefined && { 'if-match': `"${version}"` }),
      ...(key !== undefined && { 'idempotency-key': key }),
    },
  });
}

export type Lines = ReadonlyArray<readonly string[]>;

/** A list as somebody outside makes it: nothing in it is made harmless. */
export const fileOf = async (format: 'CSV' | 'XLSX', lines: Lines): Promise<Uint8Array> =>
  format === 'CSV' ? new TextEncoder().encode(stringify(lines as string[][])) : xlsxFile([{ name: '客户', lines }]);

const types = {
  CSV: 'text/csv',
  XLSX: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

type View = ImportView & { readonly version: number };
export const viewIn = (told: Told): View => told.data as unknown as View;

export interface Sending {
  readonly format?: 'CSV' | 'XLSX';
  readonly body?: object;
}

/** Asks for an import and sends its file; it waits to be checked. */
export async function sent(door: WholeDoor, file: Uint8Array, { format = 'CSV', body }: Sending = {}): Promise<View> {
  const asked = { format, size: file.length, basis: 'CONTRACT', ...body };
  const told = await askExchange(door, 'requestImport', { body: asked });
  const upload = told.data.upload as UploadForm;
  door.w.objects.upload(upload, { body: file, type: types[format] });
  return viewIn(told);
}

export const now = async (door: WholeDoor, id: string): Promise<View> =>
  viewIn(await askExchange(door, 'viewImport', { id }));

/** Sent, and tried to its end. */
export async function tried(door: WholeDoor, file: Uint8Array, sending?: Sending): Promise<View> {
  const { id } = await sent(door, file, sending);
  await askExchange(door, 'checkImport', { id, version: 1 });
  await door.w.relay();
  return now(door, id);
}

/** Tried, wanted so, and imported to its end. */
export async function imported(door: WholeDoor, file: Uint8Array, sending?: Sending): Promise<View> {
  const { id, version } = await tried(door, file, sending);
  await askExchange(door, 'commitImport', { id, version });
  await door.w.relay();
  return now(door, id);
}

/** The results of all rows, page by page. */
export async function rowsOf(door: WholeDoor, id: string, query: Record<string, string> = {}) {
  const items: Array<Record<string, unknown>> = [];
  let cursor: string | undefined;
  do {
    const told = await askExchange(door, 'listImportRows', {
      id,
      query: { limit: '100', ...query, ...(cursor && { cursor }) },
    });
    items.push(...(told.data.items as Array<Record<string, unknown>>));
    cursor = told.data.nextCursor as string | undefined;
  } while (cursor);
  return items;
}
