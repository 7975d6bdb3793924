import { queryText } from '#core/query-text.ts';

/** An id as a part of a path. One that was not given is refused as no id, by its name, and not as another path. */
export const segment = (id: string): string => (id === '' ? '-' : encodeURIComponent(id));

/** A path with those parameters that were given. */
export function withQuery<Given extends { [Name in keyof Given]: string | number | undefined }>(
  path: string,
  given: Given,
): string {
  const query = queryText(
    Object.entries<string | number | undefined>(given).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, String(value)]],
    ),
  );
  return query === '' ? path : `${path}?${query}`;
}
