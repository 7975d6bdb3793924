import { useState } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import { Choice, Field } from '../../../design/field.tsx';
import { Waiting } from '../../../design/waiting.tsx';
import { answered, api } from '../../../house/api.ts';
import { useDeed } from '../../../house/asking.ts';
import { AgreedTo } from '../../../house/documents/agreed-to.tsx';
import type { NamedVersion } from '../../../house/documents/documents.ts';
import { Form, useForm } from '../../../house/form.tsx';
import { language, LANGUAGES, useTexts, type Language } from '../../../house/language.ts';
import { NAMES_OF_LANGUAGES } from '../../../house/names-of-languages.ts';
import { ScreenBody } from '../../../house/screen.tsx';
import { Trouble } from '../../../house/trouble.tsx';
import { MembershipFee } from '../../membership-fee.tsx';
import { useScans } from '../../keys/deeds.ts';
import { useCategoryName, usePatronCategories } from '../../patron-categories.ts';
import { texts } from './texts.ts';

type Written = {
  full_name: string;
  email: string;
  patron_category: string;
  language: Language;
  card_number: string;
  expires_on: string;
};

/** What the reader has signed on paper. */
type Agreed = { agreed_to: NamedVersion[] };

/** Registers a reader who has come to the desk, and opens their page. */
export function NewReader() {
  const t = useTexts(texts);
  const [, go] = useLocation();
  const categories = usePatronCategories();
  const nameOf = useCategoryName();
  const [agreed, agree] = useState<NamedVersion[]>([]);
  const register = useDeed(
    async ({ full_name, email, card_number, expires_on, ...reader }: Written & Agreed, key) => {
      const body = {
        ...reader,
        full_name: full_name.trim(),
        ...(email.trim() !== '' && { email: email.trim() }),
        ...(card_number.trim() !== '' && { card_number: card_number.trim() }),
        ...(expires_on !== '' && { expires_on }),
      };
      const { id } = await answered(api.POST('/users', { params: { header: { 'Idempotency-Key': key } }, body }));
      go(`/desk/readers/${id}`);
    },
    [['desk', 'readers']],
  );
  const form = useForm<Written>(
    { full_name: '', email: '', patron_category: 'adult', language: language.use(), card_number: '', expires_on: '' },
    register,
  );
  useScans((code) => form.field('card_number').onInput(code));
  return (
    <ScreenBody title={t.title}>
      {categories.isPending && <Waiting label={t.loading} />}
      {categories.error && <Trouble error={categories.error} onAgain={() => void categories.refetch()} />}
      {categories.data && (
        <Form
          form={form}
          deed={register}
          submit={t.register}
          onSubmit={() => register.mutate({ ...form.values, agreed_to: agreed })}
        >
          <Field
            label={t.name}
            hint={t.nameHint}
            autoComplete="off"
            required
            maxLength={200}
            {...form.field('full_name')}
          />
          <Field
            label={t.email}
            hint={t.emailHint}
            type="email"
            autoComplete="off"
            maxLength={254}
            {...form.field('email')}
          />
          <Choice
            label={t.category}
            options={categories.data.items.map((category) => ({ value: category.code, label: nameOf(category) }))}
            {...form.choice('patron_category')}
          />
          <MembershipFee category={form.values.patron_category} />
          <Choice<Language>
            label={t.language}
            options={LANGUAGES.map((value) => ({ value, label: NAMES_OF_LANGUAGES[value] }))}
            {...form.choice('language')}
          />
          <Field
            label={t.card}
            hint={t.cardHint}
            autoComplete="off"
            spellcheck={false}
            maxLength={32}
            {...form.field('card_number')}
          />
          <Field label={t.until} hint={t.untilHint} type="date" autoComplete="off" {...form.field('expires_on')} />
          <AgreedTo legend={t.signed} agreed={agreed} onAgree={agree} />
          <p class="quiet">{t.next}</p>
        </Form>
      )}
    </ScreenBody>
  );
}
