import type { components } from '#contracts/public.ts';
import { Link } from 'wouter-preact';
import { answered, api } from '../house/api.ts';
import { useAnswer } from '../house/asking.ts';
import { defineTexts, useTexts } from '../house/language.ts';

type NamedUser = components['schemas']['NamedUser'];
export type ReaderNames = ReadonlyMap<string, NamedUser>;

const texts = defineTexts({ ru: { unnamed: 'читатель' }, en: { unnamed: 'reader' } });

/** As many as the library names at once. */
const AT_ONCE = 100;

/** The names of these readers, of whom each may be there several times. */
export async function namesOf(readers: readonly string[]): Promise<ReaderNames> {
  const ids = [...new Set(readers)];
  const names = new Map<string, NamedUser>();
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    const { items } = await answered(
      api.GET('/users/names', {
        params: { query: { ids: ids.slice(start, start + AT_ONCE) } },
        querySerializer: { array: { style: 'form', explode: false } },
      }),
    );
    for (const one of items) names.set(one.id, one);
  }
  return names;
}

/** The names of the readers that a screen is about, asked for at once. A list may do without them for a while. */
export function useReaderNames(ids: readonly string[]): ReaderNames | undefined {
  const wanted = [...new Set(ids)].toSorted();
  return useAnswer(['desk', 'names', ...wanted], () => namesOf(wanted), wanted.length > 0).data;
}

type ReaderLinkProps = { id: string; names: ReaderNames | undefined };

/** A reader by name. Whoever has no name in the library any more has no page either. */
export function ReaderLink({ id, names }: ReaderLinkProps) {
  const t = useTexts(texts);
  const named = names?.get(id);
  if (names && !named) return <span class="quiet">{t.unnamed}</span>;
  return <Link href={`/desk/readers/${id}`}>{named?.full_name ?? t.unnamed}</Link>;
}
