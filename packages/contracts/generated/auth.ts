// Generated from contracts/openapi by `npm run generate`.
export interface paths {
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
        /** How long somebody waits to sign in, because of tries that failed */
        get: operations["readSignInDelay"];
        put?: never;
        post?: never;
        /**
         * Let somebody sign in at once
         * @description For a reader who has forgotten their password and tried too often, or whose account strangers try. All that has failed at the account is forgotten; what a network has failed at other accounts is not.
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
         */
        put: operations["setProgram"];
        post?: never;
        /**
         * Remove a program
         * @description Its tokens are invalid within seconds.
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
         */
        put: operations["setApp"];
        post?: never;
        /**
         * Remove an app
         * @description Whatever people have let it do ends; its tokens are invalid within seconds.
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
    "/internal/refusals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Keep in the audit trail what the gateway has refused (called by the gateway)
         * @description The gateway has no database. Refusals of one kind, of one sign-in, come as one with their number.
         */
        post: operations["recordRefusals"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/internal/passwords/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Whether a password is that of an account (called by sip2)
         * @description Of a reader who stands at a self-check machine with their card. Wrong ones count as those at a sign-in do. Nobody is signed in by it, and no second step is asked for: what a machine does with it, it does for whoever has the card, too.
         */
        post: operations["checkPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/internal/outside-sign-ins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Go to a provider to sign in (called by the gateway)
         * @description The address is good for ten minutes, and for the browser that gets the secret.
         */
        post: operations["beginOutsideSignIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/internal/outside-sign-ins/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in by an outside account (called by the gateway) */
        post: operations["loginByOutsideAccount"];
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
        GatewayRefusal: {
            id: components["schemas"]["Uuid"];
            action: string;
            operation: string;
            code: string;
            caller_id: components["schemas"]["Uuid"];
            caller_role: components["schemas"]["TokenRole"];
            session_id: components["schemas"]["Uuid"];
            network: string;
            about: components["schemas"]["Uuid"][];
            count: number;
            since: components["schemas"]["Instant"];
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
        /** @enum {string} */
        Role: "reader" | "librarian" | "branch_manager" | "admin";
        /**
         * Format: scanned-code
         * @description 3 to 32 letters, digits and signs of any alphabet, blanks between them. It is kept as given, without what a scanner adds at its ends, and found in capital or small letters alike.
         */
        Barcode: string;
        /**
         * Format: date-time
         * @description An instant in UTC.
         */
        Instant: string;
        /**
         * @description Of a person, or of a program, which has no account.
         * @enum {string}
         */
        TokenRole: "reader" | "librarian" | "branch_manager" | "admin" | "partner" | "machine";
        /** @enum {string} */
        CommonErrorCode: "invalid_request" | "bad_request" | "invalid_target" | "invalid_json" | "request_aborted" | "unauthenticated" | "token_expired" | "signed_out" | "not_the_sidecar" | "forbidden" | "outside_scope" | "not_for_guardians" | "fresh_sign_in_needed" | "cross_site_request" | "no_such_resource" | "method_not_allowed" | "request_too_slow" | "request_in_progress" | "body_too_large" | "target_too_long" | "headers_too_large" | "unsupported_media_type" | "idempotency_key_reused" | "too_many_requests" | "internal_error" | "service_unavailable";
    };
    responses: {
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
        /** @description The request was not carried out, and why. */
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        ProgramId: components["schemas"]["Uuid"];
        AppId: components["schemas"]["Uuid"];
        /** @description The thumbprint of the key (RFC 7638). */
        KeyId: string;
        /** @description A value chosen by the client. A repeated request with the same key has one effect and gets the first answer; a different request with the same key is refused. */
        IdempotencyKey: string;
        /** @description The `next_cursor` of the previous page; opaque. */
        Cursor: string;
        /** @description How many items a page holds. */
        Limit: number;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
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
    recordRefusals: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    refusals: components["schemas"]["GatewayRefusal"][];
                };
            };
        };
        responses: {
            /** @description They are kept */
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
    checkPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    user_id: components["schemas"]["Uuid"];
                    /** Format: password */
                    password: string;
                    /** @description The program, by which tries are counted. */
                    machine: components["schemas"]["Uuid"];
                };
            };
        };
        responses: {
            /** @description It is */
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
                        code: components["schemas"]["CommonErrorCode"] | ("wrong_password" | "too_many_failed_logins");
                    };
                };
            };
        };
    };
    beginOutsideSignIn: {
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
            /** @description Where the browser goes, and by what it is known when it comes back */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        redirect_to: string;
                        browser_secret: string;
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
                        code: components["schemas"]["CommonErrorCode"] | ("outside_provider_not_found" | "outside_provider_away");
                    };
                };
            };
        };
    };
    loginByOutsideAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    provider: components["schemas"]["ProviderId"];
                    answer: components["schemas"]["AnswerOfProvider"];
                    browser_secret: string;
                };
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
                        code: components["schemas"]["CommonErrorCode"] | ("outside_provider_not_found" | "outside_provider_away" | "outside_sign_in_over" | "outside_sign_in_denied" | "outside_answer_refused" | "outside_account_unknown" | "second_factor_needed" | "second_factor_missing");
                    };
                };
            };
        };
    };
}
