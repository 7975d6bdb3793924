import { useTexts } from '../../../house/language.ts';
import { ScreenBody } from '../../../house/screen.tsx';
import { Pieces } from './pieces.tsx';
import { texts } from './texts.ts';
import { Tokens } from './tokens.tsx';

/** Every piece of the pages, in both themes side by side. */
export function Design() {
  const t = useTexts(texts);
  return (
    <ScreenBody title={t.title}>
      <p class="quiet measure">{t.about}</p>
      <div class="design-themes">
        {(['light', 'dark'] as const).map((theme) => (
          <section key={theme} class="design-theme stack stack-wide" data-theme={theme} aria-label={t.themes[theme]}>
            <h2>{t.themes[theme]}</h2>
            <Tokens />
            <Pieces name={theme} />
          </section>
        ))}
      </div>
    </ScreenBody>
  );
}
