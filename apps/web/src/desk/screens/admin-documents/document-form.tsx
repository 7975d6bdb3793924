import { Field, TextField } from '../../../design/field.tsx';
import { answered, api } from '../../../house/api.ts';
import { useDeed } from '../../../house/asking.ts';
import type { Document, DocumentKind } from '../../../house/documents/documents.ts';
import { Form, useForm } from '../../../house/form.tsx';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { texts } from './texts.ts';

type Written = { text_ru: string; text_en: string; required_from: string };

type DocumentFormProps = {
  kind: DocumentKind;
  version: number;
  /** What the new version begins with. */
  before?: Document;
};

/** Publishes the next version of a document. */
export function DocumentForm({ kind, version, before }: DocumentFormProps) {
  const t = useTexts(texts);
  const { number } = useFormats();
  const publish = useDeed(
    ({ required_from, ...text }: Written, key) =>
      answered(
        api.POST('/documents/{kind}/versions', {
          params: { path: { kind }, header: { 'Idempotency-Key': key } },
          body: { version, ...text, ...(required_from !== '' && { required_from }) },
        }),
      ),
    [['documents'], ['me']],
  );
  const form = useForm<Written>(
    { text_ru: before?.text_ru ?? '', text_en: before?.text_en ?? '', required_from: '' },
    publish,
  );
  return (
    <Form
      wide
      form={form}
      deed={publish}
      submit={t.publish(number(version))}
      onSubmit={() => publish.mutate(form.values)}
    >
      <TextField label={t.textRu} hint={t.textHint} required maxLength={30_000} rows={12} {...form.field('text_ru')} />
      <TextField label={t.textEn} hint={t.textHint} required maxLength={30_000} rows={12} {...form.field('text_en')} />
      <Field label={t.requiredFromLabel} hint={t.requiredFromHint} type="date" {...form.field('required_from')} />
      <p class="quiet">{t.forGood}</p>
    </Form>
  );
}
