import type { Sip2Context } from '../context.ts';
import type { Asking } from '../clients/ask.ts';
import type { Loan } from '../clients/loans.ts';
import type { Language } from '../domain/language.ts';
import type { Code, Field, Message } from '../domain/layouts.ts';
import { said } from '../domain/layouts.ts';
import { sipDueDate } from '../domain/sip-date.ts';

/** What an answer needs to know whatever is asked. */
export type Replying = {
  institution: string;
  language: Language;
  /** Now, as SIP2 writes it. */
  date: string;
};

/** A machine that has signed in asks for something. */
export type Visit = Asking &
  Replying & {
    context: Sip2Context;
    /** Makes a repetition of the message have one effect. */
    key: string;
  };

/** A message, and its answer. */
export type Exchange<Asked extends Code, Answered extends Code> = {
  answer(request: Message<Asked>, visit: Visit): Promise<Message<Answered>>;
  /** That it was not done, and a text for whoever stands there. */
  refuse(request: Message<Asked>, replying: Replying, text: string): Message<Answered>;
};

/** The fields of an answer: what the library is called, and what was asked about, first. */
export const answerFields = (
  request: Message,
  { institution }: Replying,
  repeated: readonly string[],
  more: readonly (Field | undefined)[],
): Field[] => [
  ['AO', institution],
  ...repeated.map((name): Field => [name, said(request, name)]),
  ...more.filter((field) => field !== undefined),
];

/** What was lent, and until when; both fields are empty where nothing was. */
export const aboutLoan = (loan: Loan | undefined): Field[] => [
  ['AJ', loan?.title ?? ''],
  ['AH', loan ? sipDueDate(loan.due_date, loan.due_time) : ''],
];

/** What is shown to people; a machine shows no empty text. */
export const shown = (text: string): Field | undefined => (text === '' ? undefined : ['AF', text]);

export const yes = (is: boolean): 'Y' | 'N' => (is ? 'Y' : 'N');
export const one = (is: boolean): '1' | '0' => (is ? '1' : '0');
