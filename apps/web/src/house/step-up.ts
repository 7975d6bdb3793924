import { useSyncExternalStore } from 'preact/compat';
import type { components } from '#contracts/public.ts';
import { signedIn } from './session.ts';

/** How the question ends: whether it is who is signed in. */
type Question = { answer: Promise<boolean>; end: (proven: boolean) => void };

let question: Question | undefined;
const listeners = new Set<() => void>();

function ask(next: Question | undefined): void {
  question = next;
  for (const listener of listeners) listener();
}

/** Asks whoever sits there to prove that it is they who are signed in; requests that come meanwhile wait for the same answer. */
export function askWhoItIs(): Promise<boolean> {
  if (question) return question.answer;
  let end: Question['end'] = () => undefined;
  const answer = new Promise<boolean>((resolve) => (end = resolve));
  ask({ answer, end });
  return answer;
}

/** They have, or will not. */
export function endQuestion(proven?: components['schemas']['PageSession']): void {
  if (proven) signedIn(proven);
  question?.end(proven !== undefined);
  ask(undefined);
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** Whether somebody is asked just now. */
export const useQuestion = (): boolean => useSyncExternalStore(subscribe, () => question !== undefined);
