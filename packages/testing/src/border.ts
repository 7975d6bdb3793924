import { Kysely, PostgresDialect } from 'kysely';
import { unavailable } from '#core/api-error.ts';
import { openPool, type PoolSettings } from '#postgres/database.ts';

/**
 * Stands between a service and what it talks to: each statement, each call of another app and each value of a state
 * store passes through it.
 *
 * @param what names it
 */
export type Border = <Result>(what: string, pass: () => Promise<Result>) => Promise<Result>;

export const openBorder: Border = (_what, pass) => pass();

/** Thrown by a border: what was on its way is cut off, as if a connection broke. */
export class CutOff extends Error {}

/** A service's database behind a border. A connection that was cut off stays broken, and its transaction is undone. */
export function databaseBehind<Tables>(border: Border, url: string, settings: PoolSettings): Kysely<Tables> {
  const pool = openPool(url, settings);
  const connect = async () => behind(border, await pool.connect());
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: { connect, end: pool.end } }) });
}

type Client = Awaited<ReturnType<ReturnType<typeof openPool>['connect']>>;

function behind(border: Border, client: Client): Client {
  let broken = false;
  const query = async (text: string, values: readonly unknown[]) => {
    if (broken) throw unavailable('the connection is broken');
    try {
      return await border(`sql ${text}`, () => client.query(text, [...values]));
    } catch (error) {
      if (!(error instanceof CutOff)) throw error;
      broken = true;
      throw unavailable(error);
    }
  };
  const release = () => client.release(broken);
  return new Proxy(client, {
    get: (target, name): unknown =>
      name === 'query' ? query : name === 'release' ? release : Reflect.get(target, name),
  });
}

/** A function behind a border, for one that calls another app or a store. */
export const passing =
  <Parameters extends unknown[], Result>(
    border: Border,
    what: (...given: Parameters) => string,
    call: (...given: Parameters) => Result | Promise<Result>,
  ) =>
  async (...given: Parameters): Promise<Result> => {
    try {
      return await border(what(...given), async () => call(...given));
    } catch (error) {
      throw error instanceof CutOff ? unavailable(error) : error;
    }
  };
