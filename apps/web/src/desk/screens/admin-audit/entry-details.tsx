import type { components } from '#contracts/public.ts';
import { roleTexts } from '#contracts/permission-texts.ts';
import { personRoles, programRoles } from '#contracts/permissions.ts';
import { useFormats } from '../../../house/formats.ts';
import { language, useTexts } from '../../../house/language.ts';
import { useLibraryCurrency } from '../../library-currency.ts';
import { texts } from './texts.ts';

type Entry = components['schemas']['AuditEntry'];

const roles = [...personRoles, ...programRoles];

/** What neither the action nor the people say: values before and after, names of fields, the reason. */
export function EntryDetails({ entry: { facts, reason } }: { entry: Entry }) {
  const t = useTexts(texts);
  const { list, moment, money } = useFormats();
  const currency = useLibraryCurrency();
  const chosen = language.use();
  const nameOf = (field: string) => wordOf(t.names, field);
  const shown = (name: string, value: unknown) => {
    const role = name === 'role' ? roles.find((one) => one === value) : undefined;
    if (role) return roleTexts[role][chosen];
    if (value === null || value === undefined) return t.nothing;
    if (name === 'since' && typeof value === 'string') return moment(value);
    if (typeof value === 'boolean') return value ? t.yes : t.no;
    if (name.endsWith('_minor') && typeof value === 'number' && currency !== undefined)
      return money({ amount_minor: value, currency });
    return Array.isArray(value) ? list(value.map(inWords)) : inWords(value);
  };
  const inWords = (value: unknown): string => {
    if (typeof value === 'string') return wordOf(t.values, value);
    const { first, last, ...others } = membersOf(value);
    const isRange = typeof first === 'string' && typeof last === 'string' && Object.keys(others).length === 0;
    return isRange ? `${first} — ${last}` : JSON.stringify(value);
  };
  const { before, fields, amount_minor: _, ...told } = facts;
  const was = membersOf(before);
  const lines = Object.entries(told).map(([name, value]) =>
    name in was
      ? `${nameOf(name)}: ${shown(name, was[name])} → ${shown(name, value)}`
      : `${nameOf(name)}: ${shown(name, value)}`,
  );
  if (Array.isArray(fields)) lines.push(t.fields(list(fields.map((field) => nameOf(String(field))))));
  return (
    <>
      {lines.map((line) => (
        <div key={line}>{line}</div>
      ))}
      {reason !== undefined && <q>{reason}</q>}
    </>
  );
}

const wordOf = (words: Record<string, string>, word: string): string => words[word] ?? word;

const membersOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
