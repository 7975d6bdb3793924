import type { components } from '#contracts/public.ts';
import { Mark } from '../design/message.tsx';
import { forms, useFormats } from './formats.ts';
import { defineTexts, useTexts } from './language.ts';

type Book = components['schemas']['Book'];

const texts = defineTexts({
  ru: {
    free: 'Можно взять',
    out: 'Все экземпляры выданы',
    none: 'Экземпляров нет',
    copies: forms({ one: 'экземпляр', few: 'экземпляра', many: 'экземпляров', other: 'экземпляра' }),
  },
  en: {
    free: 'Available',
    out: 'All copies are on loan',
    none: 'No copies',
    copies: forms({ one: 'copy', other: 'copies' }),
  },
});

/** Whether a book can be borrowed now, in words. */
export function Availability({
  book: { available, total_copies: total },
}: {
  book: Pick<Book, 'available' | 'total_copies'>;
}) {
  const t = useTexts(texts);
  const { count } = useFormats();
  if (available > 0)
    return (
      <Mark tone="good">
        {t.free}: {count(available, t.copies)}
      </Mark>
    );
  return <Mark tone="soon">{total > 0 ? t.out : t.none}</Mark>;
}
