import { answered, api } from './api.ts';
import { useAnswer } from './asking.ts';

/** The branches of the library, and the name of each; one that is not known any more is called by its code. */
export function useBranches() {
  const { data, isPending } = useAnswer(['branches'], () => answered(api.GET('/branches')));
  const branches = data?.items ?? [];
  return { branches, isPending, nameOf: (id: string) => branches.find((one) => one.id === id)?.name ?? id };
}
