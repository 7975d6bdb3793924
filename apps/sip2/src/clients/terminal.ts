import type { Auth, Token } from './auth.ts';

/** The library does not know the machine any more, or never did. */
export class NotSignedIn extends Error {}

/** A token that ends so soon is not used for one more call. */
const RENEW_BEFORE_MS = 60_000;

/** A machine that has signed in: whatever it asks, it asks with a token of its own. */
export class Terminal {
  readonly id: string;
  /** Where it stands, as it says itself. */
  readonly location: string;
  readonly #renew: () => Promise<Token | undefined>;
  readonly #now: () => Date;
  #token: Token | undefined;

  constructor(
    { id, secret, location, token }: { id: string; secret: string; location: string; token: Token },
    { auth, now }: { auth: Pick<Auth, 'grant'>; now: () => Date },
  ) {
    this.id = id;
    this.location = location;
    this.#token = token;
    this.#now = now;
    this.#renew = () => auth.grant(id, secret);
  }

  /** @throws NotSignedIn if auth gives it no token any more */
  async authorization(): Promise<string> {
    const { token, until } = this.#token ?? { until: 0 };
    if (token !== undefined && until - RENEW_BEFORE_MS > this.#now().getTime()) return `Bearer ${token}`;
    this.#token = await this.#renew();
    if (!this.#token) throw new NotSignedIn();
    return `Bearer ${this.#token.token}`;
  }

  /** A service has refused the token: the next call asks auth for another, which it may not give. */
  forgetToken(): void {
    this.#token = undefined;
  }
}
