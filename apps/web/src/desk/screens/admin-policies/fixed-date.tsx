import type { components } from '#contracts/public.ts';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { texts } from './texts.ts';

/** The day by which all loans of a rule are due. */
export function FixedDate({ fixed }: { fixed: components['schemas']['FixedDueDate'] }) {
  const t = useTexts(texts);
  const { day } = useFormats();
  return <p class="quiet small">{t.fixedDates[fixed.rule](day(fixed.day))}</p>;
}
