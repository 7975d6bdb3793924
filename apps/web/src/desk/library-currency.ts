import { answered, api } from '../house/api.ts';
import { useAnswer } from '../house/asking.ts';

/** What the library reckons in, such as RUB; nothing until it has said so. */
export const useLibraryCurrency = (): string | undefined =>
  useAnswer(['desk', 'currency'], async () => (await answered(api.GET('/lending-policies'))).currency).data;
