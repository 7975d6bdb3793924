import { useFormats } from '../house/formats.ts';
import { defineTexts, useTexts } from '../house/language.ts';
import { useLibraryCurrency } from './library-currency.ts';
import { usePatronCategories } from './patron-categories.ts';

const texts = defineTexts({
  ru: { fee: (amount: string) => `За запись или продление по этой категории читателю начислят ${amount}.` },
  en: { fee: (amount: string) => `The reader will be charged ${amount} for registration or renewal in this category.` },
});

/** What registering a reader of a category, or renewing their membership, charges them with; nothing where it is free. */
export function MembershipFee({ category }: { category: string }) {
  const t = useTexts(texts);
  const { money } = useFormats();
  const currency = useLibraryCurrency();
  const minor = usePatronCategories().data?.items.find(({ code }) => code === category)?.membership_fee_minor;
  if (minor === undefined || currency === undefined) return null;
  return <p class="hint">{t.fee(money({ amount_minor: minor, currency }))}</p>;
}
