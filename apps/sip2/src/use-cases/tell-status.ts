import type { Message } from '../domain/layouts.ts';
import { yes } from './exchange.ts';

/** How long a machine waits for an answer, in tenths of a second, and how often it asks again. */
const TIMEOUT = '150';
const RETRIES = '003';

type Status = { online: boolean; institution: string; date: string; supported: string; location: string };

/** What a machine may do here, and whether it can right now. */
export const statusOf = ({ online, institution, date, supported, location }: Status): Message<'98'> => ({
  code: '98',
  fixed: {
    online: yes(online),
    checkin: 'Y',
    checkout: 'Y',
    renewal: yes(supported.endsWith('YY')),
    status_update: 'N',
    // What was done meanwhile is recorded when the library is back.
    offline: 'Y',
    timeout: TIMEOUT,
    retries: RETRIES,
    date,
    version: '2.00',
  },
  fields: [
    ['AO', institution],
    ['BX', supported],
    ['AN', location],
  ],
});
