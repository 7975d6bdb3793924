import { ButtonLink } from '../design/button.tsx';
import { defineTexts, useTexts } from '../house/language.ts';
import { ScreenBody } from '../house/screen.tsx';

const texts = defineTexts({
  ru: {
    title: 'Такой страницы нет',
    what: 'Возможно, адрес указан неверно или книгу убрали из каталога.',
    search: 'Искать в каталоге',
  },
  en: {
    title: 'Page not found',
    what: 'The address may be wrong, or the book may have been removed from the catalogue.',
    search: 'Search the catalogue',
  },
});

export function NotFound() {
  const t = useTexts(texts);
  return (
    <ScreenBody title={t.title}>
      <div class="nothing">
        <p>{t.what}</p>
        <ButtonLink to="/search" kind="main">
          {t.search}
        </ButtonLink>
      </div>
    </ScreenBody>
  );
}
