import type { components } from '#contracts/public.ts';
import { Choice, Field, TextField } from '../design/field.tsx';
import { useForm } from '../house/form.tsx';
import { defineTexts, useTexts } from '../house/language.ts';
import { MATERIALS, materialNames, type Material } from '../house/materials.ts';
import { useScans } from './keys/deeds.ts';

type Description = components['schemas']['BookDescription'];

const texts = defineTexts({
  ru: {
    title: 'Название',
    author: 'Автор',
    authorHint: 'Нескольких авторов разделите точкой с запятой.',
    isbn: 'ISBN',
    isbnHint: '10 или 13 цифр, можно с дефисами.',
    year: 'Год издания',
    language: 'Язык',
    languageHint: 'Код из двух или трёх букв: ru, en, tat.',
    material: 'Вид материала',
    description: 'Описание',
  },
  en: {
    title: 'Title',
    author: 'Author',
    authorHint: 'Separate several authors with semicolons.',
    isbn: 'ISBN',
    isbnHint: '10 or 13 digits, with or without hyphens.',
    year: 'Year of publication',
    language: 'Language',
    languageHint: 'A code of two or three letters: en, ru, tat.',
    material: 'Material type',
    description: 'Description',
  },
});

/** What is written about a book, as it stands in the form's fields. */
const writtenOf = (book: Partial<Description>) => ({
  title: book.title ?? '',
  author: book.author ?? '',
  isbn: book.isbn ?? '',
  published_year: book.published_year?.toString() ?? '',
  language: book.language ?? '',
  material: book.material ?? ('book' satisfies Material),
  description: book.description ?? '',
});

/** The form of a book's description. @param book what it begins with */
export const useBookForm = (book: Partial<Description>, deed: { error: Error | null }) =>
  useForm(writtenOf(book), deed);

type BookForm = ReturnType<typeof useBookForm>;

/** What is written, as the library takes it: fields that are empty are left out. */
export function describedBy({ values }: BookForm): Description {
  const { title, author, isbn, published_year: year, language, material, description } = values;
  return {
    title: title.trim(),
    author: author.trim(),
    material,
    description: description.trim(),
    ...(isbn.trim() !== '' && { isbn: isbn.trim() }),
    ...(year.trim() !== '' && { published_year: Number(year) }),
    ...(language.trim() !== '' && { language: language.trim().toLowerCase() }),
  };
}

export function BookFields({ form }: { form: BookForm }) {
  const t = useTexts(texts);
  const kinds = useTexts(materialNames);
  // What is scanned on a new book is its ISBN.
  useScans((code) => form.field('isbn').onInput(code));
  return (
    <>
      <Field label={t.title} required maxLength={1000} {...form.field('title')} />
      <Field label={t.author} hint={t.authorHint} required maxLength={1000} {...form.field('author')} />
      <div class="fields">
        <Field label={t.isbn} hint={t.isbnHint} maxLength={20} inputMode="text" {...form.field('isbn')} />
        <Field label={t.language} hint={t.languageHint} maxLength={3} {...form.field('language')} />
        <Field label={t.year} type="number" min={-3000} max={2200} {...form.field('published_year')} />
        <Choice
          label={t.material}
          options={MATERIALS.map((value) => ({ value, label: kinds[value] }))}
          {...form.choice('material')}
        />
      </div>
      <TextField label={t.description} maxLength={10_000} rows={6} {...form.field('description')} />
    </>
  );
}
