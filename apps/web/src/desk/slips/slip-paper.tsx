import { useEffect } from 'preact/hooks';
import { Barcode } from '../../house/barcode.tsx';
import { formatsIn, forms } from '../../house/formats.ts';
import { defineTexts, language } from '../../house/language.ts';
import { libraryTexts } from '../../house/screen.tsx';
import { slipIsPrinted, useSlip } from './printing.ts';
import { inGroups, type Slip } from './slip.ts';

const texts = defineTexts({
  ru: {
    lent: 'Вам выданы',
    until: (day: string) => `вернуть до ${day}`,
    enjoy: 'Приятного чтения! Продлить книги можно в личном кабинете.',
    paid: 'Оплачено',
    total: 'Итого',
    thanks: 'Спасибо!',
    firstSignIn: (address: string) =>
      `Продлевать книги и следить за сроками можно на ${address}. Введите номер билета и код:`,
    codeUntil: (moment: string) => `Код действует до ${moment} и только один раз.`,
    erased: 'Учётная запись удалена',
    followErasure: (address: string) => `Как стираются ваши данные, видно год на ${address}. Введите там код расписки:`,
    awaited: 'В очереди на книгу',
    readers: forms({ one: 'читатель', few: 'читателя', many: 'читателей', other: 'читателя' }),
    told: 'Оставьте книгу на кафедре выдачи. Следующему напишут, когда она будет ждать его на полке брони.',
    sent: 'В филиал',
    sentFrom: (branch: string) => `Из филиала: ${branch}`,
    forHold: 'Ждёт читатель: сразу на полку брони.',
    shelf: 'Полка брони',
    card: (number: string) => `билет ${number}`,
    keptUntil: (day: string) => `хранить по ${day}`,
  },
  en: {
    lent: 'You have borrowed',
    until: (day: string) => `due ${day}`,
    enjoy: 'Happy reading! You can renew books in your account.',
    paid: 'Paid',
    total: 'Total',
    thanks: 'Thank you!',
    firstSignIn: (address: string) =>
      `To renew books and see when they are due, open ${address} and enter your card number and the code:`,
    codeUntil: (moment: string) => `The code works once, until ${moment}.`,
    erased: 'Your account is deleted',
    followErasure: (address: string) =>
      `For a year you can see how your data are erased: open ${address} and enter the code of this receipt:`,
    awaited: 'Waiting for this book',
    readers: forms({ one: 'reader', other: 'readers' }),
    told: 'Keep the book at the desk. The next one is told once it is on the hold shelf.',
    sent: 'To',
    sentFrom: (branch: string) => `From: ${branch}`,
    forHold: 'A reader is waiting for it: straight to the hold shelf.',
    shelf: 'Hold shelf',
    card: (number: string) => `card ${number}`,
    keptUntil: (day: string) => `keep until ${day}`,
  },
});

/** The slip that is being printed; on the screen it is not seen. */
export function SlipPaper() {
  const slip = useSlip();
  useEffect(() => {
    if (!slip) return;
    document.documentElement.dataset['printing'] = 'slip';
    // The browser waits here until it has what it prints.
    print();
    delete document.documentElement.dataset['printing'];
    slipIsPrinted();
  }, [slip]);
  return slip ? (
    <section class="slip-paper" aria-hidden="true">
      <SlipText slip={slip} />
    </section>
  ) : null;
}

function SlipText({ slip }: { slip: Slip }) {
  const chosen = 'language' in slip ? slip.language : language.get();
  const t = texts[chosen];
  const { day, due, money, count, moment } = formatsIn(chosen);
  const head = (
    <>
      <p class="slip-paper-library">{libraryTexts[chosen].name}</p>
      <p>{moment(new Date().toISOString())}</p>
    </>
  );
  switch (slip.kind) {
    case 'lent':
      return (
        <>
          {head}
          <p>
            <b>{slip.name}</b>
          </p>
          <p>{t.lent}:</p>
          <ul>
            {slip.loans.map(({ title, barcode, ...loan }) => (
              <li key={barcode}>
                {title}
                <br />
                <b>{t.until(due(loan))}</b>
                <br />
                <span class="slip-paper-small">{barcode}</span>
              </li>
            ))}
          </ul>
          <p>{t.enjoy}</p>
        </>
      );
    case 'sign-in':
      return (
        <>
          {head}
          <p>
            <b>{slip.name}</b>
          </p>
          <Barcode text={slip.card} />
          <p class="slip-paper-large">{slip.card}</p>
          <p>{t.firstSignIn(slip.address)}</p>
          <p class="slip-paper-large">{inGroups(slip.code)}</p>
          <p>{t.codeUntil(moment(slip.validUntil))}</p>
        </>
      );
    case 'erasure':
      return (
        <>
          {head}
          <p>
            <b>{t.erased}</b>
          </p>
          <p>{t.followErasure(slip.address)}</p>
          <p class="slip-paper-large">{slip.receipt}</p>
        </>
      );
    case 'awaited':
      return (
        <>
          {head}
          <p class="slip-paper-large">
            {t.awaited}: {count(slip.waiting, t.readers)}
          </p>
          <p>
            <b>{slip.title}</b>
            <br />
            {slip.barcode}
          </p>
          <p>{t.told}</p>
        </>
      );
    case 'sent':
      return (
        <>
          {head}
          <p class="slip-paper-large">
            {t.sent}: {slip.to}
          </p>
          <p>{t.sentFrom(slip.from)}</p>
          {slip.isHeld && (
            <p>
              <b>{t.forHold}</b>
            </p>
          )}
          <p>
            {slip.title}
            <br />
            <span class="slip-paper-small">{slip.barcode}</span>
          </p>
        </>
      );
    case 'held':
      return (
        <>
          {head}
          <p>
            {t.shelf}: {slip.branch}
          </p>
          <p class="slip-paper-large">{slip.name}</p>
          <p>{t.card(slip.card)}</p>
          {slip.until !== undefined && (
            <p>
              <b>{t.keptUntil(day(slip.until))}</b>
            </p>
          )}
          <p>
            {slip.title}
            <br />
            <span class="slip-paper-small">{slip.barcode}</span>
          </p>
        </>
      );
    case 'paid':
      return (
        <>
          {head}
          <p>
            <b>{slip.name}</b>
          </p>
          <p>{t.paid}:</p>
          <ul>
            {slip.charges.map(({ title, amount }) => (
              <li key={title}>
                {title}
                <br />
                <b>{money(amount)}</b>
              </li>
            ))}
          </ul>
          <p class="slip-paper-large">
            {t.total}: {money(slip.total)}
          </p>
          <p>{t.thanks}</p>
        </>
      );
    default:
      return slip satisfies never;
  }
}
