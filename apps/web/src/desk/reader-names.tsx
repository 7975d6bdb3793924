import type { components } from '#contracts/public.ts';
import { Link } from 'wouter-preact';
import { answered, api } from '../house/api.ts';
import { useAnswer } from '../house/asking.ts';
import { defineTexts, useTexts } from '../house/language.ts';

type NamedUser = components['schemas']['NamedUser'];

const texts = defineTexts({ ru: { unnamed: 'читатель' }, en: { unnamed: 'reader' } });

/** As many as the library names at once. */
const AT_ONCE = 100;

async function namesOf(ids: readonly string[]): Promise<ReadonlyMap<string, NamedUser>> {
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
export function useReaderNames(ids: readonly string[]): ReadonlyMap<string, NamedUser> | undefined {
  const wanted = [...new Set(ids)].toSorted();
  return useAnswer(['desk', 'names', ...wanted], () => namesOf(wanted), wanted.length > 0).data;
}

type ReaderLinkProps = { id: string; names: ReadonlyMap<string, NamedUser> | undefined };

/** A reader by name. Whoever has no name in the library any more has no page either. */
export function ReaderLink({ id, names }: ReaderLinkProps) {
  const t = useTexts(texts);
  const named = names?.get(id);
  if (names && !named) return <span class="quiet">{t.unnamed}</span>;
  return <Link href={`/desk/readers/${id}`}>{named?.full_name ?? t.unnamed}</Link>;
}
