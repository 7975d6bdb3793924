import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { asTables } from '#postgres/as-tables.ts';
import type { EventData, EventType } from '#events';
import notificationsContract from '#contracts/notifications.json' with { type: 'json' };
import type { Border } from '#testing/border.ts';
import { notifications } from '../../apps/notifications/src/service.ts';
import { startNotifications } from '../../apps/notifications/src/testing/notifications.ts';
import { answered, delivered, eventIdOf, profile, typesIn, writesIn, type Act, type Alone } from './alone.ts';

type Notified = { child: string; guardians: string[]; known: string; unknown: string; waiting: string; failed: string };

export async function notificationsAlone(border: Border): Promise<Alone> {
  const contacts = new Set<string>();
  /** Those who have no address, and their guardians. */
  const children = new Map<string, string[]>();
  const service = await startNotifications({
    border,
    invoke: ({ path }) => {
      const id = path.replace('/internal/contacts/', '');
      const { user_id: _id, role: _role, ...contact } = profile(id, 1);
      const guardians = children.get(id)?.map((one) => ({ id: one, email: profile(one, 1).email, language: 'ru' }));
      if (guardians) return { status: 200, body: { id, deleted: false, ...contact, email: undefined, guardians } };
      return contacts.has(id)
        ? { status: 200, body: { id, deleted: false, ...contact } }
        : { status: 404, body: { code: 'user_not_found' } };
    },
  });
  const admin = { id: randomUUID(), role: 'admin' as const };
  const deliver = async <Type extends EventType>(topic: string, type: Type, user: string, data: EventData[Type]) =>
    delivered(await service.deliver(topic, type, data, { id: eventIdOf(type, user), subject: user }));
  const tell = (user_id: string) =>
    deliver('notifications.email', 'notifications.email', user_id, {
      type: 'book_available',
      user_id,
      book_title: 'Дар',
    });
  const register = (user: string) =>
    deliver('user.events', 'user.registered', user, { ...profile(user, 1), event_type: 'user.registered' });
  const noticeTo = (user: string) =>
    service.db.selectFrom('delivery').select('id').where('user_id', '=', user).executeTakeFirstOrThrow();

  const actsIn = ({ child, guardians, known, unknown, waiting, failed }: Notified): Record<string, Act> => ({
    'notifications.email': () => tell(known),
    'notifications.email, to somebody unknown': () => tell(unknown),
    'notifications.email, to guardians': () => tell(child),
    'notifications.email, about a child': () => {
      const [, user_id = ''] = guardians;
      return deliver('notifications.email', 'notifications.email', user_id, {
        type: 'child_linked',
        user_id,
        relative_id: child,
        ends_on: '2030-09-14',
      });
    },
    'user.deleted, of a guardian': () => {
      const [user_id = ''] = guardians;
      return deliver('user.events', 'user.deleted', user_id, { event_type: 'user.deleted', user_id });
    },
    'notifications.email, with a link': () =>
      deliver('notifications.email', 'notifications.email', known, {
        type: 'password_reset',
        user_id: known,
        link_id: known,
      }),
    'user.registered': () => register(waiting),
    'user.changed': () =>
      deliver('user.events', 'user.changed', waiting, { ...profile(waiting, 2), event_type: 'user.changed' }),
    'user.history_chosen': () =>
      deliver('user.events', 'user.history_chosen', known, {
        event_type: 'user.history_chosen',
        user_id: known,
        reading_history: 'none',
        account_version: 2,
      }),
    'reader.merged': () =>
      deliver('user.events', 'reader.merged', known, { event_type: 'reader.merged', from: known, to: waiting }),
    'user.deleted': () =>
      deliver('user.events', 'user.deleted', failed, { event_type: 'user.deleted', user_id: failed }),
    retryNotice: async () => {
      const { id } = await noticeTo(failed);
      const answer = answered(await service.request('POST', `/notifications/${id}/retry`, { as: admin }));
      // It was queued, but its answer was lost.
      return answer === '409 notice_not_failed' ? '200 ""' : answer;
    },
    retryFailedNotices: async () =>
      answered(await service.request('POST', '/notifications/retry-failed', { as: admin })),
    'ask-for-recipients': async () => {
      await service.runJob('ask-for-recipients');
      return 'done';
    },
    'forget-reading': async () => {
      const choice = { user_id: failed, choice: 'none' as const, account_version: 2 };
      await service.db
        .insertInto('history_choice')
        .values(choice)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      await sql`update delivery set created_at = now() - interval '4 days' where user_id = ${failed}`.execute(
        service.db,
      );
      await service.runJob('forget-reading');
      return 'done';
    },
    'give-up-waiting-notices': async () => {
      await service.runJob('give-up-waiting-notices');
      return 'done';
    },
  });

  return {
    db: asTables<object>(service.db),
    database: service.database,
    aSituation: async () => {
      // Nothing is left of the situations before.
      await service.runJob('ask-for-recipients');
      await service.request('POST', '/notifications/retry-failed', { as: admin });
      const [known, unknown, waiting, failed] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
      const [child, guardians] = [randomUUID(), [randomUUID(), randomUUID()]];
      children.set(child, guardians);
      await register(known);
      await tell(waiting);
      await register(failed);
      await tell(failed);
      await service.db
        .updateTable('delivery')
        .set({ status: 'failed', attempts: 5, due_at: null })
        .where('user_id', '=', failed)
        .execute();
      for (const user of [unknown, waiting]) contacts.add(user);
      return actsIn({ child, guardians, known, unknown, waiting, failed });
    },
    repeatable: [],
    wanted: [
      ...writesIn(notificationsContract, []),
      ...typesIn(notifications.subscriptions(service.context)),
      ...Object.keys(notifications.jobs(service.context)),
      'notifications.email, to somebody unknown',
      'notifications.email, to guardians',
      'notifications.email, about a child',
      'user.deleted, of a guardian',
      'notifications.email, with a link',
    ],
    retryParked: service.retryParked,
    // A question that got no answer is asked again a minute later.
    later: async () => {
      await service.db.updateTable('delivery').set({ ask_at: null }).where('ask_at', 'is not', null).execute();
      await service.runJob('ask-for-recipients');
    },
    rules: {
      'a notice has one delivery': `select user_id, type from delivery group by 1, 2, guardian_id, subject, command having count(*) > 1`,
      'a notice to somebody known does not wait for their address': `
        select delivery.id from delivery join recipient using (user_id)
        where status = 'queued' and (due_at is null or address is null) and recipient.email is not null
          and command->>'link_id' is null and command->>'relative_id' is null and guardian_id is null`,
      'of somebody deleted no address and no text is left': `
        select delivery.id from delivery join recipient using (user_id)
        where recipient.full_name is null and (address is not null or html is not null or status = 'queued')`,
      'of a guardian who is deleted nothing is left with the notices of the child': `
        select delivery.id from delivery join recipient on recipient.user_id = guardian_id where full_name is null`,
      'every event was handled': `select event_id, cause_code, cause_detail from parked_event
        union all select event_id, cause_code, cause_detail from dead_letter`,
    },
    broken: () => Promise.resolve([]),
    stop: service.stop,
  };
}
