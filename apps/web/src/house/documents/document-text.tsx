import { language } from '../language.ts';
import type { Document } from './documents.ts';

/** A document as it was published, in the language of the page. */
export function DocumentText({ document }: { document: Document }) {
  const text = language.use() === 'ru' ? document.text_ru : document.text_en;
  const paragraphs = text.split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== '');
  return (
    <div class="stack document">
      {paragraphs.map((paragraph, place) => (
        <p key={place}>{paragraph.trim()}</p>
      ))}
    </div>
  );
}
