import { Link, useSearchParams } from 'wouter-preact';
import { Waiting } from '../../../design/waiting.tsx';
import { answered, api } from '../../../house/api.ts';
import { useAnswer } from '../../../house/asking.ts';
import { DocumentText } from '../../../house/documents/document-text.tsx';
import {
  DOCUMENT_KINDS,
  documentNames,
  useDocuments,
  type Document,
  type NamedVersion,
} from '../../../house/documents/documents.ts';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { ScreenBody } from '../../../house/screen.tsx';
import { useAccount } from '../../../house/session.ts';
import { Trouble } from '../../../house/trouble.tsx';
import { Agree } from './agree.tsx';
import { texts } from './texts.ts';

/** What the library asks its readers to agree to; or one version, as it was published. */
export function Documents() {
  const [asked] = useSearchParams();
  const kind = DOCUMENT_KINDS.find((one) => one === asked.get('kind'));
  const version = Number(asked.get('version'));
  return kind && Number.isInteger(version) && version > 0 ? (
    <OneVersion kind={kind} version={version} />
  ) : (
    <NewestDocuments />
  );
}

function NewestDocuments() {
  const t = useTexts(texts);
  const documents = useDocuments();
  return (
    <ScreenBody title={t.title}>
      {documents.isPending && <Waiting label={t.loading} />}
      {documents.error && <Trouble error={documents.error} onAgain={() => void documents.refetch()} />}
      {documents.data?.items.length === 0 && <p>{t.none}</p>}
      {documents.data?.items.map((document) => (
        <Section key={document.kind} document={document} />
      ))}
    </ScreenBody>
  );
}

function OneVersion({ kind, version }: NamedVersion) {
  const t = useTexts(texts);
  const document = useAnswer(['documents', kind, version], () =>
    answered(api.GET('/documents/{kind}', { params: { path: { kind }, query: { version } } })),
  );
  return (
    <ScreenBody title={t.title}>
      {document.isPending && <Waiting label={t.loading} />}
      {document.error && <Trouble error={document.error} />}
      {document.data && <Section document={document.data} />}
      <p>
        <Link href="/documents">{t.newest}</Link>
      </p>
    </ScreenBody>
  );
}

function Section({ document }: { document: Document }) {
  const t = useTexts(texts);
  const { dayOf, number } = useFormats();
  const { title } = useTexts(documentNames)[document.kind];
  const account = useAccount();
  return (
    <section class="stack form-wide" aria-label={title}>
      <h2>{title}</h2>
      <p class="quiet">{t.of(number(document.version), dayOf(document.published_at))}</p>
      <DocumentText document={document} />
      {account && <Agree document={document} />}
    </section>
  );
}
