import { Mark } from '../../../design/message.tsx';
import { answered, api } from '../../../house/api.ts';
import { useAnswer } from '../../../house/asking.ts';
import { useTexts } from '../../../house/language.ts';
import { texts } from './texts.ts';

/** Why the desk has forbidden somebody something, as far as it does so today. */
export function VisitBlocks({ readerId }: { readerId: string }) {
  const t = useTexts(texts);
  const params = { path: { user_id: readerId }, query: { limit: 100 } };
  const blocks = useAnswer(['desk', 'reader', readerId, 'visit-blocks'], () =>
    answered(api.GET('/users/{user_id}/blocks', { params })),
  );
  return (
    <>
      {blocks.data?.items
        .filter((block) => block.in_force)
        .map((block) => (
          <Mark key={block.id} tone="bad">
            {t.block(block.reason)}
          </Mark>
        ))}
    </>
  );
}
