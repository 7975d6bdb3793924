import { Link } from 'wouter-preact';
import type { components } from '#contracts/public.ts';
import { Message } from '../../../design/message.tsx';
import { documentNames } from '../../../house/documents/documents.ts';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { daysUntil } from '../../../house/library-day.ts';
import { texts } from './texts.ts';

/** Asks the reader to read what the library has published, and to agree to it. */
export function ToAgree({ awaited }: { awaited: readonly components['schemas']['AwaitedAgreement'][] }) {
  const t = useTexts(texts);
  const names = useTexts(documentNames);
  const { day, list } = useFormats();
  const first = awaited.flatMap(({ required_from }) => required_from ?? []).toSorted((a, b) => a.localeCompare(b))[0];
  const isRequired = first !== undefined && daysUntil(first) <= 0;
  return (
    <Message tone={isRequired ? 'bad' : 'soon'}>
      <p>
        {t.toAgree(list(awaited.map(({ kind }) => names[kind].within)))}{' '}
        {isRequired ? t.nothingMore : first !== undefined && t.nothingMoreFrom(day(first))}
      </p>
      <p>
        <Link href="/documents">{t.readAndAgree}</Link>
      </p>
    </Message>
  );
}
