// Generated from contracts/openapi by `npm run generate`.
export interface paths {
    "/analytics/most-borrowed-books": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The books that were borrowed most
         * @description Most loans first; books with equally many by title.
         *
         *     It takes `reports.read`: librarian, branch_manager, admin, partner.
         */
        get: operations["reportMostBorrowedBooks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analytics/loans-per-day": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many books went out and came back, day by day
         * @description Every day of the period is there, oldest first, in the library's time zone.
         *
         *     It takes `reports.read`: librarian, branch_manager, admin, partner.
         */
        get: operations["reportLoansPerDay"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analytics/busiest-hours": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * When most books go out and come back
         * @description The hours of the week, busiest first, in the library's time zone; quiet ones are left out.
         *
         *     It takes `reports.read`: librarian, branch_manager, admin, partner.
         */
        get: operations["reportBusiestHours"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analytics/on-time-rate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many of the books that came back were on time
         * @description By the day on which they came back.
         *
         *     It takes `reports.read`: librarian, branch_manager, admin, partner.
         */
        get: operations["reportOnTimeRate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Register as a reader
         * @description The answer is the same, and as quick, whether the address is known or not. A link is sent to it; whoever opens that and gives the password (`completeVerification`) can sign in from then on. If the address has an account already, its mailbox hears so instead. Without a mailbox, a librarian can confirm who somebody is.
         */
        post: operations["register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/first-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Choose a first password, by a code from the desk
         * @description For a reader who was registered at the desk and has a slip with the number of their card and a code. The e-mail address is the one that they sign in with from now on. The code works once; wrong ones count as wrong passwords do.
         */
        post: operations["choosePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/email-verifications/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm an e-mail address, by the link of the e-mail that was sent to it and the account's password
         * @description The token is what stands after `#` in the link; the password is that of the registration, so that nobody confirms what somebody else has begun in their name. From then on the reader signs in by the address, may borrow and wait, and gets notices.
         */
        post: operations["completeVerification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/password-resets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a link to choose another password
         * @description The answer is the same, and as quick, whether the address is known or not: the e-mail is sent afterwards. Its link works once, within an hour, and asking again ends it. It opens accounts of readers from the desk and of staff too.
         */
        post: operations["requestPasswordReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/password-resets/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Choose another password, by the link of an e-mail
         * @description The token is what stands after `#` in the link. All sign-ins of the account end, and its owner is told by e-mail. A password that is refused leaves the link as it is. The link that tells a former address of a change also puts that back.
         */
        post: operations["completePasswordReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in
         * @description After five wrong passwords for one account, a client waits a minute before its next try there, and after each further one twice as long, a quarter of an hour at most; so it does after thirty for any accounts. While others fail at an account, whoever signs in from a network for the first time waits five minutes at most. `Retry-After` says when; nobody waits longer than they were told because of what others do. A client is its IPv4 address, or the /64 of its IPv6 address. Whoever has a second factor gets `second_factor_needed` with a `challenge`, which is good for five minutes and one sign-in: it goes on by `takeSecondStep`. `second_factor_missing` is for staff who must have one, where the library has decided so: `setUpToSignIn`.
         */
        post: operations["login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/login/second-step": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in, second step
         * @description By the challenge of `login`, and a code of the authenticator app or a recovery code. Each code is good once. Wrong ones make a client wait as wrong passwords do. The first code of an app that was set up by `setUpToSignIn` confirms it.
         */
        post: operations["takeSecondStep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/login/authenticator": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set up the authenticator app that one needs to sign in
         * @description By the challenge of `second_factor_missing`. The sign-in then goes on by `takeSecondStep`.
         */
        post: operations["setUpToSignIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/login/passkey/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a browser asks for a passkey with
         * @description For `navigator.credentials.get` (WebAuthn). It names no account: the browser offers what it has. The question in it is good for five minutes and one sign-in by `loginByPasskey`.
         */
        post: operations["askForPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/login/passkey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in by a passkey
         * @description The device has asked for a finger, a face or a PIN, so this is two factors at once: there is no second step, also for whoever must have one.
         */
        post: operations["loginByPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One's passkeys
         * @description The newest first; twenty at most.
         */
        get: operations["listPasskeys"];
        put?: never;
        /**
         * Add a passkey
         * @description What `navigator.credentials.create` has made of the options of `beginPasskey`.
         */
        post: operations["addPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/passkeys/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a browser makes a passkey with
         * @description For `navigator.credentials.create` (WebAuthn). The question in it is good for five minutes, and for the sign-in that asked.
         */
        post: operations["beginPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/passkeys/{passkey_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                passkey_id: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove one of one's passkeys
         * @description Nobody signs in by it any more. Sign-ins that are under way go on; they are listed by `listSessions`.
         */
        delete: operations["removePasskey"];
        options?: never;
        head?: never;
        /** Give one of one's passkeys another name */
        patch: operations["renamePasskey"];
        trace?: never;
    };
    "/outside-providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * By what else one may sign in
         * @description Sites whose accounts the library trusts to tell who somebody is, such as a city's; most libraries have none.
         */
        get: operations["listOutsideProviders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/outside-accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The outside accounts that one signs in by */
        get: operations["listOutsideAccounts"];
        put?: never;
        /**
         * Link an outside account
         * @description With what the provider has sent the browser back with, to the sign-in that `beginOutsideAccount` has sent there. That asked for a fresh sign-in.
         */
        post: operations["addOutsideAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/outside-accounts/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Go to a provider to link an account
         * @description The address is good for ten minutes, and for the sign-in that asked.
         */
        post: operations["beginOutsideAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/outside-accounts/{outside_account_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                outside_account_id: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Sign in by an outside account no more */
        delete: operations["removeOutsideAccount"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's second factor */
        get: operations["showSecondFactor"];
        put?: never;
        post?: never;
        /** Remove one's second factor, with the recovery codes */
        delete: operations["removeSecondFactor"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/second-factor/authenticator": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set up an authenticator app
         * @description Any that knows TOTP (RFC 6238). It counts as soon as `confirmAuthenticator` has had a code of it.
         */
        post: operations["setUpAuthenticator"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/second-factor/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm an authenticator app by its first code */
        post: operations["confirmAuthenticator"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/second-factor/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** New recovery codes in the place of the old ones */
        post: operations["renewRecoveryCodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{user_id}/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove somebody's second factor
         * @description With their passkeys. For admins, when a telephone and the recovery codes are lost, or in the wrong hands. All sign-ins of the account end.
         *
         *     It takes `second_factors.remove_any`: admin.
         */
        delete: operations["removeSecondFactorOfUser"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change a refresh token for new tokens
         * @description Each refresh token works once. Sent again within 30 seconds, while the new one is unused, it gets the same new one, for a client whose answer was lost. Any other second use means that it was stolen or copied, so the whole sign-in ends.
         */
        post: operations["refresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/step-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Prove again who one is
         * @description As `refresh`, and the new access token is good for what cannot be undone: for ten minutes after this or after a sign-in. Without that, such operations answer `fresh_sign_in_needed`. One of three is enough: the password, a code that the authenticator app shows (no recovery code), or the answer of a passkey to `askToStepUp`. Wrong ones count as those at a sign-in do, and do not use the refresh token up.
         */
        post: operations["stepUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/step-up/passkey/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a browser asks for one of one's own passkeys with
         * @description The question in it is good for five minutes, and for `stepUp` of the sign-in that asked.
         */
        post: operations["askToStepUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign out
         * @description Ends the sign-in that the access token belongs to, with its refresh token.
         */
        post: operations["logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where one is signed in
         * @description One's own sign-ins that can still be renewed, newest first. A network is given only as far as it tells the place: 24 bits of an IPv4 address, 48 of an IPv6 address.
         */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        /**
         * Sign out everywhere else
         * @description Ends all of one's sign-ins but the one that the access token belongs to.
         */
        delete: operations["endOtherSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/sessions/{session_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End one of one's sign-ins */
        delete: operations["endSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/children/{user_id}/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Exchange one's own access token for one that acts for a child
         * @description For whoever is the child's guardian today (docs/decisions/0039). The token is the child's, says in `act` who acts, as RFC 8693 has it, and does what docs/permissions.md lists for guardians. It belongs to the sign-in of the guardian and ends with it; there is none to renew it by: ask again, and it is looked whether one is the guardian still.
         */
        post: operations["actForChild"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{user_id}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Sign somebody out everywhere
         * @description For an account that may be in the wrong hands. Whoever knows the password can sign in again.
         *
         *     It takes `sessions.end_any`: admin.
         */
        delete: operations["endSessionsOfUser"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{user_id}/sign-in-delay": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        /**
         * How long somebody waits to sign in, because of tries that failed
         * @description It takes `sign_in_delays.lift`: branch_manager, admin.
         */
        get: operations["readSignInDelay"];
        put?: never;
        post?: never;
        /**
         * Let somebody sign in at once
         * @description For a reader who has forgotten their password and tried too often, or whose account strangers try. All that has failed at the account is forgotten; what a network has failed at other accounts is not.
         *
         *     It takes `sign_in_delays.lift`: branch_manager, admin.
         */
        delete: operations["liftSignInDelay"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/delayed-networks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The networks from which nobody can sign in for a while, because too many tries failed there
         * @description A school or an office may have one address for everybody. A network is named roughly, by 24 bits of its IPv4 address or 48 of its IPv6 address, and only while it waits. The one whose last try failed last comes first.
         *
         *     It takes `sign_in_delays.lift`: branch_manager, admin.
         */
        get: operations["listDelayedNetworks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/delayed-networks/{network_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                network_id: components["schemas"]["NetworkId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Let everybody in a network sign in at once
         * @description What has failed from there is forgotten. An account at which too many tries failed still waits (`liftSignInDelay`).
         *
         *     It takes `sign_in_delays.lift`: branch_manager, admin.
         */
        delete: operations["liftNetworkDelay"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/validate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Is this access token good?
         * @description One that was given to an app is not, here; whoever has it asks `introspectToken`, which tells its scopes.
         */
        post: operations["validate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/jwks.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The public keys that check access tokens (RFC 7517) */
        get: operations["jwks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/signing-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The keys that sign access tokens, and those that have
         * @description The newest first, until 90 days after they have signed for the last time.
         *
         *     It takes `signing_keys.write`: admin.
         */
        get: operations["listSigningKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/signing-keys/{kid}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke a key, at once
         * @description Every access token that it has signed is invalid everywhere within a minute. Nobody is signed out: whoever has such a token changes their refresh token for another one. If it is the key that signs, the next one does so now.
         *
         *     It takes `signing_keys.write`: admin.
         */
        delete: operations["revokeSigningKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/signing-keys/{kid}/replacement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let the next key sign from now on
         * @description The next key signs as soon as every service knows it, which is at once unless it was made within the last minute and a half. Tokens that this one has signed stay valid. It happens by itself after `SIGNING_KEY_DAYS`.
         *
         *     It takes `signing_keys.write`: admin.
         */
        post: operations["replaceSigningKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/programs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Client systems and self-check machines
         * @description In the order of their names.
         *
         *     It takes `programs.write`: admin.
         */
        get: operations["listPrograms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/programs/{program_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Register a client system or a self-check machine, or change it
         * @description The id is a UUID that you choose; it is the program's `client_id`. A program with another role than before needs new tokens: those that it has are invalid within seconds.
         *
         *     It takes `programs.write`: admin.
         */
        put: operations["setProgram"];
        post?: never;
        /**
         * Remove a program
         * @description Its tokens are invalid within seconds.
         *
         *     It takes `programs.write`: admin.
         */
        delete: operations["removeProgram"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/programs/{program_id}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a program a new secret
         * @description This answer is the only place where it is shown. The secret before, and tokens that were given for it, are invalid within seconds.
         *
         *     It takes `programs.write`: admin.
         */
        post: operations["giveProgramSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/apps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Apps that people may let act for them
         * @description In the order of their names.
         *
         *     It takes `programs.write`: admin.
         */
        get: operations["listApps"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/apps/{app_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Register an app, or change it
         * @description The id is a UUID that you choose; it is the app's `client_id`. A `public` app, as one on a telephone, has no secret; a `confidential` one has a server that keeps it. That stays. Where people come back to is exactly one of `redirect_uris`: `https`, `http` to a loopback address, whose port may be any, or a scheme of the app's own with a dot in it. A scope that is taken away is in no token from then on.
         *
         *     It takes `programs.write`: admin.
         */
        put: operations["setApp"];
        post?: never;
        /**
         * Remove an app
         * @description Whatever people have let it do ends; its tokens are invalid within seconds.
         *
         *     It takes `programs.write`: admin.
         */
        delete: operations["removeApp"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/apps/{app_id}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a confidential app a new secret
         * @description This answer is the only place where it is shown. The secret before stops working at once; what people have let the app do goes on.
         *
         *     It takes `programs.write`: admin.
         */
        post: operations["giveAppSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/oauth/authorization-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What an app asks of a person
         * @description For the page `/authorize`, to which an app sends a person's browser (RFC 6749, 4.1.1). Either who asks for what, or where the browser goes at once, with the error for the app.
         */
        post: operations["readAuthorizationRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/oauth/authorizations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let an app act for oneself, or do not
         * @description It is a sign-in of its own, which stands among one's sign-ins and is ended there.
         */
        post: operations["answerAuthorizationRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/oauth/device-authorizations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A code for a person to enter (RFC 8628)
         * @description For an app without redirect URIs, such as one on a screen in the hall: the person enters `user_code` at `/device`, and the app meanwhile asks for its token with `device_code`.
         */
        post: operations["authorizeDevice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/oauth/device-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the device asks that shows this code */
        post: operations["readDeviceRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/oauth/device-answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let the app on a device act for oneself, or do not
         * @description As `answerAuthorizationRequest`.
         */
        post: operations["answerDeviceRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/oauth/userinfo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who has let the app act for them (OpenID Connect Core, 5.3)
         * @description `name` and `locale` with the scope `profile`, `email` with the scope `email`.
         */
        get: operations["tellUserInfo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/oauth/introspection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Is this token of mine good? (RFC 7662)
         * @description For confidential apps, with `client_id` and `client_secret` in the form, about their own tokens.
         */
        post: operations["introspectToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/oauth/revocation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An app gives back what it was let do (RFC 7009)
         * @description By any of its tokens, which all end with it; those of access within seconds. A public app sends its `client_id` only.
         */
        post: operations["revokeToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/oauth/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tokens for a program or an app (RFC 6749)
         * @description For a program, `grant_type=client_credentials`, with `client_id` and `client_secret` in the form. What a token may do is what docs/permissions.md says of the program's role. There is no refresh token: ask again when it expires. For an app that somebody has let in, `authorization_code` with `code_verifier`, then `refresh_token`: each is good once, and a second use ends what the app was let do.
         */
        post: operations["grantToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/oauth/.well-known/openid-configuration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where programs and apps get tokens, and how (RFC 8414, OpenID Connect Discovery) */
        get: operations["tellOAuthMetadata"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/books": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Browse and search the catalogue */
        get: operations["listBooks"];
        put?: never;
        /**
         * Add a book, with its copies
         * @description Readers who wait for the author are told.
         *
         *     It takes `catalogue.write`: librarian, branch_manager, admin, partner.
         */
        post: operations["createBook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/books/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search the catalogue
         * @description As GET /books with a mandatory `q`.
         */
        get: operations["searchBooks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/books/popular": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The books that were borrowed most in the last 90 days */
        get: operations["listPopularBooks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/books/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add up to 500 books at once
         * @description Each record is judged by itself: a bad one is reported and the others are added. A record that was imported before, known by its `source_key`, is left as it is, so an import can be run again.
         *
         *     It takes `catalogue.import`: branch_manager, admin, partner.
         */
        post: operations["importBooks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/books/{book_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                book_id: components["parameters"]["BookId"];
            };
            cookie?: never;
        };
        /** One book */
        get: operations["getBook"];
        /**
         * Correct a book's description
         * @description It takes `catalogue.write`: librarian, branch_manager, admin, partner.
         */
        put: operations["updateBook"];
        post?: never;
        /**
         * Remove a book from the catalogue
         * @description Refused while a copy is out.
         *
         *     It takes `catalogue.write`: librarian, branch_manager, admin, partner.
         */
        delete: operations["deleteBook"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/books/{book_id}/places": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                book_id: components["parameters"]["BookId"];
            };
            cookie?: never;
        };
        /**
         * Where the copies of a book are
         * @description By branch, location and call number: how many the library has there, and how many can be borrowed now. A copy on its way counts where it goes.
         */
        get: operations["listPlaces"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/books/{book_id}/copies": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                book_id: components["parameters"]["BookId"];
            };
            cookie?: never;
        };
        /**
         * The copies of a book
         * @description It takes `copies.read`: librarian, branch_manager, admin, machine.
         */
        get: operations["listCopies"];
        put?: never;
        /**
         * Add a copy
         * @description Without a barcode, it gets the next free one; without a home branch, it is of the main one.
         *
         *     It takes `copies.write`: librarian, branch_manager, admin.
         */
        post: operations["addCopy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/copies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The copy with this barcode, whatever signs it has
         * @description It takes `copies.read`: librarian, branch_manager, admin, machine.
         */
        get: operations["getScannedCopy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Record where the copy with this barcode is
         * @description Missing, damaged, being repaired, lost, withdrawn, or back on the shelf. A copy that is out must be returned first. One that was sent to another branch and is put back on the shelf has not left.
         *
         *     It takes `copies.write`: librarian, branch_manager, admin.
         */
        patch: operations["changeScannedCopy"];
        trace?: never;
    };
    "/carried-copies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Copies, for a desk to carry
         * @description What a desk needs to tell what is scanned while the library is away, all of it, page by page. The `changes_cursor` of the first page is where `listCarriedCopyChanges` goes on.
         *
         *     It takes `copies.read`: librarian, branch_manager, admin, machine.
         */
        get: operations["listCarriedCopies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/carried-copies/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What has changed of it
         * @description Since a request before. The same may come again.
         *
         *     It takes `copies.read`: librarian, branch_manager, admin, machine.
         */
        get: operations["listCarriedCopyChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/copies/{barcode}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                barcode: components["schemas"]["Barcode"];
            };
            cookie?: never;
        };
        /**
         * The copy with this barcode
         * @description A barcode with a slash or another sign of addresses does not fit into a path; for any barcode, use `GET /copies`.
         *
         *     It takes `copies.read`: librarian, branch_manager, admin, machine.
         */
        get: operations["getCopy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Record where a copy is
         * @description Missing, damaged, being repaired, lost, withdrawn, or back on the shelf. A copy that is out must be returned first. For any barcode, use `PATCH /copies`.
         *
         *     It takes `copies.write`: librarian, branch_manager, admin.
         */
        patch: operations["changeCopy"];
        trace?: never;
    };
    "/copy-details": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Record what belongs to a copy
         * @description Its home branch, its place there, its call number, what it costs, a note of the staff, and what must be seen whenever it is scanned. What is not given is gone.
         *
         *     It takes `copies.write`: librarian, branch_manager, admin.
         */
        put: operations["describeCopy"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/copy-transits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a copy to another branch
         * @description It is in transit until it arrives. One that is in transit already goes to the given branch instead.
         *
         *     It takes `copies.write`: librarian, branch_manager, admin.
         */
        post: operations["sendCopy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/copy-arrivals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record that a copy lies at a branch, and learn what to do with it
         * @description One that was sent here, or was on order, is on the shelf. One that belongs elsewhere is in transit to its branch. Nothing changes for a copy that is where it belongs. A copy on loan is returned instead.
         *
         *     It takes `copies.write`: librarian, branch_manager, admin.
         */
        post: operations["receiveCopy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/copies-to-fetch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is to be fetched from the shelves of a branch
         * @description Copies that are kept for holds and stand on their shelves still, in the order of locations and call numbers. Scanned at the desk (`receiveCopy`), each says whether it goes on the hold shelf or to another branch. One that is not found is recorded as missing; then the hold gets another, or waits again.
         *
         *     It takes `copies.read`: librarian, branch_manager, admin, machine.
         */
        get: operations["listCopiesToFetch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/copies-to-clear": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is to be cleared from the hold shelf of a branch
         * @description Copies on the hold shelf whose holds have expired or were cancelled, in the order of locations and call numbers. Scanned at the desk (`receiveCopy`), each says where it goes: for the next reader in line, back to its shelf, or to its branch.
         *
         *     It takes `copies.read`: librarian, branch_manager, admin, machine.
         */
        get: operations["listCopiesToClear"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/copy-uses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Count that a copy was read in the library
         * @description It stays on the shelf.
         *
         *     It takes `copies.write`: librarian, branch_manager, admin.
         */
        post: operations["recordInHouseUse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/copy-history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What has become of a copy
         * @description Newest first, for three years. Who had it is not in it.
         *
         *     It takes `copies.read`: librarian, branch_manager, admin, machine.
         */
        get: operations["listCopyChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/copies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Copies that are on their way, or not where they belong
         * @description Those of which nothing was recorded for the longest time first.
         *
         *     It takes `copies.read`: librarian, branch_manager, admin, machine.
         */
        get: operations["reportCopies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/shelving-locations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The shelving locations that are in use
         * @description In the order of their letters; the first 200.
         *
         *     It takes `copies.read`: librarian, branch_manager, admin, machine.
         */
        get: operations["listLocations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in a page
         * @description As `login`, but the tokens come as cookies, so that a page can use them and no script can read them. From the library's own pages only; programs use `login`.
         */
        post: operations["openSession"];
        /**
         * Sign a page out
         * @description Ends the sign-in that the cookies belong to, and removes them. A session that has ended already is no error.
         */
        delete: operations["closeSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session/renewal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Renew a page's sign-in
         * @description As `refresh`. 401 if there is nothing to renew. Two pages that renew at once both stay signed in.
         */
        post: operations["renewSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session/child": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have a page act for a child
         * @description As `actForChild`: from then on its cookies are of the child's account, also when they are renewed, as long as the guardian is signed in and is the guardian. One who acts for a child goes back first.
         */
        post: operations["openChildSession"];
        /**
         * Go back from a child's account to one's own
         * @description As `renewSession`, without the child.
         */
        delete: operations["closeChildSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session/second-step": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in a page, second step
         * @description As `takeSecondStep`, by the challenge of `openSession`.
         */
        post: operations["takeSecondStepOnPage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session/passkey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in a page by a passkey
         * @description As `loginByPasskey`, by the question of `askForPasskey`.
         */
        post: operations["openSessionByPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session/outside": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Go to a provider to sign in a page
         * @description For an account of a city's site, or of another that `listOutsideProviders` names. The address is good for ten minutes, and for the browser that asked: it is known by a cookie.
         */
        post: operations["beginOutsideSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session/outside/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in a page by an outside account
         * @description With what the provider has sent the browser back with. It counts as a password does: whoever has a second factor, or must have one, takes the second step after it.
         */
        post: operations["openSessionByOutsideAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session/step-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Prove again who one is, on a page
         * @description As `stepUp`, for the sign-in that the cookies belong to.
         */
        post: operations["stepUpSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/desk/scan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was scanned, whatever it is
         * @description A reader's card, a copy, both if they have the same number, or neither. A card that was reported lost says so, and not whose it was. A copy that is on loan comes with its loan.
         *
         *     It takes `readers.read`: librarian, branch_manager, admin.
         */
        get: operations["lookUpScan"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/desk/scans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What was scanned while the library was away
         * @description Each code as by `GET /desk/scan`; what can be no number of a card or a copy is neither.
         *
         *     It takes `readers.read`: librarian, branch_manager, admin.
         */
        post: operations["lookUpScans"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/desk/check-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check in whatever lies on the desk, and learn what to do with it
         * @description One that is on loan, or that a reader has lost, is returned. One that was on its way, is recorded as missing or lost, or belongs elsewhere, is received at `branch_id`, and is kept for whoever waits for it first. What is damaged, in repair or withdrawn stays so, and `todo` says so. Without `branch_id`, a copy that nobody has is only told.
         *
         *     It takes `loans.return_any`: librarian, branch_manager, admin, machine.
         */
        post: operations["checkIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{user_id}/personal-data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All that the library holds on somebody, as an archive
         * @description A zip: a page to read, in the language of the account, and the data of each service as JSON. It has all of it or is not made: while a service does not answer, or several archives are under way, ask again later.
         *
         *     For anybody else's, it takes `readers.export`: branch_manager, admin.
         */
        get: operations["exportPersonalData"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the services answer, and what waits
         * @description Each app that subscribes to topics is asked by its sidecar, and has two seconds. Nothing is kept from one request to the next.
         *
         *     It takes `health.read`: admin.
         */
        get: operations["tellHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/audit-entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What staff did, and whose data they read
         * @description Of all apps, or of one. Newest first. The entries of an app that does not answer are missing, and the app is named. That it was read is itself an entry of each app.
         *
         *     It takes `audit.read`: admin.
         */
        get: operations["gatherAuditEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Messages that an app could not handle
         * @description Of all apps, or of one. Newest first. The letters of an app that does not answer are missing, and the app is named.
         *
         *     It takes `dead_letters.settle`: admin.
         */
        get: operations["gatherDeadLetters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/dead-letters/{app}/{letter_id}/redelivery": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let the app handle a dead letter again
         * @description Only the app that could not handle it gets it again. 409 `still_not_handled` says why it failed once more; the letter stays.
         *
         *     It takes `dead_letters.settle`: admin.
         */
        post: operations["redeliver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/dead-letters/{app}/{letter_id}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a dead letter up
         * @description Its data is erased; who discarded it, and when, is recorded.
         *
         *     It takes `dead_letters.settle`: admin.
         */
        post: operations["discard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/set-aside-messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Messages that an app could not publish
         * @description Of all apps, or of one. Newest first. An app that does not answer is named, and its messages are missing.
         *
         *     It takes `dead_letters.settle`: admin.
         */
        get: operations["gatherSetAsideMessages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/set-aside-messages/{app}/{message_id}/put-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Publish a message after all
         * @description For one whose cause is gone, as a limit of the broker that was raised. It is tried again within half a minute; refused again, it is set aside again. It comes after what its app has published meanwhile.
         *
         *     It takes `dead_letters.settle`: admin.
         */
        post: operations["putBack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/set-aside-messages/{app}/{message_id}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Discard a message that could not be published
         * @description Its data is erased; who discarded it, and when, is recorded.
         *
         *     It takes `dead_letters.settle`: admin.
         */
        post: operations["discardSetAside"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/loans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Loans of all readers
         * @description Newest first.
         *
         *     It takes `loans.read`: librarian, branch_manager, admin.
         */
        get: operations["listLoans"];
        put?: never;
        /**
         * Borrow a book
         * @description A reader borrows for themselves. A librarian may lend to any reader (`reader_id`, or the `card_number` that was scanned), this very copy (`barcode`), with a due date of their own, or record a loan that was written down while the system was away (`issued_at`).
         *
         *     For anybody else's, it takes `loans.lend`: librarian, branch_manager, admin, machine.
         */
        post: operations["issueLoan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/loans/issue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Borrow a book
         * @description The same as POST /loans.
         *
         *     For anybody else's, it takes `loans.lend`: librarian, branch_manager, admin, machine.
         */
        post: operations["issueLoanAtDesk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/loans/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Would a book be lent?
         * @description Asked as a loan is, and answered by the same rules; nothing is lent. What has changed by the time the loan is asked for may still refuse it.
         *
         *     For anybody else's, it takes `loans.lend`: librarian, branch_manager, admin, machine.
         */
        post: operations["checkLoan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/loans/override": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lend a book despite rules that are named
         * @description A person at the desk lends to somebody else, although these rules refuse it, and says why. What was overridden stays with the loan. A rule that is not named refuses as ever; naming one that does not refuse changes nothing. A branch manager may override more than a librarian, and nobody what is a fact rather than a rule: a copy that is out, an account that is closed. A book that is not for loan is due by the end of the day, unless a date is set.
         *
         *     It takes `loans.override`: librarian, branch_manager, admin.
         */
        post: operations["issueLoanByOverride"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/loans/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Return a book
         * @description By loan or by the copy's barcode. The desk, and machines, return anyone's. A reader says of their own that they have put it into the return box: the loan is then `claimed_returned` and stays theirs until the desk scans the copy, which counts as returned by the moment of their word. If nobody has scanned it by `claim_lapses_at`, the loan goes on as if they had said nothing, and they are believed once. Returning a loan twice changes nothing. A barcode that is not on loan is refused, and the code says why; one that was returned has the day, the instant and the loan in `facts`. A librarian may record when a book was really returned (`returned_at`), as into a return box or while the system was away. That moment counts for the fine, so nobody sets it for their own loan. What its reader has claimed to have returned counts as returned by the moment of the claim. A copy that is returned at another branch (`branch_id`) than its own is then in transit: `GET /copies` says where it goes.
         *
         *     For anybody else's, it takes `loans.return_any`: librarian, branch_manager, admin, machine.
         */
        post: operations["returnLoan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/loans/user/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A reader's loans
         * @description Newest first.
         *
         *     For anybody else's, it takes `loans.read`: librarian, branch_manager, admin.
         */
        get: operations["listReaderLoans"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/loans/{loan_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One loan
         * @description For anybody else's, it takes `loans.read`: librarian, branch_manager, admin.
         */
        get: operations["getLoan"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/loans/{loan_id}/renew": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Renew a loan
         * @description A refusal has all reasons, and the first day on which a renewal is possible, if there is one.
         *
         *     For anybody else's, it takes `loans.renew_any`: librarian, branch_manager, admin, machine.
         */
        post: operations["renewLoan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/loans/{loan_id}/due-date": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set another due date of a loan
         * @description From today on, also an earlier one, or one on which the branch is closed. The reader is told, reminders are sent for the new date, and what has accrued for the old one does not count. It is no renewal. Nobody does so for their own loan.
         *
         *     It takes `loans.set_dates`: librarian, branch_manager, admin.
         */
        put: operations["setDueDate"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/loans/{loan_id}/claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record that a reader says they have brought a book back
         * @description The loan stays open and is looked for; from the day of the claim on its fine accrues no more, it is not overdue, and no reminders are sent. It cannot be renewed. A return ends it, as of the claim. Nobody does so for their own loan.
         *
         *     It takes `loans.claim`: librarian, branch_manager, admin.
         */
        post: operations["claimReturned"];
        /**
         * Record that a reader has the book after all
         * @description The loan is as if nothing had been claimed; what it is overdue counts. A reader takes back what they alone have said.
         *
         *     For anybody else's, it takes `loans.claim`: librarian, branch_manager, admin.
         */
        delete: operations["withdrawClaim"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/loans/{loan_id}/lost": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record that a copy on loan is lost
         * @description The loan is over. The reader is charged what the copy costs and the fee of the policy for its processing, and told so. If the copy comes back all the same, its return cancels what the policy lets. Nobody does so for their own loan.
         *
         *     It takes `loans.declare_lost`: librarian, branch_manager, admin.
         */
        post: operations["declareLost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/loans/user/{user_id}/renewals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Renew all that a reader has on loan
         * @description Each loan is renewed, or its refusal has all reasons, as if it were asked for alone. Fifty of them, in the order in which they were lent; the cursor asks for those after them. All of the fifty are renewed at once, or none where a service does not answer.
         *
         *     For anybody else's, it takes `loans.renew_any`: librarian, branch_manager, admin, machine.
         */
        post: operations["renewAllLoans"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/loans/{loan_id}/renewal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Would a loan be renewed?
         * @description Answered by the same rules as a renewal; nothing is renewed.
         *
         *     For anybody else's, it takes `loans.renew_any`: librarian, branch_manager, admin, machine.
         */
        get: operations["checkRenewal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/loans/{loan_id}/renewal-override": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Renew a loan despite rules that are named
         * @description As a check-out despite rules: for somebody else, with a reason, and kept with the loan. What has accrued for a loan that is overdue is forgiven, so only a branch manager renews one.
         *
         *     It takes `loans.override`: librarian, branch_manager, admin.
         */
        post: operations["renewLoanByOverride"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/loans/{loan_id}/overrides": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which rules were overridden for a loan
         * @description Newest first; by whom, and why.
         *
         *     It takes `loans.read`: librarian, branch_manager, admin.
         */
        get: operations["listOverrides"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/waiting-list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My waiting list */
        get: operations["listWaiting"];
        put?: never;
        /**
         * Wait for a copy of a book, or for a new book by an author
         * @description Joining twice for the same book or author changes nothing. Whoever waits for a book has a hold on it, which is picked up at the main branch, and is told as soon as a copy is kept for them. Borrowing the book ends the waiting for it.
         */
        post: operations["joinWaitingList"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/waiting-list/books/{book_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who waits for a book
         * @description By holds, in line; the list of holds says more.
         *
         *     It takes `waiting_list.read`: librarian, branch_manager, admin.
         */
        get: operations["listWaitingReaders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/waiting-list/{entry_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Leave the waiting list, or cancel the hold */
        delete: operations["leaveWaitingList"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/holds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Place a hold on a book
         * @description A reader for themselves, or the desk for any reader, and then also on this very copy (`barcode`). The first copy that can be lent is kept for the first in line, and goes to the branch where they pick it up. Whoever has a hold on the book already gets that.
         *
         *     For anybody else's, it takes `holds.write`: librarian, branch_manager, admin, machine.
         */
        post: operations["placeHold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/holds/user/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A reader's holds
         * @description Those that are open, and those that have ended in the last three days; the oldest first.
         *
         *     For anybody else's, it takes `holds.read`: librarian, branch_manager, admin.
         */
        get: operations["listReaderHolds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/holds/books/{book_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who waits for a copy of a book, in line
         * @description Holds for which no copy is kept yet, the first in line first; such that are paused keep their places.
         *
         *     It takes `holds.read`: librarian, branch_manager, admin.
         */
        get: operations["listHoldQueue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/hold-shelf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What stands on the hold shelf of a branch, and for whom
         * @description By the last day on which it is kept.
         *
         *     It takes `holds.read`: librarian, branch_manager, admin.
         */
        get: operations["listHoldShelf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/holds/{hold_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                hold_id: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        /**
         * A hold
         * @description For anybody else's, it takes `holds.read`: librarian, branch_manager, admin.
         */
        get: operations["getHold"];
        /**
         * Change where and when a reader wants the book
         * @description As long as no copy is kept for it. Until `not_before` the hold is paused: it keeps its place in line, and others are served. After `not_after` the reader does not want the book any more. What is not given is gone.
         *
         *     For anybody else's, it takes `holds.write`: librarian, branch_manager, admin, machine.
         */
        put: operations["changeHold"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/holds/{hold_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a hold
         * @description The desk says why, and the reader is told. What was kept for it goes to the next in line. One that is cancelled already stays so.
         *
         *     For anybody else's, it takes `holds.write`: librarian, branch_manager, admin, machine.
         */
        post: operations["cancelHold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/holds/{hold_id}/shelf-day": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set another last day on the hold shelf
         * @description Later or earlier, from today until 366 days from now; if the branch is closed then, the next open day is set. The reader is told of it after some minutes. It holds whatever else changes, unless the branch closes on that day. Never for oneself.
         *
         *     It takes `holds.write`: librarian, branch_manager, admin, machine.
         */
        put: operations["setShelfDay"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/holds/{hold_id}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move a hold to another place in line
         * @description Never in a line in which one waits oneself. A place beyond the last is the last.
         *
         *     It takes `holds.reorder`: librarian, branch_manager, admin.
         */
        post: operations["moveHold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/holds/{hold_id}/recall": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Recall a copy that is on loan for a hold
         * @description When a hold is placed, this happens by itself; the desk asks for it where the copy that was recalled has gone to another reader. Of the loans that may be recalled, it is the one that is back first, and its reader is told. While it is out, and not looked for, nothing more is recalled for this hold. Never in a line in which one waits oneself.
         *
         *     It takes `holds.reorder`: librarian, branch_manager, admin.
         */
        post: operations["recallForHold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/author-alerts/{token}/end": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Of the List-Unsubscribe header and the last link of an e-mail about an author's new book. */
                token: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Be told no more of an author's new books
         * @description Whoever has the token may end this one alert, without signing in, as mail programs do by one click (RFC 8058). The answer is the same for a token that ends nothing any more. Opened in a browser, the address leads to a page that asks first.
         */
        post: operations["endAuthorAlert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/charges/user/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        /**
         * What a reader was charged, and what they owe
         * @description Newest first, each with the entries of its ledger. Only staff see who recorded them.
         *
         *     For anybody else's, it takes `charges.read`: librarian, branch_manager, admin.
         */
        get: operations["listCharges"];
        put?: never;
        /**
         * Charge a reader
         * @description For a damaged or lost copy, its processing, the membership, or anything else that the comment says. An overdue fine comes by itself. Never oneself.
         *
         *     It takes `charges.add`: librarian, branch_manager, admin.
         */
        post: operations["addCharge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/charges/user/{user_id}/pay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a sum from a reader
         * @description It is spread over what the reader owes, the oldest first, and the answer says how. A fine that still accrues takes nothing. Never one's own.
         *
         *     It takes `charges.settle`: librarian, branch_manager, admin.
         */
        post: operations["payBalance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payment-intents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin to pay online what one owes
         * @description Whole charges, or a sum, which is for the oldest first. Open `redirect_to` in the reader's browser: they pay there, and come back to the library's pages. The library learns from the provider what became of it; ask `GET /payment-intents/{payment_id}`.
         */
        post: operations["beginPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payment-intents/{payment_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What has become of a payment that one has begun
         * @description Known for a month after it has ended; what was paid stays in the ledger.
         */
        get: operations["getPaymentIntent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payment-notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tell that something has become of a payment (for the provider)
         * @description Nothing of it is believed: the library asks the provider. Of a payment that it does not know, nothing is done. It is told again where the answer is not 204.
         */
        post: operations["hearOfPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/charges/{charge_id}/pay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record that a charge was paid, or a part of it
         * @description Without an amount, all that is outstanding. Never one's own. A fine that still accrues is paid after the return.
         *
         *     It takes `charges.settle`: librarian, branch_manager, admin.
         */
        post: operations["payCharge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/charges/{charge_id}/waive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Waive a charge, or a part of it
         * @description Without an amount, all that is outstanding. Never one's own.
         *
         *     It takes `charges.waive`: librarian, branch_manager, admin.
         */
        post: operations["waiveCharge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/charges/{charge_id}/refund": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give back what was paid of a charge
         * @description Without an amount, all of it. What was given back is owed again, until the charge is cancelled or waived. Never one's own.
         *
         *     It takes `charges.refund`: branch_manager, admin.
         */
        post: operations["refundCharge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/charges/{charge_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a charge that was an error
         * @description What was paid of it is given back first. Never one's own.
         *
         *     It takes `charges.cancel`: branch_manager, admin.
         */
        post: operations["cancelCharge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tills": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tills, and what they have taken
         * @description The newest first.
         *
         *     It takes `tills.work`: librarian, branch_manager, admin.
         */
        get: operations["listTills"];
        put?: never;
        /**
         * Open a till
         * @description At a branch that uses tills. Of each name one is open at a time; several desks of a branch give theirs different names.
         *
         *     It takes `tills.work`: librarian, branch_manager, admin.
         */
        post: operations["openTill"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tills/{till_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                till_id: components["parameters"]["TillId"];
            };
            cookie?: never;
        };
        /**
         * A till, and what it has taken
         * @description It takes `tills.work`: librarian, branch_manager, admin.
         */
        get: operations["getTill"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tills/{till_id}/entries": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                till_id: components["parameters"]["TillId"];
            };
            cookie?: never;
        };
        /**
         * What was paid and given back at a till
         * @description The oldest first.
         *
         *     It takes `tills.work`: librarian, branch_manager, admin.
         */
        get: operations["listTillEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tills/{till_id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                till_id: components["parameters"]["TillId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close a till with what was counted in it
         * @description Nothing is taken by it any more. The answer says what should have been in it.
         *
         *     It takes `tills.work`: librarian, branch_manager, admin.
         */
        post: operations["closeTill"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lending-policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The policy table
         * @description The rows in force on a day, and those that are planned for later. The most specific one wins; `*` stands for any.
         */
        get: operations["listLendingPolicies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lending-policies/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which row of the policy table decides, and why
         * @description All rows that fit, the most specific one first. It decides; the others would, were those before it not there.
         *
         *     It takes `policies.explain`: librarian, branch_manager, admin.
         */
        get: operations["explainLendingPolicy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lending-policies/simulate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try changes of the policy table on past loans
         * @description Nothing is written. Each loan that was issued on these days is judged twice: by the rows that were in force on its day, and by the same rows with the changes. It is lent on the same day, renewed as often as it was, if the row allows, or by itself, if the row says so, and comes back when it did, or today if it is still out or lost. At most fifty thousand loans are judged, the latest first, and fewer where that takes longer than ten seconds.
         *
         *     It takes `policies.write`: branch_manager, admin.
         */
        post: operations["simulateLendingPolicies"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lending-policies/{patron_category}/{material}/{branch_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                patron_category: components["schemas"]["PolicyCategory"];
                material: components["schemas"]["PolicyMaterial"];
                branch_id: components["schemas"]["PolicyBranch"];
            };
            cookie?: never;
        };
        /**
         * How a row of the policy table was, is and will be
         * @description It takes `policies.explain`: librarian, branch_manager, admin.
         */
        get: operations["listLendingPolicyVersions"];
        /**
         * Add or change a row of the policy table, from a day on
         * @description What was in force before stays known. Loans that are out keep the terms on which they were issued. Every replica goes by the new row within five seconds.
         *
         *     It takes `policies.write`: branch_manager, admin.
         */
        put: operations["putLendingPolicy"];
        post?: never;
        /**
         * Remove a row of the policy table, from a day on
         * @description What it was for goes by the next most specific row. The row for any reader, any material and any branch stays. No row, nothing to remove, is no error. What was planned for that day or later is dropped.
         *
         *     It takes `policies.write`: branch_manager, admin.
         */
        delete: operations["removeLendingPolicy"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/branches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The branches of the library
         * @description By name, each with its opening hours of the week and of today.
         */
        get: operations["listBranches"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/branches/{branch_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                branch_id: components["parameters"]["BranchId"];
            };
            cookie?: never;
        };
        /** One branch */
        get: operations["getBranch"];
        /**
         * Add or change a branch
         * @description Loans that are out keep their due dates.
         *
         *     It takes `branches.manage`: branch_manager, admin.
         */
        put: operations["putBranch"];
        post?: never;
        /**
         * Remove a branch
         * @description The branch `main` stays, and one that has copies or an open till, or whose books are out. No branch, nothing to remove, is no error.
         *
         *     It takes `branches.manage`: branch_manager, admin.
         */
        delete: operations["removeBranch"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/branches/{branch_id}/exceptions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                branch_id: components["parameters"]["BranchId"];
            };
            cookie?: never;
        };
        /**
         * The days on which a branch is closed, or open at other hours
         * @description From the given day on (today, if none is given), for a year.
         */
        get: operations["listBranchExceptions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/branches/{branch_id}/exceptions/{day}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                branch_id: components["parameters"]["BranchId"];
                day: components["schemas"]["LocalDate"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Close a branch on a day, or open it at other hours
         * @description Without hours the branch is closed. Loans that are out keep their due dates.
         *
         *     It takes `branches.manage`: branch_manager, admin.
         */
        put: operations["putBranchException"];
        post?: never;
        /**
         * Let a branch be open on a day as on any such day of the week
         * @description No exception, nothing to remove, is no error.
         *
         *     It takes `branches.manage`: branch_manager, admin.
         */
        delete: operations["removeBranchException"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/branches/{branch_id}/due-dates": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                branch_id: components["parameters"]["BranchId"];
            };
            cookie?: never;
        };
        /**
         * How many loans of a branch are due on some days
         * @description What `moveDueDates` would move, without your own loans.
         *
         *     It takes `branches.manage`: branch_manager, admin.
         */
        get: operations["countLoansDue"];
        put?: never;
        /**
         * Move the due dates of loans that nobody can bring back while a branch is closed
         * @description All loans of the branch that are due from one day until another, both inclusive, become due on a later day. Each of their readers is told. Some are moved by each request: while there are `more`, ask again with another idempotency key. They keep their renewals, and it is no renewal. Hourly loans become due at the end of that day. Your own loans stay as they are, and so do those whose readers say that they have brought the copy back.
         *
         *     It takes `branches.manage`: branch_manager, admin.
         */
        post: operations["moveDueDates"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/copy-holders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who has a copy, or for whom it is kept, for a desk to carry
         * @description What a desk needs to tell what is scanned while the library is away, all of it, page by page. The `changes_cursor` of the first page is where `listCopyHolderChanges` goes on.
         *
         *     It takes `readers.read`: librarian, branch_manager, admin.
         */
        get: operations["listCopyHolders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/copy-holders/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What has changed of it
         * @description Since a request before. The same may come again.
         *
         *     It takes `readers.read`: librarian, branch_manager, admin.
         */
        get: operations["listCopyHolderChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/desk/journal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record what a desk has done
         * @description Entries are recorded one after the other, by their order, and each has an answer of its own. What was done counts, whatever the rules say: what they would have refused is recorded, and becomes a task for people. The later scan of a copy tells who has it, in whatever order desks tell. An entry that is answered `later` was not recorded, since another service did not answer or the time was over; neither were those of the same copy behind it and, where a service did not answer, of the same desk: they are to be sent again.
         *
         *     It takes `journal.write`: librarian, branch_manager, admin.
         */
        post: operations["replayJournal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/desk/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the journal and machines have left to people
         * @description Oldest first; what is done, newest first, for ninety days.
         *
         *     It takes `desk_tasks.work`: librarian, branch_manager, admin.
         */
        get: operations["listTasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/desk/tasks/{task_id}/claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a task on
         * @description Claiming what one has claimed changes nothing.
         *
         *     It takes `desk_tasks.work`: librarian, branch_manager, admin.
         */
        post: operations["claimTask"];
        /**
         * Put a task back
         * @description It is open to everybody again. By anybody at a desk, since whoever took it on may have gone home; of an open task, it changes nothing.
         *
         *     It takes `desk_tasks.work`: librarian, branch_manager, admin.
         */
        delete: operations["releaseTask"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/desk/tasks/{task_id}/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record that a task is done
         * @description By anybody at a desk, also if a colleague has taken it on.
         *
         *     It takes `desk_tasks.work`: librarian, branch_manager, admin.
         */
        post: operations["finishTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/overdue-loans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Books that are overdue
         * @description The longest first. What its reader says they brought back is not among them.
         *
         *     It takes `loans.read`: librarian, branch_manager, admin.
         */
        get: operations["reportOverdueLoans"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/lost-loans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Books that readers have lost
         * @description The latest loss first, as long as it is known who has lost it. What has come back is not among them.
         *
         *     It takes `loans.read`: librarian, branch_manager, admin.
         */
        get: operations["reportLostLoans"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/waiting-holds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Holds that no copy is kept for yet
         * @description The longest wait first.
         *
         *     It takes `holds.read`: librarian, branch_manager, admin.
         */
        get: operations["reportWaitingHolds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/overrides": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which rules were overridden, for whom, by whom and why
         * @description Newest first, on these days of the library, at most 92 of them; of a branch, what was lent there.
         *
         *     It takes `loans.override_strict`: branch_manager, admin.
         */
        get: operations["reportOverrides"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/cash": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was paid and given back, by branch, method, kind of charge and whoever recorded it
         * @description On these days, at most 92 of them, as they are at each branch. What was paid online, or before branches were kept, is at none.
         *
         *     It takes `tills.work`: librarian, branch_manager, admin.
         */
        get: operations["reportCash"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/balances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who owes, and how much
         * @description The most first.
         *
         *     It takes `charges.read`: librarian, branch_manager, admin.
         */
        get: operations["reportBalances"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/circulation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was lent and came back, by branch and category of readers
         * @description On these days, at most 92 of them, as they are at each branch.
         *
         *     It takes `loans.read`: librarian, branch_manager, admin.
         */
        get: operations["reportCirculation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notifications/user/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The notices sent to a reader
         * @description Newest first. Those about a child without an address, which went to the guardians, are the child's.
         *
         *     For anybody else's, it takes `notices.read`: librarian, branch_manager, admin.
         */
        get: operations["listNotices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The notices of all readers, by what became of them
         * @description For admins. Newest first.
         *
         *     It takes `notices.resend`: admin.
         */
        get: operations["listNoticesByStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notifications/retry-failed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send what failed again
         * @description For admins. Queues the notices that failed, the oldest first and a thousand at most, to where their readers are reached now. Those of deleted accounts have no text any more and stay as they are.
         *
         *     It takes `notices.resend`: admin.
         */
        post: operations["retryFailedNotices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notifications/{notice_id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a notice that failed again
         * @description For admins. It goes to where its reader is reached now.
         *
         *     It takes `notices.resend`: admin.
         */
        post: operations["retryNotice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search readers and staff
         * @description It takes `readers.read`: librarian, branch_manager, admin.
         */
        get: operations["listUsers"];
        put?: never;
        /**
         * Register a reader who has come to the desk
         * @description The reader has the card that is given, or else gets the next number, and may borrow at once. An e-mail address is theirs to give; without one they get no notices. They sign in once they have chosen a password by a code (`POST /users/{user_id}/sign-in-code`). Where their category has a membership fee, they are charged with it.
         *
         *     It takes `readers.write`: librarian, branch_manager, admin.
         */
        post: operations["registerReaderAtDesk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My profile */
        get: operations["getOwnProfile"];
        /**
         * Change my profile
         * @description Another address is `pending_email` until the link that is sent there is opened (`completeVerification`); until then the old one stays. The answer is the same whether somebody has it or not. The old one is told then, with a link that puts it back for fourteen days (`completePasswordReset`). To give up a change, send the address that one has.
         */
        put: operations["updateOwnProfile"];
        post?: never;
        /**
         * Delete my profile
         * @description Refused while books are out or fines are open, as the lending desk has it. Where the desk does not answer, the profile is deleted as soon as it does, or the reader is told by e-mail why it was not. `deletion` in the profile says how the request stands.
         */
        delete: operations["deleteOwnProfile"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/me/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send me the link again that confirms my e-mail address
         * @description Whose address does not wait for that is sent nothing.
         */
        post: operations["sendVerification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/me/agreements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Agree to a version of a document
         * @description It is kept which version and when, and which guardian has agreed for a child. To agree again changes nothing. `to_agree` in the profile says which versions wait for it.
         */
        post: operations["agreeToDocument"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/by-card": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The user with this card
         * @description The whole number, as it is scanned or typed, in capital or small letters; of several cards, any that works. One that was reported lost is refused. Without `readers.read`, it is told who the reader is and whether they may borrow, but neither their address nor why they are blocked.
         *
         *     It takes `cards.look_up`: librarian, branch_manager, admin, machine.
         */
        get: operations["getUserByCard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/carried-readers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Readers, for a desk to carry
         * @description What a desk needs to tell what is scanned while the library is away, all of it, page by page. The `changes_cursor` of the first page is where `listCarriedReaderChanges` goes on.
         *
         *     It takes `readers.read`: librarian, branch_manager, admin.
         */
        get: operations["listCarriedReaders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/carried-readers/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What has changed of it
         * @description Since a request before. The same may come again.
         *
         *     It takes `readers.read`: librarian, branch_manager, admin.
         */
        get: operations["listCarriedReaderChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/names": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The names of these users
         * @description Whoever is deleted, or never was, is left out.
         *
         *     It takes `readers.read`: librarian, branch_manager, admin.
         */
        get: operations["listUserNames"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        /**
         * One user
         * @description For anybody else's, it takes `readers.read`: librarian, branch_manager, admin.
         */
        get: operations["getUser"];
        put?: never;
        post?: never;
        /**
         * Delete the account of somebody who asks for it at the desk
         * @description As they would themselves (`deleteOwnProfile`). It takes `staff.appoint` for anybody who has another role than a reader.
         *
         *     It takes `readers.erase`: branch_manager, admin.
         */
        delete: operations["deleteUser"];
        options?: never;
        head?: never;
        /**
         * Correct a reader's data; change their category, limit, block or card's last day; change a role
         * @description About readers. It takes `staff.appoint` to change a role, or anybody who has another one; nobody changes their own role, category, limit, block or last day. An address is corrected for somebody who is there; the former one is told.
         *
         *     It takes `readers.write`: librarian, branch_manager, admin.
         */
        patch: operations["updateUser"];
        trace?: never;
    };
    "/users/{user_id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        /**
         * Into which account one was merged, and how far that is
         * @description Of each service it is told whether it has looked and found nothing left of the merged account.
         *
         *     It takes `readers.read`: librarian, branch_manager, admin.
         */
        get: operations["followMerge"];
        put?: never;
        /**
         * Merge an account into another one of the same reader
         * @description All that is kept of it becomes the other one's: loans, holds, charges, cards (which go on working), notes, blocks, agreements, guardians and children, notices. The account itself is closed, nobody signs in with it any more, and its id answers where it went. How the reader is reached, their category, membership and reading history stay as the kept account has them. Nobody merges their own.
         *
         *     It takes `readers.merge`: branch_manager, admin.
         */
        post: operations["mergeReader"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{user_id}/merge-check": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        /**
         * Would an account be merged into another one, and what would move?
         * @description By the same rules as the merge; nothing is changed.
         *
         *     It takes `readers.merge`: branch_manager, admin.
         */
        get: operations["checkMerge"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{user_id}/erasure-receipt": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get a receipt by which it can be followed how an account is erased
         * @description To be asked for before the account is deleted, so that no answer that is lost takes it along. Whoever has it sees how far the erasure is (`followErasure`), for a year, and not whose it is.
         *
         *     For anybody else's, it takes `readers.erase`: branch_manager, admin.
         */
        post: operations["giveErasureReceipt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/erasures/repeat": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have accounts erased again, after a backup was restored
         * @description A backup of a service brings back whom it had. Each account that was deleted since the backup was made is erased once more everywhere, and each service confirms it anew. Ask again with `next_cursor` until there is none. In `refused` are those of whom loans has books out again; they are to be settled there first.
         *
         *     It takes `readers.erase`: branch_manager, admin.
         */
        post: operations["repeatErasures"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/erasures/follow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * How far the erasure of an account is, by its receipt
         * @description Of each service it is told whether it has looked and found nothing left, what it keeps, and until when.
         */
        post: operations["followErasure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{user_id}/verification": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record that somebody has shown at the desk who they are
         * @description For librarians, about readers who have registered themselves and not confirmed their e-mail address: they may borrow and wait from then on. It says too that the address is theirs, so read it out to them. If somebody else has it by now, correct it first. Whoever registered them may have been another person, so the password of the registration works no more: they choose theirs by a code (`issueSignInCode`) or by a link in an e-mail (`requestPasswordReset`).
         *
         *     It takes `readers.write`: librarian, branch_manager, admin.
         */
        post: operations["verifyInPerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{user_id}/agreements": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        /**
         * What somebody has agreed to, and when
         * @description The latest first. At most the hundred latest.
         *
         *     For anybody else's, it takes `readers.read`: librarian, branch_manager, admin.
         */
        get: operations["listAgreements"];
        put?: never;
        /**
         * Record that somebody has signed a document on paper
         * @description For librarians, about whoever stands before them. The paper is kept by the library; here it is kept which version it was, when it was recorded, and by whom. Nobody records their own: whoever is signed in agrees by themselves.
         *
         *     It takes `readers.write`: librarian, branch_manager, admin.
         */
        post: operations["recordAgreement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{user_id}/sign-in-code": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Issue a code by which a reader chooses their first password
         * @description To be printed and handed over: for a reader who was registered at the desk and has no password yet. It works once, until the end of `valid_until`, together with the number of the card (`POST /auth/first-password`).
         *
         *     It takes `readers.write`: librarian, branch_manager, admin.
         */
        post: operations["issueSignInCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{user_id}/membership-renewals": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Renew a membership for the term of its category
         * @description From its last day, while it runs; from today, if it is over or had no end. One that runs for a term from today or longer has begun today or was renewed already. Where the category has a membership fee, they are charged with it.
         *
         *     It takes `readers.write`: librarian, branch_manager, admin.
         */
        post: operations["renewMembership"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{user_id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        /**
         * What the desk has noted about somebody, for itself
         * @description Newest first.
         *
         *     It takes `readers.read`: librarian, branch_manager, admin.
         */
        get: operations["listNotes"];
        put?: never;
        /**
         * Note something about a reader
         * @description For whoever stands at the desk next. It is in the archive of personal data that the reader may ask for.
         *
         *     It takes `readers.write`: librarian, branch_manager, admin.
         */
        post: operations["addNote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{user_id}/notes/{note_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: components["parameters"]["UserId"];
                note_id: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a note about a reader
         * @description To remove it again changes nothing.
         *
         *     It takes `readers.write`: librarian, branch_manager, admin.
         */
        delete: operations["removeNote"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{user_id}/blocks": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        /**
         * What the desk has forbidden somebody, and why
         * @description Newest first, also those that have not begun, and for a year those that are over.
         *
         *     It takes `readers.read`: librarian, branch_manager, admin.
         */
        get: operations["listBlocks"];
        put?: never;
        /**
         * Forbid a reader to borrow, to renew or to wait
         * @description Several blocks stand side by side; each is over after its last day, or when it is lifted. The reason is for the desk: the reader is told to ask there.
         *
         *     It takes `readers.write`: librarian, branch_manager, admin.
         */
        post: operations["addBlock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{user_id}/blocks/{block_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: components["parameters"]["UserId"];
                block_id: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Lift a block before its end
         * @description To lift it again changes nothing.
         *
         *     It takes `readers.write`: librarian, branch_manager, admin.
         */
        delete: operations["liftBlock"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{user_id}/cards": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        /**
         * The cards of somebody beside the one that their account names
         * @description Those that work as well, and those that are lost; the last recorded first.
         *
         *     For anybody else's, it takes `readers.read`: librarian, branch_manager, admin.
         */
        get: operations["listCards"];
        put?: never;
        /**
         * Give somebody one more card
         * @description It works beside those that they have. The number of a lost card is given to nobody.
         *
         *     It takes `readers.write`: librarian, branch_manager, admin.
         */
        post: operations["addCard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{user_id}/lost-cards": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report that a card is lost
         * @description It works no more, and whoever scans it is told so. If it is the one that the account names, its holder has another one at once: the `replacement` that the desk gives them, or the next number, which they can show on their telephone. To report it again changes nothing. Whoever reports many within a month themselves has to come to the desk.
         *
         *     For anybody else's, it takes `readers.write`: librarian, branch_manager, admin.
         */
        post: operations["reportCardLost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{user_id}/family": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        /**
         * Who acts for somebody as their guardian, and for whom they act
         * @description For anybody else's, it takes `readers.read`: librarian, branch_manager, admin.
         */
        get: operations["getFamily"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{user_id}/guardians/{guardian_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: components["parameters"]["UserId"];
                guardian_id: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Make somebody the guardian of a child, or change on which day that ends
         * @description For librarians, once they have seen who the guardian is. Both are verified; the child is a reader who is nobody's guardian, and the guardian has none. Nobody does it for themselves, on either side. Only the day on which it ends is kept, and no date of birth.
         *
         *     It takes `readers.write`: librarian, branch_manager, admin.
         */
        put: operations["linkGuardian"];
        post?: never;
        /**
         * End what makes somebody the guardian of a child
         * @description It takes `readers.write`: librarian, branch_manager, admin.
         */
        delete: operations["unlinkGuardian"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{user_id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        /**
         * What a reader has borrowed
         * @description Newest first.
         *
         *     For anybody else's, it takes `readers.read_history`: librarian, branch_manager, admin.
         */
        get: operations["getUserHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/patron-categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The kinds of readers and their loan limits */
        get: operations["listPatronCategories"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/patron-categories/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Add or change a kind of reader
         * @description It takes `categories.write`: branch_manager, admin.
         */
        put: operations["putPatronCategory"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/card-ranges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The numbers of printed cards
         * @description It takes `readers.read`: librarian, branch_manager, admin.
         */
        get: operations["listCardRanges"];
        /**
         * Say which numbers the library's printed cards have
         * @description From then on, no card gets any other number at the desk; those that are given out already stay. Without any range, a card may have any number. The numbers that the library gives out itself, R and six digits or more, are in none of them.
         *
         *     It takes `categories.write`: branch_manager, admin.
         */
        put: operations["putCardRanges"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What readers agree to
         * @description The newest version of each document that the library has published; none, if it asks for no agreement.
         */
        get: operations["listDocuments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/documents/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["parameters"]["DocumentKind"];
            };
            cookie?: never;
        };
        /** One version of a document, as it was published */
        get: operations["getDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/documents/{kind}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["parameters"]["DocumentKind"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Publish the next version of a document
         * @description It is never changed afterwards. Everybody is asked to agree to it from now on. From the day of `required_from` on, whoever has not agreed to it can borrow nothing more; without one, they are only asked. It stands until they agree to this version or a later one.
         *
         *     It takes `documents.publish`: admin.
         */
        post: operations["publishDocument"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Period: {
            from: components["schemas"]["LocalDate"];
            to: components["schemas"]["LocalDate"];
        };
        BorrowedBook: {
            book_id: components["schemas"]["Uuid"];
            title: string;
            /** @description Missing if analytics has no event about the book itself. */
            author?: string;
            loans: number;
        };
        DayAtTheDesk: {
            day: components["schemas"]["LocalDate"];
            issued: number;
            returned: number;
        };
        BusyHour: {
            /** @description According to ISO 8601: Monday is 1. */
            weekday: number;
            hour: number;
            issued: number;
            returned: number;
        };
        OnTime: {
            returned: number;
            on_time: number;
            /** @description on_time / returned; missing if nothing was returned. */
            rate?: number;
        };
        /**
         * Format: date
         * @description A day in the library's time zone.
         */
        LocalDate: string;
        /** @description RFC 9457. `code` is stable; `detail` is for people. */
        Problem: {
            /** Format: uri-reference */
            type: string;
            title: string;
            status: number;
            code: string;
            /** @description For people, in English or Russian, as Accept-Language asks (contracts/errors). */
            detail?: string;
            /** @description What the code is about, as `limit` and `has`. */
            facts?: {
                [key: string]: unknown;
            };
            trace_id?: string;
            /** @description The fields that are wrong. */
            errors?: {
                field: string;
                /** @description What is wrong with it; stable. */
                code?: string;
                /** @description What the code is about, as `at_most`. */
                facts?: {
                    [key: string]: unknown;
                };
                /** @description The same for people, in the language of `detail`. */
                message: string;
            }[];
            /** @description Every lending rule that says no, in the order in which a librarian would hear them. */
            refusals?: {
                code: string;
                facts?: {
                    [key: string]: unknown;
                };
                /** @description The same for people, in the language of `detail`. */
                message: string;
            }[];
        };
        /** Format: uuid */
        Uuid: string;
        /**
         * Format: date-time
         * @description An instant in UTC.
         */
        Instant: string;
        /** @description What was done, or refused, as the audit trail of an app keeps it. Ids only. */
        AuditEntry: {
            id: components["schemas"]["Uuid"];
            /** @description The app whose trail it is in. */
            app: string;
            at: components["schemas"]["Instant"];
            /** @description What was done, such as `reader.read`. */
            action: string;
            /** @enum {string} */
            outcome: "done" | "refused";
            /** @description The error that refused it. */
            code?: string;
            caller_id?: components["schemas"]["Uuid"];
            caller_role?: string;
            session_id?: components["schemas"]["Uuid"];
            /** @description The client's network: an IPv4 address, or the first 64 bits of an IPv6 address. */
            network: string;
            user_id?: components["schemas"]["Uuid"];
            /** @description Whom a list showed. */
            shown?: components["schemas"]["Uuid"][];
            /** @description The id or code of what it is about. */
            thing?: string;
            /** @description As it was given. */
            reason?: string;
            /** @description The changed fields by name, and values that are no personal data. */
            facts: {
                [key: string]: unknown;
            };
        };
        Registration: {
            /** Format: email */
            email: string;
            /**
             * Format: password
             * @description Ten characters or more, of any kind. What is guessed first is refused (`password_easily_guessed`).
             */
            password: string;
            full_name: string;
            /**
             * @default ru
             * @enum {string}
             */
            language: "ru" | "en";
            /** @description Which versions of the library's documents (`GET /documents`) they have agreed to. Whoever leaves it out is asked later. */
            agreed_to?: components["schemas"]["AgreedTo"];
        };
        Account: {
            id: components["schemas"]["Uuid"];
            email: string;
            full_name: string;
            role: components["schemas"]["Role"];
            /** @enum {string} */
            language: "ru" | "en";
        };
        Credentials: {
            email: string;
            /** Format: password */
            password: string;
        };
        FirstPassword: {
            card_number: components["schemas"]["Barcode"];
            /** Format: password */
            code: string;
            /** Format: email */
            email: string;
            /** Format: password */
            password: string;
        };
        MailAddress: {
            /** Format: email */
            email: string;
        };
        OpenedLink: {
            /** Format: password */
            token: string;
            /** Format: password */
            password: string;
        };
        ChosenPassword: {
            /** Format: password */
            token: string;
            /** Format: password */
            password: string;
        };
        RefreshToken: {
            /** Format: password */
            refresh_token: string;
        };
        Challenge: {
            /** Format: password */
            challenge: string;
        };
        SecondStep: {
            /** Format: password */
            challenge: string;
            code: components["schemas"]["SecondFactorCode"];
        };
        SignInDelay: {
            /** @description How many have failed at the account lately, by anybody; they are forgotten one by one. */
            failed_tries: number;
            /** @description What is waited where nobody has signed in to the account before. */
            wait_seconds: number;
            /** @description How many networks wait longer than that. */
            networks_waiting: number;
        };
        /** @description A hash with a key, which tells no address. */
        NetworkId: string;
        DelayedNetwork: {
            id: components["schemas"]["NetworkId"];
            /** @description Roughly, such as `203.0.113.0/24`; `unknown` where no address was told. */
            network: string;
            /** @description How many have failed from there lately. */
            failed_tries: number;
            /** Format: date-time */
            last_try_at: string;
            /** @description How long nobody there can sign in, from now on. */
            wait_seconds: number;
        };
        FirstCode: {
            code: components["schemas"]["SecondFactorCode"];
        };
        /**
         * Format: password
         * @description Six digits of the app, or a recovery code as `ABCDE-FGHJK`; blanks and small letters do no harm.
         */
        SecondFactorCode: string;
        AuthenticatorSetUp: {
            /** @description For a QR code: `otpauth://totp/…`. */
            uri: string;
            /** @description The same for whoever has no camera, in Base32. */
            secret: string;
        };
        SecondFactor: {
            /** @description Whether one's role must have one, unless it signs in by a passkey. */
            required: boolean;
            /** @description Absent without one. */
            since?: components["schemas"]["Instant"];
            recovery_codes_left?: number;
        };
        RecoveryCodes: {
            recovery_codes: string[];
        };
        /** @description With one of `code`, `passkey` and `password`; of several, the first in this order is looked at. */
        StepUp: {
            /** Format: password */
            refresh_token: string;
            /** Format: password */
            password?: string;
            code?: components["schemas"]["SecondFactorCode"];
            passkey?: components["schemas"]["PasskeyAnswer"];
        };
        ProviderId: string;
        TitleOfProvider: {
            ru: string;
            en: string;
        };
        OutsideProvider: {
            id: components["schemas"]["ProviderId"];
            title: components["schemas"]["TitleOfProvider"];
        };
        ChosenProvider: {
            provider: components["schemas"]["ProviderId"];
        };
        WayToProvider: {
            redirect_to: string;
        };
        /** @description What the provider has put after `?` or `#`, unchanged. */
        AnswerOfProvider: string;
        OutsideAnswer: {
            provider: components["schemas"]["ProviderId"];
            answer: components["schemas"]["AnswerOfProvider"];
        };
        OutsideAccount: {
            id: components["schemas"]["Uuid"];
            provider: components["schemas"]["ProviderId"];
            /** @description Absent of a provider that the library no longer has. */
            title?: components["schemas"]["TitleOfProvider"];
            linked_at: components["schemas"]["Instant"];
            /** @description Absent until it is used. */
            last_used_at?: components["schemas"]["Instant"];
        };
        Passkey: {
            id: components["schemas"]["Uuid"];
            name: string;
            created_at: components["schemas"]["Instant"];
            /** @description Absent until it is used. */
            last_used_at?: components["schemas"]["Instant"];
            /** @description Whether its device keeps a copy elsewhere, as its user's other devices. */
            synced: boolean;
        };
        PasskeyName: {
            name: components["schemas"]["NameOfPasskey"];
        };
        NameOfPasskey: string;
        NewPasskey: {
            name: components["schemas"]["NameOfPasskey"];
            credential: components["schemas"]["MadePasskey"];
        };
        CredentialId: string;
        /** @description The `toJSON()` of a new credential. */
        MadePasskey: {
            id: components["schemas"]["CredentialId"];
            rawId: components["schemas"]["CredentialId"];
            /** @enum {string} */
            type: "public-key";
            /** @enum {string} */
            authenticatorAttachment?: "platform" | "cross-platform";
            clientExtensionResults: components["schemas"]["ExtensionResults"];
            response: {
                clientDataJSON: string;
                attestationObject: string;
                authenticatorData?: string;
                transports?: string[];
                publicKeyAlgorithm?: number;
                publicKey?: string;
            };
        };
        /** @description The `toJSON()` of what a passkey has answered. */
        PasskeyAnswer: {
            id: components["schemas"]["CredentialId"];
            rawId: components["schemas"]["CredentialId"];
            /** @enum {string} */
            type: "public-key";
            /** @enum {string} */
            authenticatorAttachment?: "platform" | "cross-platform";
            clientExtensionResults: components["schemas"]["ExtensionResults"];
            response: {
                clientDataJSON: string;
                authenticatorData: string;
                signature: string;
                userHandle?: string;
            };
        };
        /** @description Nothing of it is looked at. */
        ExtensionResults: {
            [key: string]: unknown;
        };
        /** @description The `PublicKeyCredentialRequestOptionsJSON` of WebAuthn. */
        PasskeyQuestion: {
            challenge: string;
            rpId: string;
            /** @description Milliseconds. */
            timeout: number;
            /** @enum {string} */
            userVerification: "required";
            allowCredentials?: components["schemas"]["NamedCredential"][];
        };
        /** @description The `PublicKeyCredentialCreationOptionsJSON` of WebAuthn. */
        PasskeyOffer: {
            rp: {
                id: string;
                name: string;
            };
            user: {
                id: string;
                name: string;
                displayName: string;
            };
            challenge: string;
            pubKeyCredParams: {
                alg: number;
                /** @enum {string} */
                type: "public-key";
            }[];
            /** @description Milliseconds. */
            timeout: number;
            excludeCredentials: components["schemas"]["NamedCredential"][];
            authenticatorSelection: {
                /** @enum {string} */
                residentKey: "required";
                /** @enum {string} */
                userVerification: "required";
            };
            /** @enum {string} */
            attestation: "none";
        };
        NamedCredential: {
            id: string;
            /** @enum {string} */
            type: "public-key";
            transports?: string[];
        };
        AccessToken: {
            /** Format: password */
            token: string;
        };
        Tokens: {
            access_token: string;
            /** @constant */
            token_type: "Bearer";
            /** @description Seconds. */
            expires_in: number;
            refresh_token: string;
            /** @description Seconds. */
            refresh_expires_in: number;
            account: components["schemas"]["Account"];
        };
        SignIn: {
            id: components["schemas"]["Uuid"];
            started_at: components["schemas"]["Instant"];
            /** @description When it was last renewed, to a few minutes. */
            last_used_at: components["schemas"]["Instant"];
            /** @description The name of the app that was let act, where it is one. */
            app?: string;
            /** @description By whose account somebody signed in, where it was not one of the library. */
            provider?: components["schemas"]["TitleOfProvider"];
            /** @description As the browser calls itself; absent for a program. */
            browser?: string;
            /** @description Its operating system. */
            system?: string;
            /** @description From where it was last renewed, as `203.0.113.0/24` or `2001:db8:1::/48`. */
            network?: string;
            /** @description Whether the access token belongs to it. */
            current: boolean;
        };
        Validation: {
            active: boolean;
            sub?: components["schemas"]["Uuid"];
            role?: components["schemas"]["TokenRole"];
            /** @description Seconds since 1970. */
            exp?: number;
        };
        /** @enum {string} */
        ProgramRole: "partner" | "machine";
        NewProgram: {
            name: string;
            role: components["schemas"]["ProgramRole"];
        };
        Program: {
            id: components["schemas"]["Uuid"];
            name: string;
            role: components["schemas"]["ProgramRole"];
            /** Format: date-time */
            created_at: string;
            /**
             * Format: date-time
             * @description Absent while it has no secret.
             */
            secret_given_at?: string;
        };
        ProgramSecret: {
            client_id: components["schemas"]["Uuid"];
            client_secret: string;
        };
        /** @description What OAuth does not know is passed over (RFC 6749, 3.2). */
        TokenRequest: {
            grant_type?: string;
            client_id?: string;
            /** Format: password */
            client_secret?: string;
            scope?: string;
            /** Format: password */
            code?: string;
            /** Format: password */
            code_verifier?: string;
            redirect_uri?: string;
            /** Format: password */
            refresh_token?: string;
            /** Format: password */
            device_code?: string;
        } & {
            [key: string]: string;
        };
        GrantedTokens: {
            access_token: string;
            /** @constant */
            token_type: "Bearer";
            /** @description Seconds. */
            expires_in: number;
            /** @description For an app with the scope `offline_access`. */
            refresh_token?: string;
            /** @description For an app with the scope `openid`. */
            id_token?: string;
            /** @description What an app was let do. */
            scope?: string;
        };
        TokenForChild: {
            access_token: string;
            /** @enum {string} */
            token_type: "Bearer";
            /** @description Seconds. */
            expires_in: number;
            account: components["schemas"]["Account"];
        };
        /** @enum {string} */
        AppKind: "public" | "confidential";
        /** @enum {string} */
        Scope: "openid" | "profile" | "email" | "offline_access" | "loans:read" | "loans:write" | "copies:write" | "reports:read";
        NewApp: {
            name: string;
            kind: components["schemas"]["AppKind"];
            /** @description None for an app on a device that has no browser, which people let act by a code. */
            redirect_uris: string[];
            /** @description What it may ask for at most. */
            scopes: components["schemas"]["Scope"][];
        };
        App: {
            id: components["schemas"]["Uuid"];
            name: string;
            kind: components["schemas"]["AppKind"];
            redirect_uris: string[];
            scopes: components["schemas"]["Scope"][];
            /** Format: date-time */
            created_at: string;
            /**
             * Format: date-time
             * @description Absent while it has no secret.
             */
            secret_given_at?: string;
        };
        AuthorizationRequest: {
            /** @description What the app has put after `?`, unchanged. */
            query: string;
        };
        AuthorizationAnswer: {
            /** @description What the app has put after `?`, unchanged. */
            query: string;
            allow: boolean;
        };
        AskedAuthorization: {
            asks?: {
                app_name: string;
                /** @description The host, or the scheme of an app, to which the browser goes back. */
                goes_to: string;
                scopes: components["schemas"]["Scope"][];
            };
            /** @description Instead: where the browser goes at once. */
            redirect_to?: string;
        };
        AnsweredAuthorization: {
            redirect_to: string;
            app_id?: components["schemas"]["Uuid"];
        };
        DeviceCodes: {
            device_code: string;
            user_code: string;
            verification_uri: string;
            /** @description Seconds. */
            expires_in: number;
            /** @description How many seconds the device waits before it asks again, at least. */
            interval: number;
        };
        /**
         * Format: password
         * @description As `BCDF-GHJK`; small letters and blanks do no harm.
         */
        UserCode: string;
        DeviceRequest: {
            user_code: components["schemas"]["UserCode"];
        };
        DeviceAnswer: {
            user_code: components["schemas"]["UserCode"];
            allow: boolean;
        };
        AskedByDevice: {
            app_name: string;
            scopes: components["schemas"]["Scope"][];
        };
        AnsweredDevice: {
            app_id: components["schemas"]["Uuid"];
        };
        UserInfo: {
            sub: components["schemas"]["Uuid"];
            name?: string;
            /** @enum {string} */
            locale?: "ru" | "en";
            email?: string;
        };
        /** @description What OAuth does not know is passed over. */
        TokenQuestion: {
            /** Format: password */
            token?: string;
            token_type_hint?: string;
            client_id?: string;
            /** Format: password */
            client_secret?: string;
        } & {
            [key: string]: string;
        };
        Introspection: {
            active: boolean;
            sub?: components["schemas"]["Uuid"];
            client_id?: components["schemas"]["Uuid"];
            scope?: string;
            /** @description Seconds since 1970. */
            exp?: number;
            /** @constant */
            token_type?: "Bearer";
        };
        OAuthError: {
            /** @description A code of RFC 6749 (5.2). */
            error: string;
            error_description?: string;
        };
        OAuthMetadata: {
            issuer: string;
            authorization_endpoint: string;
            token_endpoint: string;
            userinfo_endpoint: string;
            introspection_endpoint: string;
            revocation_endpoint: string;
            device_authorization_endpoint: string;
            jwks_uri: string;
            scopes_supported: string[];
            claims_supported: string[];
            grant_types_supported: string[];
            response_types_supported: string[];
            response_modes_supported: string[];
            subject_types_supported: string[];
            id_token_signing_alg_values_supported: string[];
            code_challenge_methods_supported: string[];
            token_endpoint_auth_methods_supported: string[];
            introspection_endpoint_auth_methods_supported: string[];
            revocation_endpoint_auth_methods_supported: string[];
            authorization_response_iss_parameter_supported: boolean;
        };
        SigningKey: {
            kid: string;
            /**
             * @description `waiting`: it is published, and signs next. `verifying`: it signs no more, and is published until the last token that it has signed has expired.
             * @enum {string}
             */
            state: "waiting" | "signing" | "verifying" | "expired" | "revoked";
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            signs_from?: string;
            /** Format: date-time */
            signs_until?: string;
            /** Format: date-time */
            revoked_at?: string;
        };
        Jwks: {
            keys: ({
                kty: string;
                kid: string;
                use: string;
                alg: string;
            } & {
                [key: string]: unknown;
            })[];
        };
        /**
         * @description The rules of the library, or the consent to the processing of personal data.
         * @enum {string}
         */
        DocumentKind: "terms" | "personal_data";
        DocumentVersion: number;
        NamedVersion: {
            kind: components["schemas"]["DocumentKind"];
            version: components["schemas"]["DocumentVersion"];
        };
        AgreedTo: components["schemas"]["NamedVersion"][];
        /** @enum {string} */
        Role: "reader" | "librarian" | "branch_manager" | "admin";
        /**
         * Format: scanned-code
         * @description 3 to 32 letters, digits and signs of any alphabet, blanks between them. It is kept as given, without what a scanner adds at its ends, and found in capital or small letters alike.
         */
        Barcode: string;
        /**
         * @description Of a person, or of a program, which has no account.
         * @enum {string}
         */
        TokenRole: "reader" | "librarian" | "branch_manager" | "admin" | "partner" | "machine";
        /** @description ISBN-10 or ISBN-13, with or without hyphens. The check digit is checked; kept as ISBN-13. */
        Isbn: string;
        /**
         * @default book
         * @enum {string}
         */
        Material: "book" | "audiobook" | "music" | "periodical" | "score" | "video" | "map";
        BookDescription: {
            isbn?: components["schemas"]["Isbn"];
            title: string;
            /** @description The author; several are divided by a semicolon. */
            author: string;
            description?: string;
            published_year?: number;
            language?: string;
            material?: components["schemas"]["Material"];
        };
        NewBook: {
            isbn?: components["schemas"]["Isbn"];
            title: string;
            author: string;
            description?: string;
            published_year?: number;
            language?: string;
            material?: components["schemas"]["Material"];
            /** @default 1 */
            total_copies: number;
        };
        /** @description The members of a new book, unchecked, and where the record comes from. */
        ImportRecord: {
            /** @description Names the record for good, as `goodbooks:17`. */
            source_key: string;
            isbn?: string;
            title?: string;
            author?: string;
            description?: string;
            published_year?: number;
            language?: string;
            material?: string;
            total_copies?: number;
        };
        Book: {
            id: components["schemas"]["Uuid"];
            /** @description ISBN-13 without hyphens. */
            isbn?: string;
            title: string;
            author: string;
            description: string;
            published_year?: number;
            language?: string;
            material: components["schemas"]["Material"];
            total_copies: number;
            available: number;
            created_at: components["schemas"]["Instant"];
        };
        /**
         * @description What a librarian records by hand about a copy that nobody has.
         * @enum {string}
         */
        HandSetStatus: "available" | "missing" | "damaged" | "in_repair" | "lost" | "withdrawn";
        /** @enum {string} */
        CopyStatus: "available" | "reserved" | "on_loan" | "on_hold_shelf" | "in_transit" | "on_order" | "missing" | "damaged" | "in_repair" | "lost" | "withdrawn";
        /** @description The code of a branch, as `main`. */
        BranchCode: string;
        /** @description Where in its branch it stands, as the reading room. */
        Location: string;
        CallNumber: string;
        /** @description What a lost copy costs, in minor units. */
        PriceMinor: number;
        /** @description For the staff. */
        StaffNote: string;
        /** @description What the desk must see when the copy is scanned, as: comes with a CD. */
        Alert: string;
        /** @description Why, for the history of the copy. */
        Reason: string;
        Copy: {
            id: components["schemas"]["Uuid"];
            book_id: components["schemas"]["Uuid"];
            title: string;
            barcode: components["schemas"]["Barcode"];
            status: components["schemas"]["CopyStatus"];
            loan_id?: components["schemas"]["Uuid"];
            /** @description The hold that it is kept for, on its shelf, too. */
            hold_id?: components["schemas"]["Uuid"];
            home_branch: components["schemas"]["BranchCode"];
            current_branch: components["schemas"]["BranchCode"];
            /** @description The branch to which a copy in transit goes. */
            destination?: string;
            location?: string;
            call_number?: string;
            price_minor?: number;
            staff_note?: string;
            alert?: string;
            in_house_uses: number;
            created_at: components["schemas"]["Instant"];
        };
        CarriedCopy: {
            id: components["schemas"]["Uuid"];
            barcode: components["schemas"]["Barcode"];
            title: string;
            status: components["schemas"]["CopyStatus"];
            current_branch: components["schemas"]["BranchCode"];
            alert?: string;
        };
        /** @description What to do with a copy that lies on the desk. `shelve`: put it on its shelf. `send`: put it among what goes to `branch`. `keep`: put it on the hold shelf, for the reader of `hold_id`. */
        ToDo: {
            /** @enum {string} */
            what: "shelve" | "send" | "keep";
            /** @description The hold that it is kept for, also while it is sent. */
            hold_id?: components["schemas"]["Uuid"];
            /** @description Where it goes. */
            branch?: string;
            /** @description On which shelf it belongs. */
            location?: string;
            call_number?: string;
            /** @description What must be seen of this copy. */
            alert?: string;
        };
        CopyToClear: {
            copy_id: components["schemas"]["Uuid"];
            book_id: components["schemas"]["Uuid"];
            barcode: components["schemas"]["Barcode"];
            title: string;
            author: string;
            home_branch: string;
            location?: string;
            call_number?: string;
        };
        ReportedCopy: {
            copy: components["schemas"]["Copy"];
            /** @description When something was recorded of it last. */
            since: components["schemas"]["Instant"];
        };
        CopyToFetch: {
            copy_id: components["schemas"]["Uuid"];
            book_id: components["schemas"]["Uuid"];
            barcode: components["schemas"]["Barcode"];
            title: string;
            author: string;
            home_branch: string;
            location?: string;
            call_number?: string;
            hold_id: components["schemas"]["Uuid"];
            /** @description Where its reader picks it up; the next scan says whether it is sent there. */
            pickup_branch: string;
            since: components["schemas"]["Instant"];
        };
        ArrivedCopy: {
            copy: components["schemas"]["Copy"];
            todo: components["schemas"]["ToDo"];
        };
        CopyChange: {
            at: components["schemas"]["Instant"];
            /**
             * @description What was done.
             * @enum {string}
             */
            deed: "lent" | "returned" | "recorded" | "described" | "sent" | "received" | "used_in_house";
            staff_id?: components["schemas"]["Uuid"];
            reason?: string;
            changes: {
                /** @enum {string} */
                field: "status" | "home_branch" | "current_branch" | "destination" | "location";
                from?: string;
                to?: string;
            }[];
        };
        Place: {
            branch: string;
            location?: string;
            call_number?: string;
            total: number;
            available: number;
        };
        Queue: {
            /** @description 10000: that many or more. */
            count: number;
            oldest_at?: components["schemas"]["Instant"];
        };
        /** @description What waits in an app. */
        Backlog: {
            /** @description Messages whose handling has failed and is tried again. */
            to_handle: components["schemas"]["Queue"];
            /** @description Those that it no longer tries. */
            dead_letters: number;
            /** @description Messages that the broker has not taken yet, of an app that publishes. */
            to_publish?: components["schemas"]["Queue"];
            /** @description Those that it no longer tries. */
            set_aside?: number;
            /** @description E-mails that the mail server has not taken yet, of the app that sends them. */
            to_send?: components["schemas"]["Queue"];
            /** @description Deleted accounts of which a service still has something or has not said, of the app that asks them all. */
            to_confirm?: components["schemas"]["Queue"];
        };
        /**
         * @default waiting
         * @enum {string}
         */
        DeadLetterStatus: "waiting" | "redelivered" | "discarded";
        /** @description A message that an app could not handle, after all its tries. */
        DeadLetter: {
            id: components["schemas"]["Uuid"];
            /** @description The app that could not handle it. */
            app: string;
            event_id: string;
            /** @description The topic that it came by. */
            topic: string;
            type: string;
            cause: {
                /** @enum {string} */
                code: "not_an_event" | "unknown_type" | "not_as_its_schema_says" | "handler_failed";
                detail?: string;
            };
            /** @description The message's data without personal data. */
            payload: {
                [key: string]: unknown;
            };
            received_at: components["schemas"]["Instant"];
            /** @enum {string} */
            status: "waiting" | "redelivered" | "discarded";
            resolved_at?: components["schemas"]["Instant"];
            resolved_by?: components["schemas"]["Uuid"];
        };
        /** @description What is kept of somebody who was erased. */
        KeptKind: {
            /** @description What it is: a loan, a notice, a sign-in. */
            kind: string;
            /** @description When the last of it goes. Missing if it stays for good, or as long as nobody knows. */
            until?: components["schemas"]["Instant"];
        };
        /** @description One of `code`, `passkey` and `password`; of several, the first in this order is looked at. */
        PageStepUp: {
            /** Format: password */
            password?: string;
            code?: components["schemas"]["SecondFactorCode"];
            passkey?: components["schemas"]["PasskeyAnswer"];
        };
        Scan: {
            /** @description What was scanned, without what the scanner adds. */
            code: string;
            reader?: components["schemas"]["User"];
            /** @description True for a card that was reported lost; left out otherwise. */
            lost_card?: boolean;
            copy?: components["schemas"]["Copy"];
            loan?: components["schemas"]["Loan"];
        };
        CheckedIn: {
            /** @description What was scanned, without what the scanner adds. */
            code: string;
            /**
             * @description `recorded_damaged`: it was with nobody any more. `nothing`: it is where it belongs already, or it is a card.
             * @enum {string}
             */
            done: "returned" | "received" | "used_in_house" | "recorded_damaged" | "nothing";
            reader?: components["schemas"]["User"];
            /** @description True for a card that was reported lost; left out otherwise. */
            lost_card?: boolean;
            /** @description As it is now. Its `alert` and its `staff_note` are to be seen. */
            copy?: components["schemas"]["Copy"];
            /**
             * @description As what a copy was recorded that is found.
             * @enum {string}
             */
            was?: "missing" | "lost";
            /** @description That has ended: with its fine if it was late, and with what may be given back of what was paid for a lost copy, and with what is charged for its damage. */
            loan?: components["schemas"]["Loan"];
            todo?: components["schemas"]["CheckedInToDo"];
        };
        /** @description What to do with the copy. Left out where a person says first what it is, as of one that is recorded as lost, and where it is not known yet that it is back. */
        CheckedInToDo: {
            /**
             * @description `keep`: put it on the hold shelf, for `reader`. `send`: put it among what goes to `branch`. `lend`: to the reader who stands there. `repair`: it is damaged, or is being repaired. `set_aside`: it is withdrawn.
             * @enum {string}
             */
            what: "shelve" | "keep" | "send" | "lend" | "repair" | "set_aside";
            /** @description Where it goes. */
            branch?: string;
            /** @description The hold that it is kept for, also while it is sent. */
            hold_id?: components["schemas"]["Uuid"];
            /** @description Whose hold that is, if it can be told. */
            reader?: components["schemas"]["NamedUser"];
            /** @description On which shelf it belongs. */
            location?: string;
            call_number?: string;
        };
        Child: {
            user_id: components["schemas"]["Uuid"];
        };
        PageSession: {
            account: components["schemas"]["Account"];
            /** @description Seconds until the sign-in wants to be renewed. */
            expires_in: number;
        };
        Health: {
            apps: {
                /** @description The id of an app that subscribes to topics or serves others by gRPC. */
                app: string;
                /**
                 * @description `hindered`: it answers, but that it cannot work now, as without its database. `silent`: nobody answers.
                 * @enum {string}
                 */
                state: "working" | "hindered" | "silent";
                backlog?: components["schemas"]["Backlog"];
            }[];
            /** @description What the apps work with. */
            parts: {
                /** @enum {string} */
                part: "broker" | "state_store" | "mail";
                /**
                 * @description `stuck`: what is for it has waited for longer than it takes. `unknown`: the app that could tell does not.
                 * @enum {string}
                 */
                state: "working" | "stuck" | "silent" | "unknown";
                waiting_since?: components["schemas"]["Instant"];
            }[];
        };
        /** @description The id of an app that publishes (contracts/events); it stores what it could not publish. */
        PublishingApp: string;
        /** @description The id of an app that subscribes to topics (contracts/events); it stores what it could not handle. */
        SubscribingApp: string;
        PatronCategoryCode: string;
        /**
         * @description What a block can forbid.
         * @enum {string}
         */
        Deed: "borrow" | "renew" | "hold";
        /**
         * @description How long it is known which books somebody has returned: `none`, a few days, until it is sure that they are undamaged; `legal`, as long as the library has to know it; `always`, until they choose otherwise. What is out or not paid for is always known.
         * @enum {string}
         */
        ReadingHistory: "none" | "legal" | "always";
        AwaitedAgreement: {
            kind: components["schemas"]["DocumentKind"];
            version: components["schemas"]["DocumentVersion"];
            /** @description From this day on they can borrow nothing more without it; missing if they are only asked. */
            required_from?: components["schemas"]["LocalDate"];
        };
        /** @description The state of the user's latest deletion request; missing if there was none. */
        Deletion: {
            /**
             * @description `requested` until the lending desk has answered; `refused` where it could not be done, until it is requested again.
             * @enum {string}
             */
            status: "requested" | "refused";
            /** @description Since when. */
            at: components["schemas"]["Instant"];
            /** @description Why it was refused, as the codes of the 409 answer. */
            reasons?: {
                code: string;
                facts?: {
                    [key: string]: unknown;
                };
            }[];
        };
        User: {
            id: components["schemas"]["Uuid"];
            /** @description The number on the reader's card. */
            card_number: string;
            /** @description Missing if they have none. They sign in by it. */
            email?: string;
            /** @description An address that they have given and not confirmed yet. */
            pending_email?: string;
            full_name: string;
            /** @enum {string} */
            language: "ru" | "en";
            role: components["schemas"]["Role"];
            patron_category: components["schemas"]["PatronCategoryCode"];
            /** @description The reader's own limit or the category's. */
            loan_limit: number;
            /** @description Whether they may not borrow. */
            blocked: boolean;
            block_reason?: string;
            /** @description What the desk has forbidden them. An older instance leaves it out. */
            forbidden?: components["schemas"]["Deed"][];
            /** @description The membership's last day. */
            expires_on?: components["schemas"]["LocalDate"];
            active_loans: number;
            has_overdue: boolean;
            created_at: components["schemas"]["Instant"];
            /** @description False until a reader who was registered at the desk has chosen one. An older instance leaves it out. */
            has_password?: boolean;
            /** @description Whether they have confirmed their e-mail address, or shown at the desk who they are: before that they may neither borrow nor wait, and get no notices. An older instance leaves it out. */
            verified?: boolean;
            /** @description Since when; of readers from before this was recorded, since it is. */
            verified_at?: components["schemas"]["Instant"];
            /** @description Who saw at the desk who they are; missing if they have confirmed their address. */
            verified_by?: components["schemas"]["Uuid"];
            /** @description How long it is known what they have read, as they choose. An older instance leaves it out. */
            reading_history?: components["schemas"]["ReadingHistory"];
            /** @description The newest versions of documents that they have not agreed to. An older instance leaves it out. */
            to_agree?: components["schemas"]["AwaitedAgreement"][];
            deletion?: components["schemas"]["Deletion"];
        };
        DueTime: string;
        /** @description A short name for a branch, such as `central`. It never changes. */
        BranchId: string;
        Money: {
            /** @description In minor units: kopecks, cents. */
            amount_minor: number;
            currency: string;
        };
        Fine: {
            id: components["schemas"]["Uuid"];
            loan_id: components["schemas"]["Uuid"];
            title: string;
            amount: components["schemas"]["Money"];
            days_overdue: number;
            /**
             * @description `growing`: the book is still out, and the fine accrues.
             * @enum {string}
             */
            status: "growing" | "owed" | "paid" | "waived" | "cancelled";
            settled_at?: components["schemas"]["Instant"];
        };
        Loan: {
            id: components["schemas"]["Uuid"];
            reader_id: components["schemas"]["Uuid"];
            book_id: components["schemas"]["Uuid"];
            copy_id: components["schemas"]["Uuid"];
            barcode: components["schemas"]["Barcode"];
            title: string;
            /**
             * @description `claimed_returned`: it is out, and the reader says that they have brought it back (`claimed_returned_at`). `lost`: it is over, and the copy never came back (`lost_at`).
             * @enum {string}
             */
            status: "open" | "overdue" | "claimed_returned" | "lost" | "returned";
            issued_at: components["schemas"]["Instant"];
            /** @description The last day, at the branch. */
            due_date: components["schemas"]["LocalDate"];
            /** @description The last instant of that day, or the moment by which it is due. */
            due_at?: components["schemas"]["Instant"];
            /** @description Of a loan by hours: the time of that day by which it is due, at the branch. Without it, it is due until the day ends. */
            due_time?: components["schemas"]["DueTime"];
            /** @description Where it was lent. */
            branch_id?: components["schemas"]["BranchId"];
            returned_at?: components["schemas"]["Instant"];
            lost_at?: components["schemas"]["Instant"];
            /** @description When the reader says that they brought it back; it stays once the copy is found. */
            claimed_returned_at?: components["schemas"]["Instant"];
            /** @description Of what its reader alone has said, and nobody has scanned yet: until when they are believed. */
            claim_lapses_at?: components["schemas"]["Instant"];
            /** @description When it was recalled, since somebody else waits for the book; it stays until a renewal. */
            recalled_at?: components["schemas"]["Instant"];
            renewals: number;
            renewals_left: number;
            /** @description The day on which it is renewed without being asked for, or later, once no rule is against it. Without it, never. */
            renews_from?: components["schemas"]["LocalDate"];
            fine?: components["schemas"]["Fine"];
            /** @description In the answer to a return: how many readers wait for the book. The next one is told once a copy stands on the hold shelf for them. */
            waiting?: number;
            /** @description In the answer to a claim: how many loans the reader has claimed to have returned, as far as it is known. */
            claims?: number;
            /** @description In the answer to the return of a lost copy: what was paid for it and may be given back (`refundCharge`). */
            refund?: components["schemas"]["Money"];
            /** @description In the answer to the return of a damaged copy: what its reader is charged for the damage. Without it, nobody is. */
            damage_charge?: components["schemas"]["Money"];
        };
        /** @description What is damaged: the comment of the charge, and the reason in the audit trail and the history of the copy. */
        DamageNote: string;
        /** @description In minor units. */
        AmountMinor: number;
        NamedUser: {
            id: components["schemas"]["Uuid"];
            full_name: string;
            card_number: string;
        };
        /**
         * @default waiting
         * @enum {string}
         */
        SetAsideMessageStatus: "waiting" | "put_back" | "discarded";
        /** @description A message of an app that the sidecar refused because of its content, after all attempts. */
        SetAsideMessage: {
            id: components["schemas"]["Uuid"];
            /** @description The app that could not publish it. */
            app: string;
            topic: string;
            type: string;
            /** @description Why it was refused, as the sidecar reports it. */
            cause: string;
            /** @description The message's data without personal data. */
            payload: {
                [key: string]: unknown;
            };
            set_aside_at: components["schemas"]["Instant"];
            /** @enum {string} */
            status: "waiting" | "put_back" | "discarded";
            resolved_at?: components["schemas"]["Instant"];
            resolved_by?: components["schemas"]["Uuid"];
        };
        LoanRequest: {
            book_id?: components["schemas"]["Uuid"];
            barcode?: components["schemas"]["Barcode"];
            reader_id?: components["schemas"]["Uuid"];
            /** @description Instead of `reader_id`: the number on the card of the reader. */
            card_number?: components["schemas"]["Barcode"];
            due_date?: components["schemas"]["LocalDate"];
            /** @description Where it is lent, for the desk; `main`, if none is given. Its calendar decides when the book is due. */
            branch_id?: components["schemas"]["BranchId"];
            issued_at?: components["schemas"]["Instant"];
        };
        ReportedLoan: components["schemas"]["Loan"] & {
            /** @description What is charged for its copy if that is lost, by the terms of the loan. */
            price?: components["schemas"]["Money"];
        };
        CashSum: {
            branch_id?: components["schemas"]["BranchId"];
            /** @enum {string} */
            kind: "payment" | "refund";
            method?: components["schemas"]["PaymentMethod"];
            /** @enum {string} */
            charge_kind: "overdue" | "lost" | "processing" | "damage" | "membership" | "manual";
            /** @description Who recorded it. */
            by?: components["schemas"]["Uuid"];
            amount: components["schemas"]["Money"];
            /** @description So many entries of the ledger. */
            count: number;
        };
        Debt: {
            reader_id: components["schemas"]["Uuid"];
            owes: components["schemas"]["Money"];
            /** @description For so many. */
            charges: number;
            /** @description When the oldest of them was charged. */
            since?: components["schemas"]["Instant"];
        };
        Circulation: {
            branch_id: components["schemas"]["BranchId"];
            /** @description As it was when the loan was issued. */
            patron_category: string;
            loans: number;
            /** @description Of these loans. */
            renewals: number;
            /** @description So many of them have not come back. */
            still_out: number;
            /** @description Loans of this branch that ended on these days, whenever they were lent and wherever their copies came back. */
            returns: number;
        };
        CopyHolder: {
            copy_id: components["schemas"]["Uuid"];
            /** @description By which it is out. */
            loan?: {
                id: components["schemas"]["Uuid"];
                reader_id: components["schemas"]["Uuid"];
                due_date: components["schemas"]["LocalDate"];
            };
            /** @description For which it is kept, also where it has not come to the hold shelf yet. */
            hold?: {
                id: components["schemas"]["Uuid"];
                reader_id: components["schemas"]["Uuid"];
                /** @description Where it is picked up. */
                branch_id: string;
            };
        };
        /** @description What was done at a desk, as it was scanned. */
        JournalEntry: {
            /** @description A UUIDv7, so that the entries of a desk sort by time. */
            id: components["schemas"]["Uuid"];
            /** @description Which desk it was. */
            desk: string;
            branch_id: components["schemas"]["BranchId"];
            /**
             * @description `pick_up`: a copy was lent that waited for the reader. `pay`: money was taken from the reader.
             * @enum {string}
             */
            kind: "lend" | "return" | "renew" | "pick_up" | "pay";
            /** @description As it was scanned, also if no copy can have it. Of all but a payment. */
            barcode?: string;
            /** @description To whom it was lent, or who has paid; or `reader_id`. */
            card_number?: string;
            /** @description Of a return, who stood there: they have got the copy if it had come back before, at another desk. Of a renewal, whose loan it was. */
            reader_id?: components["schemas"]["Uuid"];
            /** @description Of a payment. What is more than is owed by then becomes a task. */
            amount_minor?: components["schemas"]["AmountMinor"];
            /** @description Of a payment. */
            method?: components["schemas"]["PaymentMethod"];
            /** @description Of a payment, what it is for; else it is for whatever the reader owes, the oldest first. */
            charge_id?: components["schemas"]["Uuid"];
            till_id?: components["schemas"]["TillOfPayment"];
            /** @description True of what was lent to somebody who could not be registered with this card afterwards: it is left to people. */
            unregistered?: boolean;
            /** @description When, by the clock of the desk. */
            at: components["schemas"]["Instant"];
        };
        JournalAnswer: {
            id: components["schemas"]["Uuid"];
            /**
             * @description `nothing_to_do`: it is so already, or no longer.
             * @enum {string}
             */
            outcome: "done" | "nothing_to_do" | "refused" | "later";
            /** @description What the rules say against it: despite which it was done, or for which it was not. */
            codes: string[];
            /**
             * @description What it was, by all that is known; missing where it is not recorded yet.
             * @enum {string}
             */
            kind?: "lend" | "return" | "renew" | "pick_up" | "pay";
            loan_id?: components["schemas"]["Uuid"];
            reader_id?: components["schemas"]["Uuid"];
        };
        /** @enum {string} */
        TaskKind: "lent_against_rules" | "had_by_two" | "unknown_card" | "unknown_barcode" | "not_renewed" | "not_recorded" | "refund_due" | "overpaid" | "not_in_till" | "reader_not_registered";
        Task: {
            id: components["schemas"]["Uuid"];
            kind: components["schemas"]["TaskKind"];
            /** @enum {string} */
            status: "open" | "claimed" | "done";
            branch_id: components["schemas"]["BranchId"];
            desk: string;
            codes: string[];
            reader_id?: components["schemas"]["Uuid"];
            loan_id?: components["schemas"]["Uuid"];
            /** @description As it was scanned. */
            barcode?: string;
            /** @description As it was scanned. */
            card_number?: string;
            /** @description What is to be given back, or was taken and is in no till. */
            amount?: components["schemas"]["Money"];
            happened_at: components["schemas"]["Instant"];
            claimed_by?: components["schemas"]["Uuid"];
            done_by?: components["schemas"]["Uuid"];
            done_at?: components["schemas"]["Instant"];
            note?: string;
        };
        /** @description Why, for whoever looks at it later. */
        OverrideReason: string;
        /** @description What the rules say to a check-out or a renewal that nobody has made yet. */
        Verdict: {
            allowed: boolean;
            reader_id: components["schemas"]["Uuid"];
            /** @description Until when, if it were done now. */
            due_date?: components["schemas"]["LocalDate"];
            /** @description The time of that day, if it would be for hours. */
            due_time?: components["schemas"]["DueTime"];
            /** @description Every rule that says no, in the order of a refusal. */
            refusals: {
                code: string;
                facts?: {
                    [key: string]: unknown;
                };
                message: string;
                /** @description Whether whoever asks may override it. */
                overridable: boolean;
            }[];
        };
        Override: {
            id: components["schemas"]["Uuid"];
            /** @enum {string} */
            act: "check_out" | "renewal";
            overrides: string[];
            reason: string;
            /** @description Who of the staff. */
            by: components["schemas"]["Uuid"];
            at: components["schemas"]["Instant"];
        };
        /** @description An override, and what it was for. */
        ReportedOverride: {
            id: components["schemas"]["Uuid"];
            loan_id: components["schemas"]["Uuid"];
            reader_id: components["schemas"]["Uuid"];
            title: string;
            barcode: components["schemas"]["Barcode"];
            /** @description Where the book was lent. */
            branch_id?: components["schemas"]["BranchId"];
            /** @enum {string} */
            act: "check_out" | "renewal";
            overrides: string[];
            reason: string;
            /** @description Who of the staff. */
            by: components["schemas"]["Uuid"];
            at: components["schemas"]["Instant"];
        };
        Charge: {
            id: components["schemas"]["Uuid"];
            /**
             * @description `overdue`: the fine for a late return.
             * @enum {string}
             */
            kind: "overdue" | "lost" | "processing" | "damage" | "membership" | "manual";
            loan_id?: components["schemas"]["Uuid"];
            title?: string;
            /** @description Why it was charged. */
            comment?: string;
            amount: components["schemas"]["Money"];
            /** @description The amount, less payments and waivers, and more by what was refunded; 0 of a cancelled one. */
            outstanding: components["schemas"]["Money"];
            /** @description Of an overdue fine. */
            days_overdue?: number;
            /**
             * @description `growing`: the book is still out, and the fine accrues. `paid`, also if a part was waived.
             * @enum {string}
             */
            status: "growing" | "owed" | "paid" | "waived" | "cancelled";
            charged_at?: components["schemas"]["Instant"];
            settled_at?: components["schemas"]["Instant"];
            /** @description What was done about it, the oldest first, in a list of charges; the last hundred, if it is more. */
            entries?: components["schemas"]["ChargeEntry"][];
        };
        ChargeEntry: {
            id: components["schemas"]["Uuid"];
            /** @enum {string} */
            kind: "payment" | "waiver" | "refund" | "cancellation";
            amount: components["schemas"]["Money"];
            method?: components["schemas"]["PaymentMethod"];
            at: components["schemas"]["Instant"];
            /** @description Who recorded it, for staff. */
            by?: components["schemas"]["Uuid"];
            comment?: string;
        };
        SpreadPayment: {
            charges: {
                id: components["schemas"]["Uuid"];
                /** @description Of the sum. */
                paid: components["schemas"]["Money"];
            }[];
            /** @description What is still owed. */
            balance: components["schemas"]["Money"];
        };
        PaymentIntent: {
            id: components["schemas"]["Uuid"];
            /**
             * @description `created`: the provider does not know of it yet; `pending`: it is to be paid there.
             * @enum {string}
             */
            status: "created" | "pending" | "succeeded" | "failed" | "expired" | "cancelled";
            amount: components["schemas"]["Money"];
            /** @description Where it is paid, while it is pending. */
            redirect_to?: string;
            /** @description What of the money goes back by the way it came, since the charges were settled meanwhile. */
            given_back?: {
                amount: components["schemas"]["Money"];
                done: boolean;
            };
            created_at: components["schemas"]["Instant"];
            ended_at?: components["schemas"]["Instant"];
        };
        /** @enum {string} */
        PaymentMethod: "cash" | "card" | "transfer" | "online" | "machine";
        /** @description It came back damaged: it is put aside, whoever waits for it. A loan that has ended already is charged for it all the same, once; whose loan it was not known any more is not. */
        Damaged: {
            note?: components["schemas"]["DamageNote"];
            /** @description What its reader is charged; without it, nothing. Never oneself. */
            amount_minor?: components["schemas"]["AmountMinor"];
        };
        /** @description In minor units. */
        CountedMinor: number;
        /** @description Where the desk is; `main`, if it is not said. Where tills are used, cash is taken only while one is open there. */
        BranchOfPayment: components["schemas"]["BranchId"];
        /** @description The till of this desk. Without it, it is the one that is open at the branch; of several, that which the caller has opened. */
        TillOfPayment: components["schemas"]["Uuid"];
        SumByMethod: {
            method: components["schemas"]["PaymentMethod"];
            amount: components["schemas"]["Money"];
        };
        Till: {
            id: components["schemas"]["Uuid"];
            branch_id: components["schemas"]["BranchId"];
            name: string;
            /** @enum {string} */
            status: "open" | "closed";
            opened_at: components["schemas"]["Instant"];
            opened_by: components["schemas"]["Uuid"];
            /** @description What was in it when it was opened. */
            float: components["schemas"]["Money"];
            payments: components["schemas"]["SumByMethod"][];
            refunds: components["schemas"]["SumByMethod"][];
            /** @description The float, and the cash that was paid, less the cash that was given back. */
            expected: components["schemas"]["Money"];
            counted?: components["schemas"]["Money"];
            /** @description What was counted, less what was expected. */
            difference_minor?: number;
            closed_at?: components["schemas"]["Instant"];
            closed_by?: components["schemas"]["Uuid"];
            comment?: string;
        };
        TillEntry: {
            id: components["schemas"]["Uuid"];
            at: components["schemas"]["Instant"];
            /** @enum {string} */
            kind: "payment" | "refund";
            method?: components["schemas"]["PaymentMethod"];
            amount: components["schemas"]["Money"];
            /** @description Who recorded it. */
            by?: components["schemas"]["Uuid"];
            charge: {
                id: components["schemas"]["Uuid"];
                /** @enum {string} */
                kind: "overdue" | "lost" | "processing" | "damage" | "membership" | "manual";
            };
        };
        ChargeReason: string;
        HoldWishes: {
            branch_id: components["schemas"]["BranchId"];
            not_before?: components["schemas"]["LocalDate"];
            not_after?: components["schemas"]["LocalDate"];
        };
        HoldRequest: {
            book_id?: components["schemas"]["Uuid"];
            barcode?: components["schemas"]["Barcode"];
            reader_id?: components["schemas"]["Uuid"];
            /** @description Where the reader picks it up; `main`, if none is given. */
            branch_id?: components["schemas"]["BranchId"];
            /** @description The first day on which they want it. */
            not_before?: components["schemas"]["LocalDate"];
            /** @description The last such day. */
            not_after?: components["schemas"]["LocalDate"];
        };
        Hold: {
            id: components["schemas"]["Uuid"];
            reader_id: components["schemas"]["Uuid"];
            book_id: components["schemas"]["Uuid"];
            title: string;
            /** @description Where the reader picks it up. */
            branch_id: components["schemas"]["BranchId"];
            /**
             * @description `to_fetch`: a copy is kept for it and stands on its shelf still. `ready`: it stands on the hold shelf. `expired`: nobody came for it. `unfilled`: no copy came by the last day on which the reader wanted it, or the book is gone.
             * @enum {string}
             */
            state: "waiting" | "paused" | "to_fetch" | "in_transit" | "ready" | "fulfilled" | "expired" | "cancelled" | "unfilled";
            /** @description Its place in line, while no copy is kept for it. */
            position?: number;
            /** @description With which it joined the line, by the policy; none, as most do. */
            priority?: number;
            placed_at: components["schemas"]["Instant"];
            not_before?: components["schemas"]["LocalDate"];
            not_after?: components["schemas"]["LocalDate"];
            /** @description It is on one copy of the book. */
            only_this_copy?: boolean;
            /** @description Of the copy that is kept for it. */
            barcode?: string;
            ready_at?: components["schemas"]["Instant"];
            /** @description The last day on which it stands on the hold shelf. */
            shelf_until?: components["schemas"]["LocalDate"];
            ended_at?: components["schemas"]["Instant"];
            /** @description When the copy is due that was recalled for it, while that is out. */
            expected_on?: components["schemas"]["LocalDate"];
        };
        WaitingEntry: {
            id: components["schemas"]["Uuid"];
            /** @enum {string} */
            kind: "book" | "author";
            book_id?: components["schemas"]["Uuid"];
            title?: string;
            author?: string;
            created_at: components["schemas"]["Instant"];
        };
        WaitingReader: {
            id: components["schemas"]["Uuid"];
            reader_id: components["schemas"]["Uuid"];
            created_at: components["schemas"]["Instant"];
        };
        LendingTerms: {
            /** @description 0: not for loan, unless it is lent for hours. */
            loan_days: number;
            renewal_days: number;
            max_renewals: number;
            fine_per_day_minor: number;
            /** @description 0: no cap, though no fine exceeds 2147483647. */
            fine_cap_minor: number;
            /** @description A threshold: once it is passed, every day counts. */
            grace_days: number;
            closed_days?: components["schemas"]["ClosedDays"];
            /** @description Whether a day counts on which the branch is closed; true, if it is not said. */
            fines_count_closed_days?: boolean;
            fixed_due_date?: components["schemas"]["FixedDueDate"];
            /** @description What a lost copy costs whose price is not known; 0, if it is not said. */
            lost_price_minor?: number;
            /** @description What is charged besides for a lost copy; 0, if it is not said. */
            processing_fee_minor?: number;
            /** @description For how many days a lost copy that comes back is not to be paid. Without it, whenever it comes. */
            lost_refund_days?: number;
            /** @description Whether the fee is not to be paid then, either; false, if it is not said. */
            refund_processing_fee?: boolean;
            /** @description How many days overdue a copy is taken to be lost. Without it, never. */
            lost_after_days?: number;
            /** @description How many days before its due date a loan is renewed without anybody asking for it, if no rule is against that: fewer than `renewal_days`. Without it, never. */
            auto_renewal_days?: number;
            hourly?: components["schemas"]["HourlyTerms"];
            recall?: components["schemas"]["RecallTerms"];
            /** @description Whose hold has a higher one joins the line before those with a lower one, unless they have waited for a week; 0, if it is not said. */
            hold_priority?: number;
            /** @description So many open holds such a reader may have in all when they place one on such a thing. Left out, the next most specific row says so, or else the library. */
            hold_limit?: number;
            /** @description So many loans such a reader may have of what the row is for: of its material, if it names one, and lent at its branch, if it names one. Left out, the next most specific row says so, or none does. The limit of the reader or of their category holds besides. */
            loan_limit?: number;
        };
        /** @description It is lent for hours, and these terms take the place of `renewal_days`, `fine_per_day_minor`, `grace_days` and `closed_days`. `loan_days` are 0 then, and there are no `fixed_due_date`, `auto_renewal_days` and `recall`. */
        HourlyTerms: {
            hours: number;
            /** @description As many as `hours`, if it is not said. */
            renewal_hours?: number;
            closed_hours?: components["schemas"]["ClosedHours"];
            /** @description For each hour that has begun; 0, if it is not said. */
            fine_per_hour_minor?: number;
            /** @description A threshold: once it is passed, the time from the due moment on counts. 0, if it is not said. */
            grace_minutes?: number;
            /** @description How many minutes before it is due a loan is renewed without anybody asking for it, if no rule is against that: fewer than `renewal_hours` have. Without it, never. */
            auto_renewal_minutes?: number;
        };
        /**
         * @description What becomes of a moment at which the branch is closed: it stays; it is when the branch closes before; or when it opens next, which it is also if the branch does not open before. `keep`, if it is not said.
         * @enum {string}
         */
        ClosedHours: "keep" | "end_of_opening" | "next_opening";
        /** @description When somebody waits for the book, and no copy is free, such a loan is recalled: it is due `return_days` after that, though not before it has lasted `guaranteed_days`. Without these, no loan is. */
        RecallTerms: {
            guaranteed_days: number;
            return_days: number;
        };
        /** @description A day for all loans of this row, such as the end of a term. Once it has passed, it does not count. */
        FixedDueDate: {
            day: components["schemas"]["LocalDate"];
            /**
             * @description Due on that day, or by the days of the row, but not after or not before it.
             * @enum {string}
             */
            rule: "on" | "not_after" | "not_before";
        };
        PolicyCategory: string;
        PolicyMaterial: string;
        /** @description Where it is lent; `*` stands for any branch. */
        PolicyBranch: string;
        LendingPolicy: {
            patron_category: string;
            material: string;
            branch_id: components["schemas"]["PolicyBranch"];
            /** @description The first day on which it applies. Without one, it has always applied. */
            valid_from?: components["schemas"]["LocalDate"];
            loan_days: number;
            renewal_days: number;
            max_renewals: number;
            fine_per_day_minor: number;
            fine_cap_minor: number;
            grace_days: number;
            closed_days: components["schemas"]["ClosedDays"];
            fines_count_closed_days: boolean;
            fixed_due_date?: components["schemas"]["FixedDueDate"];
            lost_price_minor?: number;
            processing_fee_minor?: number;
            lost_refund_days?: number;
            refund_processing_fee?: boolean;
            lost_after_days?: number;
            auto_renewal_days?: number;
            hourly?: components["schemas"]["HourlyTerms"];
            recall?: components["schemas"]["RecallTerms"];
            hold_priority?: number;
            hold_limit?: number;
            loan_limit?: number;
        };
        /** @description How a row is from a day on. Without terms, there is no such row from then on. */
        LendingPolicyVersion: {
            patron_category: string;
            material: string;
            branch_id: components["schemas"]["PolicyBranch"];
            valid_from?: components["schemas"]["LocalDate"];
            terms?: components["schemas"]["LendingTerms"];
        };
        FineSum: {
            /** @description How many loans have one. */
            loans: number;
            amount_minor: number;
        };
        /**
         * @description What becomes of a due date on which the branch is closed; `keep`, if it is not said.
         * @enum {string}
         */
        ClosedDays: "keep" | "previous_open_day" | "next_open_day";
        BranchTerms: {
            name: string;
            address: string;
            /** @description Of the IANA database, such as `Europe/Moscow`. */
            time_zone: string;
            week: components["schemas"]["WeekHours"];
            /** @description Whether cash is taken only while a till is open. It stays as it is, if it is not said; at first it is not so. */
            uses_tills?: boolean;
            /** @description For so many days a copy stands on its hold shelf; null, as the library has it. It stays as it is, if it is not said. */
            hold_shelf_days?: number | null;
            /** @description So many days before the last of these the reader is reminded; 0, never; null, as the library has it. It stays as it is, if it is not said. */
            hold_reminder_days?: number | null;
        };
        Branch: {
            id: components["schemas"]["BranchId"];
            name: string;
            address: string;
            time_zone: string;
            week: components["schemas"]["WeekHours"];
            today: {
                day: components["schemas"]["LocalDate"];
                hours: components["schemas"]["DayHours"];
                /** @description Why they are other hours than on any such day of the week. */
                reason?: string;
            };
            /** @description Whether cash is taken only while a till is open. */
            uses_tills?: boolean;
            /** @description For so many days a copy stands on its hold shelf, if not as the library has it. */
            hold_shelf_days?: number;
            /** @description So many days before the last of these the reader is reminded, if not as the library has it. */
            hold_reminder_days?: number;
            /** @description Rises with each change. */
            version: number;
        };
        /** @description When a branch is open on each day of a week. */
        WeekHours: {
            monday: components["schemas"]["DayHours"];
            tuesday: components["schemas"]["DayHours"];
            wednesday: components["schemas"]["DayHours"];
            thursday: components["schemas"]["DayHours"];
            friday: components["schemas"]["DayHours"];
            saturday: components["schemas"]["DayHours"];
            sunday: components["schemas"]["DayHours"];
        };
        /** @description When the branch is open on a day, one span after the other; none, if it is closed. */
        DayHours: {
            opens: string;
            /** @description Later than `opens`; 24:00 is the end of the day. */
            closes: string;
        }[];
        BranchExceptionTerms: {
            reason: string;
            hours?: components["schemas"]["DayHours"];
        };
        BranchException: {
            day: components["schemas"]["LocalDate"];
            reason: string;
            hours: components["schemas"]["DayHours"];
        };
        /** @description How much lending would move from one account of a reader to another. */
        LendingMoves: {
            /** @description What is out. */
            loans: number;
            past_loans: number;
            /** @description Those that are moved, and stay. */
            holds: number;
            /** @description Those of either that end, since nobody waits twice for a title, or for what they have. */
            holds_ended: number;
            /** @description With what was paid for them, also those that are settled. */
            charges: number;
            /** @description What is open of them, in minor units. */
            owes_minor: number;
            currency: string;
            /** @description Authors whose new books are waited for. */
            alerts: number;
        };
        /** @enum {string} */
        NoticeStatus: "queued" | "sent" | "failed";
        Notice: {
            id: components["schemas"]["Uuid"];
            type: string;
            /** @enum {string} */
            channel: "email";
            subject: string;
            status: components["schemas"]["NoticeStatus"];
            created_at: components["schemas"]["Instant"];
            sent_at?: components["schemas"]["Instant"];
            /** @description It went to a guardian, since the reader had no address. */
            to_guardian?: boolean;
        };
        /** @description A notice, for those who manage delivery. */
        TrackedNotice: {
            id: components["schemas"]["Uuid"];
            user_id: components["schemas"]["Uuid"];
            type: string;
            /** @enum {string} */
            channel: "email";
            subject: string;
            status: components["schemas"]["NoticeStatus"];
            /** @description The number of attempts since it was queued. */
            attempts: number;
            /** @description Why the last attempt failed. */
            failure?: string;
            created_at: components["schemas"]["Instant"];
            sent_at?: components["schemas"]["Instant"];
            guardian_id?: components["schemas"]["Uuid"];
        };
        CarriedReader: {
            id: components["schemas"]["Uuid"];
            full_name: string;
            /** @enum {string} */
            language: "ru" | "en";
            /** @description Of the cards that work. */
            card_numbers: string[];
            lost_card_numbers: string[];
            loan_limit: number;
            /** @description The membership's last day. */
            expires_on?: components["schemas"]["LocalDate"];
            blocked: boolean;
            /** @description When the desk has forbidden them to borrow, or will have. */
            blocks: {
                from: components["schemas"]["LocalDate"];
                /** @description The last day. */
                until?: components["schemas"]["LocalDate"];
            }[];
            verified: boolean;
            owes?: components["schemas"]["Money"];
        };
        ReaderNote: {
            id: components["schemas"]["Uuid"];
            note: string;
            alerts: boolean;
            written_at: components["schemas"]["Instant"];
            written_by: components["schemas"]["Uuid"];
        };
        NewBlock: {
            forbids: components["schemas"]["Deed"][];
            reason: string;
            /** @description Its first day; today, if it is left out. */
            from?: components["schemas"]["LocalDate"];
            /** @description Its last day; without one it has no end. */
            until?: components["schemas"]["LocalDate"];
        };
        ReaderBlock: {
            id: components["schemas"]["Uuid"];
            forbids: components["schemas"]["Deed"][];
            /** @description For the desk alone. */
            reason: string;
            from: components["schemas"]["LocalDate"];
            /** @description Its last day; missing if it has none or was lifted. */
            until?: components["schemas"]["LocalDate"];
            set_at: components["schemas"]["Instant"];
            set_by: components["schemas"]["Uuid"];
            lifted_at?: components["schemas"]["Instant"];
            lifted_by?: components["schemas"]["Uuid"];
            /** @description Whether it forbids anything today. */
            in_force: boolean;
        };
        CardRanges: {
            ranges: {
                first: components["schemas"]["Barcode"];
                last: components["schemas"]["Barcode"];
            }[];
        };
        ReaderCard: {
            card_number: string;
            /** @description When it was given out or, of one that the account named before, reported lost. */
            recorded_at: components["schemas"]["Instant"];
            recorded_by: components["schemas"]["Uuid"];
            /** @description Since when it works no more; missing if it works. */
            lost_at?: components["schemas"]["Instant"];
        };
        Agreement: {
            kind: components["schemas"]["DocumentKind"];
            version: components["schemas"]["DocumentVersion"];
            agreed_at: components["schemas"]["Instant"];
            /** @description Who recorded at the desk that it was signed on paper; missing if nobody has. */
            recorded_by?: components["schemas"]["Uuid"];
            /** @description The guardian who has agreed for them; missing if they have agreed by themselves, or on paper. */
            agreed_by?: components["schemas"]["Uuid"];
        };
        NewDocument: {
            /** @description The next one; another is refused, so that nobody replaces a version that they have not seen. */
            version: components["schemas"]["DocumentVersion"];
            text_ru: components["schemas"]["DocumentText"];
            text_en: components["schemas"]["DocumentText"];
            /** @description Today or later. */
            required_from?: components["schemas"]["LocalDate"];
        };
        /** @description Paragraphs, with empty lines between them. */
        DocumentText: string;
        Document: {
            kind: components["schemas"]["DocumentKind"];
            version: components["schemas"]["DocumentVersion"];
            text_ru: string;
            text_en: string;
            required_from?: components["schemas"]["LocalDate"];
            published_at: components["schemas"]["Instant"];
        };
        NewReader: {
            full_name: string;
            /** Format: email */
            email?: string;
            /**
             * @description Of the library's notices.
             * @default ru
             * @enum {string}
             */
            language: "ru" | "en";
            /** @default adult */
            patron_category: components["schemas"]["PatronCategoryCode"];
            /** @description The number on a card that is printed already. Left out, it is the next of the library's own numbers. */
            card_number?: components["schemas"]["Barcode"];
            /** @description The membership's last day. */
            expires_on?: components["schemas"]["LocalDate"];
            /** @description What they have signed on paper at the desk. */
            agreed_to?: components["schemas"]["AgreedTo"];
        };
        SignInCode: {
            card_number: string;
            /** @description Ten digits. */
            code: string;
            valid_until: components["schemas"]["Instant"];
        };
        Relative: {
            id: components["schemas"]["Uuid"];
            full_name: string;
            /** @description The day on which it ends; the one before is the last. */
            ends_on: components["schemas"]["LocalDate"];
            /** @description Of a child, the versions that wait for it or a guardian to agree; missing if there are none. */
            to_agree?: components["schemas"]["AwaitedAgreement"][];
        };
        Family: {
            /** @description Who acts for them. */
            guardians: components["schemas"]["Relative"][];
            /** @description For whom they act. */
            children: components["schemas"]["Relative"][];
        };
        GuardianshipTerm: {
            /** @description Such as the eighteenth birthday: later than today, and not after the child has grown up. */
            ends_on: components["schemas"]["LocalDate"];
        };
        Merge: {
            from: components["schemas"]["Uuid"];
            into: components["schemas"]["Uuid"];
            /**
             * @description `requested` until the lending desk has answered; `refused` where it could not be done; then `merging`, until each service has confirmed that nothing is left of the account, and `merged`.
             * @enum {string}
             */
            status: "requested" | "refused" | "merging" | "merged";
            requested_at: components["schemas"]["Instant"];
            merged_at?: components["schemas"]["Instant"];
            completed_at?: components["schemas"]["Instant"];
            refusals?: components["schemas"]["MergeRefusal"][];
            parts: {
                app: string;
                confirmed_at?: components["schemas"]["Instant"];
            }[];
        };
        MergeRefusal: {
            code: string;
            facts?: {
                [key: string]: unknown;
            };
            message: string;
        };
        MergeCheck: {
            allowed: boolean;
            refusals: components["schemas"]["MergeRefusal"][];
            moves: {
                /** @description With the one that the account names, and lost ones. */
                cards: number;
                notes: number;
                blocks: number;
                /** @description To versions that the kept account has not agreed to. */
                agreements: number;
                guardians: number;
                children: number;
                lending: components["schemas"]["LendingMoves"];
            };
        };
        FollowedErasure: {
            /**
             * @description `not_requested` while nobody has asked for the account to be deleted; `requested` until the lending desk has answered; `refused` where it could not be done; then `erasing`, until all have confirmed, and `erased`.
             * @enum {string}
             */
            status: "not_requested" | "requested" | "refused" | "erasing" | "erased";
            /** @description When the account was deleted. */
            erased_at?: components["schemas"]["Instant"];
            /** @description When the last service confirmed it. */
            completed_at?: components["schemas"]["Instant"];
            parts: {
                app: string;
                /** @description When it looked and found nothing left. Missing until then. */
                confirmed_at?: components["schemas"]["Instant"];
                kept: components["schemas"]["KeptKind"][];
            }[];
        };
        ProfileChange: {
            /** Format: email */
            email?: string;
            full_name?: string;
            /** @enum {string} */
            language?: "ru" | "en";
            /** @description It holds for what they have read before, too. */
            reading_history?: components["schemas"]["ReadingHistory"];
            password?: {
                /** Format: password */
                current: string;
                /** Format: password */
                new: string;
            };
        };
        UserChange: {
            full_name?: string;
            /**
             * Format: email
             * @description Null: none, which is refused for those who sign in by it.
             */
            email?: string | null;
            /**
             * @description Of the library's notices.
             * @enum {string}
             */
            language?: "ru" | "en";
            patron_category?: components["schemas"]["PatronCategoryCode"];
            /** @description Null: the category's limit. */
            loan_limit?: number | null;
            blocked?: boolean;
            block_reason?: string | null;
            /** Format: date */
            expires_on?: string | null;
            role?: components["schemas"]["Role"];
        };
        HistoryEntry: {
            loan_id: components["schemas"]["Uuid"];
            book_id: components["schemas"]["Uuid"];
            title: string;
            issued_at: components["schemas"]["Instant"];
            due_date: components["schemas"]["LocalDate"];
            returned_at?: components["schemas"]["Instant"];
            overdue: boolean;
        };
        PatronCategoryTerms: {
            name_ru: string;
            name_en: string;
            loan_limit: number;
            /** @description For how many months a membership is; left out, it does not end. */
            term_months?: number;
            /** @description What the desk's registering a reader, and each renewal, is charged with, in minor units of the library's currency; left out, nothing. */
            membership_fee_minor?: number;
            /** @description So many of their loans may be overdue; left out, as the library has it. */
            overdue_limit?: number;
            /** @description So many copies that they have lost may be neither back nor settled; left out, as the library has it. */
            lost_limit?: number;
            /** @description So much they may owe, in minor units; left out, as the library has it. */
            balance_limit_minor?: number;
            /** @description What is refused to whoever is beyond one of these limits; left out, as the library has it. */
            limits_refuse?: components["schemas"]["Deed"][];
        };
        PatronCategory: {
            code: components["schemas"]["PatronCategoryCode"];
            name_ru: string;
            name_en: string;
            loan_limit: number;
            /** @description For how many months a membership is; missing if it does not end. */
            term_months?: number;
            /** @description What a membership is charged with, in minor units; missing if it costs nothing. */
            membership_fee_minor?: number;
            /** @description So many of their loans may be overdue; missing if the library’s limit holds. */
            overdue_limit?: number;
            /** @description The same, of lost copies that are neither back nor settled. */
            lost_limit?: number;
            /** @description The same, of what they owe, in minor units. */
            balance_limit_minor?: number;
            /** @description What is refused beyond one of these limits; missing if it is as the library has it. */
            limits_refuse?: components["schemas"]["Deed"][];
        };
        /** @enum {string} */
        CommonErrorCode: "invalid_request" | "bad_request" | "invalid_target" | "invalid_json" | "request_aborted" | "unauthenticated" | "token_expired" | "signed_out" | "not_the_sidecar" | "forbidden" | "outside_scope" | "not_for_guardians" | "fresh_sign_in_needed" | "cross_site_request" | "no_such_resource" | "method_not_allowed" | "request_too_slow" | "request_in_progress" | "body_too_large" | "target_too_long" | "headers_too_large" | "unsupported_media_type" | "idempotency_key_reused" | "too_many_requests" | "internal_error" | "service_unavailable";
    };
    responses: {
        /** @description The request was not carried out, and why. */
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description A request that OAuth does not allow, or a form that is none of this operation */
        NotAllowedByOAuth: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OAuthError"];
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description No such program or app, or another secret */
        UnknownClient: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OAuthError"];
            };
        };
        /** @description The copy as it is now */
        CopyAsItIs: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Copy"];
            };
        };
        /** @description A page of books */
        BookPage: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    items: components["schemas"]["Book"][];
                    next_cursor?: string;
                };
            };
        };
        /** @description Who is signed in, and for how long without a renewal */
        SignedIn: {
            headers: {
                "Set-Cookie": components["headers"]["SessionCookies"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["PageSession"];
            };
        };
        /** @description A page of holds */
        HoldPage: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    items: components["schemas"]["Hold"][];
                    next_cursor?: string;
                };
            };
        };
        /** @description A page of loans */
        LoanPage: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    items: components["schemas"]["Loan"][];
                    next_cursor?: string;
                };
            };
        };
        /** @description A page of loans; as CSV, too, whose header `Link` says where the next page is */
        LoanReport: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    items: components["schemas"]["ReportedLoan"][];
                    next_cursor?: string;
                };
                "text/csv": string;
            };
        };
        /** @description A page of holds; as CSV, too, whose header `Link` says where the next page is */
        HoldReport: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    items: components["schemas"]["Hold"][];
                    next_cursor?: string;
                };
                "text/csv": string;
            };
        };
    };
    parameters: {
        /** @description The first day of the period; by default, 29 days before the last one. A period has at most 366 days. */
        From: components["schemas"]["LocalDate"];
        /** @description The last day of the period; by default, today. */
        To: components["schemas"]["LocalDate"];
        /** @description How many items a page holds. */
        Limit: number;
        /** @description Who did it. */
        AuditCaller: components["schemas"]["Uuid"];
        /** @description Whom it is about, or whom it showed. */
        AuditUser: components["schemas"]["Uuid"];
        /** @description What was done, such as `reader.read`. */
        AuditAction: string;
        /** @description From then on. */
        AuditFrom: components["schemas"]["Instant"];
        /** @description Before then. */
        AuditTo: components["schemas"]["Instant"];
        ProgramId: components["schemas"]["Uuid"];
        AppId: components["schemas"]["Uuid"];
        /** @description The thumbprint of the key (RFC 7638). */
        KeyId: string;
        /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
        IdempotencyKey: string;
        /** @description The `next_cursor` of the previous page; opaque. */
        Cursor: string;
        Barcode: components["schemas"]["Barcode"];
        BookId: components["schemas"]["Uuid"];
        /** @description How many items a page holds. A desk takes many at a time. */
        CarriedLimit: number;
        /** @description The `changes_cursor` of the first page, or of the changes before. After a day it is refused, and all is to be taken anew. */
        ChangesCursor: string;
        LetterId: components["schemas"]["Uuid"];
        App: components["schemas"]["SubscribingApp"];
        Publisher: components["schemas"]["PublishingApp"];
        MessageId: components["schemas"]["Uuid"];
        /** @description Only at this branch. */
        OnlyBranch: components["schemas"]["BranchId"];
        ChargeId: components["schemas"]["Uuid"];
        PaymentId: components["schemas"]["Uuid"];
        LoanId: components["schemas"]["Uuid"];
        UserId: components["schemas"]["Uuid"];
        TaskId: components["schemas"]["Uuid"];
        BranchId: components["schemas"]["BranchId"];
        TillId: components["schemas"]["Uuid"];
        /** @description The first day on which it applies; today, if it is not said. What applied on a day that has passed is never changed. */
        ValidFrom: components["schemas"]["LocalDate"];
        LoanStatus: "all" | "open" | "overdue" | "claimed_returned" | "returned";
        DocumentKind: components["schemas"]["DocumentKind"];
    };
    requestBodies: never;
    headers: {
        /** @description A cookie by which the browser is known when it comes back. It is sent to this origin only. */
        BrowserCookie: string;
        /** @description Two cookies, for the access token and for the refresh token. A browser sends them to this origin only. */
        SessionCookies: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    reportMostBorrowedBooks: {
        parameters: {
            query?: {
                /** @description The first day of the period; by default, 29 days before the last one. A period has at most 366 days. */
                from?: components["parameters"]["From"];
                /** @description The last day of the period; by default, today. */
                to?: components["parameters"]["To"];
                /** @description How many items a page holds. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description At most this many books */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Period"] & {
                        items: components["schemas"]["BorrowedBook"][];
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    reportLoansPerDay: {
        parameters: {
            query?: {
                /** @description The first day of the period; by default, 29 days before the last one. A period has at most 366 days. */
                from?: components["parameters"]["From"];
                /** @description The last day of the period; by default, today. */
                to?: components["parameters"]["To"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The days of the period */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Period"] & {
                        items: components["schemas"]["DayAtTheDesk"][];
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    reportBusiestHours: {
        parameters: {
            query?: {
                /** @description The first day of the period; by default, 29 days before the last one. A period has at most 366 days. */
                from?: components["parameters"]["From"];
                /** @description The last day of the period; by default, today. */
                to?: components["parameters"]["To"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description At most the 168 hours of a week */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Period"] & {
                        items: components["schemas"]["BusyHour"][];
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    reportOnTimeRate: {
        parameters: {
            query?: {
                /** @description The first day of the period; by default, 29 days before the last one. A period has at most 366 days. */
                from?: components["parameters"]["From"];
                /** @description The last day of the period; by default, today. */
                to?: components["parameters"]["To"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rate */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Period"] & components["schemas"]["OnTime"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    register: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Registration"];
            };
        };
        responses: {
            /** @description The new reader's account */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "password_easily_guessed";
                    };
                };
            };
        };
    };
    choosePassword: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FirstPassword"];
            };
        };
        responses: {
            /** @description The account, which can sign in now */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("wrong_sign_in_code" | "password_easily_guessed" | "email_taken" | "too_many_failed_logins");
                    };
                };
            };
        };
    };
    completeVerification: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenedLink"];
            };
        };
        responses: {
            /** @description The account, which can sign in now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("link_not_valid" | "wrong_password" | "too_many_wrong_passwords");
                    };
                };
            };
        };
    };
    requestPasswordReset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MailAddress"];
            };
        };
        responses: {
            /** @description If there is such an account, a link is sent to its address */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "too_many_mails";
                    };
                };
            };
        };
    };
    completePasswordReset: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChosenPassword"];
            };
        };
        responses: {
            /** @description The password is chosen; sign in with it */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("link_not_valid" | "password_easily_guessed");
                    };
                };
            };
        };
    };
    login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Credentials"];
            };
        };
        responses: {
            /** @description Signed in */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tokens"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("wrong_credentials" | "too_many_failed_logins" | "second_factor_needed" | "second_factor_missing");
                    };
                };
            };
        };
    };
    takeSecondStep: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecondStep"];
            };
        };
        responses: {
            /** @description Signed in */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tokens"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("wrong_code" | "sign_in_expired" | "too_many_failed_logins");
                    };
                };
            };
        };
    };
    setUpToSignIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Challenge"];
            };
        };
        responses: {
            /** @description What the app needs to know */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthenticatorSetUp"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("sign_in_expired" | "second_factor_exists");
                    };
                };
            };
        };
    };
    askForPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What to ask with */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyQuestion"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    loginByPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasskeyAnswer"];
            };
        };
        responses: {
            /** @description Signed in */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tokens"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("wrong_passkey" | "passkey_too_late" | "too_many_failed_logins");
                    };
                };
            };
        };
    };
    listPasskeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The passkeys */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Passkey"][];
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    addPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPasskey"];
            };
        };
        responses: {
            /** @description The passkey */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Passkey"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("wrong_passkey" | "passkey_too_late" | "too_many_passkeys");
                    };
                };
            };
        };
    };
    beginPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What to make it with */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyOffer"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "too_many_passkeys";
                    };
                };
            };
        };
    };
    removePasskey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                passkey_id: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "passkey_not_found";
                    };
                };
            };
        };
    };
    renamePasskey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                passkey_id: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasskeyName"];
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Passkey"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "passkey_not_found";
                    };
                };
            };
        };
    };
    listOutsideProviders: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The providers */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["OutsideProvider"][];
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    listOutsideAccounts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The newest first; one of each provider at most */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["OutsideAccount"][];
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    addOutsideAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OutsideAnswer"];
            };
        };
        responses: {
            /** @description The account */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutsideAccount"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("outside_provider_not_found" | "outside_provider_away" | "outside_sign_in_over" | "outside_sign_in_denied" | "outside_answer_refused" | "outside_account_taken" | "outside_account_exists");
                    };
                };
            };
        };
    };
    beginOutsideAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChosenProvider"];
            };
        };
        responses: {
            /** @description Where the browser goes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WayToProvider"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("outside_provider_not_found" | "outside_provider_away");
                    };
                };
            };
        };
    };
    removeOutsideAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                outside_account_id: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is not linked any more */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "outside_account_not_found";
                    };
                };
            };
        };
    };
    showSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whether there is one */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondFactor"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    removeSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("no_second_factor" | "second_factor_required");
                    };
                };
            };
        };
    };
    setUpAuthenticator: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the app needs to know */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthenticatorSetUp"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "second_factor_exists";
                    };
                };
            };
        };
    };
    confirmAuthenticator: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FirstCode"];
            };
        };
        responses: {
            /** @description Recovery codes, which are shown this once */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("wrong_code" | "too_many_failed_logins");
                    };
                };
            };
        };
    };
    renewRecoveryCodes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ten codes, each good once; they are shown this once */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "no_second_factor";
                    };
                };
            };
        };
    };
    removeSecondFactorOfUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "no_second_factor";
                    };
                };
            };
        };
    };
    refresh: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefreshToken"];
            };
        };
        responses: {
            /** @description New tokens */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tokens"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "refresh_token_reused";
                    };
                };
            };
        };
    };
    stepUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StepUp"];
            };
        };
        responses: {
            /** @description New tokens of the same sign-in */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tokens"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("wrong_password" | "wrong_code" | "no_second_factor" | "wrong_passkey" | "passkey_too_late" | "too_many_failed_logins" | "refresh_token_reused");
                    };
                };
            };
        };
    };
    askToStepUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What to ask with */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyQuestion"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "passkey_not_found";
                    };
                };
            };
        };
    };
    logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    listSessions: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the previous page; opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many items a page holds. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of sign-ins */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["SignIn"][];
                        next_cursor?: string;
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    endOtherSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out there */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    endSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session_id: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out there */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "session_not_found";
                    };
                };
            };
        };
    };
    actForChild: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The token */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenForChild"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "guardianship_not_found";
                    };
                };
            };
        };
    };
    endSessionsOfUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out everywhere */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    readSignInDelay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The delay as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInDelay"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "user_not_found";
                    };
                };
            };
        };
    };
    liftSignInDelay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Nobody waits at the account any more */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "user_not_found";
                    };
                };
            };
        };
    };
    listDelayedNetworks: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the previous page; opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many items a page holds. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of networks */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["DelayedNetwork"][];
                        next_cursor?: string;
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    liftNetworkDelay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                network_id: components["schemas"]["NetworkId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The network waits no more */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    validate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccessToken"];
            };
        };
        responses: {
            /** @description Whether it is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Validation"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    jwks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The keys */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Jwks"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    listSigningKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The keys */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["SigningKey"][];
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    revokeSigningKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The thumbprint of the key (RFC 7638). */
                kid: components["parameters"]["KeyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Revoked */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "signing_key_not_found";
                    };
                };
            };
        };
    };
    replaceSigningKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The thumbprint of the key (RFC 7638). */
                kid: components["parameters"]["KeyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Replaced, or it will be */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("signing_key_not_found" | "signing_key_waits");
                    };
                };
            };
        };
    };
    listPrograms: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Program"][];
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    setProgram: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                program_id: components["parameters"]["ProgramId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewProgram"];
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Program"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    removeProgram: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                program_id: components["parameters"]["ProgramId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    giveProgramSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                program_id: components["parameters"]["ProgramId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The secret */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgramSecret"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "program_not_found";
                    };
                };
            };
        };
    };
    listApps: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["App"][];
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    setApp: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app_id: components["parameters"]["AppId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewApp"];
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["App"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "client_app_kind_stays";
                    };
                };
            };
        };
    };
    removeApp: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app_id: components["parameters"]["AppId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    giveAppSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app_id: components["parameters"]["AppId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The secret */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgramSecret"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("client_app_not_found" | "client_app_is_public");
                    };
                };
            };
        };
    };
    readAuthorizationRequest: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AuthorizationRequest"];
            };
        };
        responses: {
            /** @description What it asks */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AskedAuthorization"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "authorization_request_refused";
                    };
                };
            };
        };
    };
    answerAuthorizationRequest: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AuthorizationAnswer"];
            };
        };
        responses: {
            /** @description Where the browser goes back to */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnsweredAuthorization"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "authorization_request_refused";
                    };
                };
            };
        };
    };
    authorizeDevice: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["TokenRequest"];
            };
        };
        responses: {
            /** @description The codes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeviceCodes"];
                };
            };
            400: components["responses"]["NotAllowedByOAuth"];
            401: components["responses"]["UnknownClient"];
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    readDeviceRequest: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeviceRequest"];
            };
        };
        responses: {
            /** @description What it asks */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AskedByDevice"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "wrong_device_code";
                    };
                };
            };
        };
    };
    answerDeviceRequest: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeviceAnswer"];
            };
        };
        responses: {
            /** @description The device is told */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnsweredDevice"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "wrong_device_code";
                    };
                };
            };
        };
    };
    tellUserInfo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As far as the scopes say */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserInfo"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    introspectToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["TokenQuestion"];
            };
        };
        responses: {
            /** @description Whether it is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Introspection"];
                };
            };
            400: components["responses"]["NotAllowedByOAuth"];
            401: components["responses"]["UnknownClient"];
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    revokeToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["TokenQuestion"];
            };
        };
        responses: {
            /** @description It has ended, or there was no such token */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            400: components["responses"]["NotAllowedByOAuth"];
            401: components["responses"]["UnknownClient"];
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    grantToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["TokenRequest"];
            };
        };
        responses: {
            /** @description The tokens */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GrantedTokens"];
                };
            };
            400: components["responses"]["NotAllowedByOAuth"];
            401: components["responses"]["UnknownClient"];
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    tellOAuthMetadata: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The metadata */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthMetadata"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    listBooks: {
        parameters: {
            query?: {
                /** @description Words of the title, the author or the description, in Russian or English; or an ISBN. Words in quotation marks follow each other. Best match first. */
                q?: string;
                /** @description The whole name of an author, in any order: Лев Толстой or Толстой, Лев. */
                author?: string;
                /** @description Only books that can be borrowed now. */
                available?: boolean;
                /** @description The `next_cursor` of the previous page; opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many items a page holds. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["BookPage"];
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    createBook: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewBook"];
            };
        };
        responses: {
            /** @description The book */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Book"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "isbn_taken";
                    };
                };
            };
        };
    };
    searchBooks: {
        parameters: {
            query: {
                q: string;
                available?: boolean;
                /** @description The `next_cursor` of the previous page; opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many items a page holds. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["BookPage"];
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    listPopularBooks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["BookPage"];
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    importBooks: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    records: components["schemas"]["ImportRecord"][];
                };
            };
        };
        responses: {
            /** @description The outcome of each record, in the given order */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        added: number;
                        known: number;
                        rejected: number;
                        results: {
                            source_key: string;
                            /** @enum {string} */
                            outcome: "added" | "known" | "rejected";
                            code?: string;
                            field?: string;
                            message?: string;
                        }[];
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    getBook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                book_id: components["parameters"]["BookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The book */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Book"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "book_not_found";
                    };
                };
            };
        };
    };
    updateBook: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                book_id: components["parameters"]["BookId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BookDescription"];
            };
        };
        responses: {
            /** @description The book as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Book"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("book_not_found" | "isbn_taken");
                    };
                };
            };
        };
    };
    deleteBook: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                book_id: components["parameters"]["BookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Gone */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("book_not_found" | "copies_are_out");
                    };
                };
            };
        };
    };
    listPlaces: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                book_id: components["parameters"]["BookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The places */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Place"][];
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "book_not_found";
                    };
                };
            };
        };
    };
    listCopies: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                book_id: components["parameters"]["BookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All copies */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Copy"][];
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "book_not_found";
                    };
                };
            };
        };
    };
    addCopy: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                book_id: components["parameters"]["BookId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    barcode?: components["schemas"]["Barcode"];
                    home_branch?: components["schemas"]["BranchCode"];
                    location?: components["schemas"]["Location"];
                    call_number?: components["schemas"]["CallNumber"];
                    price_minor?: components["schemas"]["PriceMinor"];
                    /**
                     * @description Whether it is there or still to come: its arrival puts it on the shelf.
                     * @default available
                     * @enum {string}
                     */
                    status?: "available" | "on_order";
                };
            };
        };
        responses: {
            /** @description The copy */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Copy"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("book_not_found" | "barcode_taken");
                    };
                };
            };
        };
    };
    getScannedCopy: {
        parameters: {
            query: {
                barcode: components["parameters"]["Barcode"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The copy */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Copy"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "copy_not_found";
                    };
                };
            };
        };
    };
    changeScannedCopy: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    barcode: components["schemas"]["Barcode"];
                    status: components["schemas"]["HandSetStatus"];
                    reason?: components["schemas"]["Reason"];
                };
            };
        };
        responses: {
            /** @description The copy as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Copy"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("copy_not_found" | "copy_is_out" | "copy_not_on_shelf" | "lost_by_reader");
                    };
                };
            };
        };
    };
    listCarriedCopies: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the previous page; opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many items a page holds. A desk takes many at a time. */
                limit?: components["parameters"]["CarriedLimit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CarriedCopy"][];
                        next_cursor?: string;
                        changes_cursor: string;
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    listCarriedCopyChanges: {
        parameters: {
            query: {
                /** @description The `changes_cursor` of the first page, or of the changes before. After a day it is refused, and all is to be taken anew. */
                cursor: components["parameters"]["ChangesCursor"];
                /** @description How many items a page holds. A desk takes many at a time. */
                limit?: components["parameters"]["CarriedLimit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What has changed, as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CarriedCopy"][];
                        /** @description Copies that are deleted. */
                        gone: components["schemas"]["Uuid"][];
                        changes_cursor: string;
                        /** @description Whether there is more by now. */
                        more: boolean;
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    getCopy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                barcode: components["schemas"]["Barcode"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The copy */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Copy"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "copy_not_found";
                    };
                };
            };
        };
    };
    changeCopy: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                barcode: components["schemas"]["Barcode"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    status: components["schemas"]["HandSetStatus"];
                    reason?: components["schemas"]["Reason"];
                };
            };
        };
        responses: {
            /** @description The copy as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Copy"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("copy_not_found" | "copy_is_out" | "copy_not_on_shelf" | "lost_by_reader");
                    };
                };
            };
        };
    };
    describeCopy: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    barcode: components["schemas"]["Barcode"];
                    home_branch: components["schemas"]["BranchCode"];
                    location?: components["schemas"]["Location"];
                    call_number?: components["schemas"]["CallNumber"];
                    price_minor?: components["schemas"]["PriceMinor"];
                    staff_note?: components["schemas"]["StaffNote"];
                    alert?: components["schemas"]["Alert"];
                    reason?: components["schemas"]["Reason"];
                };
            };
        };
        responses: {
            200: components["responses"]["CopyAsItIs"];
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "copy_not_found";
                    };
                };
            };
        };
    };
    sendCopy: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    barcode: components["schemas"]["Barcode"];
                    branch: components["schemas"]["BranchCode"];
                    reason?: components["schemas"]["Reason"];
                };
            };
        };
        responses: {
            200: components["responses"]["CopyAsItIs"];
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("copy_not_found" | "copy_is_out" | "copy_is_kept" | "copy_not_on_shelf" | "copy_is_there");
                    };
                };
            };
        };
    };
    receiveCopy: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    barcode: components["schemas"]["Barcode"];
                    branch: components["schemas"]["BranchCode"];
                    /** @description That it is recorded as damaged was a mistake. It goes where any other copy goes that lies here. */
                    undamaged?: boolean;
                    /** @description That it is recorded as missing or lost is over. It goes where any other copy goes that lies here. */
                    found?: boolean;
                };
            };
        };
        responses: {
            /** @description The copy as it is now, and where it goes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArrivedCopy"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("copy_not_found" | "copy_is_out" | "copy_not_on_shelf");
                    };
                };
            };
        };
    };
    listCopiesToFetch: {
        parameters: {
            query: {
                branch: components["schemas"]["BranchCode"];
                /** @description The `next_cursor` of the previous page; opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many items a page holds. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of copies; as CSV, too, whose header `Link` says where the next page is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CopyToFetch"][];
                        next_cursor?: string;
                    };
                    "text/csv": string;
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    listCopiesToClear: {
        parameters: {
            query: {
                branch: components["schemas"]["BranchCode"];
                /** @description The `next_cursor` of the previous page; opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many items a page holds. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of copies; as CSV, too, whose header `Link` says where the next page is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CopyToClear"][];
                        next_cursor?: string;
                    };
                    "text/csv": string;
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    recordInHouseUse: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    barcode: components["schemas"]["Barcode"];
                };
            };
        };
        responses: {
            200: components["responses"]["CopyAsItIs"];
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("copy_not_found" | "copy_is_out" | "copy_not_on_shelf");
                    };
                };
            };
        };
    };
    listCopyChanges: {
        parameters: {
            query: {
                barcode: components["parameters"]["Barcode"];
                /** @description The `next_cursor` of the previous page; opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many items a page holds. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of changes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CopyChange"][];
                        next_cursor?: string;
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "copy_not_found";
                    };
                };
            };
        };
    };
    reportCopies: {
        parameters: {
            query: {
                status: "in_transit" | "on_order" | "missing" | "damaged" | "in_repair" | "lost";
                /** @description Only those that were seen at this branch last. */
                branch?: components["schemas"]["BranchCode"];
                /** @description Only those that go to this branch. */
                destination?: components["schemas"]["BranchCode"];
                /** @description Only those of which nothing was recorded for more than so many days. */
                longer_than_days?: number;
                /** @description The `next_cursor` of the previous page; opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many items a page holds. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of copies; as CSV, too, whose header `Link` says where the next page is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ReportedCopy"][];
                        next_cursor?: string;
                    };
                    "text/csv": string;
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    listLocations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Their names */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: string[];
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    openSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Credentials"];
            };
        };
        responses: {
            200: components["responses"]["SignedIn"];
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("wrong_credentials" | "too_many_failed_logins" | "second_factor_needed" | "second_factor_missing");
                    };
                };
            };
        };
    };
    closeSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out */
            204: {
                headers: {
                    "Set-Cookie": components["headers"]["SessionCookies"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    renewSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["SignedIn"];
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "refresh_token_reused";
                    };
                };
            };
        };
    };
    openChildSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Child"];
            };
        };
        responses: {
            200: components["responses"]["SignedIn"];
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "guardianship_not_found";
                    };
                };
            };
        };
    };
    closeChildSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["SignedIn"];
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "refresh_token_reused";
                    };
                };
            };
        };
    };
    takeSecondStepOnPage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecondStep"];
            };
        };
        responses: {
            200: components["responses"]["SignedIn"];
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("wrong_code" | "sign_in_expired" | "too_many_failed_logins");
                    };
                };
            };
        };
    };
    openSessionByPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasskeyAnswer"];
            };
        };
        responses: {
            200: components["responses"]["SignedIn"];
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("wrong_passkey" | "passkey_too_late" | "too_many_failed_logins");
                    };
                };
            };
        };
    };
    beginOutsideSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChosenProvider"];
            };
        };
        responses: {
            /** @description Where the browser goes */
            200: {
                headers: {
                    "Set-Cookie": components["headers"]["BrowserCookie"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WayToProvider"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("outside_provider_not_found" | "outside_provider_away");
                    };
                };
            };
        };
    };
    openSessionByOutsideAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OutsideAnswer"];
            };
        };
        responses: {
            200: components["responses"]["SignedIn"];
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("outside_provider_not_found" | "outside_provider_away" | "outside_sign_in_over" | "outside_sign_in_denied" | "outside_answer_refused" | "outside_account_unknown" | "second_factor_needed" | "second_factor_missing");
                    };
                };
            };
        };
    };
    stepUpSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PageStepUp"];
            };
        };
        responses: {
            200: components["responses"]["SignedIn"];
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("wrong_password" | "wrong_code" | "no_second_factor" | "wrong_passkey" | "passkey_too_late" | "too_many_failed_logins" | "refresh_token_reused");
                    };
                };
            };
        };
    };
    lookUpScan: {
        parameters: {
            query: {
                code: components["schemas"]["Barcode"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What has this number */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Scan"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    lookUpScans: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    codes: string[];
                };
            };
        };
        responses: {
            /** @description The scans, in the order of the codes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Scan"][];
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    checkIn: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    barcode: components["schemas"]["Barcode"];
                    /** @description Where it lies. */
                    branch_id?: components["schemas"]["BranchId"];
                    /** @description As for `returnLoan`. */
                    from_box?: boolean;
                    /** @description It was read in the library: if it was on its shelf, that is counted. */
                    in_house?: boolean;
                    returned_at?: components["schemas"]["Instant"];
                    /** @description As for `returnLoan`. */
                    scanned_at?: components["schemas"]["Instant"];
                    /** @description It may as well be the number of a card: of one that is, only the reader is told, and the copy, if one has the same number. */
                    may_be_card?: boolean;
                    /** @description A reader stands at the desk: what could be lent to them stays where it is, and `todo` is `lend`. */
                    for_reader?: boolean;
                    /** @description It is damaged: whatever else it would need, it is put aside. The reader whose loan ends by this scan, or has ended with it, is charged; for any other copy, nobody is. */
                    damaged?: {
                        note?: components["schemas"]["DamageNote"];
                        amount_minor?: components["schemas"]["AmountMinor"];
                        /** @description The loan that has ended with it, if an earlier scan has ended that. */
                        loan_id?: components["schemas"]["Uuid"];
                    };
                };
            };
        };
        responses: {
            /** @description What has happened */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckedIn"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("copy_not_found" | "already_returned" | "copy_not_on_loan" | "copy_is_out" | "copy_not_on_shelf" | "own_loan" | "own_charge" | "loan_not_found");
                    };
                };
            };
        };
    };
    exportPersonalData: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The archive */
            200: {
                headers: {
                    /** @description Its name. */
                    "Content-Disposition": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": string;
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("user_not_found" | "archive_too_large");
                    };
                };
            };
        };
    };
    tellHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    gatherAuditEntries: {
        parameters: {
            query?: {
                app?: components["schemas"]["SubscribingApp"];
                /** @description Who did it. */
                caller_id?: components["parameters"]["AuditCaller"];
                /** @description Whom it is about, or whom it showed. */
                user_id?: components["parameters"]["AuditUser"];
                /** @description What was done, such as `reader.read`. */
                action?: components["parameters"]["AuditAction"];
                /** @description From then on. */
                from?: components["parameters"]["AuditFrom"];
                /** @description Before then. */
                to?: components["parameters"]["AuditTo"];
                /** @description The `next_cursor` of the previous page; opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many items a page holds. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of entries */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AuditEntry"][];
                        next_cursor?: string;
                        unanswered: components["schemas"]["SubscribingApp"][];
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "audit_trail_not_found";
                    };
                };
            };
        };
    };
    gatherDeadLetters: {
        parameters: {
            query?: {
                app?: components["schemas"]["SubscribingApp"];
                status?: components["schemas"]["DeadLetterStatus"];
                /** @description The `next_cursor` of the previous page; opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many items a page holds. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of dead letters */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["DeadLetter"][];
                        next_cursor?: string;
                        unanswered: components["schemas"]["SubscribingApp"][];
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "app_not_found";
                    };
                };
            };
        };
    };
    redeliver: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: components["parameters"]["App"];
                letter_id: components["parameters"]["LetterId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was handled */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetter"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("app_not_found" | "dead_letter_not_found" | "still_not_handled" | "already_resolved");
                    };
                };
            };
        };
    };
    discard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: components["parameters"]["App"];
                letter_id: components["parameters"]["LetterId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was discarded */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetter"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("app_not_found" | "dead_letter_not_found" | "already_resolved");
                    };
                };
            };
        };
    };
    gatherSetAsideMessages: {
        parameters: {
            query?: {
                app?: components["schemas"]["PublishingApp"];
                status?: components["schemas"]["SetAsideMessageStatus"];
                /** @description The `next_cursor` of the previous page; opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many items a page holds. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of messages */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["SetAsideMessage"][];
                        next_cursor?: string;
                        unanswered: components["schemas"]["PublishingApp"][];
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "publisher_not_found";
                    };
                };
            };
        };
    };
    putBack: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: components["parameters"]["Publisher"];
                message_id: components["parameters"]["MessageId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The message is queued again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetAsideMessage"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("publisher_not_found" | "set_aside_message_not_found" | "already_put_back_or_discarded");
                    };
                };
            };
        };
    };
    discardSetAside: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: components["parameters"]["Publisher"];
                message_id: components["parameters"]["MessageId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was discarded */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetAsideMessage"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("publisher_not_found" | "set_aside_message_not_found" | "already_put_back_or_discarded");
                    };
                };
            };
        };
    };
    listLoans: {
        parameters: {
            query?: {
                /** @description Only of this book. */
                book_id?: components["schemas"]["Uuid"];
                status?: components["parameters"]["LoanStatus"];
                /** @description The `next_cursor` of the previous page; opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many items a page holds. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["LoanPage"];
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    issueLoan: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoanRequest"];
            };
        };
        responses: {
            /** @description The loan */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Loan"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("book_not_found" | "copy_not_found" | "reader_not_found" | "card_not_found" | "card_lost" | "branch_not_found" | "own_loan" | "checkout_aborted" | "patron_blocked" | "email_not_verified" | "documents_not_agreed" | "has_overdue_loans" | "lost_limit_reached" | "fines_over_limit" | "patron_expired" | "already_borrowed" | "no_copy_available" | "copy_on_loan" | "copy_withdrawn" | "copy_lost" | "copy_in_repair" | "copy_missing" | "copy_damaged" | "copy_in_transit" | "copy_on_order" | "copy_on_hold" | "loan_limit_reached" | "policy_limit_reached" | "not_for_loan" | "reader_closed");
                    };
                };
            };
        };
    };
    issueLoanAtDesk: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoanRequest"];
            };
        };
        responses: {
            /** @description The loan */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Loan"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("book_not_found" | "copy_not_found" | "reader_not_found" | "card_not_found" | "card_lost" | "branch_not_found" | "own_loan" | "checkout_aborted" | "patron_blocked" | "email_not_verified" | "documents_not_agreed" | "has_overdue_loans" | "lost_limit_reached" | "fines_over_limit" | "patron_expired" | "already_borrowed" | "no_copy_available" | "copy_on_loan" | "copy_withdrawn" | "copy_lost" | "copy_in_repair" | "copy_missing" | "copy_damaged" | "copy_in_transit" | "copy_on_order" | "copy_on_hold" | "loan_limit_reached" | "policy_limit_reached" | "not_for_loan" | "reader_closed");
                    };
                };
            };
        };
    };
    checkLoan: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoanRequest"];
            };
        };
        responses: {
            /** @description What the rules say */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verdict"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("book_not_found" | "copy_not_found" | "reader_not_found" | "card_not_found" | "card_lost" | "branch_not_found" | "own_loan");
                    };
                };
            };
        };
    };
    issueLoanByOverride: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    book_id?: components["schemas"]["Uuid"];
                    barcode?: components["schemas"]["Barcode"];
                    reader_id?: components["schemas"]["Uuid"];
                    card_number?: components["schemas"]["Barcode"];
                    due_date?: components["schemas"]["LocalDate"];
                    branch_id?: components["schemas"]["BranchId"];
                    issued_at?: components["schemas"]["Instant"];
                    overrides: ("has_overdue_loans" | "loan_limit_reached" | "policy_limit_reached" | "patron_expired" | "lost_limit_reached" | "fines_over_limit" | "patron_blocked" | "not_for_loan")[];
                    reason: components["schemas"]["OverrideReason"];
                };
            };
        };
        responses: {
            /** @description The loan */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Loan"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("book_not_found" | "copy_not_found" | "reader_not_found" | "card_not_found" | "card_lost" | "branch_not_found" | "own_loan" | "own_override" | "override_too_grave" | "checkout_aborted" | "patron_blocked" | "email_not_verified" | "documents_not_agreed" | "has_overdue_loans" | "lost_limit_reached" | "fines_over_limit" | "patron_expired" | "already_borrowed" | "no_copy_available" | "copy_on_loan" | "copy_withdrawn" | "copy_lost" | "copy_in_repair" | "copy_missing" | "copy_damaged" | "copy_in_transit" | "copy_on_order" | "copy_on_hold" | "loan_limit_reached" | "policy_limit_reached" | "not_for_loan" | "reader_closed");
                    };
                };
            };
        };
    };
    returnLoan: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    loan_id?: components["schemas"]["Uuid"];
                    barcode?: components["schemas"]["Barcode"];
                    returned_at?: components["schemas"]["Instant"];
                    /** @description When the desk has scanned it, by its clock. What was scanned more than five minutes ago counts as of then, but for one's own loan; a loan that has begun since is not ended. */
                    scanned_at?: components["schemas"]["Instant"];
                    /** @description It lay in the return box of the branch, so it counts as of when the branch last closed: before now, or before `returned_at`, when the box was emptied. */
                    from_box?: boolean;
                    /** @description A book that its reader had claimed to have returned stood on the shelf: no fine is charged for it. */
                    found_on_shelf?: boolean;
                    /** @description Where it was returned, for the desk; without it, where the copy was seen last. */
                    branch_id?: components["schemas"]["BranchId"];
                    damaged?: components["schemas"]["Damaged"];
                };
            };
        };
        responses: {
            /** @description The loan, closed, and its fine if it was late */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Loan"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("loan_not_found" | "copy_not_found" | "copy_not_on_loan" | "already_returned" | "copy_withdrawn" | "copy_lost" | "copy_in_repair" | "copy_missing" | "copy_damaged" | "copy_in_transit" | "copy_on_order" | "own_loan" | "own_charge" | "loan_not_claimed" | "loan_handed_in_before" | "loan_lost");
                    };
                };
            };
        };
    };
    listReaderLoans: {
        parameters: {
            query?: {
                status?: components["parameters"]["LoanStatus"];
                /** @description The `next_cursor` of the previous page; opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many items a page holds. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["LoanPage"];
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    getLoan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                loan_id: components["parameters"]["LoanId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The loan */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Loan"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "loan_not_found";
                    };
                };
            };
        };
    };
    renewLoan: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                loan_id: components["parameters"]["LoanId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The loan with its new due date */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Loan"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("loan_not_found" | "reader_not_found" | "book_not_found" | "loan_returned" | "loan_claimed_returned" | "patron_blocked" | "has_overdue_loans" | "lost_limit_reached" | "fines_over_limit" | "patron_expired" | "membership_ends" | "loan_overdue" | "renewal_limit_reached" | "fixed_due_date" | "loan_recalled" | "others_wait" | "renewal_too_soon" | "renewal_gains_nothing");
                    };
                };
            };
        };
    };
    setDueDate: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                loan_id: components["parameters"]["LoanId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    due_date: components["schemas"]["LocalDate"];
                    reason: components["schemas"]["OverrideReason"];
                };
            };
        };
        responses: {
            /** @description The loan with its new due date */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Loan"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("loan_not_found" | "loan_returned" | "loan_claimed_returned" | "own_loan");
                    };
                };
            };
        };
    };
    claimReturned: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                loan_id: components["parameters"]["LoanId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description When they say they brought it; without it, now. */
                    returned_at?: components["schemas"]["Instant"];
                };
            };
        };
        responses: {
            /** @description The loan */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Loan"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("loan_not_found" | "loan_returned" | "loan_claimed_returned" | "own_loan");
                    };
                };
            };
        };
    };
    withdrawClaim: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                loan_id: components["parameters"]["LoanId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The loan */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Loan"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("loan_not_found" | "loan_returned" | "loan_not_claimed" | "own_loan");
                    };
                };
            };
        };
    };
    declareLost: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                loan_id: components["parameters"]["LoanId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: components["schemas"]["OverrideReason"];
                    /** @description What the copy costs; without it, what was known when it was lent, or what the policy says. */
                    price_minor?: number;
                };
            };
        };
        responses: {
            /** @description The loan */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Loan"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("loan_not_found" | "loan_returned" | "loan_lost" | "own_loan");
                    };
                };
            };
        };
    };
    renewAllLoans: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the previous page; opaque. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What became of each */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            loan: components["schemas"]["Loan"];
                            renewed: boolean;
                            refusals: {
                                code: string;
                                facts?: {
                                    [key: string]: unknown;
                                };
                                message: string;
                            }[];
                        }[];
                        next_cursor?: string;
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("reader_not_found" | "book_not_found");
                    };
                };
            };
        };
    };
    checkRenewal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                loan_id: components["parameters"]["LoanId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the rules say */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verdict"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("loan_not_found" | "reader_not_found" | "book_not_found");
                    };
                };
            };
        };
    };
    renewLoanByOverride: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                loan_id: components["parameters"]["LoanId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    overrides: ("renewal_limit_reached" | "patron_expired" | "membership_ends" | "has_overdue_loans" | "lost_limit_reached" | "fines_over_limit" | "patron_blocked" | "loan_overdue" | "others_wait")[];
                    reason: components["schemas"]["OverrideReason"];
                };
            };
        };
        responses: {
            /** @description The loan with its new due date */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Loan"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("loan_not_found" | "reader_not_found" | "book_not_found" | "own_override" | "override_too_grave" | "loan_returned" | "loan_claimed_returned" | "patron_blocked" | "has_overdue_loans" | "lost_limit_reached" | "fines_over_limit" | "patron_expired" | "membership_ends" | "loan_overdue" | "renewal_limit_reached" | "loan_recalled" | "others_wait" | "renewal_too_soon" | "renewal_gains_nothing");
                    };
                };
            };
        };
    };
    listOverrides: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the previous page; opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many items a page holds. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path: {
                loan_id: components["parameters"]["LoanId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Override"][];
                        next_cursor?: string;
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "loan_not_found";
                    };
                };
            };
        };
    };
    listWaiting: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The entries that are still open, oldest first; of holds, those for which no copy is kept */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["WaitingEntry"][];
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    joinWaitingList: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    book_id?: components["schemas"]["Uuid"];
                    author?: string;
                };
            };
        };
        responses: {
            /** @description The entry */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WaitingEntry"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("book_not_found" | "reader_not_found" | "reader_closed" | "patron_blocked" | "email_not_verified" | "has_overdue_loans" | "lost_limit_reached" | "fines_over_limit" | "patron_expired" | "already_borrowed" | "hold_limit_reached" | "not_for_loan" | "branch_not_found");
                    };
                };
            };
        };
    };
    listWaitingReaders: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the previous page; opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many items a page holds. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path: {
                book_id: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the waiting list */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["WaitingReader"][];
                        next_cursor?: string;
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    leaveWaitingList: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                entry_id: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Not waiting */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    placeHold: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HoldRequest"];
            };
        };
        responses: {
            /** @description The hold */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hold"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("book_not_found" | "copy_not_found" | "reader_not_found" | "branch_not_found" | "reader_closed" | "patron_blocked" | "email_not_verified" | "has_overdue_loans" | "lost_limit_reached" | "fines_over_limit" | "patron_expired" | "already_borrowed" | "copy_withdrawn" | "copy_lost" | "hold_limit_reached" | "not_for_loan");
                    };
                };
            };
        };
    };
    listReaderHolds: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The holds */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Hold"][];
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    listHoldQueue: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the previous page; opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many items a page holds. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path: {
                book_id: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["HoldPage"];
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    listHoldShelf: {
        parameters: {
            query: {
                branch_id: components["schemas"]["BranchId"];
                /** @description The `next_cursor` of the previous page; opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many items a page holds. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["HoldPage"];
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    getHold: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                hold_id: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The hold as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hold"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "hold_not_found";
                    };
                };
            };
        };
    };
    changeHold: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                hold_id: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HoldWishes"];
            };
        };
        responses: {
            /** @description The hold as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hold"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("hold_not_found" | "branch_not_found" | "hold_over" | "hold_has_copy");
                    };
                };
            };
        };
    };
    cancelHold: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                hold_id: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description The hold as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hold"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("hold_not_found" | "hold_over");
                    };
                };
            };
        };
    };
    setShelfDay: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                hold_id: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The last day. */
                    until: components["schemas"]["LocalDate"];
                    reason: string;
                };
            };
        };
        responses: {
            /** @description The hold as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hold"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("hold_not_found" | "hold_not_on_shelf" | "own_hold_on_shelf");
                    };
                };
            };
        };
    };
    moveHold: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                hold_id: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    position: number;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description The hold as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hold"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("hold_not_found" | "hold_over" | "hold_has_copy" | "own_hold");
                    };
                };
            };
        };
    };
    recallForHold: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                hold_id: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The hold as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hold"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("hold_not_found" | "hold_over" | "hold_has_copy" | "hold_paused" | "nothing_to_recall" | "own_hold");
                    };
                };
            };
        };
    };
    endAuthorAlert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Of the List-Unsubscribe header and the last link of an e-mail about an author's new book. */
                token: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description There is no such alert any more */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    listCharges: {
        parameters: {
            query?: {
                /** @description `open`: only what is still owed or accrues. */
                status?: "open" | "all";
                /** @description The `next_cursor` of the previous page; opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many items a page holds. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of charges, and all that is owed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Charge"][];
                        balance: components["schemas"]["Money"];
                        /** @description Whether readers can pay online. */
                        pays_online?: boolean;
                        next_cursor?: string;
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    addCharge: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    kind: "lost" | "processing" | "damage" | "membership" | "manual";
                    amount_minor: components["schemas"]["AmountMinor"];
                    comment: components["schemas"]["ChargeReason"];
                    /** @description Of this reader, whose title the charge then has. */
                    loan_id?: components["schemas"]["Uuid"];
                };
            };
        };
        responses: {
            /** @description The charge */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Charge"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("reader_not_found" | "reader_closed" | "loan_not_found" | "own_charge");
                    };
                };
            };
        };
    };
    payBalance: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    amount_minor: components["schemas"]["AmountMinor"];
                    method: components["schemas"]["PaymentMethod"];
                    branch_id?: components["schemas"]["BranchOfPayment"];
                    till_id?: components["schemas"]["TillOfPayment"];
                    comment?: string;
                };
            };
        };
        responses: {
            /** @description What each charge has taken, and what is still owed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SpreadPayment"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("own_charge" | "more_than_owed" | "branch_not_found" | "till_not_open" | "several_tills_open" | "till_not_found" | "till_closed");
                    };
                };
            };
        };
    };
    beginPayment: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    charge_ids?: components["schemas"]["Uuid"][];
                    amount_minor?: components["schemas"]["AmountMinor"];
                };
            };
        };
        responses: {
            /** @description The payment, and where it is to be made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentIntent"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("online_payment_off" | "payment_refused" | "payment_lapsed" | "charge_not_found" | "fine_still_grows" | "charge_settled" | "charge_cancelled" | "more_than_owed");
                    };
                };
            };
        };
    };
    getPaymentIntent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                payment_id: components["parameters"]["PaymentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The payment */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentIntent"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "payment_not_found";
                    };
                };
            };
        };
    };
    hearOfPayment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    event?: string;
                    object: {
                        id: string;
                    };
                };
            };
        };
        responses: {
            /** @description It was taken */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    payCharge: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                charge_id: components["parameters"]["ChargeId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    amount_minor?: components["schemas"]["AmountMinor"];
                    method: components["schemas"]["PaymentMethod"];
                    branch_id?: components["schemas"]["BranchOfPayment"];
                    till_id?: components["schemas"]["TillOfPayment"];
                    comment?: string;
                };
            };
        };
        responses: {
            /** @description The charge as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Charge"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("charge_not_found" | "own_charge" | "fine_still_grows" | "charge_settled" | "charge_cancelled" | "more_than_owed" | "branch_not_found" | "till_not_open" | "several_tills_open" | "till_not_found" | "till_closed");
                    };
                };
            };
        };
    };
    waiveCharge: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                charge_id: components["parameters"]["ChargeId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    amount_minor?: components["schemas"]["AmountMinor"];
                    comment: components["schemas"]["ChargeReason"];
                };
            };
        };
        responses: {
            /** @description The charge as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Charge"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("charge_not_found" | "own_charge" | "fine_still_grows" | "charge_settled" | "charge_cancelled" | "more_than_owed");
                    };
                };
            };
        };
    };
    refundCharge: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                charge_id: components["parameters"]["ChargeId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    amount_minor?: components["schemas"]["AmountMinor"];
                    method: components["schemas"]["PaymentMethod"];
                    branch_id?: components["schemas"]["BranchOfPayment"];
                    till_id?: components["schemas"]["TillOfPayment"];
                    comment: components["schemas"]["ChargeReason"];
                };
            };
        };
        responses: {
            /** @description The charge as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Charge"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("charge_not_found" | "own_charge" | "fine_still_grows" | "charge_cancelled" | "nothing_paid" | "more_than_paid" | "branch_not_found" | "till_not_open" | "several_tills_open" | "till_not_found" | "till_closed" | "till_has_less");
                    };
                };
            };
        };
    };
    cancelCharge: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                charge_id: components["parameters"]["ChargeId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    comment: components["schemas"]["ChargeReason"];
                };
            };
        };
        responses: {
            /** @description The charge as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Charge"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("charge_not_found" | "own_charge" | "fine_still_grows" | "charge_settled" | "charge_cancelled" | "charge_paid");
                    };
                };
            };
        };
    };
    listTills: {
        parameters: {
            query?: {
                branch_id?: components["schemas"]["BranchId"];
                status?: "open" | "closed" | "all";
                /** @description The `next_cursor` of the previous page; opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many items a page holds. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of tills */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Till"][];
                        /** @description Of all sums. */
                        currency: string;
                        next_cursor?: string;
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    openTill: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    branch_id: components["schemas"]["BranchId"];
                    /** @description What the desk calls it, such as `Desk 1`. */
                    name: string;
                    float_minor: components["schemas"]["CountedMinor"];
                };
            };
        };
        responses: {
            /** @description The till */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Till"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("branch_not_found" | "tills_not_used" | "till_open_already");
                    };
                };
            };
        };
    };
    getTill: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                till_id: components["parameters"]["TillId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The till */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Till"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "till_not_found";
                    };
                };
            };
        };
    };
    listTillEntries: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the previous page; opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many items a page holds. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path: {
                till_id: components["parameters"]["TillId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of entries */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["TillEntry"][];
                        next_cursor?: string;
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "till_not_found";
                    };
                };
            };
        };
    };
    closeTill: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                till_id: components["parameters"]["TillId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    counted_minor: components["schemas"]["CountedMinor"];
                    /** @description Why it is not what it should be, if it is not. */
                    comment?: string;
                };
            };
        };
        responses: {
            /** @description The till as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Till"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("till_not_found" | "till_closed");
                    };
                };
            };
        };
    };
    listLendingPolicies: {
        parameters: {
            query?: {
                /** @description The day; today, if it is not said. */
                on?: components["schemas"]["LocalDate"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All rows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["LendingPolicy"][];
                        /** @description What changes after that day, the next change first; at most a thousand. */
                        planned: components["schemas"]["LendingPolicyVersion"][];
                        /** @description Of the fines. */
                        currency: string;
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    explainLendingPolicy: {
        parameters: {
            query: {
                patron_category: string;
                material: string;
                /** @description Where it is lent; `main`, if it is not said. */
                branch_id?: components["schemas"]["BranchId"];
                /** @description The day; today, if it is not said. */
                on?: components["schemas"]["LocalDate"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What decides, and what would */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        on: components["schemas"]["LocalDate"];
                        /** @description False, too, if no row fits. */
                        for_loan: boolean;
                        /** @description When what is lent on that day is due, if the membership does not end before. */
                        due_date?: components["schemas"]["LocalDate"];
                        /** @description Of what is lent for hours: now, or, on another day, as soon as the branch opens. */
                        due_time?: components["schemas"]["DueTime"];
                        /** @description So many open holds the reader may have: the first of `fitting` that says so decides, or else the library. */
                        hold_limit?: number;
                        /** @description So many loans the reader may have of this material and from this branch (`*`: of any, from any): the first of `fitting` that says so decides. None, if none does. */
                        loan_limit?: {
                            limit: number;
                            material: components["schemas"]["PolicyMaterial"];
                            branch_id: components["schemas"]["PolicyBranch"];
                        };
                        fitting: {
                            policy: components["schemas"]["LendingPolicy"];
                            decides: boolean;
                            /** @description What the row names itself; for the rest it has `*`. A row that names the branch precedes one that does not, then the category, then the material. */
                            names: ("branch" | "category" | "material")[];
                        }[];
                        currency: string;
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "branch_not_found";
                    };
                };
            };
        };
    };
    simulateLendingPolicies: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    from: components["schemas"]["LocalDate"];
                    until: components["schemas"]["LocalDate"];
                    changes: {
                        patron_category: components["schemas"]["PolicyCategory"];
                        material: components["schemas"]["PolicyMaterial"];
                        branch_id: components["schemas"]["PolicyBranch"];
                        /** @description Without them, the row is removed. */
                        terms?: components["schemas"]["LendingTerms"];
                    }[];
                };
            };
        };
        responses: {
            /** @description What would have been otherwise */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description How many were judged. */
                        loans: number;
                        /** @description Whether there were more loans than were judged. */
                        more: boolean;
                        /** @description Loans of which the material is not known, as they are older than this version. */
                        not_judged: number;
                        /** @description Loans that would have been refused. */
                        not_lent: number;
                        lent_longer: number;
                        lent_shorter: number;
                        renewals_refused: number;
                        /** @description Renewals that nobody would have asked for, as if nobody had waited. */
                        automatic_renewals?: {
                            before: number;
                            after: number;
                        };
                        fines: {
                            before: components["schemas"]["FineSum"];
                            after: components["schemas"]["FineSum"];
                        };
                        /** @description Loans of which the copy would have been taken to be lost, and what is to be paid for those by the prices of the rows, without what is not to be paid since the copy came back. */
                        losses?: {
                            before: components["schemas"]["FineSum"];
                            after: components["schemas"]["FineSum"];
                        };
                        currency: string;
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    listLendingPolicyVersions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                patron_category: components["schemas"]["PolicyCategory"];
                material: components["schemas"]["PolicyMaterial"];
                branch_id: components["schemas"]["PolicyBranch"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The latest first; at most a thousand */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["LendingPolicyVersion"][];
                        currency: string;
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    putLendingPolicy: {
        parameters: {
            query?: {
                /** @description The first day on which it applies; today, if it is not said. What applied on a day that has passed is never changed. */
                valid_from?: components["parameters"]["ValidFrom"];
            };
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                patron_category: components["schemas"]["PolicyCategory"];
                material: components["schemas"]["PolicyMaterial"];
                branch_id: components["schemas"]["PolicyBranch"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LendingTerms"];
            };
        };
        responses: {
            /** @description The row as it is from that day on */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LendingPolicy"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "branch_not_found";
                    };
                };
            };
        };
    };
    removeLendingPolicy: {
        parameters: {
            query?: {
                /** @description The first day on which it applies; today, if it is not said. What applied on a day that has passed is never changed. */
                valid_from?: components["parameters"]["ValidFrom"];
            };
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                patron_category: components["schemas"]["PolicyCategory"];
                material: components["schemas"]["PolicyMaterial"];
                branch_id: components["schemas"]["PolicyBranch"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description From that day on there is no such row */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "policy_for_all";
                    };
                };
            };
        };
    };
    listBranches: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Branch"][];
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    getBranch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                branch_id: components["parameters"]["BranchId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The branch */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Branch"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "branch_not_found";
                    };
                };
            };
        };
    };
    putBranch: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                branch_id: components["parameters"]["BranchId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BranchTerms"];
            };
        };
        responses: {
            /** @description The branch as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Branch"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    removeBranch: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                branch_id: components["parameters"]["BranchId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description There is no such branch */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("main_branch_stays" | "branch_in_use");
                    };
                };
            };
        };
    };
    listBranchExceptions: {
        parameters: {
            query?: {
                from?: components["schemas"]["LocalDate"];
            };
            header?: never;
            path: {
                branch_id: components["parameters"]["BranchId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description In the order of their days */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["BranchException"][];
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "branch_not_found";
                    };
                };
            };
        };
    };
    putBranchException: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                branch_id: components["parameters"]["BranchId"];
                day: components["schemas"]["LocalDate"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BranchExceptionTerms"];
            };
        };
        responses: {
            /** @description The exception as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BranchException"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "branch_not_found";
                    };
                };
            };
        };
    };
    removeBranchException: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                branch_id: components["parameters"]["BranchId"];
                day: components["schemas"]["LocalDate"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description There is no such exception */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    countLoansDue: {
        parameters: {
            query: {
                from: components["schemas"]["LocalDate"];
                until: components["schemas"]["LocalDate"];
            };
            header?: never;
            path: {
                branch_id: components["parameters"]["BranchId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description So many */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        loans: number;
                        /** @description Whether there are more than were counted. */
                        more: boolean;
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "branch_not_found";
                    };
                };
            };
        };
    };
    moveDueDates: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                branch_id: components["parameters"]["BranchId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    from: components["schemas"]["LocalDate"];
                    until: components["schemas"]["LocalDate"];
                    /** @description After the last of those days. */
                    due_date: components["schemas"]["LocalDate"];
                    reason: components["schemas"]["OverrideReason"];
                };
            };
        };
        responses: {
            /** @description How many were moved */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        moved: number;
                        /** @description Whether others are left to move. */
                        more: boolean;
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "branch_not_found";
                    };
                };
            };
        };
    };
    listCopyHolders: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the previous page; opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many items a page holds. A desk takes many at a time. */
                limit?: components["parameters"]["CarriedLimit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CopyHolder"][];
                        next_cursor?: string;
                        changes_cursor: string;
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    listCopyHolderChanges: {
        parameters: {
            query: {
                /** @description The `changes_cursor` of the first page, or of the changes before. After a day it is refused, and all is to be taken anew. */
                cursor: components["parameters"]["ChangesCursor"];
                /** @description How many items a page holds. A desk takes many at a time. */
                limit?: components["parameters"]["CarriedLimit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What has changed, as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CopyHolder"][];
                        /** @description Copies that nobody has and that are not kept any more. */
                        gone: components["schemas"]["Uuid"][];
                        changes_cursor: string;
                        /** @description Whether there is more by now. */
                        more: boolean;
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    replayJournal: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Now, by the clock of the desk. If it is off by more than two minutes, the times of the entries are shifted. */
                    sent_at: components["schemas"]["Instant"];
                    entries: components["schemas"]["JournalEntry"][];
                };
            };
        };
        responses: {
            /** @description The answers, in the order of the entries */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["JournalAnswer"][];
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    listTasks: {
        parameters: {
            query?: {
                status?: "open" | "claimed" | "done";
                branch_id?: components["schemas"]["BranchId"];
                kind?: components["schemas"]["TaskKind"];
                /** @description The `next_cursor` of the previous page; opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many items a page holds. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of tasks */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Task"][];
                        next_cursor?: string;
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    claimTask: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                task_id: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The task */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("task_not_found" | "own_task" | "task_claimed" | "task_done");
                    };
                };
            };
        };
    };
    releaseTask: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                task_id: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The task */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("task_not_found" | "own_task" | "task_done");
                    };
                };
            };
        };
    };
    finishTask: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                task_id: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description What was done. */
                    note?: string;
                };
            };
        };
        responses: {
            /** @description The task */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("task_not_found" | "own_task" | "task_done");
                    };
                };
            };
        };
    };
    reportOverdueLoans: {
        parameters: {
            query?: {
                /** @description Only at this branch. */
                branch_id?: components["parameters"]["OnlyBranch"];
                /** @description The `next_cursor` of the previous page; opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many items a page holds. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["LoanReport"];
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    reportLostLoans: {
        parameters: {
            query?: {
                /** @description Only at this branch. */
                branch_id?: components["parameters"]["OnlyBranch"];
                /** @description The `next_cursor` of the previous page; opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many items a page holds. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["LoanReport"];
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    reportWaitingHolds: {
        parameters: {
            query?: {
                /** @description Only at this branch. */
                branch_id?: components["parameters"]["OnlyBranch"];
                /** @description The `next_cursor` of the previous page; opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many items a page holds. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["HoldReport"];
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    reportOverrides: {
        parameters: {
            query: {
                from: components["schemas"]["LocalDate"];
                to: components["schemas"]["LocalDate"];
                /** @description Only at this branch. */
                branch_id?: components["parameters"]["OnlyBranch"];
                /** @description The `next_cursor` of the previous page; opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many items a page holds. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ReportedOverride"][];
                        next_cursor?: string;
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    reportCash: {
        parameters: {
            query: {
                from: components["schemas"]["LocalDate"];
                to: components["schemas"]["LocalDate"];
                /** @description Only at this branch. */
                branch_id?: components["parameters"]["OnlyBranch"];
                /** @description The `next_cursor` of the previous page; opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many items a page holds. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of sums; as CSV, too, whose header `Link` says where the next page is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CashSum"][];
                        next_cursor?: string;
                    };
                    "text/csv": string;
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    reportBalances: {
        parameters: {
            query?: {
                /** @description Only those who owe so much or more. */
                at_least_minor?: number;
                /** @description The `next_cursor` of the previous page; opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many items a page holds. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of readers; as CSV, too, whose header `Link` says where the next page is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Debt"][];
                        next_cursor?: string;
                    };
                    "text/csv": string;
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    reportCirculation: {
        parameters: {
            query: {
                from: components["schemas"]["LocalDate"];
                to: components["schemas"]["LocalDate"];
                /** @description Only at this branch. */
                branch_id?: components["parameters"]["OnlyBranch"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By branch, then by category; as CSV, too */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Circulation"][];
                    };
                    "text/csv": string;
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    listNotices: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the previous page; opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many items a page holds. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path: {
                user_id: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of notices */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Notice"][];
                        next_cursor?: string;
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    listNoticesByStatus: {
        parameters: {
            query?: {
                status?: components["schemas"]["NoticeStatus"];
                /** @description The `next_cursor` of the previous page; opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many items a page holds. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of notices */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["TrackedNotice"][];
                        next_cursor?: string;
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    retryFailedNotices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description They were queued */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description How many were queued. */
                        queued: number;
                        /** @description Whether there may be others; ask again. */
                        more: boolean;
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    retryNotice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                notice_id: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was queued */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrackedNotice"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("notice_not_found" | "notice_not_failed" | "recipient_gone" | "notice_outdated" | "recipient_unknown");
                    };
                };
            };
        };
    };
    listUsers: {
        parameters: {
            query?: {
                /** @description Words, or their beginnings, of a name, an e-mail address or a card number, in any order. */
                q?: string;
                role?: components["schemas"]["Role"];
                /** @description The `next_cursor` of the previous page; opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many items a page holds. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of users */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["User"][];
                        next_cursor?: string;
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    registerReaderAtDesk: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewReader"];
            };
        };
        responses: {
            /** @description The reader */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("email_taken" | "card_taken");
                    };
                };
            };
        };
    };
    getOwnProfile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The profile */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "user_not_found";
                    };
                };
            };
        };
    };
    updateOwnProfile: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProfileChange"];
            };
        };
        responses: {
            /** @description The profile as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("user_not_found" | "wrong_password" | "too_many_wrong_passwords" | "password_easily_guessed" | "too_many_mails");
                    };
                };
            };
        };
    };
    deleteOwnProfile: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The lending desk does not answer just now; when it does, the profile is deleted, or the reader is told why not */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("user_not_found" | "has_open_loans" | "has_open_fines");
                    };
                };
            };
        };
    };
    sendVerification: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is sent */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("user_not_found" | "too_many_mails");
                    };
                };
            };
        };
    };
    agreeToDocument: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NamedVersion"];
            };
        };
        responses: {
            /** @description The profile as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("user_not_found" | "guardianship_not_found");
                    };
                };
            };
        };
    };
    getUserByCard: {
        parameters: {
            query: {
                card_number: components["schemas"]["Barcode"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("card_not_found" | "card_lost");
                    };
                };
            };
        };
    };
    listCarriedReaders: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the previous page; opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many items a page holds. A desk takes many at a time. */
                limit?: components["parameters"]["CarriedLimit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CarriedReader"][];
                        next_cursor?: string;
                        changes_cursor: string;
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    listCarriedReaderChanges: {
        parameters: {
            query: {
                /** @description The `changes_cursor` of the first page, or of the changes before. After a day it is refused, and all is to be taken anew. */
                cursor: components["parameters"]["ChangesCursor"];
                /** @description How many items a page holds. A desk takes many at a time. */
                limit?: components["parameters"]["CarriedLimit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What has changed, as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CarriedReader"][];
                        /** @description Readers who are deleted. */
                        gone: components["schemas"]["Uuid"][];
                        changes_cursor: string;
                        /** @description Whether there is more by now. */
                        more: boolean;
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    listUserNames: {
        parameters: {
            query: {
                ids: components["schemas"]["Uuid"][];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Those that there are, in no order */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["NamedUser"][];
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    getUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("user_not_found" | "user_merged");
                    };
                };
            };
        };
    };
    deleteUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The lending desk does not answer just now; when it does, the account is deleted, or the reader is told why not */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("user_not_found" | "has_open_loans" | "has_open_fines");
                    };
                };
            };
        };
    };
    updateUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserChange"];
            };
        };
        responses: {
            /** @description The user as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("user_not_found" | "own_standing" | "email_taken" | "signs_in_by_email" | "account_leaving");
                    };
                };
            };
        };
    };
    followMerge: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How far it is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Merge"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "merge_not_found";
                    };
                };
            };
        };
    };
    mergeReader: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The account that is kept. */
                    into: components["schemas"]["Uuid"];
                    reason: string;
                };
            };
        };
        responses: {
            /** @description It is merged */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Merge"];
                };
            };
            /** @description The lending desk does not answer just now; when it does, the account is merged */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Merge"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("user_not_found" | "own_merge" | "staff_not_merged" | "account_leaving" | "relatives_not_merged" | "cannot_have_guardian" | "relative_not_verified" | "too_many_guardians" | "reader_closed" | "both_have_book");
                    };
                };
            };
        };
    };
    checkMerge: {
        parameters: {
            query: {
                into: components["schemas"]["Uuid"];
            };
            header?: never;
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What would move, and every reason against it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MergeCheck"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "user_not_found";
                    };
                };
            };
        };
    };
    giveErasureReceipt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The receipt, which is told this once */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        receipt: string;
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "user_not_found";
                    };
                };
            };
        };
    };
    repeatErasures: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the previous page; opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many items a page holds. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    deleted_since: components["schemas"]["Instant"];
                };
            };
        };
        responses: {
            /** @description How many were repeated */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        repeated: number;
                        refused: components["schemas"]["Uuid"][];
                        next_cursor?: string;
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    followErasure: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: password */
                    receipt: string;
                };
            };
        };
        responses: {
            /** @description How far it is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FollowedErasure"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "receipt_not_known";
                    };
                };
            };
        };
    };
    verifyInPerson: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("user_not_found" | "own_standing" | "email_taken");
                    };
                };
            };
        };
    };
    listAgreements: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Each version that they have agreed to */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Agreement"][];
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "user_not_found";
                    };
                };
            };
        };
    };
    recordAgreement: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NamedVersion"];
            };
        };
        responses: {
            /** @description The user as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("user_not_found" | "own_agreement");
                    };
                };
            };
        };
    };
    issueSignInCode: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The code, which is told this once */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInCode"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("user_not_found" | "already_signs_in");
                    };
                };
            };
        };
    };
    renewMembership: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("user_not_found" | "own_standing" | "category_without_term" | "membership_runs");
                    };
                };
            };
        };
    };
    listNotes: {
        parameters: {
            query?: {
                /** @description Those that the desk must see at each scan of their card, and no others. */
                alerts?: boolean;
                /** @description The `next_cursor` of the previous page; opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many items a page holds. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of notes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ReaderNote"][];
                        next_cursor?: string;
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    addNote: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    note: string;
                    /**
                     * @description Whether it is shown at each scan of their card.
                     * @default false
                     */
                    alerts?: boolean;
                };
            };
        };
        responses: {
            /** @description The note */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReaderNote"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("user_not_found" | "too_many_notes");
                    };
                };
            };
        };
    };
    removeNote: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                user_id: components["parameters"]["UserId"];
                note_id: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is not there any more */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "user_not_found";
                    };
                };
            };
        };
    };
    listBlocks: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the previous page; opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many items a page holds. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of blocks */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ReaderBlock"][];
                        next_cursor?: string;
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    addBlock: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewBlock"];
            };
        };
        responses: {
            /** @description The block */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReaderBlock"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("user_not_found" | "own_standing" | "too_many_blocks");
                    };
                };
            };
        };
    };
    liftBlock: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                user_id: components["parameters"]["UserId"];
                block_id: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The block as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReaderBlock"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("user_not_found" | "own_standing" | "block_not_found");
                    };
                };
            };
        };
    };
    listCards: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the previous page; opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many items a page holds. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of cards */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ReaderCard"][];
                        next_cursor?: string;
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    addCard: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    card_number: components["schemas"]["Barcode"];
                };
            };
        };
        responses: {
            /** @description Whose it is */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("user_not_found" | "card_taken" | "too_many_cards");
                    };
                };
            };
        };
    };
    reportCardLost: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    card_number: components["schemas"]["Barcode"];
                    /** @description Of a card that is printed already; for the desk alone. */
                    replacement?: components["schemas"]["Barcode"];
                };
            };
        };
        responses: {
            /** @description The user as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("user_not_found" | "card_not_found" | "card_taken" | "too_many_lost_cards");
                    };
                };
            };
        };
    };
    getFamily: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Guardianships that have not ended, by name */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Family"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    linkGuardian: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                user_id: components["parameters"]["UserId"];
                guardian_id: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GuardianshipTerm"];
            };
        };
        responses: {
            /** @description The child's family as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Family"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("user_not_found" | "own_guardianship" | "relative_not_verified" | "cannot_have_guardian" | "cannot_be_guardian" | "too_many_guardians");
                    };
                };
            };
        };
    };
    unlinkGuardian: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                user_id: components["parameters"]["UserId"];
                guardian_id: components["schemas"]["Uuid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The child's family as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Family"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | ("user_not_found" | "own_guardianship" | "guardianship_not_found");
                    };
                };
            };
        };
    };
    getUserHistory: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the previous page; opaque. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many items a page holds. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of loans */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["HistoryEntry"][];
                        next_cursor?: string;
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    listPatronCategories: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["PatronCategory"][];
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    putPatronCategory: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                code: components["schemas"]["PatronCategoryCode"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatronCategoryTerms"];
            };
        };
        responses: {
            /** @description The category as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PatronCategory"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    listCardRanges: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them; none, where a card may have any number */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CardRanges"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    putCardRanges: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CardRanges"];
            };
        };
        responses: {
            /** @description They are these now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CardRanges"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    listDocuments: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Document"][];
                    };
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"];
                    };
                };
            };
        };
    };
    getDocument: {
        parameters: {
            query?: {
                /** @description Left out, the newest one. */
                version?: components["schemas"]["DocumentVersion"];
            };
            header?: never;
            path: {
                kind: components["parameters"]["DocumentKind"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The version */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "document_not_found";
                    };
                };
            };
        };
    };
    publishDocument: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                kind: components["parameters"]["DocumentKind"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDocument"];
            };
        };
        responses: {
            /** @description The version */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            /** @description Why the request was not carried out */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        code: components["schemas"]["CommonErrorCode"] | "not_the_next_version";
                    };
                };
            };
        };
    };
}
