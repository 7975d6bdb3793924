import { Waiting } from '../../../design/waiting.tsx';
import { DocumentText } from '../../../house/documents/document-text.tsx';
import {
  addressOf,
  DOCUMENT_KINDS,
  documentNames,
  useDocuments,
  type Document,
  type DocumentKind,
} from '../../../house/documents/documents.ts';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { Trouble } from '../../../house/trouble.tsx';
import { AdminScreen } from '../../admin.tsx';
import { DocumentForm } from './document-form.tsx';
import { texts } from './texts.ts';

/** What readers are asked to agree to, and its next versions. */
export function AdminDocuments() {
  const t = useTexts(texts);
  const documents = useDocuments();
  return (
    <AdminScreen title={t.title}>
      <p>{t.about}</p>
      {documents.isPending && <Waiting label={t.loading} />}
      {documents.error && <Trouble error={documents.error} onAgain={() => void documents.refetch()} />}
      {documents.data &&
        DOCUMENT_KINDS.map((kind) => {
          const newest = documents.data.items.find((one) => one.kind === kind);
          return <Section key={kind} kind={kind} {...(newest && { newest })} />;
        })}
    </AdminScreen>
  );
}

function Section({ kind, newest }: { kind: DocumentKind; newest?: Document }) {
  const t = useTexts(texts);
  const { title } = useTexts(documentNames)[kind];
  const { number } = useFormats();
  const next = (newest?.version ?? 0) + 1;
  return (
    <section class="stack" aria-label={title}>
      <h2>{title}</h2>
      {newest ? <InForce document={newest} /> : <p>{t.notPublished}</p>}
      <details class="more">
        <summary>{t.publishNext(number(next))}</summary>
        <DocumentForm key={next} kind={kind} version={next} {...(newest && { before: newest })} />
      </details>
    </section>
  );
}

function InForce({ document }: { document: Document }) {
  const t = useTexts(texts);
  const { day, dayOf, number } = useFormats();
  const { kind, version, published_at, required_from } = document;
  const earlier = Array.from({ length: version - 1 }, (_, index) => version - 1 - index);
  return (
    <>
      <p>
        {t.inForce(number(version), dayOf(published_at))}{' '}
        {required_from === undefined ? t.onlyAsked : t.requiredFrom(day(required_from))}
      </p>
      <details class="more">
        <summary>{t.text}</summary>
        <DocumentText document={document} />
      </details>
      {earlier.length > 0 && (
        <p>
          {t.earlier}{' '}
          {earlier.map((one) => (
            <span key={one}>
              <a href={addressOf({ kind, version: one })}>{t.version(number(one))}</a>{' '}
            </span>
          ))}
        </p>
      )}
    </>
  );
}
