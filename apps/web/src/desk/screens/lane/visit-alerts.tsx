import { Mark } from '../../../design/message.tsx';
import { answered, api } from '../../../house/api.ts';
import { useAnswer } from '../../../house/asking.ts';

/** What the desk must see about a reader each time. */
export function VisitAlerts({ readerId }: { readerId: string }) {
  const params = { path: { user_id: readerId }, query: { alerts: true, limit: 100 } };
  const notes = useAnswer(['desk', 'reader', readerId, 'alerts'], () =>
    answered(api.GET('/users/{user_id}/notes', { params })),
  );
  return (
    <>
      {notes.data?.items.map(({ id, note }) => (
        <Mark key={id} tone="soon">
          {note}
        </Mark>
      ))}
    </>
  );
}
