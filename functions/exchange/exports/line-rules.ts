import type { Known } from '../../customers/known.ts';
import { customerLabels } from '../../customers/model.ts';
import { mask, type PersonalClass } from '../../kernel/personal.ts';
import type { CustomerExport, ExportField } from './model.ts';

/** As much of a customer as a list may tell. */
export type ListedCustomer = Readonly<Partial<Record<ExportField, string>>>;

const personalFields: Readonly<Partial<Record<ExportField, PersonalClass>>> = {
  name: 'NAME',
  alias: 'NAME',
  phone: 'CONTACT',
  email: 'CONTACT',
  address: 'ADDRESS',
};

/** A number as people of the country dial it. */
const dialled = (phone: string): string => phone.replace(/^\+86(?=1\d{10}$)/, '');

const defined = (fields: Readonly<Record<string, string | undefined>>): ListedCustomer =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

export function listed({
  customer,
  identifiers,
  profile,
}: Pick<Known, 'customer' | 'identifiers' | 'profile'>): ListedCustomer {
  const { name, alias, phone, kind, status, grade, source, checkedAt } = customer;
  const mailbox = identifiers.find((one) => one.kind === 'EMAIL' && one.state === 'ACTIVE')?.value;
  return defined({
    ...{ name, alias, kind, grade, source, email: mailbox, address: profile?.address },
    status: customerLabels[status].zh,
    phone: phone === undefined ? undefined : dialled(phone),
    checkedAt: checkedAt?.slice(0, 10),
  });
}

/** A line of the list: in clear what is to be, all else that is personal masked. */
export const lineOf = (
  customerId: string,
  told: ListedCustomer,
  { fields, plain }: Pick<CustomerExport, 'fields' | 'plain'>,
): readonly string[] => [
  customerId,
  ...fields.map((field) => {
    const text = told[field] ?? '';
    const kind = personalFields[field];
    return text === '' || kind === undefined || plain.includes(field) ? text : mask(text, kind);
  }),
];
