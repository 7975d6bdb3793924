import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { LRUCache } from 'lru-cache';
import { errors, type Adapter, type AdapterConstructor, type AdapterPayload } from 'oidc-provider';
import { findAppToken, isConsumed, storeAppToken } from '../store/app-tokens.ts';
import { consume } from '../store/consume.ts';
import { findDeviceCode, storeDeviceCode } from '../store/device-codes.ts';
import type { Tables } from '../store/schema.ts';
import { clientMetadata } from './client-metadata.ts';

type Options = {
  db: Kysely<Tables>;
  now: () => Date;
  nextRefreshToken: (token: string) => string;
  /** Ends what an app was let do. */
  endSession: (id: string) => Promise<void>;
  /** Asks who it is that an app was let act for. @throws ApiError 503 */
  askAccount: (code: AdapterPayload) => Promise<unknown>;
};

/** How long a client that did not get the answer may send the same refresh token again. */
const REPLAY_MS = 30_000;
/** What the server keeps of a person's answer lives as long as the one question that brings it. */
const ANSWER_MS = 60_000;

/**
 * Where the OAuth server has what it keeps. Its clients are programs and apps; a grant is a session (docs/decisions/0032), and
 * whatever was given by it is found only while that lasts.
 */
export function adapterOn(options: Options): AdapterConstructor {
  const answers = new LRUCache<string, AdapterPayload>({ max: 1_000, ttl: ANSWER_MS });
  return class implements Adapter {
    readonly #kept: Pick<Adapter, 'find' | 'upsert' | 'consume' | 'destroy'>;

    constructor(name: string) {
      this.#kept = KINDS[name]?.(options, answers) ?? storedNowhere(name);
    }

    find = (id: string) => this.#kept.find(id);
    upsert = (id: string, payload: AdapterPayload, expiresIn: number) => this.#kept.upsert(id, payload, expiresIn);
    consume = (id: string) => this.#kept.consume(id);
    destroy = (id: string) => this.#kept.destroy(id);
    findByUid = (): Promise<undefined> => Promise.resolve(undefined);
    findByUserCode = (): Promise<undefined> => Promise.resolve(undefined);
    /** With the grant ends the session, and with it all that belongs to it. */
    revokeByGrantId = (): Promise<void> => Promise.resolve();
  };
}

type Kept = Pick<Adapter, 'find' | 'upsert' | 'consume' | 'destroy'>;

const never = (name: string, act: string) => (): Promise<never> =>
  Promise.reject(new Error(`The OAuth server does not ${act} anything of the kind ${name}.`));

const storedNowhere = (name: string): Kept => ({
  find: () => Promise.resolve(undefined),
  upsert: never(name, 'store'),
  consume: never(name, 'use'),
  destroy: never(name, 'destroy'),
});

const KINDS: Record<string, (options: Options, answers: LRUCache<string, AdapterPayload>) => Kept> = {
  Client: ({ db }) => ({ ...storedNowhere('Client'), find: (id) => clientMetadata(db, id) }),
  Interaction: (_options, answers) => keptMeanwhile('Interaction', answers),
  Session: (_options, answers) => keptMeanwhile('Session', answers),
  Grant: (options) => ({ ...stored('Grant', options), destroy: options.endSession }),
  AuthorizationCode: (options) => {
    const kept = stored('AuthorizationCode', options);
    return {
      ...kept,
      // Of two who bring the same code at once, one has copied it.
      consume: async (id) => {
        const code = await kept.find(id);
        // Before the code is used up: it is to be good still when an account can be asked again.
        if (code) await options.askAccount(code);
        if (await consume(options.db, 'client_app_token', hashOf('AuthorizationCode', id), options.now())) return;
        if (code?.grantId) await options.endSession(code.grantId);
        throw new errors.InvalidGrant('authorization code already consumed');
      },
    };
  },
  DeviceCode: (options) => deviceCodes(options),
  RefreshToken: (options) => ({
    ...stored('RefreshToken', options),
    find: (id) => findRefreshToken(options, id),
    consume: async (id) =>
      void (await consume(options.db, 'client_app_token', hashOf('RefreshToken', id), options.now())),
  }),
};

