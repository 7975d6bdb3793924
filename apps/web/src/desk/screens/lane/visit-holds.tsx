import { Mark } from '../../../design/message.tsx';
import { answered, api } from '../../../house/api.ts';
import { useAnswer } from '../../../house/asking.ts';
import { useBranches } from '../../../house/branches.ts';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { deskBranch } from '../../settings.ts';
import { texts } from './texts.ts';

/** What stands on a hold shelf for the reader at the desk; what stands at another branch says where. */
export function VisitHolds({ readerId }: { readerId: string }) {
  const t = useTexts(texts);
  const { day, count } = useFormats();
  const { branches, nameOf } = useBranches();
  const here = deskBranch.use();
  const holds = useAnswer(['desk', 'reader', readerId, 'holds'], () =>
    answered(api.GET('/holds/user/{user_id}', { params: { path: { user_id: readerId } } })),
  );
  const ready = holds.data?.items.filter(({ state }) => state === 'ready') ?? [];
  if (ready.length === 0) return null;
  const isElsewhere = (branch: string) => branches.length > 1 && branch !== here;
  return (
    <section class="stack stack-tight" aria-label={t.ready}>
      <h3>{t.ready}</h3>
      <div>
        <Mark tone="soon">{t.toHandOver(count(ready.length, t.books))}</Mark>
      </div>
      <ul class="list list-tight">
        {ready.map(({ id, title, barcode, branch_id: branch, shelf_until: until }) => (
          <li key={id} class="visit-title">
            {title}
            <p class="small quiet">
              {[barcode, until !== undefined && t.keptUntil(day(until)), isElsewhere(branch) && nameOf(branch)]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
