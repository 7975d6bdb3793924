import { useTexts } from '../../../house/language.ts';
import { texts } from './texts.ts';
import { COLOURS, SIZES, SPACES } from './token-names.ts';

/** The values that all pieces are drawn with. */
export function Tokens() {
  const t = useTexts(texts);
  return (
    <>
      <div class="stack stack-tight">
        <h3>{t.colours}</h3>
        <ul class="swatches">
          {COLOURS.map((name) => (
            <li key={name} class="swatch">
              <i class={`swatch-${name}`} />
              <span class="small quiet">{name}</span>
            </li>
          ))}
        </ul>
      </div>
      <div class="stack stack-tight">
        <h3>{t.type}</h3>
        {SIZES.map((name) => (
          <p key={name} class={`sample-${name}`}>
            {t.sample}
          </p>
        ))}
        <p class="serif sample-text-l">{t.sample}</p>
      </div>
      <div class="stack stack-tight">
        <h3>{t.distances}</h3>
        {SPACES.map((name) => (
          <span key={name} class={`distance distance-${name}`} />
        ))}
      </div>
    </>
  );
}
