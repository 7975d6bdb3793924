import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { waitFor } from '#testing/wait-for.ts';
import { allEmails } from '../support/library.ts';
import { publishAs } from '../support/publish.ts';

const NOTICES = 2_000;
const PUBLISHERS = 16;

test('of thousands of notices sent side by side each reaches its own reader, with its own words', async () => {
  const domain = `${randomUUID()}.readers.example`;
  const commands = Array.from({ length: NOTICES }, (_, index) => ({
    id: randomUUID(),
    command: {
      type: 'book_available',
      user_id: randomUUID(),
      user_email: `reader-${index}@${domain}`,
      book_title: `Книга ${index} ${domain}`,
    },
  }));
  const waiting = commands.values();
  await Promise.all(
    Array.from({ length: PUBLISHERS }, async () => {
      for (const { id, command } of waiting) {
        const answer = await publishAs('loans', 'notifications.email', 'notifications.email', command, { id });
        expect(answer.ok).toBe(true);
      }
    }),
  );

  const ours = async () => (await allEmails()).filter(({ html }) => html.includes(domain));
  await waitFor('every notice', async () => (await ours()).length >= NOTICES, 240);

  const numberOf = (html: string) => /Уведомление ([0-9a-f-]{36})/.exec(html)?.[1];
  const received = new Map((await ours()).map((email) => [numberOf(email.html), email]));
  const expected = commands.map(({ id, command: { user_email, book_title } }) => ({
    id,
    to: [user_email],
    subject: `Отложена книга: «${book_title}»`,
    hasItsTitle: true,
  }));
  const seen = commands.map(({ id, command: { book_title } }) => {
    const email = received.get(id);
    return { id, to: email?.to, subject: email?.subject, hasItsTitle: email?.html.includes(`«${book_title}»`) };
  });
  expect(seen.filter((one, index) => JSON.stringify(one) !== JSON.stringify(expected[index]))).toEqual([]);
}, 300_000);
