import type { components } from '#contracts/public.ts';
import { Button } from '../design/button.tsx';
import { Confirm } from '../design/confirm.tsx';
import { Message } from '../design/message.tsx';
import { answered, api } from '../house/api.ts';
import { useDeed } from '../house/asking.ts';
import { useFormats } from '../house/formats.ts';
import { defineTexts, useTexts } from '../house/language.ts';
import { Trouble } from '../house/trouble.tsx';

type Loan = components['schemas']['Loan'];

/** From so many claims on, somebody should talk to the reader. */
const SEVERAL = 3;

const texts = defineTexts({
  ru: {
    claim: 'Говорит, что вернул',
    claimThis: (title: string) => `Говорит, что вернул: ${title}`,
    question: 'Книгу начнут искать на полках. Штраф за неё расти не будет, напоминания прекратятся. Записать?',
    yes: 'Да, записать',
    no: 'Отмена',
    several: (count: string) => `Заявлений о возврате у читателя: ${count}. Поговорите с ним.`,
    found: 'Нашлась на полке',
    foundThis: (title: string) => `Нашлась на полке: ${title}`,
    withdraw: 'Нашлась у читателя',
    withdrawThis: (title: string) => `Нашлась у читателя: ${title}`,
  },
  en: {
    claim: 'Says it was returned',
    claimThis: (title: string) => `Says it was returned: ${title}`,
    question: 'The book will be looked for on the shelves. Its fine stops growing, and reminders end. Record this?',
    yes: 'Yes, record it',
    no: 'Cancel',
    several: (count: string) => `Books that this reader says they returned: ${count}. Please talk to them.`,
    found: 'Found on the shelf',
    foundThis: (title: string) => `Found on the shelf: ${title}`,
    withdraw: 'The reader has it',
    withdrawThis: (title: string) => `The reader has it: ${title}`,
  },
});

type ClaimProps = {
  loan: Loan;
  /** The names of the questions that have new answers afterwards. */
  changes: string[][];
};

/** Records that the reader of a book says they have brought it back, or ends that. */
export function Claim({ loan, changes }: ClaimProps) {
  const t = useTexts(texts);
  const { number } = useFormats();
  const claim = useDeed(
    (_: undefined, key) =>
      answered(
        api.POST('/loans/{loan_id}/claim', {
          params: { path: { loan_id: loan.id }, header: { 'Idempotency-Key': key } },
          body: {},
        }),
      ),
    changes,
  );
  const withdraw = useDeed(
    (_: undefined, key) =>
      answered(
        api.DELETE('/loans/{loan_id}/claim', {
          params: { path: { loan_id: loan.id }, header: { 'Idempotency-Key': key } },
        }),
      ),
    changes,
  );
  const claims = claim.data?.claims ?? 0;
  if (loan.status !== 'claimed_returned')
    return (
      <>
        <Confirm
          kind="ordinary"
          label={t.claimThis(loan.title)}
          question={t.question}
          yes={t.yes}
          no={t.no}
          busy={claim.isPending}
          onConfirm={() => claim.mutate(undefined)}
        >
          {t.claim}
        </Confirm>
        {claim.error && <Trouble error={claim.error} />}
      </>
    );
  return (
    <>
      {claims >= SEVERAL && (
        <Message tone="bad">
          <p>{t.several(number(claims))}</p>
        </Message>
      )}
      <div class="row">
        <FoundOnShelf loan={loan} changes={changes} />
        <Button busy={withdraw.isPending} onPress={() => withdraw.mutate(undefined)} label={t.withdrawThis(loan.title)}>
          {t.withdraw}
        </Button>
      </div>
      {withdraw.error && <Trouble error={withdraw.error} />}
    </>
  );
}

/** The library had the book all the time: nothing is charged for it. */
export function FoundOnShelf({ loan, changes }: ClaimProps) {
  const t = useTexts(texts);
  const found = useDeed(
    (_: undefined, key) =>
      answered(
        api.POST('/loans/return', {
          params: { header: { 'Idempotency-Key': key } },
          body: { loan_id: loan.id, found_on_shelf: true },
        }),
      ),
    changes,
  );
  return (
    <>
      <Button busy={found.isPending} onPress={() => found.mutate(undefined)} label={t.foundThis(loan.title)}>
        {t.found}
      </Button>
      {found.error && <Trouble error={found.error} />}
    </>
  );
}
