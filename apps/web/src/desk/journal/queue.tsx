import { useEffect, useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { Mark, Message } from '../../design/message.tsx';
import { useFormats, forms } from '../../house/formats.ts';
import { defineTexts, useTexts } from '../../house/language.ts';
import { useCarriedAt } from '../carried/carry.ts';
import { useAwaySince, useEntries } from './desk-journal.ts';
import { isSettled } from './entry.ts';

const texts = defineTexts({
  ru: {
    away: (time: string, waiting: string) =>
      `Библиотека не отвечает${time}. Ждут отправки: ${waiting}. Ничего не пропадёт: работайте дальше.`,
    minutes: forms({ one: 'минуту', few: 'минуты', many: 'минут', other: 'минуты' }),
    sending: (waiting: string) => `Отправляется: ${waiting}.`,
    asked: 'Ответьте на вопрос в журнале: остальное ждёт ответа.',
    calm: 'Всё отправлено.',
    mark: (time: string, waiting: string) => `Нет связи${time} · ждут ${waiting}`,
    dataOf: (time: string) => ` · данные на ${time}`,
    carried: (time: string) => `Данные о читателях и книгах — по состоянию на ${time}.`,
    toAnswer: 'Ждёт ответа',
  },
  en: {
    away: (time: string, waiting: string) =>
      `No answer from the library${time}. Waiting to be sent: ${waiting}. Nothing is lost: carry on.`,
    minutes: forms({ one: 'minute', other: 'minutes' }),
    sending: (waiting: string) => `Being sent: ${waiting}.`,
    asked: 'Answer the question in the journal: everything else is waiting for it.',
    calm: 'Everything has been sent.',
    mark: (time: string, waiting: string) => `Offline${time} · ${waiting} waiting`,
    dataOf: (time: string) => ` · data as of ${time}`,
    carried: (time: string) => `What this desk knows about readers and books is as of ${time}.`,
    toAnswer: 'Needs an answer',
  },
});

const MINUTE_MS = 60_000;

/** How many entries are not settled, since when the library has been away, and whether a question holds them up. */
function useQueue() {
  const waiting = useEntries().filter((entry) => !isSettled(entry));
  return { waiting: waiting.length, awaySince: useAwaySince(), isAsked: waiting[0]?.state.at === 'asking' };
}

/** Whole minutes since a moment, as they go by. */
function useMinutesSince(moment: number | undefined): number {
  const [now, tick] = useState(Date.now);
  useEffect(() => {
    if (moment === undefined) return;
    const timer = setInterval(() => tick(Date.now()), MINUTE_MS / 4);
    return () => clearInterval(timer);
  }, [moment]);
  return moment === undefined ? 0 : Math.max(0, Math.floor((now - moment) / MINUTE_MS));
}

/** How the queue stands, in words. @param always whether it is said too that all is well */
export function QueueMessage({ always = false }: { always?: boolean }) {
  const t = useTexts(texts);
  const { count, number, time } = useFormats();
  const { waiting, awaySince, isAsked } = useQueue();
  const minutes = useMinutesSince(awaySince);
  const carriedAt = useCarriedAt();
  if (awaySince !== undefined)
    return (
      <Message tone="soon">
        <p>{t.away(minutes > 0 ? ` ${count(minutes, t.minutes)}` : '', number(waiting))}</p>
        {carriedAt !== undefined && <p>{t.carried(time(carriedAt))}</p>}
      </Message>
    );
  if (isAsked && waiting > 1)
    return (
      <Message tone="soon">
        <p>{t.asked}</p>
      </Message>
    );
  if (!always) return null;
  return (
    <Message tone={waiting > 0 ? 'calm' : 'good'}>
      <p>{waiting > 0 ? t.sending(number(waiting)) : t.calm}</p>
    </Message>
  );
}

/** The same in the head of every screen, as long as there is something to say. */
export function QueueMark() {
  const t = useTexts(texts);
  const { count, number, time } = useFormats();
  const { waiting, awaySince, isAsked } = useQueue();
  const minutes = useMinutesSince(awaySince);
  const carriedAt = useCarriedAt();
  if (awaySince === undefined && !isAsked) return null;
  return (
    <Link href="/desk/journal">
      <Mark tone="soon">
        {awaySince === undefined
          ? t.toAnswer
          : t.mark(minutes > 0 ? ` ${count(minutes, t.minutes)}` : '', number(waiting)) +
            (carriedAt === undefined ? '' : t.dataOf(time(carriedAt)))}
      </Mark>
    </Link>
  );
}
