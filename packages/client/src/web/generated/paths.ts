// Generated from the contract by `pnpm --filter @atoll/client generate`; do not edit.

export interface paths {
    "/api/v1/auth/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Register a user and found its organisation
         * @description 202: a mail was sent, whether the address has an account or not, and the account can be used once its address is confirmed. Where the hub does not verify addresses (development) 201 with a session, and 409 for an address that has an account.
         */
        post: operations["auth.register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in with a password
         * @description Answers with a bearer token and sets the session cookie.
         */
        post: operations["auth.login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get an access token for a node or one of its runs
         * @description private_key_jwt, RFC 7523. With the scope `run:<id>` the token is that run's: good for its own analysis, for five minutes, and while the node holds the run under the lease of its latest claim. Asking again gives another one.
         */
        post: operations["auth.token"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End the current session */
        post: operations["auth.logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who am I, and in which organisation */
        get: operations["auth.me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List one's own API keys in the active organisation */
        get: operations["api-keys.list"];
        put?: never;
        /** Create an API key, whose text is shown once */
        post: operations["api-keys.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/api-keys/{apiKeyId}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Create a key's successor; the old one works on for the overlap */
        post: operations["api-keys.rotate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/api-keys/{apiKeyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke one's own API key; repeating it changes nothing */
        delete: operations["api-keys.revoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/{tenantId}/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the API keys of all members */
        get: operations["api-keys.listAll"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/{tenantId}/api-keys/{apiKeyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke a member's API key; repeating it changes nothing */
        delete: operations["api-keys.revokeAny"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for the link that confirms an address
         * @description The answer is the same whether the address has an account or not.
         */
        post: operations["accounts.askVerification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/verify-email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm an address
         * @description By the link that was mailed to it.
         */
        post: operations["accounts.verifyEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/forgot-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for the link to choose a new password
         * @description The answer is the same whether the address has an account or not.
         */
        post: operations["accounts.forgotPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/reset-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Choose a new password by a mailed link
         * @description Ends every session of the person. API keys stay: revoke them where they may be in wrong hands. A deactivated account is active again.
         */
        post: operations["accounts.resetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/confirm-email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm the new address of an account
         * @description By the link that was mailed to it.
         */
        post: operations["accounts.confirmEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List where one is signed in
         * @description In all organisations; 200 at most.
         */
        get: operations["sessions.list"];
        put?: never;
        post?: never;
        /** End all of one's sessions but this one */
        delete: operations["sessions.revokeOthers"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sessions/{sessionId}": {
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
         * End one of one's sessions
         * @description On every server process within a second.
         */
        delete: operations["sessions.revoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/step-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Show again who one is
         * @description For ten minutes what is hard to undo is allowed. The session's token is another one from now on.
         */
        post: operations["sessions.stepUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/switch-tenant": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Go on in another of one's organisations
         * @description A new session there, which ends when this one would have; this one has ended.
         */
        post: operations["sessions.switchTenant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read one's own account */
        get: operations["ownAccount.get"];
        put?: never;
        post?: never;
        /**
         * Delete one's account
         * @description All that says who the person was is gone for good; what it made stays with its organisations.
         */
        delete: operations["ownAccount.remove"];
        options?: never;
        head?: never;
        /** Change one's name */
        patch: operations["ownAccount.change"];
        trace?: never;
    };
    "/api/v1/users/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change one's password
         * @description Ends all other sessions; this one has another token from now on. API keys stay.
         */
        post: operations["ownAccount.changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change one's e-mail address
         * @description The new address counts once the link that is mailed to it is used; the old one is told.
         */
        post: operations["ownAccount.changeEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/deactivate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Deactivate one's account
         * @description Ends every session within a second. Resetting the password makes it active again.
         */
        post: operations["ownAccount.deactivate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/second-factors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which second factors one has */
        get: operations["secondFactors.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/second-factors/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Show a code of one's authenticator app, or a recovery code
         * @description Ends a pending session, and a new one with both factors begins. A session that is signed in gets another token, and for ten minutes what is hard to undo is allowed.
         */
        post: operations["secondFactors.showCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/second-factors/passkey-options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin to show one of one's passkeys */
        post: operations["secondFactors.passkeyOptions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/second-factors/passkey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Show one of one's passkeys
         * @description Ends a pending session, and a new one with both factors begins. A session that is signed in gets another token, and for ten minutes what is hard to undo is allowed.
         */
        post: operations["secondFactors.showPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin to set up an authenticator app
         * @description It guards nothing until a code of it has confirmed it. One that was begun before is forgotten.
         */
        post: operations["secondFactors.enrolTotp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/totp/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm one's authenticator app by a code
         * @description All other sessions of the person end where it is the first factor.
         */
        post: operations["secondFactors.confirmTotp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/totp/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Remove one's authenticator app
         * @description By a code of it, or a recovery code. Without another second factor the recovery codes go with it.
         */
        post: operations["secondFactors.disableTotp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get new recovery codes
         * @description The ones before them no longer work.
         */
        post: operations["secondFactors.renewRecoveryCodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List one's passkeys, oldest first */
        get: operations["passkeys.list"];
        put?: never;
        /**
         * Register a passkey
         * @description All other sessions of the person end where it is the first factor.
         */
        post: operations["passkeys.register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/passkey-registrations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin to register a passkey */
        post: operations["passkeys.registrationOptions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/passkeys/{passkeyId}": {
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
         * Remove a passkey
         * @description Not the last way to sign in. Without another second factor the recovery codes go with it.
         */
        delete: operations["passkeys.remove"];
        options?: never;
        head?: never;
        /** Rename a passkey */
        patch: operations["passkeys.rename"];
        trace?: never;
    };
    "/api/v1/auth/passkey-logins/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin to sign in with a passkey
         * @description The same for whoever asks.
         */
        post: operations["passkeyLogin.options"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/passkey-logins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in with a passkey
         * @description Counts as two factors. Answers with a bearer token and sets the session cookie.
         */
        post: operations["passkeyLogin.login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/tenants/{tenantId}/providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the providers that an organisation's sign-in page offers */
        get: operations["federation.offered"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/providers/{providerId}/begin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin to sign in at a provider
         * @description Sets a cookie without which it cannot be finished.
         */
        post: operations["federation.begin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/providers/{providerId}/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Finish signing in at a provider
         * @description Within ten minutes, once, in the browser that began it. Sets the session cookie.
         */
        post: operations["federation.finish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/providers/{providerId}/relay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a provider's posted answer to our page
         * @description Providers that post their answer (Apple) post it here; the browser goes on to the page that finishes.
         */
        post: operations["federation.relay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/linked-accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the identities linked with one's own account */
        get: operations["linkedAccounts.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/providers/{providerId}/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin to link an identity elsewhere with one's own account */
        post: operations["linkedAccounts.begin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/providers/{providerId}/link/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Finish linking an identity elsewhere */
        post: operations["linkedAccounts.finish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/linked-accounts/{linkedAccountId}": {
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
         * Unlink an identity from one's own account
         * @description Ends all sessions that began at a provider.
         */
        delete: operations["linkedAccounts.unlink"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/login-providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the organisation's login providers */
        get: operations["loginProviders.list"];
        put?: never;
        /**
         * Set up a login provider
         * @description Up to 20. Nothing is asked of it yet: see test.
         */
        post: operations["loginProviders.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/login-providers/{providerId}": {
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
         * Remove a login provider
         * @description Its people's links stay, and are good for nothing.
         */
        delete: operations["loginProviders.remove"];
        options?: never;
        head?: never;
        /**
         * Change a login provider
         * @description Disabling it ends the organisation's sessions that began at providers.
         */
        patch: operations["loginProviders.update"];
        trace?: never;
    };
    "/api/v1/login-providers/{providerId}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask a login provider to describe itself
         * @description Says what is wrong with it, and nothing of what it answered.
         */
        post: operations["loginProviders.test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get an access and a refresh token for a program of one's own
         * @description Asked with a session, which an access token cannot stand for.
         */
        post: operations["tokens.open"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Exchange a refresh token for its successor and an access token
         * @description Each is good once; one that comes again later than 10 s after ends all that came from it.
         */
        post: operations["tokens.refresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the organisations that the caller belongs to */
        get: operations["tenants.mine"];
        put?: never;
        /** Found a further organisation, which the caller owns */
        post: operations["tenants.found"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/{tenantId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the active organisation
         * @description Its revision stands in the ETag as well.
         */
        get: operations["tenants.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Rename the organisation or change its settings
         * @description Wants If-Match.
         */
        patch: operations["tenants.change"];
        trace?: never;
    };
    "/api/v1/tenants/{tenantId}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Archive the organisation
         * @description Nothing of it answers any more. An owner can restore it; `purgeAfter` says from when on it may be purged.
         */
        post: operations["tenants.archive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/{tenantId}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Restore the archived organisation */
        post: operations["tenants.restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the organisation's own roles, newest first */
        get: operations["roles.list"];
        put?: never;
        /** Make a role of rights that the caller holds */
        post: operations["roles.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roles/{roleId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a role of the organisation */
        get: operations["roles.get"];
        put?: never;
        post?: never;
        /** Remove a role that nobody has */
        delete: operations["roles.remove"];
        options?: never;
        head?: never;
        /** Change a role for all who have it, at once; what is left out stays */
        patch: operations["roles.change"];
        trace?: never;
    };
    "/api/v1/grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List roles given on single objects, by person or by object, newest first */
        get: operations["grants.list"];
        put?: never;
        /** Give a member a role on a project or an analysis; giving it again is no change */
        post: operations["grants.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/grants/{grantId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a role on an object back, at once */
        delete: operations["grants.remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/{tenantId}/permissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Explain what a person may do in the organisation, and why */
        get: operations["permissions.inTenant"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}/permissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Explain what a person may do with a project, and why */
        get: operations["permissions.onProject"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analyses/{analysisId}/permissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Explain what a person may do with an analysis, and why */
        get: operations["permissions.onAnalysis"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/{tenantId}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the organisation's members */
        get: operations["members.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/{tenantId}/members/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a member; its sessions end at once */
        delete: operations["members.remove"];
        options?: never;
        head?: never;
        /**
         * Change a member's role
         * @description Nobody gives or takes a role with more rights than its own.
         */
        patch: operations["members.change"];
        trace?: never;
    };
    "/api/v1/tenants/{tenantId}/members/{userId}/sessions": {
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
         * End a member's sessions in the organisation
         * @description Access and refresh tokens end with them. The person may sign in again; API keys go on.
         */
        delete: operations["members.endSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/{tenantId}/leave": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Leave the organisation; this session ends with it */
        post: operations["members.leave"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/{tenantId}/transfer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make another member the owner, and oneself an administrator
         * @description Counts at once; both are told by mail.
         */
        post: operations["members.transfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/{tenantId}/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the organisation's invitations */
        get: operations["invitations.list"];
        put?: never;
        /**
         * Invite somebody by mail
         * @description For seven days, and for that address only. Nobody invites above itself.
         */
        post: operations["invitations.invite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/{tenantId}/invitations/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a link that several people can join by */
        post: operations["invitations.link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/{tenantId}/invitations/{invitationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke an invitation; whoever has joined by it stays */
        delete: operations["invitations.revoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/{tenantId}/invitations/{invitationId}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send an invitation again, with a new token that is good for seven days */
        post: operations["invitations.resend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Join the organisation that a token invites to */
        post: operations["invitations.accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * See what a token invites to
         * @description For an unknown token, and for an invitation that is used up, revoked or expired, the answer is the same.
         */
        post: operations["invitations.preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Register a user who joins by an invitation, and founds nothing
         * @description 202 whether the address has an account or not. If it had none, the account is a member; it can be used at once when the invitation was sent to its address, else when the address is confirmed by the mail that is on its way. If it had one, a mail says so, and the invitation is as good as before. Where the hub does not verify addresses (development) 201 with a session, and 409 for an address that has an account.
         */
        post: operations["invitations.register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/tenants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List all organisations of the hub */
        get: operations["admin.tenants"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what the installation's own audit trail tells, newest first */
        get: operations["admin.audit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/audit/chains": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the chains of the audit trail
         * @description By id, up to 100 behind `after`; the end is an empty list.
         */
        get: operations["admin.auditChains"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/audit/chains/{tenantId}/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Verify any chain of the audit trail, up to 10 000 entries in one call */
        get: operations["admin.auditVerification"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show under which keys the hub's secrets are kept
         * @description After a change of `ATOLL_KEY`, or of an organisation's key, everything is sealed anew within minutes; `settled` says that nothing needs an older key any more.
         */
        get: operations["admin.keys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/tenants/{tenantId}/keys/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rotate an organisation's key
         * @description A new version seals from now on; what was sealed before is sealed anew within minutes, and the version before is forgotten when nothing needs it. While that lasts, a further call begins nothing.
         */
        post: operations["admin.rotateKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/tenants/{tenantId}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Suspend an organisation
         * @description Its people, keys and nodes get 503 until it is resumed. Runs go on at the sites, deadlines go on at the hub.
         */
        post: operations["admin.suspend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/tenants/{tenantId}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Resume a suspended organisation */
        post: operations["admin.resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/tenants/{tenantId}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Archive an organisation; one that was suspended only an operator restores */
        post: operations["admin.archive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/tenants/{tenantId}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Restore an archived organisation */
        post: operations["admin.restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/tenants/{tenantId}/purge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Purge an archived organisation
         * @description Once `purgeAfter` has passed. Cannot be undone: all it holds is deleted within minutes, and `purged` says when.
         */
        post: operations["admin.purge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/tenants/{tenantId}/quotas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say how much an organisation may have */
        put: operations["admin.quotas"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List own projects and those the organisation's nodes are invited to */
        get: operations["projects.list"];
        put?: never;
        /** Create a project */
        post: operations["projects.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a project */
        get: operations["projects.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}/nodes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the nodes of a project with their consent */
        get: operations["projects.nodes"];
        put?: never;
        /** Invite a node; inviting it again changes nothing */
        post: operations["projects.invite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}/nodes/{nodeId}/consent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decide for one's own node whether it takes part in the project */
        post: operations["projects.consent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/nodes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the organisation's nodes, newest first */
        get: operations["nodes.list"];
        put?: never;
        /** Register a node by the public keys that its agent made */
        post: operations["nodes.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/nodes/self": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the calling node */
        get: operations["nodes.self"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/nodes/{nodeId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a node */
        get: operations["nodes.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/nodes/self/heartbeat": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keep the calling node online and announce its data sets */
        post: operations["nodes.heartbeat"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/nodes/self/work": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Wait for work: consents, assignments, cancellations */
        get: operations["nodes.work"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/nodes/self/runs/{runId}/claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a run under a lease, or take it again after a crash */
        post: operations["runs.claim"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/nodes/self/runs/{runId}/bundle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Download the signed bundle of a run */
        get: operations["runs.bundle"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/nodes/self/runs/{runId}/heartbeat": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keep a run's lease and report its progress */
        post: operations["runs.heartbeat"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/nodes/self/runs/{runId}/logs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Append to the log of a run */
        post: operations["runs.logs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/nodes/self/runs/{runId}/result": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Store the result of the aggregator's run; repeating it changes nothing */
        put: operations["runs.result"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/nodes/self/runs/{runId}/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Report how a run ended; repeating the same report changes nothing */
        post: operations["runs.finish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analyses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List analyses, newest first */
        get: operations["analyses.list"];
        put?: never;
        /** Create a draft analysis in a project */
        post: operations["analyses.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analyses/{analysisId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read an analysis */
        get: operations["analyses.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analyses/{analysisId}/activity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Follow an analysis: waits while its revision is still the one given */
        get: operations["analyses.activity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analyses/{analysisId}/logs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Page through the log of an analysis, newest first */
        get: operations["analyses.logs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analyses/{analysisId}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the files of an analysis */
        get: operations["analyses.files"];
        /** Put a file into the CODE bucket of a draft, replacing one of the same path */
        put: operations["analyses.upload"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analyses/{analysisId}/files/{fileId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Download a file; its SHA-256 is verified on the way */
        get: operations["analyses.file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analyses/{analysisId}/result": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Download the result of a completed analysis */
        get: operations["analyses.result"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analyses/{analysisId}/manifest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read what was locked: exactly this runs */
        get: operations["analyses.manifest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analyses/{analysisId}/lock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Freeze code, parameters and nodes, and compute the manifest's digest */
        post: operations["analyses.lock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analyses/{analysisId}/unlock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Return a locked analysis to draft */
        post: operations["analyses.unlock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analyses/{analysisId}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask the sites for consent and run; acknowledged means it will be carried out */
        post: operations["analyses.submit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analyses/{analysisId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel; running sites end their processes and confirm it */
        post: operations["analyses.cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analyses/{analysisId}/nodes/{nodeId}/consent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decide for one's own node: by a steward, or by the node's own policy */
        post: operations["analyses.consent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Pull messages under a lease, each sender's in its order */
        get: operations["messages.pull"];
        put?: never;
        /** Send sealed messages, all or none; resending the same bytes changes nothing */
        post: operations["messages.send"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Acknowledge messages; they are not delivered again */
        post: operations["messages.acknowledge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List jobs, newest first */
        get: operations["jobs.list"];
        put?: never;
        /** Submit a job; it is stored when this is answered, and done later */
        post: operations["jobs.submit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{jobId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a job with its result */
        get: operations["jobs.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{jobId}/attempts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read how the attempts of a job ended */
        get: operations["jobs.attempts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{jobId}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Follow a job live by server-sent events until it is over */
        get: operations["jobs.events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{jobId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel a job; a running one is over when its handler has stopped */
        post: operations["jobs.cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/job-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the types of jobs, and which are paused */
        get: operations["jobs.types"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/job-types/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Start no more jobs of a type; pausing it again changes nothing */
        post: operations["jobs.pause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/job-types/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Start jobs of a type again */
        post: operations["jobs.resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List jobs that failed for good, those submitted last first */
        get: operations["dead-letters.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dead-letters/{jobId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a dead letter with the errors of all attempts */
        get: operations["dead-letters.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dead-letters/{jobId}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Queue the job again, with all its attempts */
        post: operations["dead-letters.replay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dead-letters/{jobId}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close a dead letter without trying again; it stays readable */
        post: operations["dead-letters.discard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dead-letters/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Queue all jobs again whose open dead letters fit a filter */
        post: operations["dead-letters.replayMany"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/schedules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List schedules, newest first */
        get: operations["schedules.list"];
        put?: never;
        /** Have a job submitted again and again, by a cron expression in a time zone */
        post: operations["schedules.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/schedules/{scheduleId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a schedule with its next due time */
        get: operations["schedules.get"];
        put?: never;
        post?: never;
        /** Remove a schedule; jobs it submitted are not touched */
        delete: operations["schedules.remove"];
        options?: never;
        head?: never;
        /** Change a schedule; what is left out stays */
        patch: operations["schedules.change"];
        trace?: never;
    };
    "/api/v1/schedules/{scheduleId}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Fire no more; pausing it again changes nothing */
        post: operations["schedules.pause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/schedules/{scheduleId}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Fire again from the next due time on; those of the pause are not caught up on */
        post: operations["schedules.resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/schedules/{scheduleId}/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Submit the job now, beside its due times */
        post: operations["schedules.run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List who changed what in the organisation, newest first */
        get: operations["audit.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Verify the organisation's audit chain, up to 10 000 entries in one call */
        get: operations["audit.verification"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Export the organisation's audit trail with its links, up to 1 000 entries in one call */
        get: operations["audit.export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Is the process alive */
        get: operations["health.live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Can the process serve: database reachable and migrated, and not about to stop */
        get: operations["health.ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/cluster": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who shares the work */
        get: operations["health.cluster"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/.well-known/jwks.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the public keys of access tokens */
        get: operations["key-set.read"];
        put?: never;
        post?: never;
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
        InternalErrorEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            type: "urn:atoll:problem:internal-error";
            /** @enum {number} */
            status?: 500;
            /** @enum {string} */
            title?: "Something went wrong on our side";
        };
        IdempotencyConflictEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            type: "urn:atoll:problem:idempotency-conflict";
            /** @enum {number} */
            status?: 409;
            /** @enum {string} */
            title?: "The idempotency key is taken";
        };
        UnsupportedMediaTypeEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            type: "urn:atoll:problem:unsupported-media-type";
            /** @enum {number} */
            status?: 415;
            /** @enum {string} */
            title?: "The media type is not supported";
        };
        PayloadTooLargeEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            maximumBytes?: number;
            /** @enum {string} */
            type: "urn:atoll:problem:payload-too-large";
            /** @enum {number} */
            status?: 413;
            /** @enum {string} */
            title?: "The request body is too large";
        };
        InvalidRequestEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            errors?: {
                pointer: string;
                detail: string;
            }[];
            /** @enum {string} */
            type: "urn:atoll:problem:invalid-request";
            /** @enum {number} */
            status?: 400;
            /** @enum {string} */
            title?: "The request is not valid";
        };
        ServiceUnavailableEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            type: "urn:atoll:problem:service-unavailable";
            /** @enum {number} */
            status?: 503;
            /** @enum {string} */
            title?: "The hub is not ready, try again shortly";
        };
        RateLimitedEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            type: "urn:atoll:problem:rate-limited";
            /** @enum {number} */
            status?: 429;
            /** @enum {string} */
            title?: "Too many requests, wait a moment";
        };
        KeySet: {
            keys: {
                /** @enum {string} */
                kty: "OKP";
                /** @enum {string} */
                crv: "Ed25519";
                x: string;
                kid: string;
                /** @enum {string} */
                alg: "EdDSA";
                /** @enum {string} */
                use: "sig";
            }[];
        };
        ClusterHealth: {
            tenure: number | null;
            runners: components["schemas"]["RunnerHealth"][];
            unownedShards: number;
        };
        RunnerHealth: {
            healthy: boolean;
            tenure: number | null;
            since: string | null;
            shards: number;
        };
        Health: {
            /** @enum {string} */
            status: "ok";
            version: string;
            uptimeSeconds: number;
            residentBytes: number;
        };
        TenantGoneEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            type: "urn:atoll:problem:tenant-gone";
            /** @enum {number} */
            status?: 410;
            /** @enum {string} */
            title?: "This organisation is no longer there";
        };
        UnauthenticatedEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            type: "urn:atoll:problem:unauthenticated";
            /** @enum {number} */
            status?: 401;
            /** @enum {string} */
            title?: "Sign in to do this";
        };
        IdempotencyMismatchEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            type: "urn:atoll:problem:idempotency-mismatch";
            /** @enum {number} */
            status?: 422;
            /** @enum {string} */
            title?: "The idempotency key belongs to another request";
        };
        TenantSuspendedEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            type: "urn:atoll:problem:tenant-suspended";
            /** @enum {number} */
            status?: 503;
            /** @enum {string} */
            title?: "This organisation is suspended";
        };
        StepUpRequiredEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            type: "urn:atoll:problem:step-up-required";
            /** @enum {number} */
            status?: 403;
            /** @enum {string} */
            title?: "Confirm that it is you";
        };
        SecondFactorRequiredEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            type: "urn:atoll:problem:second-factor-required";
            /** @enum {number} */
            status?: 403;
            /** @enum {string} */
            title?: "Show your second factor first";
        };
        ForbiddenEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            required?: string;
            /** @enum {string} */
            type: "urn:atoll:problem:forbidden";
            /** @enum {number} */
            status?: 403;
            /** @enum {string} */
            title?: "You are not allowed to do this";
        };
        AuditExport: {
            items: components["schemas"]["AuditExportLine"][];
            end: components["schemas"]["AuditExportEnd"];
        };
        AuditExportEnd: {
            sequence: number;
            hash: string;
        };
        AuditExportLine: {
            sequence: number;
            previousHash: string | null;
            hash: string | null;
            body: string;
        };
        AuditVerification: {
            sequence: number;
            hash: string;
            checked: number;
            from: string | null;
            to: string | null;
            complete: boolean;
            broken: components["schemas"]["AuditBreak"] | null;
        };
        AuditBreak: {
            sequence: number;
            /** @enum {string} */
            reason: "missing" | "altered" | "detached" | "head";
        };
        AuditEntry: {
            /** @description A UUIDv7 in lower case */
            id: string;
            /** Format: date-time */
            at: string;
            actor: components["schemas"]["AuditActor"];
            action: string;
            target: components["schemas"]["AuditTarget"];
            changes: {
                [key: string]: components["schemas"]["AuditChange"];
            };
            requestId: string | null;
            address: string | null;
            seal: components["schemas"]["AuditSeal"] | null;
        };
        AuditSeal: {
            sequence: number;
            previousHash: string;
            hash: string;
        };
        AuditChange: {
            before: unknown;
            after: unknown;
        };
        AuditTarget: {
            type: string;
            id: string;
        };
        AuditActor: {
            /** @enum {string} */
            kind: "anonymous" | "user" | "node" | "run" | "system";
            id: string | null;
            credential: {
                /** @enum {string} */
                kind: "session" | "accessToken" | "apiKey" | "externalToken";
                /** @description A UUIDv7 in lower case */
                id: string;
            } | null;
        };
        JobTypeNotFoundEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            type: "urn:atoll:problem:job-type-not-found";
            /** @enum {number} */
            status?: 404;
            /** @enum {string} */
            title?: "There is no such type of jobs";
        };
        ScheduleNotFoundEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            type: "urn:atoll:problem:schedule-not-found";
            /** @enum {number} */
            status?: 404;
            /** @enum {string} */
            title?: "There is no such schedule";
        };
        JobReceipt: {
            /** @description A UUIDv7 in lower case */
            jobId: string;
            duplicate: boolean;
        };
        Schedule: {
            /** @description A UUIDv7 in lower case */
            id: string;
            name: string;
            type: string;
            payload: Record<string, never>;
            cron: string;
            timeZone: string;
            /** @enum {string} */
            catchUp: "skip" | "one" | "all";
            /** @enum {string} */
            state: "active" | "paused";
            nextDueAt: string | null;
            lastDueAt: string | null;
            failure: string | null;
            /** @description A UUIDv7 in lower case */
            createdBy: string;
            /** Format: date-time */
            createdAt: string;
        };
        ScheduleNameTakenEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            type: "urn:atoll:problem:schedule-name-taken";
            /** @enum {number} */
            status?: 409;
            /** @enum {string} */
            title?: "Another schedule has this name";
        };
        /**
         * @example {
         *       "cron": "0 3 * * *"
         *     }
         */
        ScheduleChange: {
            name?: string;
            payload?: Record<string, never>;
            cron?: string;
            timeZone?: string;
            /** @enum {string} */
            catchUp?: "skip" | "one" | "all";
        };
        /**
         * @example {
         *       "name": "Nightly echo",
         *       "type": "echo/1",
         *       "payload": {
         *         "text": "Good night"
         *       },
         *       "cron": "30 2 * * *",
         *       "timeZone": "Europe/Berlin",
         *       "catchUp": "one"
         *     }
         */
        ScheduleCreation: {
            name: string;
            type: string;
            payload: Record<string, never>;
            cron: string;
            timeZone: string;
            /** @enum {string} */
            catchUp: "skip" | "one" | "all";
        };
        DeadLetterReplay: {
            replayed: number;
        };
        /**
         * @example {
         *       "type": "echo/1",
         *       "reason": "exhausted",
         *       "limit": 100
         *     }
         */
        DeadLetterFilter: {
            type?: string;
            /** @enum {string} */
            reason?: "exhausted" | "rejected";
            /** Format: date-time */
            diedBefore?: string;
            limit?: number;
        };
        DeadLetterClosedEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            state: "open" | "replayed" | "discarded";
            /** @enum {string} */
            type: "urn:atoll:problem:dead-letter-closed";
            /** @enum {number} */
            status?: 409;
            /** @enum {string} */
            title?: "The dead letter was dealt with before";
        };
        DeadLetterNotFoundEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            type: "urn:atoll:problem:dead-letter-not-found";
            /** @enum {number} */
            status?: 404;
            /** @enum {string} */
            title?: "There is no such dead letter";
        };
        DeadLetter: {
            /** @description A UUIDv7 in lower case */
            jobId: string;
            type: string;
            payload: unknown;
            errors: {
                attempt: number;
                /** Format: date-time */
                endedAt: string;
                /** @enum {string} */
                outcome: "completed" | "failed" | "timedOut" | "cancelled" | "lost" | "released";
                error: string | null;
            }[];
            attempts: number;
            /** @enum {string} */
            reason: "exhausted" | "rejected";
            /** @enum {string} */
            state: "open" | "replayed" | "discarded";
            /** Format: date-time */
            diedAt: string;
            automaticReplays: number;
            replayedAt: string | null;
            discardedAt: string | null;
            alertedAt: string | null;
        };
        Job: {
            /** @description A UUIDv7 in lower case */
            id: string;
            type: string;
            /** @enum {string} */
            state: "queued" | "running" | "completed" | "failed" | "cancelled";
            /** @enum {string} */
            priority: "critical" | "high" | "normal" | "low";
            payload: unknown;
            result: unknown;
            failure: string | null;
            progress: number;
            progressNote: string | null;
            attempts: number;
            maxAttempts: number;
            timeoutMs: number;
            dedupeKey: string | null;
            concurrencyKey: string | null;
            concurrencyLimit: number | null;
            rateLimit: components["schemas"]["JobRateLimit"] | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            availableAt: string;
            startedAt: string | null;
            finishedAt: string | null;
            cancelRequestedAt: string | null;
        };
        JobRateLimit: {
            key: string;
            limit: number;
            windowSeconds: number;
        };
        JobTypeStatus: {
            type: string;
            offered: boolean;
            paused: boolean;
        };
        /**
         * @example {
         *       "type": "echo/1"
         *     }
         */
        JobTypeName: {
            type: string;
        };
        JobOverEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            state: "queued" | "running" | "completed" | "failed" | "cancelled";
            /** @enum {string} */
            type: "urn:atoll:problem:job-over";
            /** @enum {number} */
            status?: 409;
            /** @enum {string} */
            title?: "The job is over";
        };
        JobNotFoundEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            type: "urn:atoll:problem:job-not-found";
            /** @enum {number} */
            status?: 404;
            /** @enum {string} */
            title?: "There is no such job";
        };
        JobNewsEncoded: string;
        JobNews: {
            /** @enum {string} */
            state: "queued" | "running" | "completed" | "failed" | "cancelled";
            progress: number;
            progressNote: string | null;
            attempts: number;
            failure: string | null;
        };
        JobAttempt: {
            attempt: number;
            runner: string;
            /** Format: date-time */
            startedAt: string;
            /** Format: date-time */
            endedAt: string;
            /** @enum {string} */
            outcome: "completed" | "failed" | "timedOut" | "cancelled" | "lost" | "released";
            error: string | null;
        };
        /**
         * @example {
         *       "type": "echo/1",
         *       "payload": {
         *         "text": "Hello",
         *         "seconds": 2
         *       },
         *       "priority": "high",
         *       "delaySeconds": 10
         *     }
         */
        JobSubmission: {
            type: string;
            payload: Record<string, never>;
            /** @enum {string} */
            priority?: "critical" | "high" | "normal" | "low";
            delaySeconds?: number;
            dedupeKey?: string;
            concurrencyKey?: string;
            concurrencyLimit?: number;
            rateLimit?: components["schemas"]["JobRateLimit"];
            maxAttempts?: number;
            timeoutSeconds?: number;
        };
        Acknowledgement: {
            ids: string[];
        };
        Message: {
            /** @description A UUIDv7 in lower case */
            id: string;
            envelope: components["schemas"]["Envelope"];
            deliveries: number;
            /** Format: date-time */
            createdAt: string;
        };
        Envelope: {
            /** @enum {number} */
            version: 1;
            /** @description A UUIDv7 in lower case */
            analysisId: string;
            /** @description A UUIDv7 in lower case */
            sender: string;
            /** @description A UUIDv7 in lower case */
            recipient: string;
            sequence: number;
            ephemeralKey: string;
            salt: string;
            nonce: string;
            ciphertext: string;
        };
        AnalysisNotRunningEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            type: "urn:atoll:problem:analysis-not-running";
            /** @enum {number} */
            status?: 409;
            /** @enum {string} */
            title?: "The analysis is not running";
        };
        SequenceConflictEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            type: "urn:atoll:problem:sequence-conflict";
            /** @enum {number} */
            status?: 409;
            /** @enum {string} */
            title?: "The sequence number was used before";
        };
        RecipientNotInAnalysisEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            type: "urn:atoll:problem:recipient-not-in-analysis";
            /** @enum {number} */
            status?: 422;
            /** @enum {string} */
            title?: "Sender and recipient must both take part in the analysis";
        };
        MessageBatch: {
            messages: components["schemas"]["Envelope"][];
        };
        ConsentAlreadyGivenEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            type: "urn:atoll:problem:consent-already-given";
            /** @enum {number} */
            status?: 409;
            /** @enum {string} */
            title?: "The site has decided before";
        };
        IllegalAnalysisTransitionEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            state?: "draft" | "locked" | "consenting" | "building" | "distributing" | "ready" | "running" | "reviewing" | "completed" | "failed" | "cancelled" | "expired";
            /** @enum {string} */
            type: "urn:atoll:problem:illegal-analysis-transition";
            /** @enum {number} */
            status?: 409;
            /** @enum {string} */
            title?: "Not in this state of the analysis";
        };
        AnalysisNodeNotFoundEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            type: "urn:atoll:problem:analysis-node-not-found";
            /** @enum {number} */
            status?: 404;
            /** @enum {string} */
            title?: "The node is not part of the analysis";
        };
        AnalysisNotFoundEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            type: "urn:atoll:problem:analysis-not-found";
            /** @enum {number} */
            status?: 404;
            /** @enum {string} */
            title?: "There is no such analysis";
        };
        AnalysisNode: {
            /** @description A UUIDv7 in lower case */
            analysisId: string;
            /** @description A UUIDv7 in lower case */
            nodeId: string;
            /** @description A UUIDv7 in lower case */
            nodeTenantId: string;
            nodeName: string;
            /** @enum {string} */
            nodeType: "default" | "aggregator";
            dataset: string | null;
            /** @enum {string} */
            consent: "pending" | "approved" | "rejected";
            reason: string | null;
            decidedBy: string | null;
            decidedAt: string | null;
        };
        AnalysisConsent: {
            /** @enum {string} */
            decision: "approved" | "rejected";
            reason: string;
        };
        Analysis: {
            /** @description A UUIDv7 in lower case */
            id: string;
            /** @description A UUIDv7 in lower case */
            tenantId: string;
            /** @description A UUIDv7 in lower case */
            projectId: string;
            name: string;
            description: string;
            /** @enum {string} */
            state: "draft" | "locked" | "consenting" | "building" | "distributing" | "ready" | "running" | "reviewing" | "completed" | "failed" | "cancelled" | "expired";
            parameters: Record<string, never>;
            quorum: number;
            consentDeadlineSeconds: number;
            runTimeoutSeconds: number;
            manifestDigest: string | null;
            bundleDigest: string | null;
            failure: string | null;
            revision: number;
            /** @description A UUIDv7 in lower case */
            createdBy: string;
            /** Format: date-time */
            createdAt: string;
            lockedAt: string | null;
            submittedAt: string | null;
            finishedAt: string | null;
        };
        AnalysisIncompleteEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            type: "urn:atoll:problem:analysis-incomplete";
            /** @enum {number} */
            status?: 422;
            /** @enum {string} */
            title?: "The analysis is not complete";
        };
        Manifest: {
            /** @enum {number} */
            version: 1;
            /** @description A UUIDv7 in lower case */
            analysisId: string;
            /** @description A UUIDv7 in lower case */
            projectId: string;
            /** @description A UUIDv7 in lower case */
            tenantId: string;
            name: string;
            /** @description A UUIDv7 in lower case */
            createdBy: string;
            runtime: {
                /** @enum {string} */
                name: "process";
                /** @enum {string} */
                sdk: "1";
            };
            entrypoint: string;
            files: {
                path: string;
                sha256: string;
                size: number;
            }[];
            parameters: Record<string, never>;
            nodes: components["schemas"]["ManifestNode"][];
            quorum: number;
            consentDeadlineSeconds: number;
            runTimeoutSeconds: number;
            hubKey: components["schemas"]["PublicKey"];
        };
        PublicKey: {
            /** @enum {string} */
            kty: "EC";
            /** @enum {string} */
            crv: "P-256";
            x: string;
            y: string;
        };
        ManifestNode: {
            /** @description A UUIDv7 in lower case */
            nodeId: string;
            /** @description A UUIDv7 in lower case */
            tenantId: string;
            name: string;
            /** @enum {string} */
            type: "default" | "aggregator";
            dataset: string | null;
            signingKey: components["schemas"]["PublicKey"];
            sealingKey: components["schemas"]["PublicKey"];
        };
        AnalysisFileNotFoundEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            type: "urn:atoll:problem:analysis-file-not-found";
            /** @enum {number} */
            status?: 404;
            /** @enum {string} */
            title?: "There is no such file";
        };
        AnalysisFile: {
            /** @description A UUIDv7 in lower case */
            id: string;
            /** @description A UUIDv7 in lower case */
            analysisId: string;
            /** @enum {string} */
            bucket: "CODE" | "RESULT" | "TEMP";
            path: string;
            sha256: string;
            size: number;
            entrypoint: boolean;
            /** Format: date-time */
            createdAt: string;
        };
        QuotaExceededEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            quota?: "members" | "projects" | "nodes" | "apiKeys" | "storageBytes" | "tenants";
            limit?: number;
            /** @enum {string} */
            type: "urn:atoll:problem:quota-exceeded";
            /** @enum {number} */
            status?: 409;
            /** @enum {string} */
            title?: "There is no room for more of this";
        };
        AnalysisLog: {
            /** @description A UUIDv7 in lower case */
            id: string;
            /** @description A UUIDv7 in lower case */
            analysisId: string;
            nodeId: string | null;
            runId: string | null;
            /** @enum {string} */
            level: "debug" | "info" | "warning" | "error";
            message: string;
            /** Format: date-time */
            createdAt: string;
        };
        AnalysisActivity: {
            analysis: components["schemas"]["Analysis"];
            nodes: components["schemas"]["AnalysisNode"][];
            runs: components["schemas"]["Run"][];
            messages: components["schemas"]["MessageFlow"][];
            files: components["schemas"]["AnalysisFile"][];
            logs: components["schemas"]["AnalysisLog"][];
        };
        MessageFlow: {
            /** @description A UUIDv7 in lower case */
            sender: string;
            /** @description A UUIDv7 in lower case */
            recipient: string;
            messages: number;
            bytes: number;
        };
        Run: {
            /** @description A UUIDv7 in lower case */
            id: string;
            /** @description A UUIDv7 in lower case */
            analysisId: string;
            /** @description A UUIDv7 in lower case */
            nodeId: string;
            /** @description A UUIDv7 in lower case */
            nodeTenantId: string;
            attempt: number;
            /** @enum {string} */
            state: "pending" | "leased" | "preparing" | "running" | "succeeded" | "failed" | "cancelled" | "timedOut" | "lost";
            progress: number;
            exitCode: number | null;
            reason: string | null;
            usage: components["schemas"]["RunUsage"] | null;
            cancelRequestedAt: string | null;
            leaseExpiresAt: string | null;
            startedAt: string | null;
            finishedAt: string | null;
            /** Format: date-time */
            createdAt: string;
        };
        RunUsage: {
            cpuSeconds: number;
            wallSeconds: number;
            peakResidentBytes: number;
        };
        ProjectNotFoundEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            type: "urn:atoll:problem:project-not-found";
            /** @enum {number} */
            status?: 404;
            /** @enum {string} */
            title?: "There is no such project";
        };
        AnalysisCreation: {
            /** @description A UUIDv7 in lower case */
            projectId: string;
            name: string;
            description: string;
            parameters: Record<string, never>;
            nodes: {
                /** @description A UUIDv7 in lower case */
                nodeId: string;
                dataset: string | null;
            }[];
            quorum?: number;
            consentDeadlineSeconds?: number;
            runTimeoutSeconds?: number;
        };
        IllegalRunTransitionEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            type: "urn:atoll:problem:illegal-run-transition";
            /** @enum {number} */
            status?: 409;
            /** @enum {string} */
            title?: "The run does not allow this now";
        };
        LeaseLostEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            type: "urn:atoll:problem:lease-lost";
            /** @enum {number} */
            status?: 409;
            /** @enum {string} */
            title?: "The run is leased elsewhere or was given up";
        };
        RunNotFoundEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            type: "urn:atoll:problem:run-not-found";
            /** @enum {number} */
            status?: 404;
            /** @enum {string} */
            title?: "There is no such run";
        };
        RunFinish: {
            /** @description A UUIDv7 in lower case */
            leaseToken: string;
            /** @enum {string} */
            outcome: "succeeded" | "failed" | "refused" | "cancelled" | "timedOut";
            exitCode: number | null;
            reason: string | null;
            usage: components["schemas"]["RunUsage"] | null;
        };
        ResultConflictEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            type: "urn:atoll:problem:result-conflict";
            /** @enum {number} */
            status?: 409;
            /** @enum {string} */
            title?: "The run has another result";
        };
        DigestMismatchEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            type: "urn:atoll:problem:digest-mismatch";
            /** @enum {number} */
            status?: 422;
            /** @enum {string} */
            title?: "The content does not match its digest";
        };
        LogEntries: {
            entries: {
                /** @enum {string} */
                level: "debug" | "info" | "warning" | "error";
                message: string;
            }[];
        };
        RunHeartbeat: {
            /** @description A UUIDv7 in lower case */
            leaseToken: string;
            /** @enum {string} */
            state: "preparing" | "running";
            progress: number;
        };
        RunClaim: {
            run: components["schemas"]["Run"];
            /** @description A UUIDv7 in lower case */
            leaseToken: string;
            manifest: components["schemas"]["Manifest"];
            manifestDigest: string;
            bundleDigest: string;
            bundleSignature: string;
            participants: string[];
        };
        Work: {
            cursor: string;
            consents: components["schemas"]["ConsentRequest"][];
            assignments: components["schemas"]["Assignment"][];
            cancellations: string[];
        };
        Assignment: {
            /** @description A UUIDv7 in lower case */
            runId: string;
            /** @description A UUIDv7 in lower case */
            analysisId: string;
            attempt: number;
        };
        ConsentRequest: {
            /** @description A UUIDv7 in lower case */
            analysisId: string;
            manifest: components["schemas"]["Manifest"];
            manifestDigest: string;
        };
        NodeHeartbeat: {
            agentVersion: string;
            catalogue: components["schemas"]["Dataset"][];
            draining: boolean;
        };
        Dataset: {
            /** @description Letters, digits, dot, dash, underscore */
            name: string;
            columns: {
                name: string;
                /** @enum {string} */
                type: "number" | "string" | "boolean" | "date";
            }[];
            approximateRows: number;
        };
        NodeNotFoundEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            type: "urn:atoll:problem:node-not-found";
            /** @enum {number} */
            status?: 404;
            /** @enum {string} */
            title?: "There is no such node";
        };
        Node: {
            /** @description A UUIDv7 in lower case */
            id: string;
            /** @description A UUIDv7 in lower case */
            tenantId: string;
            name: string;
            /** @enum {string} */
            type: "default" | "aggregator";
            /** @enum {string} */
            state: "offline" | "online" | "draining";
            signingKey: components["schemas"]["PublicKey"];
            sealingKey: components["schemas"]["PublicKey"];
            fingerprint: string;
            catalogue: components["schemas"]["Dataset"][];
            agentVersion: string | null;
            lastSeenAt: string | null;
            /** Format: date-time */
            createdAt: string;
        };
        InvalidNodeKeyEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            type: "urn:atoll:problem:invalid-node-key";
            /** @enum {number} */
            status?: 422;
            /** @enum {string} */
            title?: "The node's key is not usable";
        };
        NodeNameTakenEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            type: "urn:atoll:problem:node-name-taken";
            /** @enum {number} */
            status?: 409;
            /** @enum {string} */
            title?: "A node of this name exists";
        };
        NodeRegistration: {
            name: string;
            /** @enum {string} */
            type: "default" | "aggregator";
            signingKey: components["schemas"]["PublicKey"];
            sealingKey: components["schemas"]["PublicKey"];
        };
        ProjectNodeNotFoundEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            type: "urn:atoll:problem:project-node-not-found";
            /** @enum {number} */
            status?: 404;
            /** @enum {string} */
            title?: "The node is not part of the project";
        };
        ProjectNode: {
            /** @description A UUIDv7 in lower case */
            projectId: string;
            /** @description A UUIDv7 in lower case */
            nodeId: string;
            /** @description A UUIDv7 in lower case */
            nodeTenantId: string;
            nodeName: string;
            /** @enum {string} */
            nodeType: "default" | "aggregator";
            /** @enum {string} */
            consent: "pending" | "approved" | "rejected";
            comment: string | null;
            decidedBy: string | null;
            decidedAt: string | null;
            /** Format: date-time */
            createdAt: string;
        };
        ProjectConsent: {
            /** @enum {string} */
            decision: "approved" | "rejected";
            comment: string;
        };
        ProjectInvitation: {
            /** @description A UUIDv7 in lower case */
            nodeId: string;
        };
        Project: {
            /** @description A UUIDv7 in lower case */
            id: string;
            /** @description A UUIDv7 in lower case */
            tenantId: string;
            name: string;
            description: string;
            /** @description A UUIDv7 in lower case */
            createdBy: string;
            /** Format: date-time */
            createdAt: string;
        };
        /**
         * @example {
         *       "name": "Penguins of three islands",
         *       "description": "Which measurements tell the sexes apart?"
         *     }
         */
        ProjectCreation: {
            name: string;
            description: string;
        };
        TenantNotFoundEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            type: "urn:atoll:problem:tenant-not-found";
            /** @enum {number} */
            status?: 404;
            /** @enum {string} */
            title?: "There is no such organisation";
        };
        Quotas: {
            members: number;
            projects: number;
            nodes: number;
            apiKeys: number;
            storageBytes: number;
        };
        TenantStateConflictEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            state?: "provisioning" | "active" | "suspended" | "archived" | "purging" | "purged";
            /** @enum {string} */
            type: "urn:atoll:problem:tenant-state-conflict";
            /** @enum {number} */
            status?: 409;
            /** @enum {string} */
            title?: "This cannot happen to it now";
        };
        TenantOverview: {
            /** @description A UUIDv7 in lower case */
            id: string;
            name: string;
            /** @enum {string} */
            state: "provisioning" | "active" | "suspended" | "archived" | "purging" | "purged";
            /** Format: date-time */
            stateChangedAt: string;
            purgeAfter: string | null;
            purgeCounts: {
                [key: string]: number;
            } | null;
            members: number;
            projects: number;
            nodes: number;
            /** Format: date-time */
            createdAt: string;
        };
        KeyRotation: {
            version: number | null;
            begun: boolean;
        };
        KeysState: {
            settled: boolean;
            rotations: number;
            sealed: components["schemas"]["SealedSecrets"][];
        };
        SealedSecrets: {
            kind: components["schemas"]["SealedKind"];
            secrets: number;
            waiting: number;
            unreadable: number;
        };
        /** @enum {string} */
        SealedKind: "hub-signing" | "hub-access-token" | "authenticator-app" | "client-secret" | "sign-in" | "mail";
        AuditChain: {
            /** @description A UUIDv7 in lower case */
            tenantId: string;
        };
        WeakPasswordEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            reason: "too-short" | "too-long" | "common" | "personal";
            minimumLength: number;
            /** @enum {string} */
            type: "urn:atoll:problem:weak-password";
            /** @enum {number} */
            status?: 400;
            /** @enum {string} */
            title?: "Choose another password";
        };
        EmailTakenEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            type: "urn:atoll:problem:email-taken";
            /** @enum {number} */
            status?: 409;
            /** @enum {string} */
            title?: "This e-mail address has an account";
        };
        InvitationNotFoundEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            type: "urn:atoll:problem:invitation-not-found";
            /** @enum {number} */
            status?: 404;
            /** @enum {string} */
            title?: "There is no such invitation, or it is over";
        };
        MailedTo: {
            /** @description An e-mail address */
            email: string;
        };
        SessionGrant: {
            token: string;
            user: components["schemas"]["User"];
            tenant: {
                /** @description A UUIDv7 in lower case */
                id: string;
                name: string;
            };
            /** @enum {string} */
            role: "owner" | "admin" | "steward" | "member" | "viewer" | "guest" | "custom";
            /** @enum {string} */
            assurance: "pending" | "single" | "multi";
            /** Format: date-time */
            expiresAt: string;
        };
        User: {
            /** @description A UUIDv7 in lower case */
            id: string;
            /** @description An e-mail address */
            email: string;
            displayName: string;
            /** Format: date-time */
            createdAt: string;
        };
        InvitedRegistration: {
            token: string;
            /** @description An e-mail address */
            email: string;
            password: string;
            displayName: string;
        };
        InvitationPreview: {
            tenantName: string;
            /** @enum {string} */
            role: "owner" | "admin" | "steward" | "member" | "viewer" | "guest" | "custom";
            invitedBy: string;
            bound: boolean;
            /** Format: date-time */
            expiresAt: string;
        };
        InvitationToken: {
            token: string;
        };
        AlreadyMemberEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            type: "urn:atoll:problem:already-member";
            /** @enum {number} */
            status?: 409;
            /** @enum {string} */
            title?: "You belong to this organisation already";
        };
        Joined: {
            /** @description A UUIDv7 in lower case */
            tenantId: string;
            tenantName: string;
            /** @enum {string} */
            role: "owner" | "admin" | "steward" | "member" | "viewer" | "guest" | "custom";
        };
        Invitation: {
            /** @description A UUIDv7 in lower case */
            id: string;
            email: string | null;
            /** @enum {string} */
            role: "owner" | "admin" | "steward" | "member" | "viewer" | "guest" | "custom";
            /** @description A UUIDv7 in lower case */
            invitedBy: string;
            maximumUses: number;
            uses: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
            acceptedAt: string | null;
            acceptedBy: string | null;
            revokedAt: string | null;
        };
        InvitationLink: {
            token: string;
            invitation: components["schemas"]["Invitation"];
        };
        /**
         * @example {
         *       "role": "viewer",
         *       "maximumUses": 20,
         *       "days": 7
         *     }
         */
        LinkInvitation: {
            /** @enum {string} */
            role: "member" | "viewer" | "guest";
            maximumUses: number;
            days: number;
        };
        /**
         * @example {
         *       "email": "ana@lagoon.example",
         *       "role": "member"
         *     }
         */
        MailInvitation: {
            /** @description An e-mail address */
            email: string;
            /** @enum {string} */
            role: "owner" | "admin" | "steward" | "member" | "viewer" | "guest";
        };
        MemberNotFoundEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            type: "urn:atoll:problem:member-not-found";
            /** @enum {number} */
            status?: 404;
            /** @enum {string} */
            title?: "There is no such member";
        };
        NewOwner: {
            /** @description A UUIDv7 in lower case */
            userId: string;
        };
        LastOwnerEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            type: "urn:atoll:problem:last-owner";
            /** @enum {number} */
            status?: 409;
            /** @enum {string} */
            title?: "The last owner stays: name another one first";
        };
        /**
         * @example {
         *       "role": "viewer"
         *     }
         */
        MemberRole: {
            /** @enum {string} */
            role: "owner" | "admin" | "steward" | "member" | "viewer" | "guest";
        };
        Member: {
            /** @description A UUIDv7 in lower case */
            userId: string;
            /** @description An e-mail address */
            email: string;
            displayName: string;
            /** @enum {string} */
            role: "owner" | "admin" | "steward" | "member" | "viewer" | "guest" | "custom";
            /** Format: date-time */
            since: string;
        };
        Explanation: {
            /** @description A UUIDv7 in lower case */
            userId: string;
            /** @enum {string} */
            tenantState: "provisioning" | "active" | "suspended" | "archived" | "purging" | "purged";
            role: ("owner" | "admin" | "steward" | "member" | "viewer" | "guest" | "custom") | null;
            roleId: string | null;
            permissions: components["schemas"]["ExplainedPermission"][];
        };
        ExplainedPermission: {
            /** @enum {string} */
            permission: "tenants:read" | "projects:read" | "nodes:read" | "analyses:read" | "jobs:read" | "schedules:read" | "projects:create" | "projects:update" | "analyses:create" | "analyses:update" | "analyses:submit" | "analyses:cancel" | "jobs:create" | "jobs:cancel" | "nodes:create" | "nodes:update" | "projects:consent" | "analyses:consent" | "jobs:update" | "schedules:create" | "schedules:update" | "schedules:delete" | "tenants:update" | "members:update" | "members:delete" | "invitations:read" | "invitations:create" | "invitations:delete" | "roles:read" | "roles:create" | "roles:update" | "roles:delete" | "grants:read" | "grants:create" | "grants:delete" | "providers:read" | "providers:create" | "providers:update" | "providers:delete" | "audit:read" | "tenants:transfer" | "tenants:archive";
            allowed: boolean;
            grounds: components["schemas"]["Ground"][];
            because: string;
        };
        Ground: {
            /** @enum {string} */
            source: "membership" | "grant";
            /** @enum {string} */
            role: "owner" | "admin" | "steward" | "member" | "viewer" | "guest" | "custom";
            roleId: string | null;
            roleName: string | null;
            scope: ("own" | "project" | "tenant") | null;
            grantId: string | null;
            resourceType: ("project" | "analysis") | null;
            resourceId: string | null;
            reaches: boolean;
        };
        GrantNotFoundEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            type: "urn:atoll:problem:grant-not-found";
            /** @enum {number} */
            status?: 404;
            /** @enum {string} */
            title?: "There is no such grant";
        };
        EscalationEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            missing?: {
                /** @enum {string} */
                permission: "tenants:read" | "projects:read" | "nodes:read" | "analyses:read" | "jobs:read" | "schedules:read" | "projects:create" | "projects:update" | "analyses:create" | "analyses:update" | "analyses:submit" | "analyses:cancel" | "jobs:create" | "jobs:cancel" | "nodes:create" | "nodes:update" | "projects:consent" | "analyses:consent" | "jobs:update" | "schedules:create" | "schedules:update" | "schedules:delete" | "tenants:update" | "members:update" | "members:delete" | "invitations:read" | "invitations:create" | "invitations:delete" | "roles:read" | "roles:create" | "roles:update" | "roles:delete" | "grants:read" | "grants:create" | "grants:delete" | "providers:read" | "providers:create" | "providers:update" | "providers:delete" | "audit:read" | "tenants:transfer" | "tenants:archive";
                /** @enum {string} */
                scope: "own" | "project" | "tenant";
            }[];
            /** @enum {string} */
            type: "urn:atoll:problem:escalation";
            /** @enum {number} */
            status?: 403;
            /** @enum {string} */
            title?: "You can only hand out what you may do yourself";
        };
        GranteeNotFoundEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            type: "urn:atoll:problem:grantee-not-found";
            /** @enum {number} */
            status?: 404;
            /** @enum {string} */
            title?: "There is no such member";
        };
        RoleNotFoundEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            type: "urn:atoll:problem:role-not-found";
            /** @enum {number} */
            status?: 404;
            /** @enum {string} */
            title?: "There is no such role";
        };
        Grant: {
            /** @description A UUIDv7 in lower case */
            id: string;
            /** @description A UUIDv7 in lower case */
            userId: string;
            /** @enum {string} */
            resourceType: "project" | "analysis";
            /** @description A UUIDv7 in lower case */
            resourceId: string;
            /** @enum {string} */
            role: "owner" | "admin" | "steward" | "member" | "viewer" | "guest" | "custom";
            roleId: string | null;
            /** @description A UUIDv7 in lower case */
            createdBy: string;
            /** Format: date-time */
            createdAt: string;
        };
        RoleInUseEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            type: "urn:atoll:problem:role-in-use";
            /** @enum {number} */
            status?: 409;
            /** @enum {string} */
            title?: "Somebody has this role";
        };
        RoleNameTakenEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            type: "urn:atoll:problem:role-name-taken";
            /** @enum {number} */
            status?: 409;
            /** @enum {string} */
            title?: "Another role has this name";
        };
        CustomRole: {
            /** @description A UUIDv7 in lower case */
            id: string;
            name: string;
            rights: {
                /** @enum {string} */
                permission: "tenants:read" | "projects:read" | "nodes:read" | "analyses:read" | "jobs:read" | "schedules:read" | "projects:create" | "projects:update" | "analyses:create" | "analyses:update" | "analyses:submit" | "analyses:cancel" | "jobs:create" | "jobs:cancel" | "nodes:create" | "nodes:update" | "projects:consent" | "analyses:consent" | "jobs:update" | "schedules:create" | "schedules:update" | "schedules:delete" | "tenants:update" | "members:update" | "members:delete" | "invitations:read" | "invitations:create" | "invitations:delete" | "roles:read" | "roles:create" | "roles:update" | "roles:delete" | "grants:read" | "grants:create" | "grants:delete" | "providers:read" | "providers:create" | "providers:update" | "providers:delete" | "audit:read" | "tenants:transfer" | "tenants:archive";
                /** @enum {string} */
                scope: "own" | "project" | "tenant";
            }[];
            /** @description A UUIDv7 in lower case */
            createdBy: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        /**
         * @example {
         *       "name": "Assistants"
         *     }
         */
        RoleChange: {
            name?: string;
            rights?: {
                /** @enum {string} */
                permission: "tenants:read" | "projects:read" | "nodes:read" | "analyses:read" | "jobs:read" | "schedules:read" | "projects:create" | "projects:update" | "analyses:create" | "analyses:update" | "analyses:submit" | "analyses:cancel" | "jobs:create" | "jobs:cancel" | "nodes:create" | "nodes:update" | "projects:consent" | "analyses:consent" | "jobs:update" | "schedules:create" | "schedules:update" | "schedules:delete" | "tenants:update" | "members:update" | "members:delete" | "invitations:read" | "invitations:create" | "invitations:delete" | "roles:read" | "roles:create" | "roles:update" | "roles:delete" | "grants:read" | "grants:create" | "grants:delete" | "providers:read" | "providers:create" | "providers:update" | "providers:delete" | "audit:read" | "tenants:transfer" | "tenants:archive";
                /** @enum {string} */
                scope: "own" | "project" | "tenant";
            }[];
        };
        /**
         * @example {
         *       "name": "Assistant",
         *       "rights": [
         *         {
         *           "permission": "projects:read",
         *           "scope": "project"
         *         },
         *         {
         *           "permission": "analyses:create",
         *           "scope": "project"
         *         }
         *       ]
         *     }
         */
        RoleCreation: {
            name: string;
            rights: {
                /** @enum {string} */
                permission: "tenants:read" | "projects:read" | "nodes:read" | "analyses:read" | "jobs:read" | "schedules:read" | "projects:create" | "projects:update" | "analyses:create" | "analyses:update" | "analyses:submit" | "analyses:cancel" | "jobs:create" | "jobs:cancel" | "nodes:create" | "nodes:update" | "projects:consent" | "analyses:consent" | "jobs:update" | "schedules:create" | "schedules:update" | "schedules:delete" | "tenants:update" | "members:update" | "members:delete" | "invitations:read" | "invitations:create" | "invitations:delete" | "roles:read" | "roles:create" | "roles:update" | "roles:delete" | "grants:read" | "grants:create" | "grants:delete" | "providers:read" | "providers:create" | "providers:update" | "providers:delete" | "audit:read" | "tenants:transfer" | "tenants:archive";
                /** @enum {string} */
                scope: "own" | "project" | "tenant";
            }[];
        };
        Tenant: {
            /** @description A UUIDv7 in lower case */
            id: string;
            name: string;
            /** @enum {string} */
            state: "provisioning" | "active" | "suspended" | "archived" | "purging" | "purged";
            /** Format: date-time */
            stateChangedAt: string;
            purgeAfter: string | null;
            settings: components["schemas"]["TenantSettings"];
            quotas: components["schemas"]["Quotas"];
            revision: number;
            /** Format: date-time */
            createdAt: string;
        };
        TenantSettings: {
            mfaRequired: boolean;
            sessionIdleSeconds: number | null;
            sessionAbsoluteSeconds: number | null;
        };
        PreconditionRequiredEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            type: "urn:atoll:problem:precondition-required";
            /** @enum {number} */
            status?: 428;
            /** @enum {string} */
            title?: "Say with If-Match what you are changing";
        };
        PreconditionFailedEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            type: "urn:atoll:problem:precondition-failed";
            /** @enum {number} */
            status?: 412;
            /** @enum {string} */
            title?: "It was changed in the meantime, read it again";
        };
        /**
         * @example {
         *       "name": "Lagoon Institute"
         *     }
         */
        TenantChange: {
            name?: string;
            settings?: components["schemas"]["TenantSettings"];
        };
        TenantMembership: {
            /** @description A UUIDv7 in lower case */
            id: string;
            name: string;
            /** @enum {string} */
            state: "provisioning" | "active" | "suspended" | "archived" | "purging" | "purged";
            /** @enum {string} */
            role: "owner" | "admin" | "steward" | "member" | "viewer" | "guest" | "custom";
        };
        /**
         * @example {
         *       "name": "Lagoon Institute"
         *     }
         */
        TenantFounding: {
            name: string;
        };
        InvalidRefreshTokenEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            type: "urn:atoll:problem:invalid-refresh-token";
            /** @enum {number} */
            status?: 401;
            /** @enum {string} */
            title?: "The refresh token is not good any more";
        };
        TokenPair: {
            access_token: string;
            /** @enum {string} */
            token_type: "Bearer";
            expires_in: number;
            refresh_token: string;
            refresh_expires_in: number;
        };
        RefreshRequest: {
            /** @enum {string} */
            grant_type: "refresh_token";
            refresh_token: string;
        };
        LoginProviderNotFoundEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            type: "urn:atoll:problem:login-provider-not-found";
            /** @enum {number} */
            status?: 404;
            /** @enum {string} */
            title?: "There is no such login provider";
        };
        LoginProviderTest: {
            usable: boolean;
            fault: string | null;
        };
        LoginProvider: {
            /** @description A UUIDv7 in lower case */
            id: string;
            /** @enum {string} */
            kind: "github" | "google" | "microsoft" | "apple" | "oidc";
            issuer: string;
            name: string;
            clientId: string;
            appleKey: components["schemas"]["AppleKey"] | null;
            allowedDomains: string[];
            autoJoin: boolean;
            defaultRole: components["schemas"]["JoiningRole"];
            enabled: boolean;
            acceptsTokensFor: string | null;
            /** Format: date-time */
            createdAt: string;
        };
        /** @enum {string} */
        JoiningRole: "steward" | "member" | "viewer" | "guest";
        AppleKey: {
            teamId: string;
            keyId: string;
        };
        /**
         * @example {
         *       "enabled": false
         *     }
         */
        LoginProviderChange: {
            name?: string;
            clientId?: string;
            clientSecret?: string;
            appleKey?: components["schemas"]["AppleKey"];
            allowedDomains?: string[];
            autoJoin?: boolean;
            defaultRole?: components["schemas"]["JoiningRole"];
            enabled?: boolean;
            acceptsTokensFor?: string | null;
        };
        /**
         * @example {
         *       "kind": "oidc",
         *       "issuer": "https://sso.lagoon.example/realms/staff",
         *       "name": "Lagoon single sign-on",
         *       "clientId": "atoll",
         *       "clientSecret": "from the provider",
         *       "allowedDomains": [
         *         "lagoon.example"
         *       ],
         *       "autoJoin": true,
         *       "defaultRole": "member"
         *     }
         */
        NewLoginProvider: {
            /** @enum {string} */
            kind: "github" | "google" | "microsoft" | "apple" | "oidc";
            issuer?: string;
            name: string;
            clientId: string;
            clientSecret: string;
            appleKey?: components["schemas"]["AppleKey"];
            allowedDomains?: string[];
            autoJoin?: boolean;
            defaultRole?: components["schemas"]["JoiningRole"];
            enabled?: boolean;
            acceptsTokensFor?: string | null;
        };
        LastWayToSignInEncoded_1: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            type: "urn:atoll:problem:last-way-to-sign-in";
            /** @enum {number} */
            status?: 409;
            /** @enum {string} */
            title?: "This is your only way to sign in";
        };
        LinkedAccountNotFoundEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            type: "urn:atoll:problem:linked-account-not-found";
            /** @enum {number} */
            status?: 404;
            /** @enum {string} */
            title?: "There is no such linked account";
        };
        IdentityLinkedElsewhereEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            type: "urn:atoll:problem:identity-linked-elsewhere";
            /** @enum {number} */
            status?: 409;
            /** @enum {string} */
            title?: "This identity is linked with another account";
        };
        ProviderSignInRefusedEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            type: "urn:atoll:problem:provider-sign-in-refused";
            /** @enum {number} */
            status?: 401;
            /** @enum {string} */
            title?: "The login provider did not sign you in";
        };
        LoginProviderUnavailableEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            type: "urn:atoll:problem:login-provider-unavailable";
            /** @enum {number} */
            status?: 502;
            /** @enum {string} */
            title?: "The login provider cannot be used at the moment";
        };
        LoginAttemptInvalidEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            type: "urn:atoll:problem:login-attempt-invalid";
            /** @enum {number} */
            status?: 400;
            /** @enum {string} */
            title?: "This sign-in is over, begin again";
        };
        LinkedAccount: {
            /** @description A UUIDv7 in lower case */
            id: string;
            issuer: string;
            email: string | null;
            /** @description A UUIDv7 in lower case */
            providerId: string;
            /** Format: date-time */
            createdAt: string;
        };
        /**
         * @example {
         *       "state": "what the address holds",
         *       "code": "what the address holds"
         *     }
         */
        ProviderAnswer: {
            state: string;
            code?: string;
            iss?: string;
            error?: string;
            displayName?: string;
        };
        ProviderAddress: {
            url: string;
        };
        /**
         * @example {
         *       "redirect": "/analyses"
         *     }
         */
        ProviderSignIn: {
            redirect?: string;
        };
        PostedAnswer: {
            state: string;
            code?: string;
            iss?: string;
            error?: string;
            error_description?: string;
            id_token?: string;
            user?: string;
        };
        NoLinkedAccountEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            type: "urn:atoll:problem:no-linked-account";
            /** @enum {number} */
            status?: 409;
            /** @enum {string} */
            title?: "No account is linked with this sign-in: sign in another way and link it, or ask for an invitation";
        };
        FinishedSignIn: {
            redirect: string;
            session: components["schemas"]["SessionGrant"];
        };
        OfferedProvider: {
            /** @description A UUIDv7 in lower case */
            id: string;
            /** @enum {string} */
            kind: "github" | "google" | "microsoft" | "apple" | "oidc";
            name: string;
        };
        PasskeyUnknownEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            type: "urn:atoll:problem:passkey-unknown";
            /** @enum {number} */
            status?: 401;
            /** @enum {string} */
            title?: "Nobody signs in with this passkey";
        };
        PasskeyLogin: {
            answer: components["schemas"]["PasskeyAnswer"];
            /** @description A UUIDv7 in lower case */
            tenantId?: string;
        };
        PasskeyAnswer: Record<string, never>;
        PasskeyRequest: {
            rpId: string;
            challenge: string;
            timeout: number;
            /** @enum {string} */
            userVerification: "required";
            allowCredentials: {
                id: string;
                /** @enum {string} */
                type: "public-key";
                transports: string[];
            }[];
        };
        LastWayToSignInEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            type: "urn:atoll:problem:last-way-to-sign-in";
            /** @enum {number} */
            status?: 409;
            /** @enum {string} */
            title?: "You sign in with nothing else";
        };
        PasskeyNotFoundEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            type: "urn:atoll:problem:passkey-not-found";
            /** @enum {number} */
            status?: 404;
            /** @enum {string} */
            title?: "There is no such passkey";
        };
        Passkey: {
            /** @description A UUIDv7 in lower case */
            id: string;
            name: string;
            backedUp: boolean;
            /** Format: date-time */
            createdAt: string;
            lastUsedAt: string | null;
            lockedAt: string | null;
        };
        PasskeyChange: {
            name: string;
        };
        TooManyPasskeysEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            maximum: number;
            /** @enum {string} */
            type: "urn:atoll:problem:too-many-passkeys";
            /** @enum {number} */
            status?: 409;
            /** @enum {string} */
            title?: "You have as many passkeys as one can have";
        };
        PasskeyTakenEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            type: "urn:atoll:problem:passkey-taken";
            /** @enum {number} */
            status?: 409;
            /** @enum {string} */
            title?: "This passkey is registered already";
        };
        PasskeyRefusedEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            type: "urn:atoll:problem:passkey-refused";
            /** @enum {number} */
            status?: 403;
            /** @enum {string} */
            title?: "The passkey was refused";
        };
        PasskeyRegistration: {
            passkey: components["schemas"]["Passkey"];
            recoveryCodes: string[];
            session: components["schemas"]["SessionGrant"];
        };
        NewPasskey: {
            name: string;
            answer: components["schemas"]["PasskeyAnswer"];
        };
        PasskeyCreation: {
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
                /** @enum {string} */
                type: "public-key";
                alg: number;
            }[];
            timeout: number;
            excludeCredentials: {
                id: string;
                /** @enum {string} */
                type: "public-key";
                transports: string[];
            }[];
            authenticatorSelection: {
                /** @enum {string} */
                residentKey: "required";
                /** @enum {boolean} */
                requireResidentKey: true;
                /** @enum {string} */
                userVerification: "required";
            };
            /** @enum {string} */
            attestation: "none";
        };
        SecondFactorMissingEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            type: "urn:atoll:problem:second-factor-missing";
            /** @enum {number} */
            status?: 409;
            /** @enum {string} */
            title?: "You have no such second factor";
        };
        RecoveryCodes: {
            recoveryCodes: string[];
            /** Format: date-time */
            createdAt: string;
        };
        SecondFactorLockedEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            retryAfterSeconds: number;
            /** @enum {string} */
            type: "urn:atoll:problem:second-factor-locked";
            /** @enum {number} */
            status?: 429;
            /** @enum {string} */
            title?: "Too many wrong codes, wait a while";
        };
        WrongCodeEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            type: "urn:atoll:problem:wrong-code";
            /** @enum {number} */
            status?: 403;
            /** @enum {string} */
            title?: "The code is wrong, or was used";
        };
        /**
         * @example {
         *       "method": "totp",
         *       "code": "492039"
         *     }
         */
        FactorCode: {
            /** @enum {string} */
            method: "totp" | "recovery-code";
            code: string;
        };
        TotpEnabledEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            type: "urn:atoll:problem:totp-enabled";
            /** @enum {number} */
            status?: 409;
            /** @enum {string} */
            title?: "You have an authenticator app";
        };
        TotpConfirmation: {
            recoveryCodes: string[];
            session: components["schemas"]["SessionGrant"];
        };
        /**
         * @example {
         *       "code": "492039"
         *     }
         */
        TotpCode: {
            code: string;
        };
        TotpEnrolment: {
            secret: string;
            uri: string;
            qrCode: string;
        };
        PasskeyShown: {
            answer: components["schemas"]["PasskeyAnswer"];
        };
        SecondFactors: {
            totp: boolean;
            passkeys: number;
            recoveryCodes: number;
            required: boolean;
        };
        OnlyOwnerEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            type: "urn:atoll:problem:only-owner";
            /** @enum {number} */
            status?: 409;
            /** @enum {string} */
            title?: "You are the only owner of an organisation";
        };
        EmailChange: {
            /** @description An e-mail address */
            email: string;
        };
        TooManyAttemptsEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            retryAfterSeconds: number;
            /** @enum {string} */
            type: "urn:atoll:problem:too-many-attempts";
            /** @enum {number} */
            status?: 429;
            /** @enum {string} */
            title?: "Too many attempts, wait a moment";
        };
        WrongPasswordEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            type: "urn:atoll:problem:wrong-password";
            /** @enum {number} */
            status?: 403;
            /** @enum {string} */
            title?: "The password is wrong";
        };
        PasswordChange: {
            currentPassword?: string;
            password: string;
        };
        Profile: {
            /** @description A UUIDv7 in lower case */
            id: string;
            /** @description An e-mail address */
            email: string;
            displayName: string;
            /** Format: date-time */
            createdAt: string;
            emailVerifiedAt: string | null;
            hasPassword: boolean;
            tenants: {
                /** @description A UUIDv7 in lower case */
                id: string;
                name: string;
                /** @enum {string} */
                state: "provisioning" | "active" | "suspended" | "archived" | "purging" | "purged";
                /** @enum {string} */
                role: "owner" | "admin" | "steward" | "member" | "viewer" | "guest" | "custom";
            }[];
        };
        ProfileChange: {
            displayName: string;
        };
        TenantSwitch: {
            /** @description A UUIDv7 in lower case */
            tenantId: string;
        };
        StepUp: {
            password: string;
        };
        SessionNotFoundEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            type: "urn:atoll:problem:session-not-found";
            /** @enum {number} */
            status?: 404;
            /** @enum {string} */
            title?: "There is no such session";
        };
        OwnSession: {
            /** @description A UUIDv7 in lower case */
            id: string;
            /** @enum {string} */
            kind: "browser" | "token";
            tenant: {
                /** @description A UUIDv7 in lower case */
                id: string;
                name: string;
            };
            /** @enum {string} */
            assurance: "pending" | "single" | "multi";
            methods: string[];
            address: string | null;
            userAgent: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            authenticatedAt: string;
            /** Format: date-time */
            lastSeenAt: string;
            /** Format: date-time */
            expiresAt: string;
            current: boolean;
        };
        LinkInvalidEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            type: "urn:atoll:problem:link-invalid";
            /** @enum {number} */
            status?: 410;
            /** @enum {string} */
            title?: "This link does not work any more";
        };
        ByLink: {
            token: string;
        };
        PasswordReset: {
            token: string;
            password: string;
        };
        OfAddress: {
            /** @description An e-mail address */
            email: string;
        };
        ApiKeyNotFoundEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            type: "urn:atoll:problem:api-key-not-found";
            /** @enum {number} */
            status?: 404;
            /** @enum {string} */
            title?: "There is no such API key";
        };
        ApiKey: {
            /** @description A UUIDv7 in lower case */
            id: string;
            /** @description A UUIDv7 in lower case */
            userId: string;
            name: string;
            prefix: string;
            scopes: ("tenants:read" | "projects:read" | "nodes:read" | "analyses:read" | "jobs:read" | "schedules:read" | "projects:create" | "projects:update" | "analyses:create" | "analyses:update" | "analyses:submit" | "analyses:cancel" | "jobs:create" | "jobs:cancel" | "nodes:create" | "nodes:update" | "projects:consent" | "analyses:consent" | "jobs:update" | "schedules:create" | "schedules:update" | "schedules:delete" | "tenants:update" | "members:update" | "members:delete" | "invitations:read" | "invitations:create" | "invitations:delete" | "roles:read" | "roles:create" | "roles:update" | "roles:delete" | "grants:read" | "grants:create" | "grants:delete" | "providers:read" | "providers:create" | "providers:update" | "providers:delete" | "audit:read" | "tenants:transfer" | "tenants:archive")[];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
            lastUsedAt: string | null;
            revokedAt: string | null;
            successor: string | null;
            overlapUntil: string | null;
        };
        ScopeNotHeldEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            type: "urn:atoll:problem:scope-not-held";
            /** @enum {number} */
            status?: 403;
            /** @enum {string} */
            title?: "You cannot give what you do not hold";
        };
        ApiKeyEndedEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            type: "urn:atoll:problem:api-key-ended";
            /** @enum {number} */
            status?: 409;
            /** @enum {string} */
            title?: "This API key has ended or was rotated";
        };
        ApiKeyGrant: {
            key: string;
            /** @description A UUIDv7 in lower case */
            id: string;
            /** @description A UUIDv7 in lower case */
            userId: string;
            name: string;
            prefix: string;
            scopes: ("tenants:read" | "projects:read" | "nodes:read" | "analyses:read" | "jobs:read" | "schedules:read" | "projects:create" | "projects:update" | "analyses:create" | "analyses:update" | "analyses:submit" | "analyses:cancel" | "jobs:create" | "jobs:cancel" | "nodes:create" | "nodes:update" | "projects:consent" | "analyses:consent" | "jobs:update" | "schedules:create" | "schedules:update" | "schedules:delete" | "tenants:update" | "members:update" | "members:delete" | "invitations:read" | "invitations:create" | "invitations:delete" | "roles:read" | "roles:create" | "roles:update" | "roles:delete" | "grants:read" | "grants:create" | "grants:delete" | "providers:read" | "providers:create" | "providers:update" | "providers:delete" | "audit:read" | "tenants:transfer" | "tenants:archive")[];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
            lastUsedAt: string | null;
            revokedAt: string | null;
            successor: string | null;
            overlapUntil: string | null;
        };
        ApiKeyRotation: {
            /** Format: date-time */
            expiresAt: string;
            overlapSeconds: number;
        };
        NewApiKey: {
            name: string;
            scopes: ("tenants:read" | "projects:read" | "nodes:read" | "analyses:read" | "jobs:read" | "schedules:read" | "projects:create" | "projects:update" | "analyses:create" | "analyses:update" | "analyses:submit" | "analyses:cancel" | "jobs:create" | "jobs:cancel" | "nodes:create" | "nodes:update" | "projects:consent" | "analyses:consent" | "jobs:update" | "schedules:create" | "schedules:update" | "schedules:delete" | "audit:read")[];
            /** Format: date-time */
            expiresAt: string;
        };
        CurrentSession: {
            user: components["schemas"]["User"];
            tenant: {
                /** @description A UUIDv7 in lower case */
                id: string;
                name: string;
            };
            /** @enum {string} */
            role: "owner" | "admin" | "steward" | "member" | "viewer" | "guest" | "custom";
            /** @enum {string} */
            assurance: "pending" | "single" | "multi";
            /** Format: date-time */
            expiresAt: string;
        };
        InvalidScopeEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            type: "urn:atoll:problem:invalid-scope";
            /** @enum {number} */
            status?: 400;
            /** @enum {string} */
            title?: "The node holds no such run";
        };
        InvalidClientEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            type: "urn:atoll:problem:invalid-client";
            /** @enum {number} */
            status?: 401;
            /** @enum {string} */
            title?: "The client assertion was refused";
        };
        TokenResponse: {
            access_token: string;
            /** @enum {string} */
            token_type: "Bearer";
            expires_in: number;
        };
        TokenRequest: {
            /** @enum {string} */
            grant_type: "client_credentials";
            scope?: string;
            /** @enum {string} */
            client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
            client_assertion: string;
        };
        EmailUnverifiedEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            type: "urn:atoll:problem:email-unverified";
            /** @enum {number} */
            status?: 401;
            /** @enum {string} */
            title?: "Confirm your e-mail address first";
        };
        InvalidCredentialsEncoded: {
            detail?: string;
            instance?: string;
            requestId?: string;
            /** @enum {string} */
            type: "urn:atoll:problem:invalid-credentials";
            /** @enum {number} */
            status?: 401;
            /** @enum {string} */
            title?: "E-mail address or password is wrong";
        };
        /**
         * @example {
         *       "email": "ana@lagoon.example",
         *       "password": "correct horse battery"
         *     }
         */
        Login: {
            /** @description An e-mail address */
            email: string;
            password: string;
            /** @description A UUIDv7 in lower case */
            tenantId?: string;
        };
        /**
         * @example {
         *       "email": "ana@lagoon.example",
         *       "password": "correct horse battery",
         *       "displayName": "Ana",
         *       "tenantName": "Lagoon Institute"
         *     }
         */
        Registration: {
            /** @description An e-mail address */
            email: string;
            password: string;
            displayName: string;
            tenantName: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "auth.register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Registration"];
            };
        };
        responses: {
            /** @description SessionGrant */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionGrant"];
                };
            };
            /** @description MailedTo */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailedTo"];
                };
            };
            /** @description Choose another password | The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["WeakPasswordEncoded"] | components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description This e-mail address has an account | The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["EmailTakenEncoded"] | components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"];
                };
            };
        };
    };
    "auth.login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Login"];
            };
        };
        responses: {
            /** @description SessionGrant */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionGrant"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description E-mail address or password is wrong | Confirm your e-mail address first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidCredentialsEncoded"] | components["schemas"]["EmailUnverifiedEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description Too many attempts, wait a moment | Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TooManyAttemptsEncoded"] | components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"];
                };
            };
        };
    };
    "auth.token": {
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
            /** @description TokenResponse */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenResponse"];
                };
            };
            /** @description The node holds no such run | The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidScopeEncoded"] | components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description The client assertion was refused */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidClientEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description This organisation is suspended | The hub is not ready, try again shortly */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantSuspendedEncoded"] | components["schemas"]["ServiceUnavailableEncoded"];
                };
            };
        };
    };
    "auth.logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description <No Content> */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "auth.me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description CurrentSession */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CurrentSession"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "api-keys.list": {
        parameters: {
            query?: {
                limit?: string;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ApiKey"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "api-keys.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewApiKey"];
            };
        };
        responses: {
            /** @description ApiKeyGrant */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyGrant"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You cannot give what you do not hold | You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ScopeNotHeldEncoded"] | components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no room for more of this | The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["QuotaExceededEncoded"] | components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "api-keys.rotate": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                apiKeyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApiKeyRotation"];
            };
        };
        responses: {
            /** @description ApiKeyGrant */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyGrant"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You cannot give what you do not hold | You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ScopeNotHeldEncoded"] | components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such API key */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyNotFoundEncoded"];
                };
            };
            /** @description This API key has ended or was rotated | The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyEndedEncoded"] | components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "api-keys.revoke": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                apiKeyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description <No Content> */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such API key */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ApiKeyNotFoundEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "api-keys.listAll": {
        parameters: {
            query?: {
                limit?: string;
                cursor?: string;
            };
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ApiKey"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such organisation */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantNotFoundEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "api-keys.revokeAny": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
                apiKeyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description <No Content> */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such organisation | There is no such API key */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantNotFoundEncoded"] | components["schemas"]["ApiKeyNotFoundEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "accounts.askVerification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OfAddress"];
            };
        };
        responses: {
            /** @description MailedTo */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailedTo"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"];
                };
            };
        };
    };
    "accounts.verifyEmail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ByLink"];
            };
        };
        responses: {
            /** @description <No Content> */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This link does not work any more */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["LinkInvalidEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"];
                };
            };
        };
    };
    "accounts.forgotPassword": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OfAddress"];
            };
        };
        responses: {
            /** @description MailedTo */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailedTo"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"];
                };
            };
        };
    };
    "accounts.resetPassword": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordReset"];
            };
        };
        responses: {
            /** @description <No Content> */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Choose another password | The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["WeakPasswordEncoded"] | components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This link does not work any more */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["LinkInvalidEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"];
                };
            };
        };
    };
    "accounts.confirmEmail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ByLink"];
            };
        };
        responses: {
            /** @description <No Content> */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This link does not work any more */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["LinkInvalidEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"];
                };
            };
        };
    };
    "sessions.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnSession"][];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "sessions.revokeOthers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description <No Content> */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "sessions.revoke": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sessionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description <No Content> */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such session */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["SessionNotFoundEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "sessions.stepUp": {
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
            /** @description SessionGrant */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionGrant"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description The password is wrong | You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["WrongPasswordEncoded"] | components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many attempts, wait a moment | Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TooManyAttemptsEncoded"] | components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "sessions.switchTenant": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TenantSwitch"];
            };
        };
        responses: {
            /** @description SessionGrant */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionGrant"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such organisation */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantNotFoundEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "ownAccount.get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Profile */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Profile"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "ownAccount.remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description <No Content> */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description You are the only owner of an organisation | The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["OnlyOwnerEncoded"] | components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "ownAccount.change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProfileChange"];
            };
        };
        responses: {
            /** @description Profile */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Profile"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "ownAccount.changePassword": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            /** @description SessionGrant */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionGrant"];
                };
            };
            /** @description Choose another password | The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["WeakPasswordEncoded"] | components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description The password is wrong | Confirm that it is you | You are not allowed to do this | Show your second factor first */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["WrongPasswordEncoded"] | components["schemas"]["StepUpRequiredEncoded"] | components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many attempts, wait a moment | Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TooManyAttemptsEncoded"] | components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "ownAccount.changeEmail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmailChange"];
            };
        };
        responses: {
            /** @description MailedTo */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailedTo"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "ownAccount.deactivate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description <No Content> */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "secondFactors.get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description SecondFactors */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondFactors"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "secondFactors.showCode": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FactorCode"];
            };
        };
        responses: {
            /** @description SessionGrant */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionGrant"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description The code is wrong, or was used | You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["WrongCodeEncoded"] | components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many wrong codes, wait a while | Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["SecondFactorLockedEncoded"] | components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "secondFactors.passkeyOptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description PasskeyRequest */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyRequest"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description You have no such second factor | The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["SecondFactorMissingEncoded"] | components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "secondFactors.showPasskey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasskeyShown"];
            };
        };
        responses: {
            /** @description SessionGrant */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionGrant"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description The passkey was refused | You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PasskeyRefusedEncoded"] | components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "secondFactors.enrolTotp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description TotpEnrolment */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TotpEnrolment"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description Show your second factor first | You are not allowed to do this | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["ForbiddenEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description You have an authenticator app | The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TotpEnabledEncoded"] | components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "secondFactors.confirmTotp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TotpCode"];
            };
        };
        responses: {
            /** @description TotpConfirmation */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TotpConfirmation"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description The code is wrong, or was used | Show your second factor first | You are not allowed to do this | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["WrongCodeEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["ForbiddenEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description You have no such second factor | You have an authenticator app | The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["SecondFactorMissingEncoded"] | components["schemas"]["TotpEnabledEncoded"] | components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many wrong codes, wait a while | Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["SecondFactorLockedEncoded"] | components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "secondFactors.disableTotp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FactorCode"];
            };
        };
        responses: {
            /** @description <No Content> */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description The code is wrong, or was used | You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["WrongCodeEncoded"] | components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description You have no such second factor | The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["SecondFactorMissingEncoded"] | components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many wrong codes, wait a while | Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["SecondFactorLockedEncoded"] | components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "secondFactors.renewRecoveryCodes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description RecoveryCodes */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description Show your second factor first | You are not allowed to do this | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["ForbiddenEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description You have no such second factor | The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["SecondFactorMissingEncoded"] | components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "passkeys.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Passkey"][];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "passkeys.register": {
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
            /** @description PasskeyRegistration */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyRegistration"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description The passkey was refused | Show your second factor first | You are not allowed to do this | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PasskeyRefusedEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["ForbiddenEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description This passkey is registered already | You have as many passkeys as one can have | The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PasskeyTakenEncoded"] | components["schemas"]["TooManyPasskeysEncoded"] | components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "passkeys.registrationOptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description PasskeyCreation */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyCreation"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description Show your second factor first | You are not allowed to do this | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["ForbiddenEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description You have as many passkeys as one can have | The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TooManyPasskeysEncoded"] | components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "passkeys.remove": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                passkeyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description <No Content> */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description Show your second factor first | You are not allowed to do this | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["ForbiddenEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such passkey */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PasskeyNotFoundEncoded"];
                };
            };
            /** @description You sign in with nothing else | The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["LastWayToSignInEncoded"] | components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "passkeys.rename": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                passkeyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasskeyChange"];
            };
        };
        responses: {
            /** @description Passkey */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Passkey"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such passkey */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PasskeyNotFoundEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "passkeyLogin.options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description PasskeyRequest */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyRequest"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"];
                };
            };
        };
    };
    "passkeyLogin.login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasskeyLogin"];
            };
        };
        responses: {
            /** @description SessionGrant */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionGrant"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Nobody signs in with this passkey */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PasskeyUnknownEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"];
                };
            };
        };
    };
    "federation.offered": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["OfferedProvider"][];
                    };
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"];
                };
            };
        };
    };
    "federation.begin": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                providerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProviderSignIn"];
            };
        };
        responses: {
            /** @description ProviderAddress */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProviderAddress"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description There is no such login provider */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["LoginProviderNotFoundEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The login provider cannot be used at the moment */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["LoginProviderUnavailableEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"];
                };
            };
        };
    };
    "federation.finish": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                providerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProviderAnswer"];
            };
        };
        responses: {
            /** @description FinishedSignIn */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FinishedSignIn"];
                };
            };
            /** @description This sign-in is over, begin again | The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["LoginAttemptInvalidEncoded"] | components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description The login provider did not sign you in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProviderSignInRefusedEncoded"];
                };
            };
            /** @description There is no such login provider */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["LoginProviderNotFoundEncoded"];
                };
            };
            /** @description No account is linked with this sign-in: sign in another way and link it, or ask for an invitation | The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NoLinkedAccountEncoded"] | components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The login provider cannot be used at the moment */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["LoginProviderUnavailableEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"];
                };
            };
        };
    };
    "federation.relay": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                providerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["PostedAnswer"];
            };
        };
        responses: {
            /** @description <No Content> */
            303: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"];
                };
            };
        };
    };
    "linkedAccounts.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["LinkedAccount"][];
                    };
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "linkedAccounts.begin": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                providerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProviderSignIn"];
            };
        };
        responses: {
            /** @description ProviderAddress */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProviderAddress"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such login provider */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["LoginProviderNotFoundEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The login provider cannot be used at the moment */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["LoginProviderUnavailableEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "linkedAccounts.finish": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                providerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProviderAnswer"];
            };
        };
        responses: {
            /** @description LinkedAccount */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinkedAccount"];
                };
            };
            /** @description This sign-in is over, begin again | The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["LoginAttemptInvalidEncoded"] | components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description The login provider did not sign you in | Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProviderSignInRefusedEncoded"] | components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such login provider */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["LoginProviderNotFoundEncoded"];
                };
            };
            /** @description This identity is linked with another account | The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdentityLinkedElsewhereEncoded"] | components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The login provider cannot be used at the moment */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["LoginProviderUnavailableEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "linkedAccounts.unlink": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                linkedAccountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description <No Content> */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such linked account */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["LinkedAccountNotFoundEncoded"];
                };
            };
            /** @description This is your only way to sign in | The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["LastWayToSignInEncoded_1"] | components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "loginProviders.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["LoginProvider"][];
                    };
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "loginProviders.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewLoginProvider"];
            };
        };
        responses: {
            /** @description LoginProvider */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoginProvider"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "loginProviders.remove": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                providerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description <No Content> */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such login provider */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["LoginProviderNotFoundEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "loginProviders.update": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                providerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoginProviderChange"];
            };
        };
        responses: {
            /** @description LoginProvider */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoginProvider"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such login provider */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["LoginProviderNotFoundEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "loginProviders.test": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                providerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description LoginProviderTest */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoginProviderTest"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such login provider */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["LoginProviderNotFoundEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "tokens.open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description TokenPair */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenPair"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "tokens.refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["RefreshRequest"];
            };
        };
        responses: {
            /** @description TokenPair */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenPair"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description The refresh token is not good any more */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRefreshTokenEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"];
                };
            };
        };
    };
    "tenants.mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantMembership"][];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "tenants.found": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TenantFounding"];
            };
        };
        responses: {
            /** @description Tenant */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tenant"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no room for more of this | The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["QuotaExceededEncoded"] | components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "tenants.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Tenant */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tenant"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such organisation */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantNotFoundEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "tenants.change": {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string;
            };
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TenantChange"];
            };
        };
        responses: {
            /** @description Tenant */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tenant"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such organisation */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantNotFoundEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description It was changed in the meantime, read it again */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PreconditionFailedEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Say with If-Match what you are changing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PreconditionRequiredEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "tenants.archive": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Tenant */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tenant"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such organisation */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantNotFoundEncoded"];
                };
            };
            /** @description This cannot happen to it now | The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantStateConflictEncoded"] | components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "tenants.restore": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Tenant */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tenant"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such organisation */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantNotFoundEncoded"];
                };
            };
            /** @description This cannot happen to it now | The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantStateConflictEncoded"] | components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "roles.list": {
        parameters: {
            query?: {
                limit?: string;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CustomRole"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "roles.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoleCreation"];
            };
        };
        responses: {
            /** @description CustomRole */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomRole"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You can only hand out what you may do yourself | You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["EscalationEncoded"] | components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description Another role has this name | The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RoleNameTakenEncoded"] | components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "roles.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                roleId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description CustomRole */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomRole"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such role */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RoleNotFoundEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "roles.remove": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                roleId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description <No Content> */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such role */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RoleNotFoundEncoded"];
                };
            };
            /** @description Somebody has this role | The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RoleInUseEncoded"] | components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "roles.change": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                roleId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoleChange"];
            };
        };
        responses: {
            /** @description CustomRole */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomRole"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You can only hand out what you may do yourself | You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["EscalationEncoded"] | components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such role */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RoleNotFoundEncoded"];
                };
            };
            /** @description Another role has this name | The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RoleNameTakenEncoded"] | components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "grants.list": {
        parameters: {
            query?: {
                limit?: string;
                cursor?: string;
                userId?: string;
                resourceType?: "project" | "analysis";
                resourceId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Grant"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "grants.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description A UUIDv7 in lower case */
                    userId: string;
                    /** @enum {string} */
                    resourceType: "project" | "analysis";
                    /** @description A UUIDv7 in lower case */
                    resourceId: string;
                    /** @enum {string} */
                    role: "owner" | "admin" | "steward" | "member" | "viewer" | "guest" | "custom";
                    roleId: string | null;
                };
            };
        };
        responses: {
            /** @description Grant */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Grant"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You can only hand out what you may do yourself | You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["EscalationEncoded"] | components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such role | There is no such member | There is no such project | There is no such analysis */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RoleNotFoundEncoded"] | components["schemas"]["GranteeNotFoundEncoded"] | components["schemas"]["ProjectNotFoundEncoded"] | components["schemas"]["AnalysisNotFoundEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "grants.remove": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                grantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description <No Content> */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such grant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["GrantNotFoundEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "permissions.inTenant": {
        parameters: {
            query?: {
                userId?: string;
            };
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Explanation */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Explanation"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such organisation */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantNotFoundEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "permissions.onProject": {
        parameters: {
            query?: {
                userId?: string;
            };
            header?: never;
            path: {
                projectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Explanation */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Explanation"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such project */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProjectNotFoundEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "permissions.onAnalysis": {
        parameters: {
            query?: {
                userId?: string;
            };
            header?: never;
            path: {
                analysisId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Explanation */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Explanation"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such analysis */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["AnalysisNotFoundEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "members.list": {
        parameters: {
            query?: {
                limit?: string;
                cursor?: string;
            };
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Member"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such organisation */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantNotFoundEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "members.remove": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description <No Content> */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such organisation | There is no such member */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantNotFoundEncoded"] | components["schemas"]["MemberNotFoundEncoded"];
                };
            };
            /** @description The last owner stays: name another one first | The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["LastOwnerEncoded"] | components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "members.change": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MemberRole"];
            };
        };
        responses: {
            /** @description <No Content> */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such organisation | There is no such member */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantNotFoundEncoded"] | components["schemas"]["MemberNotFoundEncoded"];
                };
            };
            /** @description The last owner stays: name another one first | The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["LastOwnerEncoded"] | components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "members.endSessions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description <No Content> */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such organisation | There is no such member */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantNotFoundEncoded"] | components["schemas"]["MemberNotFoundEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "members.leave": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description <No Content> */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such organisation */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantNotFoundEncoded"];
                };
            };
            /** @description The last owner stays: name another one first | The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["LastOwnerEncoded"] | components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "members.transfer": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewOwner"];
            };
        };
        responses: {
            /** @description <No Content> */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such organisation | There is no such member */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantNotFoundEncoded"] | components["schemas"]["MemberNotFoundEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "invitations.list": {
        parameters: {
            query?: {
                limit?: string;
                cursor?: string;
            };
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Invitation"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such organisation */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantNotFoundEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "invitations.invite": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MailInvitation"];
            };
        };
        responses: {
            /** @description Invitation */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such organisation */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantNotFoundEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "invitations.link": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkInvitation"];
            };
        };
        responses: {
            /** @description InvitationLink */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationLink"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such organisation */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantNotFoundEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "invitations.revoke": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
                invitationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description <No Content> */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such organisation | There is no such invitation, or it is over */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantNotFoundEncoded"] | components["schemas"]["InvitationNotFoundEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "invitations.resend": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
                invitationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Invitation */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such organisation | There is no such invitation, or it is over */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantNotFoundEncoded"] | components["schemas"]["InvitationNotFoundEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "invitations.accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvitationToken"];
            };
        };
        responses: {
            /** @description Joined */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Joined"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such invitation, or it is over */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvitationNotFoundEncoded"];
                };
            };
            /** @description You belong to this organisation already | There is no room for more of this | The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["AlreadyMemberEncoded"] | components["schemas"]["QuotaExceededEncoded"] | components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "invitations.preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvitationToken"];
            };
        };
        responses: {
            /** @description InvitationPreview */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationPreview"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description There is no such invitation, or it is over */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvitationNotFoundEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"];
                };
            };
        };
    };
    "invitations.register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvitedRegistration"];
            };
        };
        responses: {
            /** @description SessionGrant */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionGrant"];
                };
            };
            /** @description MailedTo */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailedTo"];
                };
            };
            /** @description Choose another password | The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["WeakPasswordEncoded"] | components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description There is no such invitation, or it is over */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvitationNotFoundEncoded"];
                };
            };
            /** @description This e-mail address has an account | There is no room for more of this | The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["EmailTakenEncoded"] | components["schemas"]["QuotaExceededEncoded"] | components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"];
                };
            };
        };
    };
    "admin.tenants": {
        parameters: {
            query?: {
                limit?: string;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["TenantOverview"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "admin.audit": {
        parameters: {
            query?: {
                limit?: string;
                cursor?: string;
                targetType?: string;
                targetId?: string;
                actorId?: string;
                action?: string;
                from?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AuditEntry"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "admin.auditChains": {
        parameters: {
            query?: {
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AuditChain"][];
                    };
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "admin.auditVerification": {
        parameters: {
            query?: {
                after?: string;
            };
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description AuditVerification */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditVerification"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "admin.keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description KeysState */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeysState"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "admin.rotateKey": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description KeyRotation */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyRotation"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such organisation */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantNotFoundEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "admin.suspend": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description TenantOverview */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantOverview"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such organisation */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantNotFoundEncoded"];
                };
            };
            /** @description This cannot happen to it now | The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantStateConflictEncoded"] | components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "admin.resume": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description TenantOverview */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantOverview"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such organisation */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantNotFoundEncoded"];
                };
            };
            /** @description This cannot happen to it now | The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantStateConflictEncoded"] | components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "admin.archive": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description TenantOverview */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantOverview"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such organisation */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantNotFoundEncoded"];
                };
            };
            /** @description This cannot happen to it now | The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantStateConflictEncoded"] | components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "admin.restore": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description TenantOverview */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantOverview"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such organisation */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantNotFoundEncoded"];
                };
            };
            /** @description This cannot happen to it now | The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantStateConflictEncoded"] | components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "admin.purge": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description TenantOverview */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantOverview"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such organisation */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantNotFoundEncoded"];
                };
            };
            /** @description This cannot happen to it now | The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantStateConflictEncoded"] | components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "admin.quotas": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Quotas"];
            };
        };
        responses: {
            /** @description Quotas */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Quotas"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such organisation */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantNotFoundEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "projects.list": {
        parameters: {
            query?: {
                limit?: string;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Project"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "projects.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProjectCreation"];
            };
        };
        responses: {
            /** @description Project */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no room for more of this | The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["QuotaExceededEncoded"] | components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "projects.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                projectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Project */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such project */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProjectNotFoundEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "projects.nodes": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                projectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectNode"][];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such project */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProjectNotFoundEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "projects.invite": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                projectId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProjectInvitation"];
            };
        };
        responses: {
            /** @description ProjectNode */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectNode"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such project | There is no such node */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProjectNotFoundEncoded"] | components["schemas"]["NodeNotFoundEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "projects.consent": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                projectId: string;
                nodeId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProjectConsent"];
            };
        };
        responses: {
            /** @description ProjectNode */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectNode"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such project | The node is not part of the project */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProjectNotFoundEncoded"] | components["schemas"]["ProjectNodeNotFoundEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "nodes.list": {
        parameters: {
            query?: {
                limit?: string;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Node"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "nodes.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NodeRegistration"];
            };
        };
        responses: {
            /** @description Node */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Node"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description A node of this name exists | There is no room for more of this | The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NodeNameTakenEncoded"] | components["schemas"]["QuotaExceededEncoded"] | components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The node's key is not usable | The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidNodeKeyEncoded"] | components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "nodes.self": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Node */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Node"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "nodes.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                nodeId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Node */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Node"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such node */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NodeNotFoundEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "nodes.heartbeat": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NodeHeartbeat"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        leaseSeconds: number;
                    };
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "nodes.work": {
        parameters: {
            query?: {
                wait?: string;
                known?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Work */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Work"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "runs.claim": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                runId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description RunClaim */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunClaim"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such run */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RunNotFoundEncoded"];
                };
            };
            /** @description The run does not allow this now | The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IllegalRunTransitionEncoded"] | components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "runs.bundle": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                runId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such run */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RunNotFoundEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "runs.heartbeat": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                runId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RunHeartbeat"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        leaseExpiresAt: string;
                        cancelRequested: boolean;
                    };
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such run */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RunNotFoundEncoded"];
                };
            };
            /** @description The run is leased elsewhere or was given up | The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["LeaseLostEncoded"] | components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "runs.logs": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                runId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LogEntries"];
            };
        };
        responses: {
            /** @description <No Content> */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such run */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RunNotFoundEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "runs.result": {
        parameters: {
            query: {
                sha256: string;
            };
            header?: never;
            path: {
                runId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description AnalysisFile */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnalysisFile"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such run */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RunNotFoundEncoded"];
                };
            };
            /** @description The run has another result | The run does not allow this now | The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ResultConflictEncoded"] | components["schemas"]["IllegalRunTransitionEncoded"] | components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The content does not match its digest | The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["DigestMismatchEncoded"] | components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "runs.finish": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                runId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RunFinish"];
            };
        };
        responses: {
            /** @description Run */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such run */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RunNotFoundEncoded"];
                };
            };
            /** @description The run is leased elsewhere or was given up | The run does not allow this now | The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["LeaseLostEncoded"] | components["schemas"]["IllegalRunTransitionEncoded"] | components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "analyses.list": {
        parameters: {
            query?: {
                limit?: string;
                cursor?: string;
                projectId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Analysis"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "analyses.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnalysisCreation"];
            };
        };
        responses: {
            /** @description Analysis */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Analysis"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such project */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProjectNotFoundEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The analysis is not complete | The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["AnalysisIncompleteEncoded"] | components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "analyses.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                analysisId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Analysis */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Analysis"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such analysis */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["AnalysisNotFoundEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "analyses.activity": {
        parameters: {
            query?: {
                wait?: string;
                revision?: string;
            };
            header?: never;
            path: {
                analysisId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description AnalysisActivity */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnalysisActivity"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such analysis */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["AnalysisNotFoundEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "analyses.logs": {
        parameters: {
            query?: {
                limit?: string;
                cursor?: string;
            };
            header?: never;
            path: {
                analysisId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AnalysisLog"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such analysis */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["AnalysisNotFoundEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "analyses.files": {
        parameters: {
            query?: {
                bucket?: "CODE" | "RESULT" | "TEMP";
            };
            header?: never;
            path: {
                analysisId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnalysisFile"][];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such analysis */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["AnalysisNotFoundEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "analyses.upload": {
        parameters: {
            query: {
                path: string;
                entrypoint?: "true" | "false";
            };
            header?: never;
            path: {
                analysisId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description AnalysisFile */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnalysisFile"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such analysis */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["AnalysisNotFoundEncoded"];
                };
            };
            /** @description Not in this state of the analysis | There is no room for more of this | The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IllegalAnalysisTransitionEncoded"] | components["schemas"]["QuotaExceededEncoded"] | components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "analyses.file": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                analysisId: string;
                fileId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such analysis | There is no such file */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["AnalysisNotFoundEncoded"] | components["schemas"]["AnalysisFileNotFoundEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "analyses.result": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                analysisId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such analysis | There is no such file */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["AnalysisNotFoundEncoded"] | components["schemas"]["AnalysisFileNotFoundEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "analyses.manifest": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                analysisId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Manifest */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Manifest"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such analysis */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["AnalysisNotFoundEncoded"];
                };
            };
            /** @description Not in this state of the analysis | The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IllegalAnalysisTransitionEncoded"] | components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "analyses.lock": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                analysisId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Analysis */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Analysis"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such analysis */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["AnalysisNotFoundEncoded"];
                };
            };
            /** @description Not in this state of the analysis | The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IllegalAnalysisTransitionEncoded"] | components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The analysis is not complete | The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["AnalysisIncompleteEncoded"] | components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "analyses.unlock": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                analysisId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Analysis */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Analysis"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such analysis */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["AnalysisNotFoundEncoded"];
                };
            };
            /** @description Not in this state of the analysis | The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IllegalAnalysisTransitionEncoded"] | components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "analyses.submit": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                analysisId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Analysis */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Analysis"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such analysis */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["AnalysisNotFoundEncoded"];
                };
            };
            /** @description Not in this state of the analysis | The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IllegalAnalysisTransitionEncoded"] | components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "analyses.cancel": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                analysisId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Analysis */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Analysis"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such analysis */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["AnalysisNotFoundEncoded"];
                };
            };
            /** @description Not in this state of the analysis | The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IllegalAnalysisTransitionEncoded"] | components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "analyses.consent": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                analysisId: string;
                nodeId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnalysisConsent"];
            };
        };
        responses: {
            /** @description AnalysisNode */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnalysisNode"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such analysis | The node is not part of the analysis */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["AnalysisNotFoundEncoded"] | components["schemas"]["AnalysisNodeNotFoundEncoded"];
                };
            };
            /** @description Not in this state of the analysis | The site has decided before | The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IllegalAnalysisTransitionEncoded"] | components["schemas"]["ConsentAlreadyGivenEncoded"] | components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "messages.pull": {
        parameters: {
            query: {
                wait?: string;
                analysisId: string;
                limit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        messages: components["schemas"]["Message"][];
                    };
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "messages.send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MessageBatch"];
            };
        };
        responses: {
            /** @description <No Content> */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description The sequence number was used before | The analysis is not running | The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["SequenceConflictEncoded"] | components["schemas"]["AnalysisNotRunningEncoded"] | components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description Sender and recipient must both take part in the analysis | The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RecipientNotInAnalysisEncoded"] | components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "messages.acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Acknowledgement"];
            };
        };
        responses: {
            /** @description <No Content> */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "jobs.list": {
        parameters: {
            query?: {
                limit?: string;
                cursor?: string;
                state?: "queued" | "running" | "completed" | "failed" | "cancelled";
                type?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Job"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "jobs.submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["JobSubmission"];
            };
        };
        responses: {
            /** @description JobReceipt */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobReceipt"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such type of jobs */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["JobTypeNotFoundEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "jobs.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                jobId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Job */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such job */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["JobNotFoundEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "jobs.attempts": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                jobId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobAttempt"][];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such job */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["JobNotFoundEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "jobs.events": {
        parameters: {
            query?: never;
            header?: {
                "last-event-id"?: string;
            };
            path: {
                jobId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": {
                        /** @enum {string} */
                        event: "progress" | "end";
                        id: string;
                        data: components["schemas"]["JobNewsEncoded"];
                    } | {
                        /** @enum {string} */
                        event: "heartbeat";
                        data: string;
                    };
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such job */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["JobNotFoundEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "jobs.cancel": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                jobId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Job */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such job */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["JobNotFoundEncoded"];
                };
            };
            /** @description The job is over | The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["JobOverEncoded"] | components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "jobs.types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobTypeStatus"][];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "jobs.pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["JobTypeName"];
            };
        };
        responses: {
            /** @description JobTypeStatus */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobTypeStatus"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such type of jobs */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["JobTypeNotFoundEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "jobs.resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["JobTypeName"];
            };
        };
        responses: {
            /** @description JobTypeStatus */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobTypeStatus"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such type of jobs */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["JobTypeNotFoundEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "dead-letters.list": {
        parameters: {
            query?: {
                limit?: string;
                cursor?: string;
                state?: "open" | "replayed" | "discarded";
                type?: string;
                reason?: "exhausted" | "rejected";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["DeadLetter"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "dead-letters.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                jobId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description DeadLetter */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetter"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such dead letter */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["DeadLetterNotFoundEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "dead-letters.replay": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                jobId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Job */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such dead letter */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["DeadLetterNotFoundEncoded"];
                };
            };
            /** @description The dead letter was dealt with before | The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["DeadLetterClosedEncoded"] | components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "dead-letters.discard": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                jobId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description DeadLetter */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetter"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such dead letter */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["DeadLetterNotFoundEncoded"];
                };
            };
            /** @description The dead letter was dealt with before | The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["DeadLetterClosedEncoded"] | components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "dead-letters.replayMany": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeadLetterFilter"];
            };
        };
        responses: {
            /** @description DeadLetterReplay */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetterReplay"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "schedules.list": {
        parameters: {
            query?: {
                limit?: string;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Schedule"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "schedules.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScheduleCreation"];
            };
        };
        responses: {
            /** @description Schedule */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Schedule"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such type of jobs */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["JobTypeNotFoundEncoded"];
                };
            };
            /** @description Another schedule has this name | The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ScheduleNameTakenEncoded"] | components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "schedules.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                scheduleId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Schedule */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Schedule"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such schedule */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ScheduleNotFoundEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "schedules.remove": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                scheduleId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description <No Content> */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such schedule */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ScheduleNotFoundEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "schedules.change": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                scheduleId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScheduleChange"];
            };
        };
        responses: {
            /** @description Schedule */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Schedule"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such schedule | There is no such type of jobs */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ScheduleNotFoundEncoded"] | components["schemas"]["JobTypeNotFoundEncoded"];
                };
            };
            /** @description Another schedule has this name | The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ScheduleNameTakenEncoded"] | components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "schedules.pause": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                scheduleId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Schedule */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Schedule"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such schedule */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ScheduleNotFoundEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "schedules.resume": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                scheduleId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Schedule */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Schedule"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such schedule */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ScheduleNotFoundEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "schedules.run": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                scheduleId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description JobReceipt */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobReceipt"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description There is no such schedule | There is no such type of jobs */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ScheduleNotFoundEncoded"] | components["schemas"]["JobTypeNotFoundEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "audit.list": {
        parameters: {
            query?: {
                limit?: string;
                cursor?: string;
                targetType?: string;
                targetId?: string;
                actorId?: string;
                action?: string;
                from?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AuditEntry"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "audit.verification": {
        parameters: {
            query?: {
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description AuditVerification */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditVerification"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "audit.export": {
        parameters: {
            query?: {
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description AuditExport */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditExport"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description Sign in to do this */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnauthenticatedEncoded"];
                };
            };
            /** @description You are not allowed to do this | Show your second factor first | Confirm that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ForbiddenEncoded"] | components["schemas"]["SecondFactorRequiredEncoded"] | components["schemas"]["StepUpRequiredEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description This organisation is no longer there */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["TenantGoneEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description The idempotency key belongs to another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyMismatchEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly | This organisation is suspended */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"] | components["schemas"]["TenantSuspendedEncoded"];
                };
            };
        };
    };
    "health.live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Health */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"];
                };
            };
        };
    };
    "health.ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Health */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"];
                };
            };
        };
    };
    "health.cluster": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ClusterHealth */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClusterHealth"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"];
                };
            };
        };
    };
    "key-set.read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description KeySet */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeySet"];
                };
            };
            /** @description The request is not valid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InvalidRequestEncoded"];
                };
            };
            /** @description The idempotency key is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyConflictEncoded"];
                };
            };
            /** @description The request body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PayloadTooLargeEncoded"];
                };
            };
            /** @description The media type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnsupportedMediaTypeEncoded"];
                };
            };
            /** @description Too many requests, wait a moment */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["RateLimitedEncoded"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["InternalErrorEncoded"];
                };
            };
            /** @description The hub is not ready, try again shortly */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ServiceUnavailableEncoded"];
                };
            };
        };
    };
}