/** What begins and ends with one question to this process. */
function keptMeanwhile(name: string, answers: LRUCache<string, AdapterPayload>): Kept {
  const key = (id: string) => `${name} ${id}`;
  return {
    find: (id) => Promise.resolve(answers.get(key(id))),
    upsert: async (id, payload) => void answers.set(key(id), payload),
    consume: never(name, 'use'),
    destroy: async (id) => void answers.delete(key(id)),
  };
}

const hashOf = (name: string, id: string): Buffer => createHash('sha256').update(`${name} ${id}`).digest();

function stored(name: string, { db, now }: Options): Kept {
  return {
    find: async (id) => {
      const found = await findAppToken(db, hashOf(name, id));
      return found && { ...found.payload, jti: id, ...consumedAt(found.consumed_at) };
    },
    upsert: async (id, { jti: _known, ...payload }, expiresIn = 0) => {
      const token = {
        id_hash: hashOf(name, id),
        session_id: name === 'Grant' ? id : sessionIn(payload),
        payload,
        expires_at: new Date(now().getTime() + expiresIn * 1000),
      };
      await storeAppToken(db, token, name === 'RefreshToken' ? { last_used_at: now() } : undefined);
    },
    consume: never(name, 'use'),
    // It is found no more once its session ends, and purged when it expires.
    destroy: () => Promise.resolve(),
  };
}

/** What a device shows is hashed as what it keeps. */
export const hashOfUserCode = (code: string): Buffer => hashOf('UserCode', code);

function deviceCodes({ db, now, endSession, askAccount }: Options): Kept {
  const find = async (id: string) => {
    const found = await findDeviceCode(db, hashOf('DeviceCode', id));
    return found && { ...found.payload, jti: id, ...consumedAt(found.consumed_at) };
  };
  return {
    find,
    upsert: async (id, { jti: _known, userCode = '', ...payload }, expiresIn = 0) =>
      storeDeviceCode(db, {
        id_hash: hashOf('DeviceCode', id),
        user_code_hash: hashOfUserCode(userCode),
        client_app_id: payload.clientId ?? '',
        payload,
        expires_at: new Date(now().getTime() + expiresIn * 1000),
      }),
    consume: async (id) => {
      const code: AdapterPayload | undefined = await find(id);
      if (code?.grantId) await askAccount(code);
      if (await consume(db, 'device_code', hashOf('DeviceCode', id), now())) return;
      if (code?.grantId) await endSession(code.grantId);
      throw new errors.InvalidGrant('device code already consumed');
    },
    destroy: () => Promise.resolve(),
  };
}

const consumedAt = (at: Date | null) => at && { consumed: Math.floor(at.getTime() / 1000) };

function sessionIn({ grantId }: AdapterPayload): string {
  if (grantId === undefined) throw new Error('The OAuth server stores something that belongs to no grant.');
  return grantId;
}

/**
 * One that was just used counts as unused, as long as the next one is: its answer may have been lost. The next one is always
 * the same, so what an app was let do never forks.
 */
async function findRefreshToken(options: Options, id: string): Promise<AdapterPayload | undefined> {
  const { db, now, nextRefreshToken } = options;
  const found = await findAppToken(db, hashOf('RefreshToken', id));
  if (!found) return undefined;
  const { consumed_at: at, payload } = found;
  const isRepeated =
    at !== null &&
    now().getTime() - at.getTime() <= REPLAY_MS &&
    !(await isConsumed(db, hashOf('RefreshToken', nextRefreshToken(id))));
  return { ...payload, jti: id, ...(isRepeated ? {} : consumedAt(at)) };
}
