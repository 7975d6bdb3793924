import { Button } from '../design/button.tsx';
import { defineTexts, useTexts } from './language.ts';

const texts = defineTexts({ ru: { more: 'Показать ещё' }, en: { more: 'Show more' } });

type MoreProps = { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };

/** The next page of a list, if there is one. */
export function More({ hasNextPage, isFetchingNextPage, fetchNextPage }: MoreProps) {
  const t = useTexts(texts);
  if (!hasNextPage) return null;
  return (
    <Button busy={isFetchingNextPage} onPress={() => void fetchNextPage()}>
      {t.more}
    </Button>
  );
}
