// Made from openapi.json by `npm run openapi`. Do not edit.
export interface paths {
    "/protected": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the user of the session
         * @description Returns the user of the session, as in Clerk's Fastify quickstart. `getMe` returns the same user and also accepts API keys.
         *
         *     Requires a session.
         */
        get: operations["getProtected"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Inspect the current token
         * @description Returns the kind of the token of this request, its user or machine, its roles, permissions and scopes, and the impersonator if there is one.
         *
         *     Requires a session, an API key, an OAuth token, or a machine token.
         */
        get: operations["getAuth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the signed-in user
         * @description Returns the authenticated user. An API key must belong to a user.
         *
         *     Requires a session, or an API key with the scope `me:read`.
         */
        get: operations["getMe"];
        put?: never;
        post?: never;
        /**
         * Delete the signed-in user
         * @description Permanently deletes the authenticated user with all memberships, sessions and API keys. The user must have signed in or been reverified within the last 10 minutes.
         *
         *     Requires a session. Impersonated sessions are refused.
         */
        delete: operations["deleteMe"];
        options?: never;
        head?: never;
        /**
         * Update the signed-in user
         * @description Updates the names, username and unsafe metadata of the authenticated user, and returns the user.
         *
         *     Requires a session.
         */
        patch: operations["updateMe"];
        trace?: never;
    };
    "/v1/me/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the API keys of the signed-in user
         * @description Returns the API keys of the authenticated user, newest first, without their secrets.
         *
         *     Requires a session.
         */
        get: operations["listMyApiKeys"];
        put?: never;
        /**
         * Create an API key for the signed-in user
         * @description Creates an API key for the authenticated user. The secret is in this answer and is never shown again. Scopes other than `me:…` require the app role `admin`.
         *
         *     Requires a session. Impersonated sessions are refused. The API checks the caller's rights with Clerk on each call.
         */
        post: operations["createMyApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/api-keys/{apiKeyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an API key of the signed-in user
         * @description Returns an API key of the authenticated user, without its secret.
         *
         *     Requires a session.
         */
        get: operations["getMyApiKey"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/api-keys/{apiKeyId}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Revoke an API key of the signed-in user
         * @description Permanently revokes an API key of the authenticated user, and returns the key. It is refused at once.
         *
         *     Requires a session.
         */
        post: operations["revokeMyApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/connected-accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the connected accounts of the signed-in user
         * @description Returns the accounts at other providers with which the authenticated user signs in.
         *
         *     Requires a session.
         */
        get: operations["listMyConnectedAccounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/connected-accounts/{connectedAccountId}": {
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
         * Disconnect an account of the signed-in user
         * @description Disconnects an account at another provider. The last way by which the user can sign in stays. The user must have signed in or been reverified within the last 10 minutes.
         *
         *     Requires a session. Impersonated sessions are refused. The API checks the caller's rights with Clerk on each call.
         */
        delete: operations["disconnectMyAccount"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/email-addresses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the email addresses of the signed-in user
         * @description Returns the email addresses of the authenticated user, verified or not.
         *
         *     Requires a session, or an API key with the scope `me:read`.
         */
        get: operations["listMyEmailAddresses"];
        put?: never;
        /**
         * Add an email address to the signed-in user
         * @description Adds an email address, which is not verified yet, and returns it. The user must have signed in or been reverified within the last 10 minutes.
         *
         *     Requires a session. Impersonated sessions are refused. The API checks the caller's rights with Clerk on each call.
         */
        post: operations["addMyEmailAddress"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/email-addresses/{emailAddressId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an email address of the signed-in user
         * @description Returns an email address of the authenticated user.
         *
         *     Requires a session, or an API key with the scope `me:read`.
         */
        get: operations["getMyEmailAddress"];
        put?: never;
        post?: never;
        /**
         * Remove an email address of the signed-in user
         * @description Removes an email address of the authenticated user. The last one by which the user can sign in stays. The user must have signed in or been reverified within the last 10 minutes.
         *
         *     Requires a session. Impersonated sessions are refused. The API checks the caller's rights with Clerk on each call.
         */
        delete: operations["removeMyEmailAddress"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/email-addresses/{emailAddressId}/make-primary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make an email address the primary one of the signed-in user
         * @description Makes a verified email address the primary one, and returns it. The user must have signed in or been reverified within the last 10 minutes.
         *
         *     Requires a session. Impersonated sessions are refused. The API checks the caller's rights with Clerk on each call.
         */
        post: operations["makeMyEmailAddressPrimary"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/email-addresses/{emailAddressId}/verifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a code to an email address of the signed-in user
         * @description Sends a code, which verifies the email address, and returns the verification. The user must have signed in or been reverified within the last 10 minutes.
         *
         *     Requires a session. Impersonated sessions are refused. The API checks the caller's rights with Clerk on each call.
         */
        post: operations["sendMyEmailAddressCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/email-addresses/{emailAddressId}/verifications/{verificationId}/attempt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Verify an email address of the signed-in user
         * @description Verifies the email address by the code that was sent to it, and returns it. A wrong code is `not_accepted`. The user must have signed in or been reverified within the last 10 minutes.
         *
         *     Requires a session. Impersonated sessions are refused. The API checks the caller's rights with Clerk on each call.
         */
        post: operations["verifyMyEmailAddress"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the invitations of the signed-in user
         * @description Returns the invitations to organizations that were sent to a verified email address of the authenticated user, newest first. The user accepts one by the link in the email.
         *
         *     Requires a session.
         */
        get: operations["listMyInvitations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/invitations/{invitationId}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decline an invitation
         * @description Declines a pending invitation to an organization, which is then revoked, and returns it.
         *
         *     Requires a session. Impersonated sessions are refused.
         */
        post: operations["declineMyInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/organizations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the organizations of the signed-in user
         * @description Returns the memberships of the authenticated user, each with its organization and role. An API key must belong to a user.
         *
         *     Requires a session, or an API key with the scope `me:read`.
         */
        get: operations["listMyOrganizations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/organizations/{organizationId}": {
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
         * Leave an organization
         * @description Ends the membership of the authenticated user in an organization, active or not. An organization keeps at least one `org:admin`: the last one makes somebody else an admin first, or deletes the organization.
         *
         *     Requires a session. Impersonated sessions are refused. The API checks the caller's rights with Clerk on each call.
         */
        delete: operations["leaveOrganization"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the passkeys of the signed-in user
         * @description Returns the passkeys of the authenticated user.
         *
         *     Requires a session.
         */
        get: operations["listMyPasskeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/passkeys/{passkeyId}": {
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
         * Remove a passkey of the signed-in user
         * @description Removes a passkey of the authenticated user. The user must have signed in or been reverified within the last 10 minutes.
         *
         *     Requires a session. Impersonated sessions are refused. The API checks the caller's rights with Clerk on each call.
         */
        delete: operations["removeMyPasskey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change the password of the signed-in user
         * @description Sets a new password, given the current one, and returns the user. Can end all other sessions of the user.
         *
         *     Requires a session. Impersonated sessions are refused.
         */
        post: operations["changeMyPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/phone-numbers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the phone numbers of the signed-in user
         * @description Returns the phone numbers of the authenticated user, verified or not.
         *
         *     Requires a session.
         */
        get: operations["listMyPhoneNumbers"];
        put?: never;
        /**
         * Add a phone number to the signed-in user
         * @description Adds a phone number, which is not verified yet, and returns it. The user must have signed in or been reverified within the last 10 minutes.
         *
         *     Requires a session. Impersonated sessions are refused. The API checks the caller's rights with Clerk on each call.
         */
        post: operations["addMyPhoneNumber"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/phone-numbers/{phoneNumberId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a phone number of the signed-in user
         * @description Returns a phone number of the authenticated user.
         *
         *     Requires a session.
         */
        get: operations["getMyPhoneNumber"];
        put?: never;
        post?: never;
        /**
         * Remove a phone number of the signed-in user
         * @description Removes a phone number of the authenticated user. The last one by which the user can sign in stays. The user must have signed in or been reverified within the last 10 minutes.
         *
         *     Requires a session. Impersonated sessions are refused. The API checks the caller's rights with Clerk on each call.
         */
        delete: operations["removeMyPhoneNumber"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/phone-numbers/{phoneNumberId}/make-primary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a phone number the primary one of the signed-in user
         * @description Makes a verified phone number the primary one, and returns it. The user must have signed in or been reverified within the last 10 minutes.
         *
         *     Requires a session. Impersonated sessions are refused. The API checks the caller's rights with Clerk on each call.
         */
        post: operations["makeMyPhoneNumberPrimary"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/phone-numbers/{phoneNumberId}/verifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a code to a phone number of the signed-in user
         * @description Sends a code, which verifies the phone number, and returns the verification. The user must have signed in or been reverified within the last 10 minutes.
         *
         *     Requires a session. Impersonated sessions are refused. The API checks the caller's rights with Clerk on each call.
         */
        post: operations["sendMyPhoneNumberCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/phone-numbers/{phoneNumberId}/verifications/{verificationId}/attempt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Verify a phone number of the signed-in user
         * @description Verifies the phone number by the code that was sent to it, and returns it. A wrong code is `not_accepted`. The user must have signed in or been reverified within the last 10 minutes.
         *
         *     Requires a session. Impersonated sessions are refused. The API checks the caller's rights with Clerk on each call.
         */
        post: operations["verifyMyPhoneNumber"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/picture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set the picture of the signed-in user
         * @description Replaces the picture of the authenticated user, and returns the user.
         *
         *     Requires a session.
         */
        put: operations["setMyPicture"];
        post?: never;
        /**
         * Delete the picture of the signed-in user
         * @description Deletes the picture of the authenticated user, who then has the default one.
         *
         *     Requires a session.
         */
        delete: operations["deleteMyPicture"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/second-factors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the second factors of the signed-in user
         * @description Returns the second factors that the authenticated user can sign in with.
         *
         *     Requires a session.
         */
        get: operations["listMySecondFactors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/second-factors/{secondFactor}": {
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
         * Remove a second factor of the signed-in user
         * @description Removes a second factor of the authenticated user. Phone numbers stay, but get no more codes for the second factor. The user must have signed in or been reverified within the last 10 minutes.
         *
         *     Requires a session. Impersonated sessions are refused. The API checks the caller's rights with Clerk on each call.
         */
        delete: operations["removeMySecondFactor"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the sessions of the signed-in user
         * @description Returns the sessions of the authenticated user, newest first.
         *
         *     Requires a session.
         */
        get: operations["listMySessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/sessions/{sessionId}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End a session of the signed-in user
         * @description Ends one session of the authenticated user, and returns it. It can be the current session. Its tokens are refused at once.
         *
         *     Requires a session.
         */
        post: operations["revokeMySession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/actor-tokens/{actorTokenId}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Revoke an actor token
         * @description Revokes a pending actor token, and returns it. Nobody can sign in with it any more; `revokeUserSessions` ends a session that was started with one.
         *
         *     Requires the app role `admin`, or an API key with the scope `users:impersonate`. Impersonated sessions are refused. The API checks the caller's rights with Clerk on each call.
         */
        post: operations["revokeActorToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sign-in-tokens/{signInTokenId}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Revoke a sign-in token
         * @description Revokes a sign-in token, and returns it. Nobody can sign in with it any more.
         *
         *     Requires the app role `admin`, or an API key or a machine token with the scope `users:write`. Impersonated sessions are refused. The API checks the caller's rights with Clerk on each call.
         */
        post: operations["revokeSignInToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List users
         * @description Returns a page of the users that match all filters. To read all pages while users come and go, send the id of the last user of a page as `after`: no user is skipped or repeated then.
         *
         *     Requires the app role `admin`, or an API key or a machine token with the scope `users:read`.
         */
        get: operations["listUsers"];
        put?: never;
        /**
         * Create a user
         * @description Creates a user, who can sign in at once, and returns the user. To grant or remove an app role, or to change a user who has one, the caller needs the app role `admin` or the scope `admins:write`.
         *
         *     Requires the app role `admin`, or an API key or a machine token with the scope `users:write`. Impersonated sessions are refused. The API checks the caller's rights with Clerk on each call.
         */
        post: operations["createUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count users
         * @description Returns the number of users that match all filters.
         *
         *     Requires the app role `admin`, or an API key or a machine token with the scope `users:read`.
         */
        get: operations["countUsers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a user
         * @description Returns a user by id.
         *
         *     Requires the app role `admin`, or an API key or a machine token with the scope `users:read`.
         */
        get: operations["getUser"];
        put?: never;
        post?: never;
        /**
         * Delete a user
         * @description Permanently deletes a user with all memberships, sessions and API keys. To delete your own account, call `deleteMe`. To grant or remove an app role, or to change a user who has one, the caller needs the app role `admin` or the scope `admins:write`.
         *
         *     Requires the app role `admin`, or an API key or a machine token with the scope `users:write`. Impersonated sessions are refused. The API checks the caller's rights with Clerk on each call.
         */
        delete: operations["deleteUser"];
        options?: never;
        head?: never;
        /**
         * Update a user
         * @description Updates the given fields of a user, and returns the user. Use `updateUserMetadata` to change metadata. To grant or remove an app role, or to change a user who has one, the caller needs the app role `admin` or the scope `admins:write`.
         *
         *     Requires the app role `admin`, or an API key or a machine token with the scope `users:write`. Impersonated sessions are refused. The API checks the caller's rights with Clerk on each call.
         */
        patch: operations["updateUser"];
        trace?: never;
    };
    "/v1/users/{userId}/actor-tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create an actor token to impersonate a user
         * @description Creates a token with which the caller signs in as the user, and returns it. The session's tokens name the caller in the claim `act`, and operations that only the user may call refuse them. The log keeps who impersonates whom, and the reason. To grant or remove an app role, or to change a user who has one, the caller needs the app role `admin` or the scope `admins:write`.
         *
         *     Requires the app role `admin`, or an API key with the scope `users:impersonate`. Impersonated sessions are refused. The API checks the caller's rights with Clerk on each call.
         */
        post: operations["createActorToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{userId}/ban": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ban a user
         * @description Bans a user: ends all sessions, refuses their tokens at once, and prevents signing in until the user is unbanned. Returns the user. To grant or remove an app role, or to change a user who has one, the caller needs the app role `admin` or the scope `admins:write`.
         *
         *     Requires the app role `admin`, or an API key or a machine token with the scope `users:write`. Impersonated sessions are refused. The API checks the caller's rights with Clerk on each call.
         */
        post: operations["banUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{userId}/cancel-password-reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel the required password reset of a user
         * @description Lets a user sign in with the present password again. Returns the user. To grant or remove an app role, or to change a user who has one, the caller needs the app role `admin` or the scope `admins:write`.
         *
         *     Requires the app role `admin`, or an API key or a machine token with the scope `users:write`. Impersonated sessions are refused. The API checks the caller's rights with Clerk on each call.
         */
        post: operations["cancelPasswordReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{userId}/lock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lock a user
         * @description Prevents a user from signing in until the user is unlocked, or for the lock time of the Clerk instance. Existing sessions stay valid; `banUser` ends them. Returns the user. To grant or remove an app role, or to change a user who has one, the caller needs the app role `admin` or the scope `admins:write`.
         *
         *     Requires the app role `admin`, or an API key or a machine token with the scope `users:write`. Impersonated sessions are refused. The API checks the caller's rights with Clerk on each call.
         */
        post: operations["lockUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{userId}/metadata": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Update a user's metadata
         * @description Merges the given values into the metadata of a user, and returns the user. `publicMetadata.role` is the app role of the user; the user's next token carries it. To grant or remove an app role, or to change a user who has one, the caller needs the app role `admin` or the scope `admins:write`.
         *
         *     Requires the app role `admin`, or an API key or a machine token with the scope `users:write`. Impersonated sessions are refused. The API checks the caller's rights with Clerk on each call.
         */
        patch: operations["updateUserMetadata"];
        trace?: never;
    };
    "/v1/users/{userId}/organizations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the organizations of a user
         * @description Returns the memberships of a user, each with its organization and role.
         *
         *     Requires the app role `admin`, or an API key or a machine token with the scope `users:read`.
         */
        get: operations["listUserOrganizations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{userId}/require-password-reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Require a user to reset the password
         * @description Makes a user set a new password at the next sign-in. Existing sessions stay valid; `revokeUserSessions` ends them. Returns the user. To grant or remove an app role, or to change a user who has one, the caller needs the app role `admin` or the scope `admins:write`.
         *
         *     Requires the app role `admin`, or an API key or a machine token with the scope `users:write`. Impersonated sessions are refused. The API checks the caller's rights with Clerk on each call.
         */
        post: operations["requirePasswordReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{userId}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the sessions of a user
         * @description Returns the sessions of a user, newest first. The list is empty if the user does not exist.
         *
         *     Requires the app role `admin`, or an API key or a machine token with the scope `users:read`.
         */
        get: operations["listUserSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{userId}/sessions/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End all sessions of a user
         * @description Ends all sessions of a user, and returns them. Their tokens are refused at once. To grant or remove an app role, or to change a user who has one, the caller needs the app role `admin` or the scope `admins:write`.
         *
         *     Requires the app role `admin`, or an API key or a machine token with the scope `users:write`. Impersonated sessions are refused. The API checks the caller's rights with Clerk on each call.
         */
        post: operations["revokeUserSessions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{userId}/sign-in-tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a sign-in token for a user
         * @description Creates a token with which the user can sign in once, without a password or second factor, and returns it. Whoever has it can use it. To grant or remove an app role, or to change a user who has one, the caller needs the app role `admin` or the scope `admins:write`.
         *
         *     Requires the app role `admin`, or an API key or a machine token with the scope `users:write`. Impersonated sessions are refused. The API checks the caller's rights with Clerk on each call.
         */
        post: operations["createSignInToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{userId}/unban": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Unban a user
         * @description Lets a banned user sign in again. Returns the user. To grant or remove an app role, or to change a user who has one, the caller needs the app role `admin` or the scope `admins:write`.
         *
         *     Requires the app role `admin`, or an API key or a machine token with the scope `users:write`. Impersonated sessions are refused. The API checks the caller's rights with Clerk on each call.
         */
        post: operations["unbanUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{userId}/unlock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Unlock a user
         * @description Lets a locked user sign in again. Returns the user. To grant or remove an app role, or to change a user who has one, the caller needs the app role `admin` or the scope `admins:write`.
         *
         *     Requires the app role `admin`, or an API key or a machine token with the scope `users:write`. Impersonated sessions are refused. The API checks the caller's rights with Clerk on each call.
         */
        post: operations["unlockUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/allowlist": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the allowlist
         * @description Returns a page of the allowlist, newest first. If the allowlist is on in Clerk, only its identifiers can sign up.
         *
         *     Requires the app role `admin`, or an API key or a machine token with the scope `users:read`.
         */
        get: operations["listAllowlist"];
        put?: never;
        /**
         * Add to the allowlist
         * @description Adds an identifier to the allowlist, and returns it. If the allowlist is on in Clerk, only its identifiers can sign up.
         *
         *     Requires the app role `admin`, or an API key or a machine token with the scope `users:write`. Impersonated sessions are refused. The API checks the caller's rights with Clerk on each call.
         */
        post: operations["addToAllowlist"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/allowlist/{identifierId}": {
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
         * Remove from the allowlist
         * @description Removes an identifier from the allowlist.
         *
         *     Requires the app role `admin`, or an API key or a machine token with the scope `users:write`. Impersonated sessions are refused. The API checks the caller's rights with Clerk on each call.
         */
        delete: operations["removeFromAllowlist"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/blocklist": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the blocklist
         * @description Returns a page of the blocklist, newest first. If the blocklist is on in Clerk, its identifiers cannot sign up.
         *
         *     Requires the app role `admin`, or an API key or a machine token with the scope `users:read`.
         */
        get: operations["listBlocklist"];
        put?: never;
        /**
         * Add to the blocklist
         * @description Adds an identifier to the blocklist, and returns it. If the blocklist is on in Clerk, its identifiers cannot sign up.
         *
         *     Requires the app role `admin`, or an API key or a machine token with the scope `users:write`. Impersonated sessions are refused. The API checks the caller's rights with Clerk on each call.
         */
        post: operations["addToBlocklist"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/blocklist/{identifierId}": {
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
         * Remove from the blocklist
         * @description Removes an identifier from the blocklist.
         *
         *     Requires the app role `admin`, or an API key or a machine token with the scope `users:write`. Impersonated sessions are refused. The API checks the caller's rights with Clerk on each call.
         */
        delete: operations["removeFromBlocklist"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the invitations to the app
         * @description Returns a page of the invitations to the app. Without `status`, Clerk leaves out revoked ones.
         *
         *     Requires the app role `admin`, or an API key or a machine token with the scope `users:read`.
         */
        get: operations["listAppInvitations"];
        put?: never;
        /**
         * Invite a person to the app
         * @description Sends an email that invites a person to sign up, and returns the invitation. To invite a person with an app role (`publicMetadata.role`), the caller needs the app role `admin` or the scope `admins:write`.
         *
         *     Requires the app role `admin`, or an API key or a machine token with the scope `users:write`. Impersonated sessions are refused. The API checks the caller's rights with Clerk on each call.
         */
        post: operations["createAppInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invitations/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Invite several people to the app
         * @description Sends up to ten emails that invite people to sign up, and returns the invitations. If one is refused, none is sent. To invite a person with an app role (`publicMetadata.role`), the caller needs the app role `admin` or the scope `admins:write`.
         *
         *     Requires the app role `admin`, or an API key or a machine token with the scope `users:write`. Impersonated sessions are refused. The API checks the caller's rights with Clerk on each call.
         */
        post: operations["createAppInvitations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invitations/{appInvitationId}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Revoke an invitation to the app
         * @description Revokes a pending invitation to the app, and returns it. The person can still sign up without it, if the app allows that.
         *
         *     Requires the app role `admin`, or an API key or a machine token with the scope `users:write`. Impersonated sessions are refused. The API checks the caller's rights with Clerk on each call.
         */
        post: operations["revokeAppInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/waitlist": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the waitlist
         * @description Returns a page of the waitlist.
         *
         *     Requires the app role `admin`, or an API key or a machine token with the scope `users:read`.
         */
        get: operations["listWaitlist"];
        put?: never;
        /**
         * Add a person to the waitlist
         * @description Adds a person to the waitlist, and returns the entry. If the person waits already, it is that entry.
         *
         *     Requires the app role `admin`, or an API key or a machine token with the scope `users:write`. Impersonated sessions are refused. The API checks the caller's rights with Clerk on each call.
         */
        post: operations["addToWaitlist"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/waitlist/{waitlistEntryId}": {
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
         * Remove a person from the waitlist
         * @description Removes a pending entry from the waitlist.
         *
         *     Requires the app role `admin`, or an API key or a machine token with the scope `users:write`. Impersonated sessions are refused. The API checks the caller's rights with Clerk on each call.
         */
        delete: operations["removeFromWaitlist"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/waitlist/{waitlistEntryId}/invite": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Invite a person who waits
         * @description Sends an email that invites the person to sign up, and returns the entry.
         *
         *     Requires the app role `admin`, or an API key or a machine token with the scope `users:write`. Impersonated sessions are refused. The API checks the caller's rights with Clerk on each call.
         */
        post: operations["inviteFromWaitlist"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/waitlist/{waitlistEntryId}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reject a person who waits
         * @description Rejects the person, and returns the entry.
         *
         *     Requires the app role `admin`, or an API key or a machine token with the scope `users:write`. Impersonated sessions are refused. The API checks the caller's rights with Clerk on each call.
         */
        post: operations["rejectFromWaitlist"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organization-roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the roles of members
         * @description Returns the roles that members of organizations can have.
         *
         *     Requires a session.
         */
        get: operations["listOrganizationRoles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List organizations
         * @description Returns a page of the organizations of the app. `listMyOrganizations` returns those of the caller.
         *
         *     Requires the app role `admin`.
         */
        get: operations["listOrganizations"];
        put?: never;
        /**
         * Create an organization
         * @description Creates an organization with the authenticated user as its first admin, and returns it. To work in it, make it the active organization of the session.
         *
         *     Requires a session.
         */
        post: operations["createOrganization"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organizationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an organization
         * @description Returns an organization by id.
         *
         *     Requires a session whose active organization is the one in the path, or the app role `admin`.
         */
        get: operations["getOrganization"];
        put?: never;
        post?: never;
        /**
         * Delete an organization
         * @description Permanently deletes an organization with its memberships, invitations and API keys. Its own admins can delete it only if the organization allows that.
         *
         *     Requires a session whose active organization is the one in the path, with the role `org:admin`; or the app role `admin`. Impersonated sessions are refused. The API checks the caller's rights with Clerk on each call.
         */
        delete: operations["deleteOrganization"];
        options?: never;
        head?: never;
        /**
         * Update an organization
         * @description Updates the given fields of an organization, and returns it.
         *
         *     Requires a session whose active organization is the one in the path, with the role `org:admin` or the permission `org:settings:manage`; or the app role `admin`.
         */
        patch: operations["updateOrganization"];
        trace?: never;
    };
    "/v1/organizations/{organizationId}/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the API keys of an organization
         * @description Returns the API keys of an organization, newest first, without their secrets.
         *
         *     Requires a session whose active organization is the one in the path, with the role `org:admin`; or the app role `admin`.
         */
        get: operations["listOrganizationApiKeys"];
        put?: never;
        /**
         * Create an API key for an organization
         * @description Creates an API key for an organization. The secret is in this answer and is never shown again. Scopes other than `me:…` require the app role `admin`.
         *
         *     Requires a session whose active organization is the one in the path, with the role `org:admin`; or the app role `admin`. Impersonated sessions are refused. The API checks the caller's rights with Clerk on each call.
         */
        post: operations["createOrganizationApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organizationId}/api-keys/{apiKeyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an API key of an organization
         * @description Returns an API key of an organization, without its secret.
         *
         *     Requires a session whose active organization is the one in the path, with the role `org:admin`; or the app role `admin`.
         */
        get: operations["getOrganizationApiKey"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organizationId}/api-keys/{apiKeyId}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Revoke an API key of an organization
         * @description Permanently revokes an API key of an organization, and returns the key. It is refused at once.
         *
         *     Requires a session whose active organization is the one in the path, with the role `org:admin`; or the app role `admin`. The API checks the caller's rights with Clerk on each call.
         */
        post: operations["revokeOrganizationApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organizationId}/domains": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the domains of an organization
         * @description Returns the email domains of an organization, newest first.
         *
         *     Requires a session whose active organization is the one in the path, with the role `org:admin` or the permission `org:settings:manage`; or the app role `admin`.
         */
        get: operations["listOrganizationDomains"];
        put?: never;
        /**
         * Add a domain to an organization
         * @description Adds an email domain, which is not verified yet and has no effect until then, and returns it.
         *
         *     Requires a session whose active organization is the one in the path, with the role `org:admin` or the permission `org:settings:manage`; or the app role `admin`. Impersonated sessions are refused. The API checks the caller's rights with Clerk on each call.
         */
        post: operations["addOrganizationDomain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organizationId}/domains/{domainId}": {
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
         * Remove a domain of an organization
         * @description Removes an email domain from an organization. Its members stay.
         *
         *     Requires a session whose active organization is the one in the path, with the role `org:admin` or the permission `org:settings:manage`; or the app role `admin`. Impersonated sessions are refused. The API checks the caller's rights with Clerk on each call.
         */
        delete: operations["removeOrganizationDomain"];
        options?: never;
        head?: never;
        /**
         * Update a domain of an organization
         * @description Changes how people with an email address of the domain become members, and returns the domain.
         *
         *     Requires a session whose active organization is the one in the path, with the role `org:admin` or the permission `org:settings:manage`; or the app role `admin`. Impersonated sessions are refused. The API checks the caller's rights with Clerk on each call.
         */
        patch: operations["updateOrganizationDomain"];
        trace?: never;
    };
    "/v1/organizations/{organizationId}/domains/{domainId}/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Verify a domain of an organization
         * @description Marks a domain as verified, and returns it. An app admin must have checked that it belongs to the organization.
         *
         *     Requires the app role `admin`. Impersonated sessions are refused. The API checks the caller's rights with Clerk on each call.
         */
        post: operations["verifyOrganizationDomain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organizationId}/logo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set the logo of an organization
         * @description Replaces the logo of an organization, and returns the organization.
         *
         *     Requires a session whose active organization is the one in the path, with the role `org:admin` or the permission `org:settings:manage`; or the app role `admin`.
         */
        put: operations["setOrganizationLogo"];
        post?: never;
        /**
         * Delete the logo of an organization
         * @description Deletes the logo of an organization, which then has the default one.
         *
         *     Requires a session whose active organization is the one in the path, with the role `org:admin` or the permission `org:settings:manage`; or the app role `admin`.
         */
        delete: operations["deleteOrganizationLogo"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organizationId}/metadata": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Update the metadata of an organization
         * @description Merges the given values into the metadata of an organization, and returns it.
         *
         *     Requires the app role `admin`. Impersonated sessions are refused. The API checks the caller's rights with Clerk on each call.
         */
        patch: operations["updateOrganizationMetadata"];
        trace?: never;
    };
    "/v1/organizations/{organizationId}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the members of an organization
         * @description Returns the memberships of an organization, each with its user and role.
         *
         *     Requires a session whose active organization is the one in the path, or the app role `admin`.
         */
        get: operations["listMembers"];
        put?: never;
        /**
         * Add a member
         * @description Adds an existing user to an organization at once, and returns the membership. Use `createInvitation` for a person without an account. App admins can add any user. Others can add only users who share an organization with them now. With the permission `org:members:manage` alone, the caller can manage only members with the role `org:member`.
         *
         *     Requires a session whose active organization is the one in the path, with the role `org:admin` or the permission `org:members:manage`; or the app role `admin`. Impersonated sessions are refused. The API checks the caller's rights with Clerk on each call.
         */
        post: operations["addMember"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organizationId}/members/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a member of an organization
         * @description Returns the membership of a user in an organization.
         *
         *     Requires a session whose active organization is the one in the path, or the app role `admin`.
         */
        get: operations["getMember"];
        put?: never;
        post?: never;
        /**
         * Remove a member
         * @description Removes a user from an organization. An organization keeps at least one `org:admin`, unless an app admin takes the role from the last one. With the permission `org:members:manage` alone, the caller can manage only members with the role `org:member`.
         *
         *     Requires a session whose active organization is the one in the path, with the role `org:admin` or the permission `org:members:manage`; or the app role `admin`. Impersonated sessions are refused. The API checks the caller's rights with Clerk on each call.
         */
        delete: operations["removeMember"];
        options?: never;
        head?: never;
        /**
         * Change a member's role
         * @description Changes the role of a member and returns the membership. The member's next token carries the new role. An organization keeps at least one `org:admin`, unless an app admin takes the role from the last one. With the permission `org:members:manage` alone, the caller can manage only members with the role `org:member`.
         *
         *     Requires a session whose active organization is the one in the path, with the role `org:admin` or the permission `org:members:manage`; or the app role `admin`. Impersonated sessions are refused. The API checks the caller's rights with Clerk on each call.
         */
        patch: operations["updateMember"];
        trace?: never;
    };
    "/v1/organizations/{organizationId}/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the invitations of an organization
         * @description Returns the invitations of an organization, newest first.
         *
         *     Requires a session whose active organization is the one in the path, or the app role `admin`.
         */
        get: operations["listInvitations"];
        put?: never;
        /**
         * Invite a person
         * @description Sends an email that invites a person to join an organization, and returns the invitation. With the permission `org:members:manage` alone, the caller can manage only invitations with the role `org:member`.
         *
         *     Requires a session whose active organization is the one in the path, with the role `org:admin` or the permission `org:members:manage`; or the app role `admin`. Impersonated sessions are refused. The API checks the caller's rights with Clerk on each call.
         */
        post: operations["createInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organizationId}/invitations/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Invite several people
         * @description Sends up to ten emails that invite people to join an organization, and returns the invitations. If one is refused, none is sent. With the permission `org:members:manage` alone, the caller can manage only invitations with the role `org:member`.
         *
         *     Requires a session whose active organization is the one in the path, with the role `org:admin` or the permission `org:members:manage`; or the app role `admin`. Impersonated sessions are refused. The API checks the caller's rights with Clerk on each call.
         */
        post: operations["createInvitations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organizationId}/invitations/{invitationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an invitation
         * @description Returns an invitation by id.
         *
         *     Requires a session whose active organization is the one in the path, or the app role `admin`.
         */
        get: operations["getInvitation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organizationId}/invitations/{invitationId}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Revoke an invitation
         * @description Revokes a pending invitation and returns it. With the permission `org:members:manage` alone, the caller can manage only invitations with the role `org:member`.
         *
         *     Requires a session whose active organization is the one in the path, with the role `org:admin` or the permission `org:members:manage`; or the app role `admin`. The API checks the caller's rights with Clerk on each call.
         */
        post: operations["revokeInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/clerk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Receive an event from Clerk
         * @description Receives an event of any type from Clerk, and answers after the API has handled it. Svix signs each delivery with the secret of the endpoint. Each event is handled once. A later delivery attempt gets the same answer; a replay of the same attempt is refused.
         *
         *     Requires Clerk's signature.
         */
        post: operations["receiveClerkWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get service information
         * @description Returns the name and version of the API, and links to its documentation.
         *
         *     Requires no credential.
         */
        get: operations["getService"];
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
        /**
         * Check liveness
         * @description Succeeds while the process works. Restart the instance when this fails.
         *
         *     Requires no credential.
         */
        get: operations["getLiveness"];
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
        /**
         * Check readiness
         * @description Succeeds while the instance has the keys that verify tokens and is not overloaded. Send it no requests while this fails. The answer also reports whether Clerk and Redis are available. An outage of either does not make an instance unready: it would take out all instances, although cached users and tokens keep working.
         *
         *     Requires no credential.
         */
        get: operations["getReadiness"];
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
        /**
         * @description A token to sign in as another user, without its secret.
         * @example {
         *       "id": "act_2b6fcd92dvf96q05x8e4a8xvt6a",
         *       "userId": "user_2b6fcd92dvf96q05x8e4a8xvt6a",
         *       "actor": {
         *         "sub": "user_9x4w7kq2mzr83n16p5t0c9hvj4b"
         *       },
         *       "status": "pending",
         *       "createdAt": 1735689600000,
         *       "updatedAt": 1735776000000
         *     }
         */
        ActorToken: {
            /** @description Id of an actor token. */
            id: string;
            /** @description Id of the user who is impersonated. */
            userId: string;
            /** @description The user who impersonates (the `act` claim of the session). */
            actor: {
                /** @description Id of the user who acts. */
                sub: string;
            } | null;
            /** @description `pending`, `accepted` or `revoked`; only a pending one can be used. */
            status: string;
            /**
             * Format: double
             * @description Milliseconds since 1970.
             * @example 1735689600000
             */
            createdAt: number;
            /**
             * Format: double
             * @description Milliseconds since 1970.
             * @example 1735689600000
             */
            updatedAt: number;
        };
        /**
         * @description An email address to add.
         * @example {
         *       "emailAddress": "mary@example.com"
         *     }
         */
        AddEmailAddress: {
            /** @example ada@example.com */
            emailAddress: string;
        };
        /**
         * @description A user to add, and the role.
         * @example {
         *       "userId": "user_2b6fcd92dvf96q05x8e4a8xvt6a",
         *       "role": "org:member"
         *     }
         */
        AddMember: {
            /** @description Id of a user. */
            userId: string;
            /**
             * @description Role in the organization, such as `org:admin`.
             * @example org:member
             */
            role: string;
        };
        /**
         * @description A domain to add.
         * @example {
         *       "name": "example.com",
         *       "enrollmentMode": "automatic_invitation"
         *     }
         */
        AddOrganizationDomain: {
            /** @description The domain, such as `example.com`. */
            name: string;
            enrollmentMode: components["schemas"]["EnrollmentMode"];
        };
        /**
         * @description A phone number to add.
         * @example {
         *       "phoneNumber": "+15555550100"
         *     }
         */
        AddPhoneNumber: {
            /** @description The number in the format of E.164. */
            phoneNumber: string;
        };
        /**
         * @description The email address of a person.
         * @example {
         *       "emailAddress": "mary@example.com"
         *     }
         */
        AddToWaitlist: {
            /** @example ada@example.com */
            emailAddress: string;
        };
        /**
         * @description An organization, with the fields that administrators of the app can see.
         * @example {
         *       "id": "org_2b6fcd92dvf96q05x8e4a8xvt6a",
         *       "name": "Acme",
         *       "slug": "acme",
         *       "imageUrl": "https://img.clerk.com/acme",
         *       "hasImage": true,
         *       "publicMetadata": {
         *         "industry": "anvils"
         *       },
         *       "maxAllowedMemberships": 5,
         *       "createdAt": 1735689600000,
         *       "updatedAt": 1735776000000,
         *       "privateMetadata": {
         *         "contract": "C-1815"
         *       },
         *       "membersCount": 4,
         *       "createdBy": "user_2b6fcd92dvf96q05x8e4a8xvt6a"
         *     }
         */
        AdminOrganization: {
            /** @description Id of an organization. */
            id: string;
            name: string;
            /** @description Unique name for use in URLs. */
            slug: string | null;
            /** @description Address of the picture. */
            imageUrl: string | null;
            /** @description True if the picture was uploaded, false if it is a default. */
            hasImage: boolean;
            /** @description Metadata that the backend writes and members can read. */
            publicMetadata: {
                [key: string]: unknown;
            };
            /** @description 0 means no limit. */
            maxAllowedMemberships: number;
            /**
             * Format: double
             * @description Milliseconds since 1970.
             * @example 1735689600000
             */
            createdAt: number;
            /**
             * Format: double
             * @description Milliseconds since 1970.
             * @example 1735689600000
             */
            updatedAt: number;
            /** @description Metadata that only the backend reads and writes. */
            privateMetadata: {
                [key: string]: unknown;
            };
            /** @description Number of members; null if unknown. */
            membersCount: number | null;
            /** @description Id of the user who created the organization. */
            createdBy: string | null;
        };
        /** @description A page of a list. The header `Link` has the addresses of the other pages. */
        AdminOrganizationPage: {
            data: components["schemas"]["AdminOrganization"][];
            /** @description Number of items on all pages. */
            totalCount: number;
            /**
             * @description Maximum number of items on a page.
             * @example 10
             */
            limit: number;
            /**
             * @description Number of items before the page.
             * @example 0
             */
            offset: number;
        };
        /**
         * @description A user, with the fields that administrators can see.
         * @example {
         *       "id": "user_2b6fcd92dvf96q05x8e4a8xvt6a",
         *       "username": "ada",
         *       "firstName": "Ada",
         *       "lastName": "Lovelace",
         *       "imageUrl": "https://img.clerk.com/ada",
         *       "hasImage": true,
         *       "primaryEmailAddressId": "idn_2b6fcd92dvf96q05x8e4a8xvt6a",
         *       "emailAddresses": [
         *         {
         *           "id": "idn_2b6fcd92dvf96q05x8e4a8xvt6a",
         *           "emailAddress": "ada@example.com",
         *           "verified": true
         *         }
         *       ],
         *       "publicMetadata": {
         *         "role": "admin"
         *       },
         *       "unsafeMetadata": {
         *         "theme": "dark"
         *       },
         *       "lastSignInAt": 1735776000000,
         *       "createdAt": 1735689600000,
         *       "updatedAt": 1735776000000,
         *       "externalId": "employee-1815",
         *       "privateMetadata": {
         *         "notes": "Prefers email."
         *       },
         *       "banned": false,
         *       "locked": false,
         *       "passwordEnabled": true,
         *       "twoFactorEnabled": true,
         *       "lastActiveAt": 1735776000000
         *     }
         */
        AdminUser: {
            /** @description Id of a user. */
            id: string;
            /** @description Username. It is unique in the Clerk instance. */
            username: string | null;
            /** @description Given name. */
            firstName: string | null;
            /** @description Family name. */
            lastName: string | null;
            /** @description Address of the avatar. */
            imageUrl: string | null;
            /** @description True if the picture was uploaded, false if it is a default. */
            hasImage: boolean;
            /** @description Id of the primary email address. */
            primaryEmailAddressId: string | null;
            emailAddresses: components["schemas"]["EmailAddress"][];
            /** @description Metadata that the backend writes and everyone can read. */
            publicMetadata: {
                [key: string]: unknown;
            };
            /** @description Metadata that the user can write. */
            unsafeMetadata: {
                [key: string]: unknown;
            };
            /**
             * Format: double
             * @description Milliseconds since 1970.
             * @example 1735689600000
             */
            lastSignInAt: number | null;
            /**
             * Format: double
             * @description Milliseconds since 1970.
             * @example 1735689600000
             */
            createdAt: number;
            /**
             * Format: double
             * @description Milliseconds since 1970.
             * @example 1735689600000
             */
            updatedAt: number;
            /** @description Id of the user in another system. */
            externalId: string | null;
            /** @description Metadata that only the backend reads and writes. */
            privateMetadata: {
                [key: string]: unknown;
            };
            /** @description True if the user is banned and cannot sign in. */
            banned: boolean;
            /** @description True if the user cannot sign in for a while, for example after many wrong passwords. */
            locked: boolean;
            /** @description True if the user has a password. */
            passwordEnabled: boolean;
            /** @description True if signing in requires a second factor. */
            twoFactorEnabled: boolean;
            /**
             * Format: double
             * @description Milliseconds since 1970.
             * @example 1735689600000
             */
            lastActiveAt: number | null;
        };
        /** @description The resource exists already, or a value that must be unique is taken. `errors` says which. */
        AlreadyExistsProblem: components["schemas"]["ProblemMembers"] & {
            /** @constant */
            code: "already_exists";
            /** @constant */
            status: 409;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "already_exists";
        };
        /**
         * @description An API key, without its secret.
         * @example {
         *       "id": "ak_3f6a1c9e5b7d2048a1c3e5f7092b4d6e",
         *       "name": "Nightly report",
         *       "description": "Reads the profile for the report.",
         *       "subject": "user_2b6fcd92dvf96q05x8e4a8xvt6a",
         *       "scopes": [
         *         "me:read"
         *       ],
         *       "revoked": false,
         *       "revocationReason": null,
         *       "expired": false,
         *       "expiresAt": 1738281600000,
         *       "expiration": 1738281600000,
         *       "createdBy": "user_2b6fcd92dvf96q05x8e4a8xvt6a",
         *       "lastUsedAt": 1735776000000,
         *       "createdAt": 1735689600000,
         *       "updatedAt": 1735776000000
         *     }
         */
        ApiKey: {
            /** @description Id of the API key. */
            id: string;
            /** @description Name of the API key. */
            name: string;
            /** @description Description of the API key. */
            description: string | null;
            /** @description Id of the user or organization that owns the key. */
            subject: string;
            /** @description The scopes of the key. */
            scopes: string[];
            /** @description True if the key was revoked. */
            revoked: boolean;
            /** @description Reason of the revocation. */
            revocationReason: string | null;
            /** @description True if the key has expired. */
            expired: boolean;
            /**
             * Format: double
             * @description Time at which the key expires, in milliseconds since 1970; null if it does not expire.
             * @example 1735689600000
             */
            expiresAt: number | null;
            /**
             * Format: double
             * @deprecated
             * @description Former name of `expiresAt`. Version 0.3.0 will not have it.
             * @example 1735689600000
             */
            expiration: number | null;
            /** @description Id of the user who created it. */
            createdBy: string | null;
            /**
             * Format: double
             * @description Milliseconds since 1970.
             * @example 1735689600000
             */
            lastUsedAt: number | null;
            /**
             * Format: double
             * @description Milliseconds since 1970.
             * @example 1735689600000
             */
            createdAt: number;
            /**
             * Format: double
             * @description Milliseconds since 1970.
             * @example 1735689600000
             */
            updatedAt: number;
        };
        /** @description The API key does not exist, or belongs to another user. */
        ApiKeyNotFoundProblem: components["schemas"]["ProblemMembers"] & {
            /** @constant */
            code: "api_key_not_found";
            /** @constant */
            status: 404;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "api_key_not_found";
        };
        /** @description A page of a list. The header `Link` has the addresses of the other pages. */
        ApiKeyPage: {
            data: components["schemas"]["ApiKey"][];
            /** @description Number of items on all pages. */
            totalCount: number;
            /**
             * @description Maximum number of items on a page.
             * @example 10
             */
            limit: number;
            /**
             * @description Number of items before the page.
             * @example 0
             */
            offset: number;
        };
        /**
         * @description An invitation by email to sign up.
         * @example {
         *       "id": "inv_2b6fcd92dvf96q05x8e4a8xvt6a",
         *       "emailAddress": "mary@example.com",
         *       "status": "pending",
         *       "publicMetadata": {
         *         "team": "engines"
         *       },
         *       "expiresAt": 1738281600000,
         *       "createdAt": 1735689600000,
         *       "updatedAt": 1735689600000
         *     }
         */
        AppInvitation: {
            /** @description Id of an invitation to the app. */
            id: string;
            emailAddress: string;
            /** @description `pending`, `accepted`, `revoked` or `expired`. */
            status: string;
            /** @description The public metadata that the user gets after signing up. */
            publicMetadata: {
                [key: string]: unknown;
            };
            /**
             * Format: double
             * @description Milliseconds since 1970.
             * @example 1738281600000
             */
            expiresAt: number | null;
            /**
             * Format: double
             * @description Milliseconds since 1970.
             * @example 1735689600000
             */
            createdAt: number;
            /**
             * Format: double
             * @description Milliseconds since 1970.
             * @example 1735689600000
             */
            updatedAt: number;
        };
        /** @description There is no such invitation to the app. */
        AppInvitationNotFoundProblem: components["schemas"]["ProblemMembers"] & {
            /** @constant */
            code: "app_invitation_not_found";
            /** @constant */
            status: 404;
        };
        /** @description A page of a list. The header `Link` has the addresses of the other pages. */
        AppInvitationPage: {
            data: components["schemas"]["AppInvitation"][];
            /** @description Number of items on all pages. */
            totalCount: number;
            /**
             * @description Maximum number of items on a page.
             * @example 10
             */
            limit: number;
            /**
             * @description Number of items before the page.
             * @example 0
             */
            offset: number;
        };
        /** @description Only an app admin, or an API key or machine with the scope `admins:write`, can give or take an app role, or change a user who has one. */
        AppRoleProtectedProblem: components["schemas"]["ProblemMembers"] & {
            /** @constant */
            code: "app_role_protected";
            /** @constant */
            status: 403;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "app_role_protected";
        };
        /**
         * @description The kind of a token, its owner, and what it may do.
         * @example {
         *       "tokenType": "session_token",
         *       "id": "sess_2b6fcd92dvf96q05x8e4a8xvt6a",
         *       "subject": "user_2b6fcd92dvf96q05x8e4a8xvt6a",
         *       "userId": "user_2b6fcd92dvf96q05x8e4a8xvt6a",
         *       "orgId": "org_2b6fcd92dvf96q05x8e4a8xvt6a",
         *       "orgSlug": "acme",
         *       "orgRole": "org:member",
         *       "orgPermissions": [
         *         "org:reports:read"
         *       ],
         *       "role": "admin",
         *       "scopes": [],
         *       "actor": null,
         *       "expiresAt": 1735689660000
         *     }
         */
        Authentication: {
            /**
             * @description The kind of token.
             * @enum {string}
             */
            tokenType: "session_token" | "api_key" | "oauth_token" | "m2m_token";
            /** @description Id of the session, the API key, or the token. */
            id: string;
            /** @description Id of the user, organization or machine that the token represents. */
            subject: string;
            /** @description Id of the user; null for a token of an organization or a machine. */
            userId: string | null;
            /** @description Id of the active organization of a session, or of the organization that owns the API key. */
            orgId: string | null;
            /** @description Slug of the active organization of a session. */
            orgSlug: string | null;
            /** @description Role in the active organization, such as `org:admin`. */
            orgRole: string | null;
            /** @description Custom permissions in the active organization. */
            orgPermissions: string[];
            /** @description Role in the app: `metadata.role` of a session. */
            role: string | null;
            /** @description Scopes of an API key, an OAuth token, or a machine token. */
            scopes: string[];
            /** @description The user who impersonates (the `act` claim of the session). */
            actor: {
                /** @description Id of the user who acts. */
                sub: string;
            } | null;
            /**
             * Format: double
             * @description Milliseconds since 1970; null if the token does not expire.
             * @example 1735689660000
             */
            expiresAt: number | null;
        };
        /**
         * @description The state of a service that the API depends on.
         * @enum {string}
         */
        Availability: "available" | "unavailable";
        /** @description The request body is larger than the API accepts. */
        BodyTooLargeProblem: components["schemas"]["ProblemMembers"] & {
            /** @constant */
            code: "body_too_large";
            /** @constant */
            status: 413;
        };
        /**
         * @description The current password and a new one.
         * @example {
         *       "currentPassword": "the old password",
         *       "newPassword": "correct horse battery staple",
         *       "signOutOfOtherSessions": true
         *     }
         */
        ChangePassword: {
            /** Format: password */
            currentPassword: string;
            /**
             * Format: password
             * @description The new password. Clerk refuses passwords that were leaked.
             */
            newPassword: string;
            /** @description True to end all other sessions. */
            signOutOfOtherSessions?: boolean;
        };
        /** @description An event from Clerk. */
        ClerkEvent: {
            object: components["schemas"]["ClerkEventObject"];
            /**
             * @description Type of the event.
             * @example user.created
             */
            type: string;
            /**
             * @description The resource, in the shape of Clerk's Backend API.
             * @example {
             *       "object": "user",
             *       "id": "user_2b6fcd92dvf96q05x8e4a8xvt6a"
             *     }
             */
            data: {
                [key: string]: unknown;
            };
            /**
             * Format: double
             * @description Milliseconds since 1970.
             * @example 1735689600000
             */
            timestamp?: number;
            /**
             * @description Id of the Clerk instance.
             * @example ins_2b6fcd92dvf96q05x8e4a8xvt6a
             */
            instance_id?: string;
            /**
             * @description The request that caused the event.
             * @example {
             *       "http_request": {
             *         "client_ip": "192.0.2.10",
             *         "user_agent": "Firefox/133.0"
             *       }
             *     }
             */
            event_attributes?: {
                [key: string]: unknown;
            };
        };
        /**
         * @description Always `event`.
         * @enum {string}
         */
        ClerkEventObject: "event";
        /** @description Clerk could not be reached in time. Try again after `Retry-After` seconds. */
        ClerkUnavailableProblem: components["schemas"]["ProblemMembers"] & {
            /** @constant */
            code: "clerk_unavailable";
            /** @constant */
            status: 503;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "clerk_unavailable";
        };
        /**
         * @description An account at another provider, with which the user signs in.
         * @example {
         *       "id": "eac_2b6fcd92dvf96q05x8e4a8xvt6a",
         *       "provider": "oauth_google",
         *       "emailAddress": "ada@example.com",
         *       "username": null,
         *       "firstName": "Ada",
         *       "lastName": "Lovelace",
         *       "verified": true
         *     }
         */
        ConnectedAccount: {
            /** @description Id of a connected account. */
            id: string;
            /** @description The provider of the account, such as `oauth_google`. */
            provider: string;
            /** @description Email address of the user at the provider. */
            emailAddress: string | null;
            /** @description Username at the provider. */
            username: string | null;
            firstName: string | null;
            lastName: string | null;
            /** @description True if the user can sign in with it. */
            verified: boolean;
        };
        /** @description The user has no such connected account. */
        ConnectedAccountNotFoundProblem: components["schemas"]["ProblemMembers"] & {
            /** @constant */
            code: "connected_account_not_found";
            /** @constant */
            status: 404;
        };
        /** @description A page of a list. The header `Link` has the addresses of the other pages. */
        ConnectedAccountPage: {
            data: components["schemas"]["ConnectedAccount"][];
            /** @description Number of items on all pages. */
            totalCount: number;
            /**
             * @description Maximum number of items on a page.
             * @example 10
             */
            limit: number;
            /**
             * @description Number of items before the page.
             * @example 0
             */
            offset: number;
        };
        /**
         * @description An actor token to create.
         * @example {
         *       "reason": "Support case 1815",
         *       "sessionMaxDurationInSeconds": 900
         *     }
         */
        CreateActorToken: {
            /** @description The reason of the impersonation. The log keeps it. */
            reason: string;
            /** @description Seconds until the token expires; ten minutes by default. */
            expiresInSeconds?: number;
            /** @description Seconds that the session lasts; half an hour by default. */
            sessionMaxDurationInSeconds?: number;
        };
        /**
         * @description An API key to create.
         * @example {
         *       "name": "Nightly report",
         *       "description": "Reads the profile for the report.",
         *       "scopes": [
         *         "me:read"
         *       ],
         *       "expiresInSeconds": 2592000
         *     }
         */
        CreateApiKey: {
            /** @description Unique among the keys of the owner. */
            name: string;
            description?: string;
            /** @description The scopes of the key. Only app admins can grant `users:…` and `admins:write`. */
            scopes: ("me:read" | "users:read" | "users:write" | "users:impersonate" | "admins:write")[];
            /** @description Seconds until the key expires. If absent, the key does not expire. */
            expiresInSeconds?: number;
            /**
             * @deprecated
             * @description Former name of `expiresInSeconds`. Version 0.3.0 will not have it.
             */
            secondsUntilExpiration?: number;
        };
        /**
         * @description An invitation to send.
         * @example {
         *       "emailAddress": "mary@example.com",
         *       "expiresInDays": 30,
         *       "publicMetadata": {
         *         "team": "engines"
         *       }
         *     }
         */
        CreateAppInvitation: {
            /** @example ada@example.com */
            emailAddress: string;
            /** @description Days until the invitation expires; 30 by default. */
            expiresInDays?: number;
            /** @description The public metadata that the user gets after signing up. */
            publicMetadata?: {
                [key: string]: unknown;
            };
            /** @description The page to which the link in the email leads. */
            redirectUrl?: string;
        };
        /**
         * @description Invitations to send.
         * @example {
         *       "invitations": [
         *         {
         *           "emailAddress": "charles@example.com"
         *         }
         *       ]
         *     }
         */
        CreateAppInvitations: {
            /** @description Clerk takes at most ten at once. */
            invitations: components["schemas"]["CreateAppInvitation"][];
        };
        /**
         * @description An invitation to send.
         * @example {
         *       "emailAddress": "mary@example.com",
         *       "role": "org:member",
         *       "expiresInDays": 30
         *     }
         */
        CreateInvitation: {
            /** @example ada@example.com */
            emailAddress: string;
            /**
             * @description Role in the organization, such as `org:admin`.
             * @example org:member
             */
            role: string;
            /** @description Days until the invitation expires; 30 by default. */
            expiresInDays?: number;
        };
        /**
         * @description Invitations to send.
         * @example {
         *       "invitations": [
         *         {
         *           "emailAddress": "charles@example.com",
         *           "role": "org:member"
         *         }
         *       ]
         *     }
         */
        CreateInvitations: {
            /** @description At most ten at once. */
            invitations: components["schemas"]["CreateInvitation"][];
        };
        /**
         * @description An organization to create. If the slug is absent, it is made from the name.
         * @example {
         *       "name": "Acme"
         *     }
         */
        CreateOrganization: {
            name: string;
            /** @description Unique name for use in URLs. */
            slug?: string;
        };
        /**
         * @description A sign-in token to create.
         * @example {
         *       "expiresInSeconds": 3600
         *     }
         */
        CreateSignInToken: {
            /** @description Seconds until the token expires; an hour by default. */
            expiresInSeconds?: number;
        };
        /**
         * @description A user to create.
         * @example {
         *       "emailAddresses": [
         *         "mary@example.com"
         *       ],
         *       "username": "mary",
         *       "firstName": "Mary",
         *       "lastName": "Somerville",
         *       "password": "Mechanism-of-the-Heavens-1831"
         *     }
         */
        CreateUser: {
            /** @description The addresses count as verified. The first is the primary one. A user without any needs a username, if the Clerk instance has usernames. */
            emailAddresses?: string[];
            /**
             * @deprecated
             * @description Former name of `emailAddresses`. Version 0.3.0 will not have it.
             */
            emailAddress?: string[];
            username?: string;
            /**
             * Format: password
             * @description Without it, the user signs in by other means, such as a code by email.
             */
            password?: string;
            firstName?: string;
            lastName?: string;
            /** @description Unique id of the user in another system. It has no comma. */
            externalId?: string;
            /** @description Metadata that the backend writes and everyone can read. */
            publicMetadata?: {
                [key: string]: unknown;
            };
            /** @description Metadata that only the backend reads and writes. */
            privateMetadata?: {
                [key: string]: unknown;
            };
            /** @description Metadata that the user can write. */
            unsafeMetadata?: {
                [key: string]: unknown;
            };
        };
        /**
         * @description A new token to sign in as another user, with its secret.
         * @example {
         *       "id": "act_2b6fcd92dvf96q05x8e4a8xvt6a",
         *       "userId": "user_2b6fcd92dvf96q05x8e4a8xvt6a",
         *       "actor": {
         *         "sub": "user_9x4w7kq2mzr83n16p5t0c9hvj4b"
         *       },
         *       "status": "pending",
         *       "createdAt": 1735689600000,
         *       "updatedAt": 1735776000000,
         *       "token": "eyJhbGciOi…",
         *       "url": "https://accounts.example.com/sign-in?__clerk_ticket=…"
         *     }
         */
        CreatedActorToken: {
            /** @description Id of an actor token. */
            id: string;
            /** @description Id of the user who is impersonated. */
            userId: string;
            /** @description The user who impersonates (the `act` claim of the session). */
            actor: {
                /** @description Id of the user who acts. */
                sub: string;
            } | null;
            /** @description `pending`, `accepted` or `revoked`; only a pending one can be used. */
            status: string;
            /**
             * Format: double
             * @description Milliseconds since 1970.
             * @example 1735689600000
             */
            createdAt: number;
            /**
             * Format: double
             * @description Milliseconds since 1970.
             * @example 1735689600000
             */
            updatedAt: number;
            /** @description The secret of the token. It is shown only this once. */
            token: string | null;
            /** @description The page that signs in with it. It is shown only this once. */
            url: string | null;
        };
        /**
         * @description A new API key, with its secret.
         * @example {
         *       "id": "ak_3f6a1c9e5b7d2048a1c3e5f7092b4d6e",
         *       "name": "Nightly report",
         *       "description": "Reads the profile for the report.",
         *       "subject": "user_2b6fcd92dvf96q05x8e4a8xvt6a",
         *       "scopes": [
         *         "me:read"
         *       ],
         *       "revoked": false,
         *       "revocationReason": null,
         *       "expired": false,
         *       "expiresAt": 1738281600000,
         *       "expiration": 1738281600000,
         *       "createdBy": "user_2b6fcd92dvf96q05x8e4a8xvt6a",
         *       "lastUsedAt": null,
         *       "createdAt": 1735689600000,
         *       "updatedAt": 1735776000000,
         *       "secret": "ak_secret"
         *     }
         */
        CreatedApiKey: {
            /** @description Id of the API key. */
            id: string;
            /** @description Name of the API key. */
            name: string;
            /** @description Description of the API key. */
            description: string | null;
            /** @description Id of the user or organization that owns the key. */
            subject: string;
            /** @description The scopes of the key. */
            scopes: string[];
            /** @description True if the key was revoked. */
            revoked: boolean;
            /** @description Reason of the revocation. */
            revocationReason: string | null;
            /** @description True if the key has expired. */
            expired: boolean;
            /**
             * Format: double
             * @description Time at which the key expires, in milliseconds since 1970; null if it does not expire.
             * @example 1735689600000
             */
            expiresAt: number | null;
            /**
             * Format: double
             * @deprecated
             * @description Former name of `expiresAt`. Version 0.3.0 will not have it.
             * @example 1735689600000
             */
            expiration: number | null;
            /** @description Id of the user who created it. */
            createdBy: string | null;
            /**
             * Format: double
             * @description Milliseconds since 1970.
             * @example 1735689600000
             */
            lastUsedAt: number | null;
            /**
             * Format: double
             * @description Milliseconds since 1970.
             * @example 1735689600000
             */
            createdAt: number;
            /**
             * Format: double
             * @description Milliseconds since 1970.
             * @example 1735689600000
             */
            updatedAt: number;
            /** @description The secret of the key, to send as the token. It is shown only this once. */
            secret: string;
        };
        /**
         * @description The invitations that were created.
         * @example {
         *       "data": [
         *         {
         *           "id": "inv_2b6fcd92dvf96q05x8e4a8xvt6a",
         *           "emailAddress": "mary@example.com",
         *           "status": "pending",
         *           "publicMetadata": {
         *             "team": "engines"
         *           },
         *           "expiresAt": 1738281600000,
         *           "createdAt": 1735689600000,
         *           "updatedAt": 1735689600000
         *         }
         *       ]
         *     }
         */
        CreatedAppInvitations: {
            data: components["schemas"]["AppInvitation"][];
        };
        /**
         * @description The invitations that were created.
         * @example {
         *       "data": [
         *         {
         *           "id": "orginv_2b6fcd92dvf96q05x8e4a8xvt6a",
         *           "emailAddress": "mary@example.com",
         *           "role": "org:member",
         *           "organizationId": "org_2b6fcd92dvf96q05x8e4a8xvt6a",
         *           "status": "pending",
         *           "expiresAt": 1738281600000,
         *           "createdAt": 1735689600000,
         *           "updatedAt": 1735689600000
         *         }
         *       ]
         *     }
         */
        CreatedInvitations: {
            data: components["schemas"]["Invitation"][];
        };
        /**
         * @description A new token to sign in once, with its secret.
         * @example {
         *       "id": "sit_2b6fcd92dvf96q05x8e4a8xvt6a",
         *       "userId": "user_2b6fcd92dvf96q05x8e4a8xvt6a",
         *       "status": "pending",
         *       "createdAt": 1735689600000,
         *       "updatedAt": 1735776000000,
         *       "token": "eyJhbGciOi…",
         *       "url": "https://accounts.example.com/sign-in?__clerk_ticket=…"
         *     }
         */
        CreatedSignInToken: {
            /** @description Id of a sign-in token. */
            id: string;
            /** @description Id of the user who can sign in with it. */
            userId: string;
            /** @description `pending`, `accepted` or `revoked`; only a pending one can be used. */
            status: string;
            /**
             * Format: double
             * @description Milliseconds since 1970.
             * @example 1735689600000
             */
            createdAt: number;
            /**
             * Format: double
             * @description Milliseconds since 1970.
             * @example 1735689600000
             */
            updatedAt: number;
            /** @description The secret of the token. It is shown only this once. */
            token: string | null;
            /** @description The page that signs in with it. It is shown only this once. */
            url: string | null;
        };
        /** @description Only pages of the API's own origin can change something with the session cookie. `Sec-Fetch-Site` or `Origin` names the origin of the page. Other clients must send a token. */
        CrossSiteRequestProblem: components["schemas"]["ProblemMembers"] & {
            /** @constant */
            code: "cross_site_request";
            /** @constant */
            status: 403;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "cross_site_request";
        };
        /** @description The same delivery attempt was received before. Clerk signs each attempt anew. */
        DeliveryReplayedProblem: components["schemas"]["ProblemMembers"] & {
            /** @constant */
            code: "delivery_replayed";
            /** @constant */
            status: 409;
        };
        /** @description The organization has no such domain. */
        DomainNotFoundProblem: components["schemas"]["ProblemMembers"] & {
            /** @constant */
            code: "domain_not_found";
            /** @constant */
            status: 404;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "domain_not_found";
        };
        /**
         * @description An email address of a user.
         * @example {
         *       "id": "idn_2b6fcd92dvf96q05x8e4a8xvt6a",
         *       "emailAddress": "ada@example.com",
         *       "verified": true
         *     }
         */
        EmailAddress: {
            /** @description Id of an email address. */
            id: string | null;
            emailAddress: string;
            /** @description True if the user has verified the address. */
            verified: boolean;
        };
        /** @description The user has no such email address. */
        EmailAddressNotFoundProblem: components["schemas"]["ProblemMembers"] & {
            /** @constant */
            code: "email_address_not_found";
            /** @constant */
            status: 404;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "email_address_not_found";
        };
        /** @description A page of a list. The header `Link` has the addresses of the other pages. */
        EmailAddressPage: {
            data: components["schemas"]["EmailAddress"][];
            /** @description Number of items on all pages. */
            totalCount: number;
            /**
             * @description Maximum number of items on a page.
             * @example 10
             */
            limit: number;
            /**
             * @description Number of items before the page.
             * @example 0
             */
            offset: number;
        };
        /**
         * @description The ended sessions.
         * @example {
         *       "data": [
         *         {
         *           "id": "sess_2b6fcd92dvf96q05x8e4a8xvt6a",
         *           "userId": "user_2b6fcd92dvf96q05x8e4a8xvt6a",
         *           "status": "revoked",
         *           "lastActiveOrganizationId": "org_2b6fcd92dvf96q05x8e4a8xvt6a",
         *           "latestActivity": {
         *             "deviceType": "Macintosh",
         *             "isMobile": false,
         *             "browserName": "Firefox",
         *             "browserVersion": "133.0",
         *             "ipAddress": "192.0.2.10",
         *             "city": "London",
         *             "country": "GB"
         *           },
         *           "lastActiveAt": 1735776000000,
         *           "expiresAt": 1736294400000,
         *           "expireAt": 1736294400000,
         *           "abandonAt": 1738281600000,
         *           "createdAt": 1735689600000,
         *           "updatedAt": 1735776000000
         *         }
         *       ]
         *     }
         */
        EndedSessions: {
            data: components["schemas"]["Session"][];
        };
        /**
         * @description How people with an email address of a verified domain become members: they are invited by hand or automatically, or may ask to join.
         * @enum {string}
         */
        EnrollmentMode: "manual_invitation" | "automatic_invitation" | "automatic_suggestion";
        /** @description The request line and headers together are larger than the API accepts. */
        HeadersTooLargeProblem: components["schemas"]["ProblemMembers"] & {
            /** @constant */
            code: "headers_too_large";
            /** @constant */
            status: 431;
        };
        /** @description A request with this `Idempotency-Key` is still being processed. Try again. */
        IdempotencyKeyInUseProblem: components["schemas"]["ProblemMembers"] & {
            /** @constant */
            code: "idempotency_key_in_use";
            /** @constant */
            status: 409;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "idempotency_key_in_use";
        };
        /** @description The `Idempotency-Key` was used for another request within the last 24 hours. */
        IdempotencyKeyReusedProblem: components["schemas"]["ProblemMembers"] & {
            /** @constant */
            code: "idempotency_key_reused";
            /** @constant */
            status: 422;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "idempotency_key_reused";
        };
        /** @description The list has no such identifier. */
        IdentifierNotFoundProblem: components["schemas"]["ProblemMembers"] & {
            /** @constant */
            code: "identifier_not_found";
            /** @constant */
            status: 404;
        };
        /** @description Somebody impersonates the user (the session has an `act` claim). Only the user can do this. */
        ImpersonationRefusedProblem: components["schemas"]["ProblemMembers"] & {
            /** @constant */
            code: "impersonation_refused";
            /** @constant */
            status: 403;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "impersonation_refused";
        };
        /** @description The token is valid, but lacks a role, permission or scope that the operation requires. */
        InsufficientScopeProblem: components["schemas"]["ProblemMembers"] & {
            /** @constant */
            code: "insufficient_scope";
            /** @constant */
            status: 403;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "insufficient_scope";
        };
        /** @description The API failed. Its log has the reason under the same request id. */
        InternalErrorProblem: components["schemas"]["ProblemMembers"] & {
            /** @constant */
            code: "internal_error";
            /** @constant */
            status: 500;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "internal_error";
        };
        /** @description The request is malformed or does not match its schema. `errors` lists what is wrong. */
        InvalidRequestProblem: components["schemas"]["ProblemMembers"] & {
            /** @constant */
            code: "invalid_request";
            /** @constant */
            status: 400;
        };
        /** @description The delivery has no valid signature of Clerk, was changed, or is too old. */
        InvalidSignatureProblem: components["schemas"]["ProblemMembers"] & {
            /** @constant */
            code: "invalid_signature";
            /** @constant */
            status: 401;
        };
        /** @description The token is malformed, expired, forged, or of a kind that the operation does not accept. */
        InvalidTokenProblem: components["schemas"]["ProblemMembers"] & {
            /** @constant */
            code: "invalid_token";
            /** @constant */
            status: 401;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "invalid_token";
        };
        /**
         * @description An invitation by email to become a member of an organization.
         * @example {
         *       "id": "orginv_2b6fcd92dvf96q05x8e4a8xvt6a",
         *       "emailAddress": "mary@example.com",
         *       "role": "org:member",
         *       "organizationId": "org_2b6fcd92dvf96q05x8e4a8xvt6a",
         *       "status": "pending",
         *       "expiresAt": 1738281600000,
         *       "createdAt": 1735689600000,
         *       "updatedAt": 1735689600000
         *     }
         */
        Invitation: {
            /** @description Id of an invitation. */
            id: string;
            emailAddress: string;
            /**
             * @description Role in the organization, such as `org:admin`.
             * @example org:member
             */
            role: string;
            /** @description Id of an organization. */
            organizationId: string | null;
            /** @description `pending`, `accepted`, `revoked` or `expired`; only a pending one can be accepted. */
            status: string | null;
            /**
             * Format: double
             * @description Milliseconds since 1970.
             * @example 1738281600000
             */
            expiresAt: number | null;
            /**
             * Format: double
             * @description Milliseconds since 1970.
             * @example 1735689600000
             */
            createdAt: number;
            /**
             * Format: double
             * @description Milliseconds since 1970.
             * @example 1735689600000
             */
            updatedAt: number;
        };
        /** @description The organization has no such invitation. */
        InvitationNotFoundProblem: components["schemas"]["ProblemMembers"] & {
            /** @constant */
            code: "invitation_not_found";
            /** @constant */
            status: 404;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "invitation_not_found";
        };
        /** @description A page of a list. The header `Link` has the addresses of the other pages. */
        InvitationPage: {
            data: components["schemas"]["Invitation"][];
            /** @description Number of items on all pages. */
            totalCount: number;
            /**
             * @description Maximum number of items on a page.
             * @example 10
             */
            limit: number;
            /**
             * @description Number of items before the page.
             * @example 0
             */
            offset: number;
        };
        /** @description Only app admins can add any user. Others can add users who share an organization with them now, and must invite everybody else. The answer is the same for an id that does not exist. */
        InvitationRequiredProblem: components["schemas"]["ProblemMembers"] & {
            /** @constant */
            code: "invitation_required";
            /** @constant */
            status: 403;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "invitation_required";
        };
        /**
         * @description Status of an invitation.
         * @enum {string}
         */
        InvitationStatus: "pending" | "accepted" | "revoked" | "expired";
        /** @description The user is the only member of the organization with the role `org:admin`. An organization must keep one. */
        LastAdminProblem: components["schemas"]["ProblemMembers"] & {
            /** @constant */
            code: "last_admin";
            /** @constant */
            status: 409;
        };
        /**
         * @description An identifier to put into a list.
         * @example {
         *       "identifier": "mary@example.com"
         *     }
         */
        ListIdentifier: {
            /** @description Email address, `*@` and a domain for all its addresses, or phone number (E.164). */
            identifier: string;
        };
        /**
         * @description An identifier in a list.
         * @example {
         *       "id": "alid_2b6fcd92dvf96q05x8e4a8xvt6a",
         *       "identifier": "mary@example.com",
         *       "createdAt": 1735689600000,
         *       "updatedAt": 1735776000000
         *     }
         */
        ListedIdentifier: {
            /** @description Id of an identifier in a list. */
            id: string | null;
            /** @description Email address, `*@` and a domain, or phone number. */
            identifier: string | null;
            /**
             * Format: double
             * @description Milliseconds since 1970.
             * @example 1735689600000
             */
            createdAt: number | null;
            /**
             * Format: double
             * @description Milliseconds since 1970.
             * @example 1735689600000
             */
            updatedAt: number | null;
        };
        /** @description A page of a list. The header `Link` has the addresses of the other pages. */
        ListedIdentifierPage: {
            data: components["schemas"]["ListedIdentifier"][];
            /** @description Number of items on all pages. */
            totalCount: number;
            /**
             * @description Maximum number of items on a page.
             * @example 10
             */
            limit: number;
            /**
             * @description Number of items before the page.
             * @example 0
             */
            offset: number;
        };
        /** @description The instance works. */
        Liveness: {
            /** @enum {string} */
            status: "ok";
        };
        /** @description The user is not a member of the organization. */
        MemberNotFoundProblem: components["schemas"]["ProblemMembers"] & {
            /** @constant */
            code: "member_not_found";
            /** @constant */
            status: 404;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "member_not_found";
        };
        /**
         * @description The membership of a user in an organization, with the role.
         * @example {
         *       "id": "orgmem_2b6fcd92dvf96q05x8e4a8xvt6a",
         *       "role": "org:member",
         *       "organization": {
         *         "id": "org_2b6fcd92dvf96q05x8e4a8xvt6a",
         *         "name": "Acme",
         *         "slug": "acme",
         *         "imageUrl": "https://img.clerk.com/acme",
         *         "hasImage": true,
         *         "publicMetadata": {
         *           "industry": "anvils"
         *         },
         *         "maxAllowedMemberships": 5,
         *         "createdAt": 1735689600000,
         *         "updatedAt": 1735776000000
         *       },
         *       "publicUserData": {
         *         "userId": "user_2b6fcd92dvf96q05x8e4a8xvt6a",
         *         "identifier": "ada@example.com",
         *         "firstName": "Ada",
         *         "lastName": "Lovelace",
         *         "imageUrl": "https://img.clerk.com/ada",
         *         "hasImage": true
         *       },
         *       "publicMetadata": {
         *         "team": "engines"
         *       },
         *       "createdAt": 1735689600000,
         *       "updatedAt": 1735776000000
         *     }
         */
        Membership: {
            /** @description Id of a membership. */
            id: string;
            /**
             * @description Role in the organization, such as `org:admin`.
             * @example org:member
             */
            role: string;
            organization: components["schemas"]["Organization"];
            publicUserData: components["schemas"]["PublicUserData"] | null;
            /** @description Metadata that the backend writes and everyone can read. */
            publicMetadata: {
                [key: string]: unknown;
            };
            /**
             * Format: double
             * @description Milliseconds since 1970.
             * @example 1735689600000
             */
            createdAt: number;
            /**
             * Format: double
             * @description Milliseconds since 1970.
             * @example 1735689600000
             */
            updatedAt: number;
        };
        /** @description A page of a list. The header `Link` has the addresses of the other pages. */
        MembershipPage: {
            data: components["schemas"]["Membership"][];
            /** @description Number of items on all pages. */
            totalCount: number;
            /**
             * @description Maximum number of items on a page.
             * @example 10
             */
            limit: number;
            /**
             * @description Number of items before the page.
             * @example 0
             */
            offset: number;
        };
        /** @description The request is well-formed, but Clerk does not accept its values. `errors` says which and why. */
        NotAcceptedProblem: components["schemas"]["ProblemMembers"] & {
            /** @constant */
            code: "not_accepted";
            /** @constant */
            status: 422;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "not_accepted";
        };
        /** @description The operation requires a token, and the request has none. */
        NotAuthenticatedProblem: components["schemas"]["ProblemMembers"] & {
            /** @constant */
            code: "not_authenticated";
            /** @constant */
            status: 401;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "not_authenticated";
        };
        /** @description The settings in Clerk do not allow this to the user, or to the admins of the organization. */
        NotEnabledProblem: components["schemas"]["ProblemMembers"] & {
            /** @constant */
            code: "not_enabled";
            /** @constant */
            status: 403;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "not_enabled";
        };
        /** @description The instance cannot authenticate requests yet. Try again after `Retry-After` seconds. */
        NotReadyProblem: components["schemas"]["ProblemMembers"] & {
            /** @constant */
            code: "not_ready";
            /** @constant */
            status: 503;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "not_ready";
        };
        /**
         * @description An organization.
         * @example {
         *       "id": "org_2b6fcd92dvf96q05x8e4a8xvt6a",
         *       "name": "Acme",
         *       "slug": "acme",
         *       "imageUrl": "https://img.clerk.com/acme",
         *       "hasImage": true,
         *       "publicMetadata": {
         *         "industry": "anvils"
         *       },
         *       "maxAllowedMemberships": 5,
         *       "createdAt": 1735689600000,
         *       "updatedAt": 1735776000000
         *     }
         */
        Organization: {
            /** @description Id of an organization. */
            id: string;
            name: string;
            /** @description Unique name for use in URLs. */
            slug: string | null;
            /** @description Address of the picture. */
            imageUrl: string | null;
            /** @description True if the picture was uploaded, false if it is a default. */
            hasImage: boolean;
            /** @description Metadata that the backend writes and members can read. */
            publicMetadata: {
                [key: string]: unknown;
            };
            /** @description 0 means no limit. */
            maxAllowedMemberships: number;
            /**
             * Format: double
             * @description Milliseconds since 1970.
             * @example 1735689600000
             */
            createdAt: number;
            /**
             * Format: double
             * @description Milliseconds since 1970.
             * @example 1735689600000
             */
            updatedAt: number;
        };
        /**
         * @description An email domain of an organization.
         * @example {
         *       "id": "orgdmn_2b6fcd92dvf96q05x8e4a8xvt6a",
         *       "name": "example.com",
         *       "enrollmentMode": "automatic_invitation",
         *       "verified": false,
         *       "createdAt": 1735689600000,
         *       "updatedAt": 1735776000000
         *     }
         */
        OrganizationDomain: {
            /** @description Id of a domain. */
            id: string;
            /** @description The domain, such as `example.com`. */
            name: string;
            /** @description How people with an email address of the domain become members. */
            enrollmentMode: string;
            /** @description True if the organization has proved that the domain is its own. */
            verified: boolean;
            /**
             * Format: double
             * @description Milliseconds since 1970.
             * @example 1735689600000
             */
            createdAt: number;
            /**
             * Format: double
             * @description Milliseconds since 1970.
             * @example 1735689600000
             */
            updatedAt: number;
        };
        /** @description A page of a list. The header `Link` has the addresses of the other pages. */
        OrganizationDomainPage: {
            data: components["schemas"]["OrganizationDomain"][];
            /** @description Number of items on all pages. */
            totalCount: number;
            /**
             * @description Maximum number of items on a page.
             * @example 10
             */
            limit: number;
            /**
             * @description Number of items before the page.
             * @example 0
             */
            offset: number;
        };
        /** @description The organization does not exist, or the credential belongs to another organization. A session belongs to its active organization. */
        OrganizationNotFoundProblem: components["schemas"]["ProblemMembers"] & {
            /** @constant */
            code: "organization_not_found";
            /** @constant */
            status: 404;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "organization_not_found";
        };
        /**
         * @description A role that members of organizations can have.
         * @example {
         *       "id": "role_2b6fcd92dvf96q05x8e4a8xvt6a",
         *       "key": "org:admin",
         *       "name": "Admin",
         *       "description": "Manages the organization.",
         *       "permissions": [
         *         "org:reports:read",
         *         "org:reports:manage"
         *       ]
         *     }
         */
        OrganizationRole: {
            /** @description Id of a role. */
            id: string;
            /** @description The role as members have it, such as `org:admin`. */
            key: string;
            /** @description Name of the role, to show to people. */
            name: string;
            description: string | null;
            /** @description The permissions of the role. */
            permissions: string[];
        };
        /** @description A page of a list. The header `Link` has the addresses of the other pages. */
        OrganizationRolePage: {
            data: components["schemas"]["OrganizationRole"][];
            /** @description Number of items on all pages. */
            totalCount: number;
            /**
             * @description Maximum number of items on a page.
             * @example 10
             */
            limit: number;
            /**
             * @description Number of items before the page.
             * @example 0
             */
            offset: number;
        };
        /** @description An earlier request with this `Idempotency-Key` got no final answer: it may have been carried out or not. It is not carried out again. Check whether it was, and if not, send it with another key. If the answer has `Retry-After`, send the same request again after that time to learn more. */
        OutcomeUnknownProblem: components["schemas"]["ProblemMembers"] & {
            /** @constant */
            code: "outcome_unknown";
            /** @constant */
            status: 409;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "outcome_unknown";
        };
        /** @description The instance has more requests than it can handle, or more new tokens to verify than Clerk allows. Try again after `Retry-After` seconds. */
        OverloadedProblem: components["schemas"]["ProblemMembers"] & {
            /** @constant */
            code: "overloaded";
            /** @constant */
            status: 503;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "overloaded";
        };
        /** @description Administrators cannot ban, lock, delete or impersonate themselves. To delete your own account, call `deleteMe`. */
        OwnAccountProblem: components["schemas"]["ProblemMembers"] & {
            /** @constant */
            code: "own_account";
            /** @constant */
            status: 403;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "own_account";
        };
        /**
         * @description A passkey of a user.
         * @example {
         *       "id": "idn_2b6fcd92dvf96q05x8e4a8xvt6a",
         *       "name": "MacBook",
         *       "lastUsedAt": 1735776000000
         *     }
         */
        Passkey: {
            /** @description Id of a passkey. */
            id: string | null;
            /** @description Name of the passkey, such as that of the device. */
            name: string;
            /**
             * Format: double
             * @description Milliseconds since 1970.
             * @example 1735776000000
             */
            lastUsedAt: number;
        };
        /** @description The user has no such passkey. */
        PasskeyNotFoundProblem: components["schemas"]["ProblemMembers"] & {
            /** @constant */
            code: "passkey_not_found";
            /** @constant */
            status: 404;
        };
        /** @description A page of a list. The header `Link` has the addresses of the other pages. */
        PasskeyPage: {
            data: components["schemas"]["Passkey"][];
            /** @description Number of items on all pages. */
            totalCount: number;
            /**
             * @description Maximum number of items on a page.
             * @example 10
             */
            limit: number;
            /**
             * @description Number of items before the page.
             * @example 0
             */
            offset: number;
        };
        /**
         * @description A phone number of a user.
         * @example {
         *       "id": "idn_2b6fcd92dvf96q05x8e4a8xvt6a",
         *       "phoneNumber": "+15555550100",
         *       "verified": true,
         *       "usedAsSecondFactor": true
         *     }
         */
        PhoneNumber: {
            /** @description Id of a phone number. */
            id: string | null;
            /** @description The number in the format of E.164. */
            phoneNumber: string;
            /** @description True if the user has verified the number. */
            verified: boolean;
            /** @description True if codes for the second factor are sent to it. */
            usedAsSecondFactor: boolean;
        };
        /** @description The user has no such phone number. */
        PhoneNumberNotFoundProblem: components["schemas"]["ProblemMembers"] & {
            /** @constant */
            code: "phone_number_not_found";
            /** @constant */
            status: 404;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "phone_number_not_found";
        };
        /** @description A page of a list. The header `Link` has the addresses of the other pages. */
        PhoneNumberPage: {
            data: components["schemas"]["PhoneNumber"][];
            /** @description Number of items on all pages. */
            totalCount: number;
            /**
             * @description Maximum number of items on a page.
             * @example 10
             */
            limit: number;
            /**
             * @description Number of items before the page.
             * @example 0
             */
            offset: number;
        };
        /**
         * @description A picture to set.
         * @example {
         *       "image": "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
         *     }
         */
        Picture: {
            /** @description A PNG, JPEG, GIF or WebP of at most 1.5 MB, in base64. */
            image: string;
        };
        /** @description A problem (RFC 9457). `code` tells programs what went wrong, `error` tells people. */
        Problem: {
            /**
             * Format: uri
             * @description Identifies the kind of problem. It is as stable as `code`.
             */
            type: string;
            /** @description Name of the kind of problem. */
            title: string;
            /** @description The HTTP status of the answer. */
            status: number;
            /** @description Explains this occurrence of the problem. */
            detail: string;
            /** @description The id of the request. Quote it when you report the problem. */
            instance: string;
            /**
             * @description The kind of problem, for programs.
             * @enum {string}
             */
            code: "invalid_request" | "not_authenticated" | "invalid_token" | "insufficient_scope" | "invalid_signature" | "cross_site_request" | "impersonation_refused" | "user_required" | "reverification_required" | "not_found" | "user_not_found" | "session_not_found" | "api_key_not_found" | "organization_not_found" | "member_not_found" | "invitation_not_found" | "method_not_allowed" | "request_timeout" | "already_exists" | "delivery_replayed" | "idempotency_key_in_use" | "outcome_unknown" | "secret_not_repeated" | "body_too_large" | "unsupported_media_type" | "not_accepted" | "idempotency_key_reused" | "rate_limited" | "headers_too_large" | "internal_error" | "clerk_unavailable" | "not_ready" | "overloaded" | "store_unavailable" | "webhooks_not_configured" | "scope_not_grantable" | "app_role_protected" | "role_not_grantable" | "invitation_required" | "last_admin" | "own_account" | "email_address_not_found" | "phone_number_not_found" | "verification_not_found" | "connected_account_not_found" | "passkey_not_found" | "app_invitation_not_found" | "waitlist_entry_not_found" | "identifier_not_found" | "token_not_found" | "domain_not_found" | "second_factor_not_found" | "not_enabled" | "user_retrieval_failed";
            /** @description One sentence to show to a person. */
            error: string;
            /** @description All values that are wrong. */
            errors?: {
                /**
                 * Format: json-pointer
                 * @description A JSON pointer to the wrong value. Its first segment is the part of the request.
                 */
                pointer: string;
                /** @description Explains what is wrong. */
                message: string;
                /** @description Clerk's error code, if Clerk refused the value. */
                code?: string;
            }[];
            /** @description Present with `reverification_required`. Clerk's `useReverification` reads it. */
            clerk_error?: {
                /** @enum {string} */
                type: "forbidden";
                /** @enum {string} */
                reason: "reverification-error";
                metadata: {
                    reverification: {
                        /** @enum {string} */
                        level: "first_factor" | "second_factor";
                        /** @description Maximum age of the verification, in minutes. */
                        afterMinutes: number;
                    };
                };
            };
        };
        /** @description The members that all problems have beside `code` and `status`. */
        ProblemMembers: {
            /**
             * Format: uri
             * @description Identifies the kind of problem. It is as stable as `code`.
             */
            type: string;
            /** @description Name of the kind of problem. */
            title: string;
            /** @description Explains this occurrence of the problem. */
            detail: string;
            /** @description The id of the request. Quote it when you report the problem. */
            instance: string;
            /** @description One sentence to show to a person. */
            error: string;
            /** @description All values that are wrong. */
            errors?: {
                /**
                 * Format: json-pointer
                 * @description A JSON pointer to the wrong value. Its first segment is the part of the request.
                 */
                pointer: string;
                /** @description Explains what is wrong. */
                message: string;
                /** @description Clerk's error code, if Clerk refused the value. */
                code?: string;
            }[];
            /** @description Present with `reverification_required`. Clerk's `useReverification` reads it. */
            clerk_error?: {
                /** @enum {string} */
                type: "forbidden";
                /** @enum {string} */
                reason: "reverification-error";
                metadata: {
                    reverification: {
                        /** @enum {string} */
                        level: "first_factor" | "second_factor";
                        /** @description Maximum age of the verification, in minutes. */
                        afterMinutes: number;
                    };
                };
            };
        };
        /** @description The signed-in user. */
        ProtectedAnswer: {
            /** @enum {string} */
            message: "User retrieved successfully";
            user: components["schemas"]["User"];
        };
        /**
         * @description The data of a member that other members can see.
         * @example {
         *       "userId": "user_2b6fcd92dvf96q05x8e4a8xvt6a",
         *       "identifier": "ada@example.com",
         *       "firstName": "Ada",
         *       "lastName": "Lovelace",
         *       "imageUrl": "https://img.clerk.com/ada",
         *       "hasImage": true
         *     }
         */
        PublicUserData: {
            /** @description Id of a user. */
            userId: string;
            /** @description Email address or username. */
            identifier: string | null;
            firstName: string | null;
            lastName: string | null;
            /** @description Address of the picture. */
            imageUrl: string | null;
            /** @description True if the picture was uploaded, false if it is a default. */
            hasImage: boolean;
        };
        /** @description The address or the caller sent too many requests within a minute, or the address too many tokens that Clerk refused. Try again after `Retry-After` seconds. */
        RateLimitedProblem: components["schemas"]["ProblemMembers"] & {
            /** @constant */
            code: "rate_limited";
            /** @constant */
            status: 429;
        };
        /** @description The instance can accept requests. */
        Readiness: {
            /** @enum {string} */
            status: "ok";
            /** @description `unavailable` while Clerk does not answer or asks to wait. Meanwhile known users and tokens keep working, and other requests are answered with 503. */
            clerk: components["schemas"]["Availability"];
            /** @description `unavailable` while Redis is unreachable, too slow, or refuses the password or a command. Meanwhile each instance uses its own memory, and requests that must not run twice are answered with 503. Absent if the instance has no Redis. */
            redis?: components["schemas"]["Availability"];
        };
        /**
         * @description An invitation to become a member of an organization, for the invited person.
         * @example {
         *       "id": "orginv_2b6fcd92dvf96q05x8e4a8xvt6a",
         *       "emailAddress": "mary@example.com",
         *       "role": "org:member",
         *       "organizationId": "org_2b6fcd92dvf96q05x8e4a8xvt6a",
         *       "status": "pending",
         *       "expiresAt": 1738281600000,
         *       "createdAt": 1735689600000,
         *       "updatedAt": 1735689600000,
         *       "organizationName": "Acme",
         *       "organizationImageUrl": "https://img.clerk.com/acme"
         *     }
         */
        ReceivedInvitation: {
            /** @description Id of an invitation. */
            id: string;
            emailAddress: string;
            /**
             * @description Role in the organization, such as `org:admin`.
             * @example org:member
             */
            role: string;
            /** @description Id of an organization. */
            organizationId: string | null;
            /** @description `pending`, `accepted`, `revoked` or `expired`; only a pending one can be accepted. */
            status: string | null;
            /**
             * Format: double
             * @description Milliseconds since 1970.
             * @example 1738281600000
             */
            expiresAt: number | null;
            /**
             * Format: double
             * @description Milliseconds since 1970.
             * @example 1735689600000
             */
            createdAt: number;
            /**
             * Format: double
             * @description Milliseconds since 1970.
             * @example 1735689600000
             */
            updatedAt: number;
            /** @description Name of the organization. */
            organizationName: string | null;
            /** @description Address of the picture of the organization. */
            organizationImageUrl: string | null;
        };
        /** @description A page of a list. The header `Link` has the addresses of the other pages. */
        ReceivedInvitationPage: {
            data: components["schemas"]["ReceivedInvitation"][];
            /** @description Number of items on all pages. */
            totalCount: number;
            /**
             * @description Maximum number of items on a page.
             * @example 10
             */
            limit: number;
            /**
             * @description Number of items before the page.
             * @example 0
             */
            offset: number;
        };
        /** @description The request did not arrive completely within the allowed time. */
        RequestTimeoutProblem: components["schemas"]["ProblemMembers"] & {
            /** @constant */
            code: "request_timeout";
            /** @constant */
            status: 408;
        };
        /** @description The user must have signed in or been reverified within the last 10 minutes. Clerk's `useReverification` reads `clerk_error` and asks for it. */
        ReverificationRequiredProblem: components["schemas"]["ProblemMembers"] & {
            /** @constant */
            code: "reverification_required";
            /** @constant */
            status: 403;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "reverification_required";
        };
        /** @description Only callers with the role `org:admin` can manage members with a role other than `org:member`. */
        RoleNotGrantableProblem: components["schemas"]["ProblemMembers"] & {
            /** @constant */
            code: "role_not_grantable";
            /** @constant */
            status: 403;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "role_not_grantable";
        };
        /** @description The caller cannot give an API key a scope for something that the caller may not do. */
        ScopeNotGrantableProblem: components["schemas"]["ProblemMembers"] & {
            /** @constant */
            code: "scope_not_grantable";
            /** @constant */
            status: 403;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "scope_not_grantable";
        };
        /**
         * @description A second factor that the user can sign in with.
         * @example {
         *       "secondFactor": "totp"
         *     }
         */
        SecondFactor: {
            /** @description `totp`, `phone_code` or `backup_code`. */
            secondFactor: string;
        };
        /** @description The user does not use this second factor. */
        SecondFactorNotFoundProblem: components["schemas"]["ProblemMembers"] & {
            /** @constant */
            code: "second_factor_not_found";
            /** @constant */
            status: 404;
        };
        /** @description A page of a list. The header `Link` has the addresses of the other pages. */
        SecondFactorPage: {
            data: components["schemas"]["SecondFactor"][];
            /** @description Number of items on all pages. */
            totalCount: number;
            /**
             * @description Maximum number of items on a page.
             * @example 10
             */
            limit: number;
            /**
             * @description Number of items before the page.
             * @example 0
             */
            offset: number;
        };
        /** @description The request with this `Idempotency-Key` succeeded. Its answer contained a secret, which is stored nowhere. If you lost it, revoke the created resource and create another with a new key. */
        SecretNotRepeatedProblem: components["schemas"]["ProblemMembers"] & {
            /** @constant */
            code: "secret_not_repeated";
            /** @constant */
            status: 409;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "secret_not_repeated";
        };
        /** @description Information about the service. */
        ServiceInfo: {
            /** @example clerk-fastify-openapi */
            name: string;
            /**
             * @description Version of the API.
             * @example 1.0.0
             */
            version: string;
            links: {
                /**
                 * Format: uri-reference
                 * @description Address of the documentation.
                 * @example /docs
                 */
                documentation?: string;
                /**
                 * Format: uri-reference
                 * @description Address of the OpenAPI document.
                 * @example /docs/json
                 */
                openapi?: string;
                /**
                 * Format: uri-reference
                 * @description Address that describes the token of a request.
                 * @example /v1/auth
                 */
                authentication: string;
            };
        };
        /**
         * @description A session of a user in one browser, from signing in to signing out.
         * @example {
         *       "id": "sess_2b6fcd92dvf96q05x8e4a8xvt6a",
         *       "userId": "user_2b6fcd92dvf96q05x8e4a8xvt6a",
         *       "status": "active",
         *       "lastActiveOrganizationId": "org_2b6fcd92dvf96q05x8e4a8xvt6a",
         *       "latestActivity": {
         *         "deviceType": "Macintosh",
         *         "isMobile": false,
         *         "browserName": "Firefox",
         *         "browserVersion": "133.0",
         *         "ipAddress": "192.0.2.10",
         *         "city": "London",
         *         "country": "GB"
         *       },
         *       "lastActiveAt": 1735776000000,
         *       "expiresAt": 1736294400000,
         *       "expireAt": 1736294400000,
         *       "abandonAt": 1738281600000,
         *       "createdAt": 1735689600000,
         *       "updatedAt": 1735776000000
         *     }
         */
        Session: {
            /** @description Id of a session. */
            id: string;
            /** @description Id of a user. */
            userId: string;
            status: components["schemas"]["SessionStatus"];
            /** @description Id of an organization. */
            lastActiveOrganizationId: string | null;
            latestActivity: components["schemas"]["SessionActivity"] | null;
            /**
             * Format: double
             * @description Milliseconds since 1970.
             * @example 1735689600000
             */
            lastActiveAt: number;
            /**
             * Format: double
             * @description Time at which the session ends even if it is used, in milliseconds since 1970.
             * @example 1735689600000
             */
            expiresAt: number;
            /**
             * Format: double
             * @deprecated
             * @description Former name of `expiresAt`. Version 0.3.0 will not have it.
             * @example 1735689600000
             */
            expireAt: number;
            /**
             * Format: double
             * @description Time at which the session ends if it is not used, in milliseconds since 1970.
             * @example 1735689600000
             */
            abandonAt: number;
            /**
             * Format: double
             * @description Milliseconds since 1970.
             * @example 1735689600000
             */
            createdAt: number;
            /**
             * Format: double
             * @description Milliseconds since 1970.
             * @example 1735689600000
             */
            updatedAt: number;
        };
        /**
         * @description The device and the place in which a session was last used.
         * @example {
         *       "deviceType": "Macintosh",
         *       "isMobile": false,
         *       "browserName": "Firefox",
         *       "browserVersion": "133.0",
         *       "ipAddress": "192.0.2.10",
         *       "city": "London",
         *       "country": "GB"
         *     }
         */
        SessionActivity: {
            deviceType: string | null;
            isMobile: boolean | null;
            browserName: string | null;
            browserVersion: string | null;
            ipAddress: string | null;
            city: string | null;
            country: string | null;
        };
        /** @description The session does not exist, or belongs to another user. */
        SessionNotFoundProblem: components["schemas"]["ProblemMembers"] & {
            /** @constant */
            code: "session_not_found";
            /** @constant */
            status: 404;
        };
        /** @description A page of a list. The header `Link` has the addresses of the other pages. */
        SessionPage: {
            data: components["schemas"]["Session"][];
            /** @description Number of items on all pages. */
            totalCount: number;
            /**
             * @description Maximum number of items on a page.
             * @example 10
             */
            limit: number;
            /**
             * @description Number of items before the page.
             * @example 0
             */
            offset: number;
        };
        /**
         * @description Status of a session. Only active sessions have tokens.
         * @enum {string}
         */
        SessionStatus: "active" | "pending" | "ended" | "expired" | "removed" | "replaced" | "revoked" | "abandoned";
        /**
         * @description A token to sign in once, without its secret.
         * @example {
         *       "id": "sit_2b6fcd92dvf96q05x8e4a8xvt6a",
         *       "userId": "user_2b6fcd92dvf96q05x8e4a8xvt6a",
         *       "status": "pending",
         *       "createdAt": 1735689600000,
         *       "updatedAt": 1735776000000
         *     }
         */
        SignInToken: {
            /** @description Id of a sign-in token. */
            id: string;
            /** @description Id of the user who can sign in with it. */
            userId: string;
            /** @description `pending`, `accepted` or `revoked`; only a pending one can be used. */
            status: string;
            /**
             * Format: double
             * @description Milliseconds since 1970.
             * @example 1735689600000
             */
            createdAt: number;
            /**
             * Format: double
             * @description Milliseconds since 1970.
             * @example 1735689600000
             */
            updatedAt: number;
        };
        /**
         * @description Descending or ascending.
         * @enum {string}
         */
        SortOrder: "desc" | "asc";
        /** @description Redis is unreachable, and without it the API could do the same work twice. Nothing was done. Try again after `Retry-After` seconds. */
        StoreUnavailableProblem: components["schemas"]["ProblemMembers"] & {
            /** @constant */
            code: "store_unavailable";
            /** @constant */
            status: 503;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "store_unavailable";
        };
        /** @description There is no such sign-in token or actor token. */
        TokenNotFoundProblem: components["schemas"]["ProblemMembers"] & {
            /** @constant */
            code: "token_not_found";
            /** @constant */
            status: 404;
        };
        /** @description The operation does not accept the media type of the request body. */
        UnsupportedMediaTypeProblem: components["schemas"]["ProblemMembers"] & {
            /** @constant */
            code: "unsupported_media_type";
            /** @constant */
            status: 415;
        };
        /**
         * @description The fields to change. Absent fields keep their values.
         * @example {
         *       "firstName": "Ada",
         *       "unsafeMetadata": {
         *         "theme": "dark"
         *       }
         *     }
         */
        UpdateMe: {
            /** @description Given name; null removes it. */
            firstName?: string | null;
            /** @description Family name; null removes it. */
            lastName?: string | null;
            /** @description Username; null removes it. */
            username?: string | null;
            /** @description Merged deeply into the present metadata. null removes a property. */
            unsafeMetadata?: {
                [key: string]: unknown;
            };
        };
        /**
         * @description The new role of a member.
         * @example {
         *       "role": "org:member"
         *     }
         */
        UpdateMember: {
            /**
             * @description Role in the organization, such as `org:admin`.
             * @example org:member
             */
            role: string;
        };
        /**
         * @description The fields to change. Absent fields keep their values.
         * @example {
         *       "name": "Acme"
         *     }
         */
        UpdateOrganization: {
            name?: string;
            /** @description Unique name for use in URLs. */
            slug?: string;
        };
        /**
         * @description The new way to become a member.
         * @example {
         *       "enrollmentMode": "automatic_suggestion"
         *     }
         */
        UpdateOrganizationDomain: {
            enrollmentMode: components["schemas"]["EnrollmentMode"];
        };
        /**
         * @description Merged deeply into the present metadata. null removes a property.
         * @example {
         *       "privateMetadata": {
         *         "contract": "C-1815"
         *       }
         *     }
         */
        UpdateOrganizationMetadata: {
            /** @description Metadata that the backend writes and members can read. */
            publicMetadata?: {
                [key: string]: unknown;
            };
            /** @description Metadata that only the backend reads and writes. */
            privateMetadata?: {
                [key: string]: unknown;
            };
        };
        /**
         * @description The fields to change. Absent fields keep their values.
         * @example {
         *       "firstName": "Ada",
         *       "lastName": "Lovelace"
         *     }
         */
        UpdateUser: {
            /** @description Given name; null removes it. */
            firstName?: string | null;
            /** @description Family name; null removes it. */
            lastName?: string | null;
            /** @description Username; null removes it. */
            username?: string | null;
            /** @description Unique id of the user in another system. It has no comma. */
            externalId?: string | null;
            /**
             * Format: password
             * @description A new password.
             */
            password?: string;
            /** @description Id of an email address. */
            primaryEmailAddressId?: string;
        };
        /**
         * @description Merged deeply into the present metadata. null removes a property.
         * @example {
         *       "privateMetadata": {
         *         "notes": "Prefers email."
         *       }
         *     }
         */
        UpdateUserMetadata: {
            /** @description Metadata that the backend writes and everyone can read. */
            publicMetadata?: {
                [key: string]: unknown;
            };
            /** @description Metadata that only the backend reads and writes. */
            privateMetadata?: {
                [key: string]: unknown;
            };
            /** @description Metadata that the user can write. */
            unsafeMetadata?: {
                [key: string]: unknown;
            };
        };
        /**
         * @description A user, with the fields that the user can see.
         * @example {
         *       "id": "user_2b6fcd92dvf96q05x8e4a8xvt6a",
         *       "username": "ada",
         *       "firstName": "Ada",
         *       "lastName": "Lovelace",
         *       "imageUrl": "https://img.clerk.com/ada",
         *       "hasImage": true,
         *       "primaryEmailAddressId": "idn_2b6fcd92dvf96q05x8e4a8xvt6a",
         *       "emailAddresses": [
         *         {
         *           "id": "idn_2b6fcd92dvf96q05x8e4a8xvt6a",
         *           "emailAddress": "ada@example.com",
         *           "verified": true
         *         }
         *       ],
         *       "publicMetadata": {
         *         "role": "admin"
         *       },
         *       "unsafeMetadata": {
         *         "theme": "dark"
         *       },
         *       "lastSignInAt": 1735776000000,
         *       "createdAt": 1735689600000,
         *       "updatedAt": 1735776000000
         *     }
         */
        User: {
            /** @description Id of a user. */
            id: string;
            /** @description Username. It is unique in the Clerk instance. */
            username: string | null;
            /** @description Given name. */
            firstName: string | null;
            /** @description Family name. */
            lastName: string | null;
            /** @description Address of the avatar. */
            imageUrl: string | null;
            /** @description True if the picture was uploaded, false if it is a default. */
            hasImage: boolean;
            /** @description Id of the primary email address. */
            primaryEmailAddressId: string | null;
            emailAddresses: components["schemas"]["EmailAddress"][];
            /** @description Metadata that the backend writes and everyone can read. */
            publicMetadata: {
                [key: string]: unknown;
            };
            /** @description Metadata that the user can write. */
            unsafeMetadata: {
                [key: string]: unknown;
            };
            /**
             * Format: double
             * @description Milliseconds since 1970.
             * @example 1735689600000
             */
            lastSignInAt: number | null;
            /**
             * Format: double
             * @description Milliseconds since 1970.
             * @example 1735689600000
             */
            createdAt: number;
            /**
             * Format: double
             * @description Milliseconds since 1970.
             * @example 1735689600000
             */
            updatedAt: number;
        };
        /**
         * @description The number of users.
         * @example {
         *       "totalCount": 31
         *     }
         */
        UserCount: {
            totalCount: number;
        };
        /** @description The user does not exist, or was deleted. */
        UserNotFoundProblem: components["schemas"]["ProblemMembers"] & {
            /** @constant */
            code: "user_not_found";
            /** @constant */
            status: 404;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "user_not_found";
        };
        /** @description A page of a list. The header `Link` has the addresses of the other pages. */
        UserPage: {
            data: components["schemas"]["AdminUser"][];
            /** @description Number of items on all pages. */
            totalCount: number;
            /**
             * @description Maximum number of items on a page.
             * @example 10
             */
            limit: number;
            /**
             * @description Number of items before the page.
             * @example 0
             */
            offset: number;
        };
        /** @description The operation needs a user, but the API key belongs to an organization. */
        UserRequiredProblem: components["schemas"]["ProblemMembers"] & {
            /** @constant */
            code: "user_required";
            /** @constant */
            status: 403;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "user_required";
        };
        /** @description Clerk sent an answer that the API could not use. The log has the reason. */
        UserRetrievalFailedProblem: components["schemas"]["ProblemMembers"] & {
            /** @constant */
            code: "user_retrieval_failed";
            /** @constant */
            status: 500;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "user_retrieval_failed";
        };
        /**
         * @description A code that was sent, to verify an email address or a phone number.
         * @example {
         *       "id": "vrf_2b6fcd92dvf96q05x8e4a8xvt6a",
         *       "status": "unverified",
         *       "expiresAt": 1735690200000
         *     }
         */
        Verification: {
            /** @description Id of the verification. */
            id: string;
            /** @description `unverified`, `verified`, `expired` or `failed`. */
            status: string;
            /**
             * Format: double
             * @description Milliseconds since 1970.
             * @example 1735690200000
             */
            expiresAt: number | null;
        };
        /**
         * @description The code that was sent.
         * @example {
         *       "code": "424242"
         *     }
         */
        VerificationCode: {
            /** @description The code as received. */
            code: string;
        };
        /** @description No code was sent for a verification with this id, or another one was sent later. */
        VerificationNotFoundProblem: components["schemas"]["ProblemMembers"] & {
            /** @constant */
            code: "verification_not_found";
            /** @constant */
            status: 404;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "verification_not_found";
        };
        /**
         * @description A person who waits to sign up.
         * @example {
         *       "id": "wle_2b6fcd92dvf96q05x8e4a8xvt6a",
         *       "emailAddress": "mary@example.com",
         *       "status": "pending",
         *       "createdAt": 1735689600000,
         *       "updatedAt": 1735776000000
         *     }
         */
        WaitlistEntry: {
            /** @description Id of a waitlist entry. */
            id: string;
            emailAddress: string;
            /** @description `pending`, `invited`, `rejected` or `completed`. */
            status: string;
            /**
             * Format: double
             * @description Milliseconds since 1970.
             * @example 1735689600000
             */
            createdAt: number;
            /**
             * Format: double
             * @description Milliseconds since 1970.
             * @example 1735689600000
             */
            updatedAt: number;
        };
        /** @description The waitlist has no such entry. */
        WaitlistEntryNotFoundProblem: components["schemas"]["ProblemMembers"] & {
            /** @constant */
            code: "waitlist_entry_not_found";
            /** @constant */
            status: 404;
        };
        /** @description A page of a list. The header `Link` has the addresses of the other pages. */
        WaitlistEntryPage: {
            data: components["schemas"]["WaitlistEntry"][];
            /** @description Number of items on all pages. */
            totalCount: number;
            /**
             * @description Maximum number of items on a page.
             * @example 10
             */
            limit: number;
            /**
             * @description Number of items before the page.
             * @example 0
             */
            offset: number;
        };
        /** @description The API has no signing secret for the webhook endpoint. */
        WebhooksNotConfiguredProblem: components["schemas"]["ProblemMembers"] & {
            /** @constant */
            code: "webhooks_not_configured";
            /** @constant */
            status: 503;
        };
    };
    responses: {
        /** @description `already_exists`: The resource exists already, or a value that must be unique is taken. `errors` says which. */
        AlreadyExists: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["AlreadyExistsProblem"];
            };
        };
        /**
         * @description `already_exists`: The resource exists already, or a value that must be unique is taken. `errors` says which.
         *
         *     `idempotency_key_in_use`: A request with this `Idempotency-Key` is still being processed. Try again.
         *
         *     `outcome_unknown`: An earlier request with this `Idempotency-Key` got no final answer: it may have been carried out or not. It is not carried out again. Check whether it was, and if not, send it with another key. If the answer has `Retry-After`, send the same request again after that time to learn more.
         */
        AlreadyExistsOrIdempotencyKeyInUseOrOutcomeUnknown: {
            headers: {
                /**
                 * @description Seconds to wait before trying again.
                 * @example 5
                 */
                "Retry-After"?: string;
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["AlreadyExistsProblem"] | components["schemas"]["IdempotencyKeyInUseProblem"] | components["schemas"]["OutcomeUnknownProblem"];
            };
        };
        /**
         * @description `already_exists`: The resource exists already, or a value that must be unique is taken. `errors` says which.
         *
         *     `idempotency_key_in_use`: A request with this `Idempotency-Key` is still being processed. Try again.
         *
         *     `outcome_unknown`: An earlier request with this `Idempotency-Key` got no final answer: it may have been carried out or not. It is not carried out again. Check whether it was, and if not, send it with another key. If the answer has `Retry-After`, send the same request again after that time to learn more.
         *
         *     `secret_not_repeated`: The request with this `Idempotency-Key` succeeded. Its answer contained a secret, which is stored nowhere. If you lost it, revoke the created resource and create another with a new key.
         */
        AlreadyExistsOrIdempotencyKeyInUseOrOutcomeUnknownOrSecretNotRepeated: {
            headers: {
                /**
                 * @description Seconds to wait before trying again.
                 * @example 5
                 */
                "Retry-After"?: string;
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["AlreadyExistsProblem"] | components["schemas"]["IdempotencyKeyInUseProblem"] | components["schemas"]["OutcomeUnknownProblem"] | components["schemas"]["SecretNotRepeatedProblem"];
            };
        };
        /** @description `api_key_not_found`: The API key does not exist, or belongs to another user. */
        ApiKeyNotFound: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ApiKeyNotFoundProblem"];
            };
        };
        /**
         * @description `api_key_not_found`: The API key does not exist, or belongs to another user.
         *
         *     `organization_not_found`: The organization does not exist, or the credential belongs to another organization. A session belongs to its active organization.
         */
        ApiKeyNotFoundOrOrganizationNotFound: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ApiKeyNotFoundProblem"] | components["schemas"]["OrganizationNotFoundProblem"];
            };
        };
        /** @description `app_invitation_not_found`: There is no such invitation to the app. */
        AppInvitationNotFound: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["AppInvitationNotFoundProblem"];
            };
        };
        /** @description `body_too_large`: The request body is larger than the API accepts. */
        BodyTooLarge: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["BodyTooLargeProblem"];
            };
        };
        /** @description `body_too_large`: The request body is larger than the API accepts. */
        BodyTooLargeForClerk: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] | components["schemas"]["BodyTooLargeProblem"];
            };
        };
        /**
         * @description `clerk_unavailable`: Clerk could not be reached in time. Try again after `Retry-After` seconds.
         *
         *     `overloaded`: The instance has more requests than it can handle, or more new tokens to verify than Clerk allows. Try again after `Retry-After` seconds.
         */
        ClerkUnavailableOrOverloaded: {
            headers: {
                /**
                 * @description Seconds to wait before trying again.
                 * @example 5
                 */
                "Retry-After": string;
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ClerkUnavailableProblem"] | components["schemas"]["OverloadedProblem"];
            };
        };
        /**
         * @description `clerk_unavailable`: Clerk could not be reached in time. Try again after `Retry-After` seconds.
         *
         *     `overloaded`: The instance has more requests than it can handle, or more new tokens to verify than Clerk allows. Try again after `Retry-After` seconds.
         *
         *     `store_unavailable`: Redis is unreachable, and without it the API could do the same work twice. Nothing was done. Try again after `Retry-After` seconds.
         */
        ClerkUnavailableOrOverloadedOrStoreUnavailable: {
            headers: {
                /**
                 * @description Seconds to wait before trying again.
                 * @example 5
                 */
                "Retry-After": string;
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ClerkUnavailableProblem"] | components["schemas"]["OverloadedProblem"] | components["schemas"]["StoreUnavailableProblem"];
            };
        };
        /** @description `connected_account_not_found`: The user has no such connected account. */
        ConnectedAccountNotFound: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ConnectedAccountNotFoundProblem"];
            };
        };
        /** @description `cross_site_request`: Only pages of the API's own origin can change something with the session cookie. `Sec-Fetch-Site` or `Origin` names the origin of the page. Other clients must send a token. */
        CrossSiteRequest: {
            headers: {
                /**
                 * @description The reason of the refusal (RFC 6750, section 3).
                 * @example Bearer realm="clerk-fastify-openapi"
                 */
                "WWW-Authenticate": string;
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["CrossSiteRequestProblem"];
            };
        };
        /**
         * @description `cross_site_request`: Only pages of the API's own origin can change something with the session cookie. `Sec-Fetch-Site` or `Origin` names the origin of the page. Other clients must send a token.
         *
         *     `not_enabled`: The settings in Clerk do not allow this to the user, or to the admins of the organization.
         */
        CrossSiteRequestOrNotEnabled: {
            headers: {
                /**
                 * @description The reason of the refusal (RFC 6750, section 3).
                 * @example Bearer realm="clerk-fastify-openapi"
                 */
                "WWW-Authenticate": string;
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["CrossSiteRequestProblem"] | components["schemas"]["NotEnabledProblem"];
            };
        };
        /** @description `delivery_replayed`: The same delivery attempt was received before. Clerk signs each attempt anew. */
        DeliveryReplayedForClerk: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] | components["schemas"]["DeliveryReplayedProblem"];
            };
        };
        /**
         * @description `domain_not_found`: The organization has no such domain.
         *
         *     `organization_not_found`: The organization does not exist, or the credential belongs to another organization. A session belongs to its active organization.
         */
        DomainNotFoundOrOrganizationNotFound: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["DomainNotFoundProblem"] | components["schemas"]["OrganizationNotFoundProblem"];
            };
        };
        /** @description `email_address_not_found`: The user has no such email address. */
        EmailAddressNotFound: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["EmailAddressNotFoundProblem"];
            };
        };
        /**
         * @description `email_address_not_found`: The user has no such email address.
         *
         *     `verification_not_found`: No code was sent for a verification with this id, or another one was sent later.
         */
        EmailAddressNotFoundOrVerificationNotFound: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["EmailAddressNotFoundProblem"] | components["schemas"]["VerificationNotFoundProblem"];
            };
        };
        /** @description `headers_too_large`: The request line and headers together are larger than the API accepts. */
        HeadersTooLarge: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
            };
        };
        /** @description `headers_too_large`: The request line and headers together are larger than the API accepts. */
        HeadersTooLargeForClerk: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] | components["schemas"]["HeadersTooLargeProblem"];
            };
        };
        /** @description `headers_too_large`: The request line and headers together are larger than the API accepts. */
        HeadersTooLargeUnlimited: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["HeadersTooLargeProblem"];
            };
        };
        /**
         * @description `idempotency_key_in_use`: A request with this `Idempotency-Key` is still being processed. Try again.
         *
         *     `outcome_unknown`: An earlier request with this `Idempotency-Key` got no final answer: it may have been carried out or not. It is not carried out again. Check whether it was, and if not, send it with another key. If the answer has `Retry-After`, send the same request again after that time to learn more.
         */
        IdempotencyKeyInUseOrOutcomeUnknown: {
            headers: {
                /**
                 * @description Seconds to wait before trying again.
                 * @example 5
                 */
                "Retry-After"?: string;
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["IdempotencyKeyInUseProblem"] | components["schemas"]["OutcomeUnknownProblem"];
            };
        };
        /**
         * @description `idempotency_key_in_use`: A request with this `Idempotency-Key` is still being processed. Try again.
         *
         *     `outcome_unknown`: An earlier request with this `Idempotency-Key` got no final answer: it may have been carried out or not. It is not carried out again. Check whether it was, and if not, send it with another key. If the answer has `Retry-After`, send the same request again after that time to learn more.
         *
         *     `secret_not_repeated`: The request with this `Idempotency-Key` succeeded. Its answer contained a secret, which is stored nowhere. If you lost it, revoke the created resource and create another with a new key.
         */
        IdempotencyKeyInUseOrOutcomeUnknownOrSecretNotRepeated: {
            headers: {
                /**
                 * @description Seconds to wait before trying again.
                 * @example 5
                 */
                "Retry-After"?: string;
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["IdempotencyKeyInUseProblem"] | components["schemas"]["OutcomeUnknownProblem"] | components["schemas"]["SecretNotRepeatedProblem"];
            };
        };
        /** @description `idempotency_key_reused`: The `Idempotency-Key` was used for another request within the last 24 hours. */
        IdempotencyKeyReused: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["IdempotencyKeyReusedProblem"];
            };
        };
        /** @description `identifier_not_found`: The list has no such identifier. */
        IdentifierNotFound: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["IdentifierNotFoundProblem"];
            };
        };
        /**
         * @description `impersonation_refused`: Somebody impersonates the user (the session has an `act` claim). Only the user can do this.
         *
         *     `cross_site_request`: Only pages of the API's own origin can change something with the session cookie. `Sec-Fetch-Site` or `Origin` names the origin of the page. Other clients must send a token.
         */
        ImpersonationRefusedOrCrossSiteRequest: {
            headers: {
                /**
                 * @description The reason of the refusal (RFC 6750, section 3).
                 * @example Bearer realm="clerk-fastify-openapi", error="insufficient_scope", error_description="Somebody impersonates the user (the session has an `act` claim). Only the user can do this."
                 */
                "WWW-Authenticate": string;
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ImpersonationRefusedProblem"] | components["schemas"]["CrossSiteRequestProblem"];
            };
        };
        /**
         * @description `impersonation_refused`: Somebody impersonates the user (the session has an `act` claim). Only the user can do this.
         *
         *     `cross_site_request`: Only pages of the API's own origin can change something with the session cookie. `Sec-Fetch-Site` or `Origin` names the origin of the page. Other clients must send a token.
         *
         *     `reverification_required`: The user must have signed in or been reverified within the last 10 minutes. Clerk's `useReverification` reads `clerk_error` and asks for it.
         */
        ImpersonationRefusedOrCrossSiteRequestOrReverificationRequired: {
            headers: {
                /**
                 * @description The reason of the refusal (RFC 6750, section 3).
                 * @example Bearer realm="clerk-fastify-openapi", error="insufficient_scope", error_description="Somebody impersonates the user (the session has an `act` claim). Only the user can do this."
                 */
                "WWW-Authenticate": string;
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ImpersonationRefusedProblem"] | components["schemas"]["CrossSiteRequestProblem"] | components["schemas"]["ReverificationRequiredProblem"];
            };
        };
        /**
         * @description `impersonation_refused`: Somebody impersonates the user (the session has an `act` claim). Only the user can do this.
         *
         *     `cross_site_request`: Only pages of the API's own origin can change something with the session cookie. `Sec-Fetch-Site` or `Origin` names the origin of the page. Other clients must send a token.
         *
         *     `reverification_required`: The user must have signed in or been reverified within the last 10 minutes. Clerk's `useReverification` reads `clerk_error` and asks for it.
         *
         *     `not_enabled`: The settings in Clerk do not allow this to the user, or to the admins of the organization.
         */
        ImpersonationRefusedOrCrossSiteRequestOrReverificationRequiredOrNotEnabled: {
            headers: {
                /**
                 * @description The reason of the refusal (RFC 6750, section 3).
                 * @example Bearer realm="clerk-fastify-openapi", error="insufficient_scope", error_description="Somebody impersonates the user (the session has an `act` claim). Only the user can do this."
                 */
                "WWW-Authenticate": string;
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ImpersonationRefusedProblem"] | components["schemas"]["CrossSiteRequestProblem"] | components["schemas"]["ReverificationRequiredProblem"] | components["schemas"]["NotEnabledProblem"];
            };
        };
        /**
         * @description `impersonation_refused`: Somebody impersonates the user (the session has an `act` claim). Only the user can do this.
         *
         *     `cross_site_request`: Only pages of the API's own origin can change something with the session cookie. `Sec-Fetch-Site` or `Origin` names the origin of the page. Other clients must send a token.
         *
         *     `scope_not_grantable`: The caller cannot give an API key a scope for something that the caller may not do.
         */
        ImpersonationRefusedOrCrossSiteRequestOrScopeNotGrantable: {
            headers: {
                /**
                 * @description The reason of the refusal (RFC 6750, section 3).
                 * @example Bearer realm="clerk-fastify-openapi", error="insufficient_scope", error_description="Somebody impersonates the user (the session has an `act` claim). Only the user can do this."
                 */
                "WWW-Authenticate": string;
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ImpersonationRefusedProblem"] | components["schemas"]["CrossSiteRequestProblem"] | components["schemas"]["ScopeNotGrantableProblem"];
            };
        };
        /** @description `insufficient_scope`: The token is valid, but lacks a role, permission or scope that the operation requires. */
        InsufficientScope: {
            headers: {
                /**
                 * @description The reason of the refusal (RFC 6750, section 3).
                 * @example Bearer realm="clerk-fastify-openapi", error="insufficient_scope", error_description="The token is valid, but lacks a role, permission or scope that the operation requires.", scope="users:read"
                 */
                "WWW-Authenticate": string;
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["InsufficientScopeProblem"];
            };
        };
        /**
         * @description `insufficient_scope`: The token is valid, but lacks a role, permission or scope that the operation requires.
         *
         *     `cross_site_request`: Only pages of the API's own origin can change something with the session cookie. `Sec-Fetch-Site` or `Origin` names the origin of the page. Other clients must send a token.
         */
        InsufficientScopeOrCrossSiteRequest: {
            headers: {
                /**
                 * @description The reason of the refusal (RFC 6750, section 3).
                 * @example Bearer realm="clerk-fastify-openapi", error="insufficient_scope", error_description="The token is valid, but lacks a role, permission or scope that the operation requires.", scope="users:read"
                 */
                "WWW-Authenticate": string;
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["InsufficientScopeProblem"] | components["schemas"]["CrossSiteRequestProblem"];
            };
        };
        /**
         * @description `insufficient_scope`: The token is valid, but lacks a role, permission or scope that the operation requires.
         *
         *     `cross_site_request`: Only pages of the API's own origin can change something with the session cookie. `Sec-Fetch-Site` or `Origin` names the origin of the page. Other clients must send a token.
         *
         *     `role_not_grantable`: Only callers with the role `org:admin` can manage members with a role other than `org:member`.
         */
        InsufficientScopeOrCrossSiteRequestOrRoleNotGrantable: {
            headers: {
                /**
                 * @description The reason of the refusal (RFC 6750, section 3).
                 * @example Bearer realm="clerk-fastify-openapi", error="insufficient_scope", error_description="The token is valid, but lacks a role, permission or scope that the operation requires.", scope="users:read"
                 */
                "WWW-Authenticate": string;
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["InsufficientScopeProblem"] | components["schemas"]["CrossSiteRequestProblem"] | components["schemas"]["RoleNotGrantableProblem"];
            };
        };
        /**
         * @description `insufficient_scope`: The token is valid, but lacks a role, permission or scope that the operation requires.
         *
         *     `impersonation_refused`: Somebody impersonates the user (the session has an `act` claim). Only the user can do this.
         *
         *     `cross_site_request`: Only pages of the API's own origin can change something with the session cookie. `Sec-Fetch-Site` or `Origin` names the origin of the page. Other clients must send a token.
         */
        InsufficientScopeOrImpersonationRefusedOrCrossSiteRequest: {
            headers: {
                /**
                 * @description The reason of the refusal (RFC 6750, section 3).
                 * @example Bearer realm="clerk-fastify-openapi", error="insufficient_scope", error_description="The token is valid, but lacks a role, permission or scope that the operation requires.", scope="users:read"
                 */
                "WWW-Authenticate": string;
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["InsufficientScopeProblem"] | components["schemas"]["ImpersonationRefusedProblem"] | components["schemas"]["CrossSiteRequestProblem"];
            };
        };
        /**
         * @description `insufficient_scope`: The token is valid, but lacks a role, permission or scope that the operation requires.
         *
         *     `impersonation_refused`: Somebody impersonates the user (the session has an `act` claim). Only the user can do this.
         *
         *     `cross_site_request`: Only pages of the API's own origin can change something with the session cookie. `Sec-Fetch-Site` or `Origin` names the origin of the page. Other clients must send a token.
         *
         *     `app_role_protected`: Only an app admin, or an API key or machine with the scope `admins:write`, can give or take an app role, or change a user who has one.
         */
        InsufficientScopeOrImpersonationRefusedOrCrossSiteRequestOrAppRoleProtected: {
            headers: {
                /**
                 * @description The reason of the refusal (RFC 6750, section 3).
                 * @example Bearer realm="clerk-fastify-openapi", error="insufficient_scope", error_description="The token is valid, but lacks a role, permission or scope that the operation requires.", scope="users:read"
                 */
                "WWW-Authenticate": string;
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["InsufficientScopeProblem"] | components["schemas"]["ImpersonationRefusedProblem"] | components["schemas"]["CrossSiteRequestProblem"] | components["schemas"]["AppRoleProtectedProblem"];
            };
        };
        /**
         * @description `insufficient_scope`: The token is valid, but lacks a role, permission or scope that the operation requires.
         *
         *     `impersonation_refused`: Somebody impersonates the user (the session has an `act` claim). Only the user can do this.
         *
         *     `cross_site_request`: Only pages of the API's own origin can change something with the session cookie. `Sec-Fetch-Site` or `Origin` names the origin of the page. Other clients must send a token.
         *
         *     `app_role_protected`: Only an app admin, or an API key or machine with the scope `admins:write`, can give or take an app role, or change a user who has one.
         *
         *     `own_account`: Administrators cannot ban, lock, delete or impersonate themselves. To delete your own account, call `deleteMe`.
         */
        InsufficientScopeOrImpersonationRefusedOrCrossSiteRequestOrAppRoleProtectedOrOwnAccount: {
            headers: {
                /**
                 * @description The reason of the refusal (RFC 6750, section 3).
                 * @example Bearer realm="clerk-fastify-openapi", error="insufficient_scope", error_description="The token is valid, but lacks a role, permission or scope that the operation requires.", scope="users:read"
                 */
                "WWW-Authenticate": string;
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["InsufficientScopeProblem"] | components["schemas"]["ImpersonationRefusedProblem"] | components["schemas"]["CrossSiteRequestProblem"] | components["schemas"]["AppRoleProtectedProblem"] | components["schemas"]["OwnAccountProblem"];
            };
        };
        /**
         * @description `insufficient_scope`: The token is valid, but lacks a role, permission or scope that the operation requires.
         *
         *     `impersonation_refused`: Somebody impersonates the user (the session has an `act` claim). Only the user can do this.
         *
         *     `cross_site_request`: Only pages of the API's own origin can change something with the session cookie. `Sec-Fetch-Site` or `Origin` names the origin of the page. Other clients must send a token.
         *
         *     `not_enabled`: The settings in Clerk do not allow this to the user, or to the admins of the organization.
         */
        InsufficientScopeOrImpersonationRefusedOrCrossSiteRequestOrNotEnabled: {
            headers: {
                /**
                 * @description The reason of the refusal (RFC 6750, section 3).
                 * @example Bearer realm="clerk-fastify-openapi", error="insufficient_scope", error_description="The token is valid, but lacks a role, permission or scope that the operation requires.", scope="users:read"
                 */
                "WWW-Authenticate": string;
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["InsufficientScopeProblem"] | components["schemas"]["ImpersonationRefusedProblem"] | components["schemas"]["CrossSiteRequestProblem"] | components["schemas"]["NotEnabledProblem"];
            };
        };
        /**
         * @description `insufficient_scope`: The token is valid, but lacks a role, permission or scope that the operation requires.
         *
         *     `impersonation_refused`: Somebody impersonates the user (the session has an `act` claim). Only the user can do this.
         *
         *     `cross_site_request`: Only pages of the API's own origin can change something with the session cookie. `Sec-Fetch-Site` or `Origin` names the origin of the page. Other clients must send a token.
         *
         *     `role_not_grantable`: Only callers with the role `org:admin` can manage members with a role other than `org:member`.
         */
        InsufficientScopeOrImpersonationRefusedOrCrossSiteRequestOrRoleNotGrantable: {
            headers: {
                /**
                 * @description The reason of the refusal (RFC 6750, section 3).
                 * @example Bearer realm="clerk-fastify-openapi", error="insufficient_scope", error_description="The token is valid, but lacks a role, permission or scope that the operation requires.", scope="users:read"
                 */
                "WWW-Authenticate": string;
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["InsufficientScopeProblem"] | components["schemas"]["ImpersonationRefusedProblem"] | components["schemas"]["CrossSiteRequestProblem"] | components["schemas"]["RoleNotGrantableProblem"];
            };
        };
        /**
         * @description `insufficient_scope`: The token is valid, but lacks a role, permission or scope that the operation requires.
         *
         *     `impersonation_refused`: Somebody impersonates the user (the session has an `act` claim). Only the user can do this.
         *
         *     `cross_site_request`: Only pages of the API's own origin can change something with the session cookie. `Sec-Fetch-Site` or `Origin` names the origin of the page. Other clients must send a token.
         *
         *     `role_not_grantable`: Only callers with the role `org:admin` can manage members with a role other than `org:member`.
         *
         *     `invitation_required`: Only app admins can add any user. Others can add users who share an organization with them now, and must invite everybody else. The answer is the same for an id that does not exist.
         */
        InsufficientScopeOrImpersonationRefusedOrCrossSiteRequestOrRoleNotGrantableOrInvitationRequired: {
            headers: {
                /**
                 * @description The reason of the refusal (RFC 6750, section 3).
                 * @example Bearer realm="clerk-fastify-openapi", error="insufficient_scope", error_description="The token is valid, but lacks a role, permission or scope that the operation requires.", scope="users:read"
                 */
                "WWW-Authenticate": string;
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["InsufficientScopeProblem"] | components["schemas"]["ImpersonationRefusedProblem"] | components["schemas"]["CrossSiteRequestProblem"] | components["schemas"]["RoleNotGrantableProblem"] | components["schemas"]["InvitationRequiredProblem"];
            };
        };
        /**
         * @description `insufficient_scope`: The token is valid, but lacks a role, permission or scope that the operation requires.
         *
         *     `impersonation_refused`: Somebody impersonates the user (the session has an `act` claim). Only the user can do this.
         *
         *     `cross_site_request`: Only pages of the API's own origin can change something with the session cookie. `Sec-Fetch-Site` or `Origin` names the origin of the page. Other clients must send a token.
         *
         *     `scope_not_grantable`: The caller cannot give an API key a scope for something that the caller may not do.
         */
        InsufficientScopeOrImpersonationRefusedOrCrossSiteRequestOrScopeNotGrantable: {
            headers: {
                /**
                 * @description The reason of the refusal (RFC 6750, section 3).
                 * @example Bearer realm="clerk-fastify-openapi", error="insufficient_scope", error_description="The token is valid, but lacks a role, permission or scope that the operation requires.", scope="users:read"
                 */
                "WWW-Authenticate": string;
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["InsufficientScopeProblem"] | components["schemas"]["ImpersonationRefusedProblem"] | components["schemas"]["CrossSiteRequestProblem"] | components["schemas"]["ScopeNotGrantableProblem"];
            };
        };
        /**
         * @description `insufficient_scope`: The token is valid, but lacks a role, permission or scope that the operation requires.
         *
         *     `impersonation_refused`: Somebody impersonates the user (the session has an `act` claim). Only the user can do this.
         *
         *     `cross_site_request`: Only pages of the API's own origin can change something with the session cookie. `Sec-Fetch-Site` or `Origin` names the origin of the page. Other clients must send a token.
         *
         *     `user_required`: The operation needs a user, but the API key belongs to an organization.
         *
         *     `app_role_protected`: Only an app admin, or an API key or machine with the scope `admins:write`, can give or take an app role, or change a user who has one.
         *
         *     `own_account`: Administrators cannot ban, lock, delete or impersonate themselves. To delete your own account, call `deleteMe`.
         */
        InsufficientScopeOrImpersonationRefusedOrCrossSiteRequestOrUserRequiredOrAppRoleProtectedOrOwnAccount: {
            headers: {
                /**
                 * @description The reason of the refusal (RFC 6750, section 3).
                 * @example Bearer realm="clerk-fastify-openapi", error="insufficient_scope", error_description="The token is valid, but lacks a role, permission or scope that the operation requires.", scope="users:read"
                 */
                "WWW-Authenticate": string;
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["InsufficientScopeProblem"] | components["schemas"]["ImpersonationRefusedProblem"] | components["schemas"]["CrossSiteRequestProblem"] | components["schemas"]["UserRequiredProblem"] | components["schemas"]["AppRoleProtectedProblem"] | components["schemas"]["OwnAccountProblem"];
            };
        };
        /**
         * @description `insufficient_scope`: The token is valid, but lacks a role, permission or scope that the operation requires.
         *
         *     `user_required`: The operation needs a user, but the API key belongs to an organization.
         */
        InsufficientScopeOrUserRequired: {
            headers: {
                /**
                 * @description The reason of the refusal (RFC 6750, section 3).
                 * @example Bearer realm="clerk-fastify-openapi", error="insufficient_scope", error_description="The token is valid, but lacks a role, permission or scope that the operation requires.", scope="users:read"
                 */
                "WWW-Authenticate": string;
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["InsufficientScopeProblem"] | components["schemas"]["UserRequiredProblem"];
            };
        };
        /** @description `internal_error`: The API failed. Its log has the reason under the same request id. */
        InternalError: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["InternalErrorProblem"];
            };
        };
        /** @description `internal_error`: The API failed. Its log has the reason under the same request id. */
        InternalErrorForClerk: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] | components["schemas"]["InternalErrorProblem"];
            };
        };
        /**
         * @description `internal_error`: The API failed. Its log has the reason under the same request id.
         *
         *     `user_retrieval_failed`: Clerk sent an answer that the API could not use. The log has the reason.
         */
        InternalServerError: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["InternalErrorProblem"] | components["schemas"]["UserRetrievalFailedProblem"];
            };
        };
        /** @description `invalid_request`: The request is malformed or does not match its schema. `errors` lists what is wrong. */
        InvalidRequest: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["InvalidRequestProblem"];
            };
        };
        /** @description `invalid_request`: The request is malformed or does not match its schema. `errors` lists what is wrong. */
        InvalidRequestForClerk: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] | components["schemas"]["InvalidRequestProblem"];
            };
        };
        /** @description `invalid_request`: The request is malformed or does not match its schema. `errors` lists what is wrong. */
        InvalidRequestUnlimited: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["InvalidRequestProblem"];
            };
        };
        /** @description `invalid_signature`: The delivery has no valid signature of Clerk, was changed, or is too old. */
        InvalidSignatureForClerk: {
            headers: {
                /**
                 * @description The reason of the refusal (RFC 6750, section 3).
                 * @example Svix realm="clerk-fastify-openapi"
                 */
                "WWW-Authenticate": string;
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] | components["schemas"]["InvalidSignatureProblem"];
            };
        };
        /** @description `invitation_not_found`: The organization has no such invitation. */
        InvitationNotFound: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["InvitationNotFoundProblem"];
            };
        };
        /**
         * @description `invitation_not_found`: The organization has no such invitation.
         *
         *     `organization_not_found`: The organization does not exist, or the credential belongs to another organization. A session belongs to its active organization.
         */
        InvitationNotFoundOrOrganizationNotFound: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["InvitationNotFoundProblem"] | components["schemas"]["OrganizationNotFoundProblem"];
            };
        };
        /** @description `last_admin`: The user is the only member of the organization with the role `org:admin`. An organization must keep one. */
        LastAdmin: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["LastAdminProblem"];
            };
        };
        /**
         * @description `member_not_found`: The user is not a member of the organization.
         *
         *     `organization_not_found`: The organization does not exist, or the credential belongs to another organization. A session belongs to its active organization.
         */
        MemberNotFoundOrOrganizationNotFound: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["MemberNotFoundProblem"] | components["schemas"]["OrganizationNotFoundProblem"];
            };
        };
        /** @description `not_accepted`: The request is well-formed, but Clerk does not accept its values. `errors` says which and why. */
        NotAccepted: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["NotAcceptedProblem"];
            };
        };
        /**
         * @description `not_authenticated`: The operation requires a token, and the request has none.
         *
         *     `invalid_token`: The token is malformed, expired, forged, or of a kind that the operation does not accept.
         */
        NotAuthenticatedOrInvalidToken: {
            headers: {
                /**
                 * @description The reason of the refusal (RFC 6750, section 3).
                 * @example Bearer realm="clerk-fastify-openapi"
                 */
                "WWW-Authenticate": string;
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["NotAuthenticatedProblem"] | components["schemas"]["InvalidTokenProblem"];
            };
        };
        /** @description Not modified: the client already has this answer, according to `If-None-Match`. */
        NotModified: {
            headers: {
                ETag: components["headers"]["ETag"];
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description Not modified: the client already has this answer, according to `If-None-Match`. */
        NotModifiedUnlimited: {
            headers: {
                ETag: components["headers"]["ETag"];
                [name: string]: unknown;
            };
            content?: never;
        };
        /**
         * @description `not_ready`: The instance cannot authenticate requests yet. Try again after `Retry-After` seconds.
         *
         *     `overloaded`: The instance has more requests than it can handle, or more new tokens to verify than Clerk allows. Try again after `Retry-After` seconds.
         */
        NotReadyOrOverloadedUnlimited: {
            headers: {
                /**
                 * @description Seconds to wait before trying again.
                 * @example 5
                 */
                "Retry-After": string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["NotReadyProblem"] | components["schemas"]["OverloadedProblem"];
            };
        };
        /** @description `organization_not_found`: The organization does not exist, or the credential belongs to another organization. A session belongs to its active organization. */
        OrganizationNotFound: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["OrganizationNotFoundProblem"];
            };
        };
        /** @description `overloaded`: The instance has more requests than it can handle, or more new tokens to verify than Clerk allows. Try again after `Retry-After` seconds. */
        Overloaded: {
            headers: {
                /**
                 * @description Seconds to wait before trying again.
                 * @example 5
                 */
                "Retry-After": string;
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["OverloadedProblem"];
            };
        };
        /** @description `passkey_not_found`: The user has no such passkey. */
        PasskeyNotFound: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["PasskeyNotFoundProblem"];
            };
        };
        /** @description `phone_number_not_found`: The user has no such phone number. */
        PhoneNumberNotFound: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["PhoneNumberNotFoundProblem"];
            };
        };
        /**
         * @description `phone_number_not_found`: The user has no such phone number.
         *
         *     `verification_not_found`: No code was sent for a verification with this id, or another one was sent later.
         */
        PhoneNumberNotFoundOrVerificationNotFound: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["PhoneNumberNotFoundProblem"] | components["schemas"]["VerificationNotFoundProblem"];
            };
        };
        /** @description `rate_limited`: The address or the caller sent too many requests within a minute, or the address too many tokens that Clerk refused. Try again after `Retry-After` seconds. */
        RateLimited: {
            headers: {
                /**
                 * @description Seconds to wait before trying again.
                 * @example 5
                 */
                "Retry-After": string;
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["RateLimitedProblem"];
            };
        };
        /** @description `rate_limited`: The address or the caller sent too many requests within a minute, or the address too many tokens that Clerk refused. Try again after `Retry-After` seconds. */
        RateLimitedForClerk: {
            headers: {
                /**
                 * @description Seconds to wait before trying again.
                 * @example 5
                 */
                "Retry-After": string;
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] | components["schemas"]["RateLimitedProblem"];
            };
        };
        /** @description `request_timeout`: The request did not arrive completely within the allowed time. */
        RequestTimeout: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
            };
        };
        /** @description `request_timeout`: The request did not arrive completely within the allowed time. */
        RequestTimeoutForClerk: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] | components["schemas"]["RequestTimeoutProblem"];
            };
        };
        /** @description `request_timeout`: The request did not arrive completely within the allowed time. */
        RequestTimeoutUnlimited: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["RequestTimeoutProblem"];
            };
        };
        /** @description `second_factor_not_found`: The user does not use this second factor. */
        SecondFactorNotFound: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["SecondFactorNotFoundProblem"];
            };
        };
        /** @description `session_not_found`: The session does not exist, or belongs to another user. */
        SessionNotFound: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["SessionNotFoundProblem"];
            };
        };
        /** @description `token_not_found`: There is no such sign-in token or actor token. */
        TokenNotFound: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["TokenNotFoundProblem"];
            };
        };
        /**
         * @description `not_accepted`: The request is well-formed, but Clerk does not accept its values. `errors` says which and why.
         *
         *     `idempotency_key_reused`: The `Idempotency-Key` was used for another request within the last 24 hours.
         */
        UnprocessableEntity: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["NotAcceptedProblem"] | components["schemas"]["IdempotencyKeyReusedProblem"];
            };
        };
        /** @description `unsupported_media_type`: The operation does not accept the media type of the request body. */
        UnsupportedMediaType: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["UnsupportedMediaTypeProblem"];
            };
        };
        /** @description `unsupported_media_type`: The operation does not accept the media type of the request body. */
        UnsupportedMediaTypeForClerk: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] | components["schemas"]["UnsupportedMediaTypeProblem"];
            };
        };
        /** @description `user_not_found`: The user does not exist, or was deleted. */
        UserNotFound: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["UserNotFoundProblem"];
            };
        };
        /**
         * @description `user_not_found`: The user does not exist, or was deleted.
         *
         *     `organization_not_found`: The organization does not exist, or the credential belongs to another organization. A session belongs to its active organization.
         */
        UserNotFoundOrOrganizationNotFound: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["UserNotFoundProblem"] | components["schemas"]["OrganizationNotFoundProblem"];
            };
        };
        /** @description `waitlist_entry_not_found`: The waitlist has no such entry. */
        WaitlistEntryNotFound: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["WaitlistEntryNotFoundProblem"];
            };
        };
        /**
         * @description `webhooks_not_configured`: The API has no signing secret for the webhook endpoint.
         *
         *     `store_unavailable`: Redis is unreachable, and without it the API could do the same work twice. Nothing was done. Try again after `Retry-After` seconds.
         *
         *     `overloaded`: The instance has more requests than it can handle, or more new tokens to verify than Clerk allows. Try again after `Retry-After` seconds.
         */
        WebhooksNotConfiguredOrStoreUnavailableOrOverloadedForClerk: {
            headers: {
                /**
                 * @description Seconds to wait before trying again.
                 * @example 5
                 */
                "Retry-After": string;
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] | components["schemas"]["WebhooksNotConfiguredProblem"] | components["schemas"]["StoreUnavailableProblem"] | components["schemas"]["OverloadedProblem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: {
        /**
         * @description Version of this answer. Send it as `If-None-Match` to get a 304 if nothing changed.
         * @example "47DEQpj8HBSa"
         */
        ETag: string;
        /**
         * @description Maximum number of requests within a minute.
         * @example 1200
         */
        RateLimitLimit: string;
        /**
         * @description Number of requests that are left in this minute.
         * @example 1199
         */
        RateLimitRemaining: string;
        /**
         * @description Seconds until this minute ends.
         * @example 60
         */
        RateLimitReset: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getProtected: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The signed-in user. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "User retrieved successfully",
                     *       "user": {
                     *         "id": "user_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *         "username": "ada",
                     *         "firstName": "Ada",
                     *         "lastName": "Lovelace",
                     *         "imageUrl": "https://img.clerk.com/ada",
                     *         "hasImage": true,
                     *         "primaryEmailAddressId": "idn_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *         "emailAddresses": [
                     *           {
                     *             "id": "idn_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *             "emailAddress": "ada@example.com",
                     *             "verified": true
                     *           }
                     *         ],
                     *         "publicMetadata": {
                     *           "role": "admin"
                     *         },
                     *         "unsafeMetadata": {
                     *           "theme": "dark"
                     *         },
                     *         "lastSignInAt": 1735776000000,
                     *         "createdAt": 1735689600000,
                     *         "updatedAt": 1735776000000
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProtectedAnswer"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            404: components["responses"]["UserNotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ClerkUnavailableOrOverloaded"];
        };
    };
    getAuth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The kind of a token, its owner, and what it may do. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tokenType": "session_token",
                     *       "id": "sess_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "subject": "user_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "userId": "user_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "orgId": "org_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "orgSlug": "acme",
                     *       "orgRole": "org:member",
                     *       "orgPermissions": [
                     *         "org:reports:read"
                     *       ],
                     *       "role": "admin",
                     *       "scopes": [],
                     *       "actor": null,
                     *       "expiresAt": 1735689660000
                     *     }
                     */
                    "application/json": components["schemas"]["Authentication"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloaded"];
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A user, with the fields that the user can see. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "user_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "username": "ada",
                     *       "firstName": "Ada",
                     *       "lastName": "Lovelace",
                     *       "imageUrl": "https://img.clerk.com/ada",
                     *       "hasImage": true,
                     *       "primaryEmailAddressId": "idn_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "emailAddresses": [
                     *         {
                     *           "id": "idn_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *           "emailAddress": "ada@example.com",
                     *           "verified": true
                     *         }
                     *       ],
                     *       "publicMetadata": {
                     *         "role": "admin"
                     *       },
                     *       "unsafeMetadata": {
                     *         "theme": "dark"
                     *       },
                     *       "lastSignInAt": 1735776000000,
                     *       "createdAt": 1735689600000,
                     *       "updatedAt": 1735776000000
                     *     }
                     */
                    "application/json": components["schemas"]["User"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["InsufficientScopeOrUserRequired"];
            404: components["responses"]["UserNotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloaded"];
        };
    };
    deleteMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user was deleted. */
            204: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["ImpersonationRefusedOrCrossSiteRequestOrReverificationRequiredOrNotEnabled"];
            404: components["responses"]["UserNotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["BodyTooLarge"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloaded"];
        };
    };
    updateMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "firstName": "Ada",
                 *       "unsafeMetadata": {
                 *         "theme": "dark"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["UpdateMe"];
            };
        };
        responses: {
            /** @description A user, with the fields that the user can see. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "user_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "username": "ada",
                     *       "firstName": "Ada",
                     *       "lastName": "Lovelace",
                     *       "imageUrl": "https://img.clerk.com/ada",
                     *       "hasImage": true,
                     *       "primaryEmailAddressId": "idn_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "emailAddresses": [
                     *         {
                     *           "id": "idn_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *           "emailAddress": "ada@example.com",
                     *           "verified": true
                     *         }
                     *       ],
                     *       "publicMetadata": {
                     *         "role": "admin"
                     *       },
                     *       "unsafeMetadata": {
                     *         "theme": "dark"
                     *       },
                     *       "lastSignInAt": 1735776000000,
                     *       "createdAt": 1735689600000,
                     *       "updatedAt": 1735776000000
                     *     }
                     */
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["CrossSiteRequest"];
            404: components["responses"]["UserNotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["AlreadyExists"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["NotAccepted"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloaded"];
        };
    };
    listMyApiKeys: {
        parameters: {
            query?: {
                /** @description True to include revoked and expired keys. */
                includeInvalid?: boolean;
                /** @description Maximum number of items on a page. */
                limit?: number;
                /** @description Number of items before the page. */
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of a list. The header `Link` has the addresses of the other pages. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    /**
                     * @description Addresses of the next, previous, first and last page (RFC 8288), if they fit into a header.
                     * @example </v1/users?limit=10&offset=10>; rel="next"
                     */
                    Link?: string;
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "ak_3f6a1c9e5b7d2048a1c3e5f7092b4d6e",
                     *           "name": "Nightly report",
                     *           "description": "Reads the profile for the report.",
                     *           "subject": "user_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *           "scopes": [
                     *             "me:read"
                     *           ],
                     *           "revoked": false,
                     *           "revocationReason": null,
                     *           "expired": false,
                     *           "expiresAt": 1738281600000,
                     *           "expiration": 1738281600000,
                     *           "createdBy": "user_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *           "lastUsedAt": 1735776000000,
                     *           "createdAt": 1735689600000,
                     *           "updatedAt": 1735776000000
                     *         }
                     *       ],
                     *       "totalCount": 1,
                     *       "limit": 10,
                     *       "offset": 0
                     *     }
                     */
                    "application/json": components["schemas"]["ApiKeyPage"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloaded"];
        };
    };
    createMyApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: within 24 hours, the same key with the same body gives the same answer, as long as the caller may do the same. After an answer 5xx, or none, the repetition finds out whether it was done; where it cannot tell, it is `outcome_unknown`. Any value that is new for each request, such as a UUID. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Nightly report",
                 *       "description": "Reads the profile for the report.",
                 *       "scopes": [
                 *         "me:read"
                 *       ],
                 *       "expiresInSeconds": 2592000
                 *     }
                 */
                "application/json": components["schemas"]["CreateApiKey"];
            };
        };
        responses: {
            /** @description A new API key, with its secret. */
            201: {
                headers: {
                    /**
                     * @description Address of the created resource.
                     * @example /v1/users/user_2b6fcd92dvf96q05x8e4a8xvt6a
                     */
                    Location: string;
                    /**
                     * @description Present if the answer repeats that of the first request with this `Idempotency-Key`.
                     * @example true
                     */
                    "Idempotent-Replayed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "ak_3f6a1c9e5b7d2048a1c3e5f7092b4d6e",
                     *       "name": "Nightly report",
                     *       "description": "Reads the profile for the report.",
                     *       "subject": "user_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "scopes": [
                     *         "me:read"
                     *       ],
                     *       "revoked": false,
                     *       "revocationReason": null,
                     *       "expired": false,
                     *       "expiresAt": 1738281600000,
                     *       "expiration": 1738281600000,
                     *       "createdBy": "user_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "lastUsedAt": null,
                     *       "createdAt": 1735689600000,
                     *       "updatedAt": 1735776000000,
                     *       "secret": "ak_secret"
                     *     }
                     */
                    "application/json": components["schemas"]["CreatedApiKey"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["ImpersonationRefusedOrCrossSiteRequestOrScopeNotGrantable"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["AlreadyExistsOrIdempotencyKeyInUseOrOutcomeUnknownOrSecretNotRepeated"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloadedOrStoreUnavailable"];
        };
    };
    getMyApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an API key. */
                apiKeyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An API key, without its secret. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "ak_3f6a1c9e5b7d2048a1c3e5f7092b4d6e",
                     *       "name": "Nightly report",
                     *       "description": "Reads the profile for the report.",
                     *       "subject": "user_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "scopes": [
                     *         "me:read"
                     *       ],
                     *       "revoked": false,
                     *       "revocationReason": null,
                     *       "expired": false,
                     *       "expiresAt": 1738281600000,
                     *       "expiration": 1738281600000,
                     *       "createdBy": "user_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "lastUsedAt": 1735776000000,
                     *       "createdAt": 1735689600000,
                     *       "updatedAt": 1735776000000
                     *     }
                     */
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            404: components["responses"]["ApiKeyNotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloaded"];
        };
    };
    revokeMyApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: within 24 hours, the same key with the same body gives the same answer, as long as the caller may do the same. After an answer 5xx, or none, the repetition finds out whether it was done; where it cannot tell, it is `outcome_unknown`. Any value that is new for each request, such as a UUID. */
                "idempotency-key"?: string;
            };
            path: {
                /** @description Id of an API key. */
                apiKeyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An API key, without its secret. */
            200: {
                headers: {
                    /**
                     * @description Present if the answer repeats that of the first request with this `Idempotency-Key`.
                     * @example true
                     */
                    "Idempotent-Replayed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "ak_3f6a1c9e5b7d2048a1c3e5f7092b4d6e",
                     *       "name": "Nightly report",
                     *       "description": "Reads the profile for the report.",
                     *       "subject": "user_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "scopes": [
                     *         "me:read"
                     *       ],
                     *       "revoked": true,
                     *       "revocationReason": null,
                     *       "expired": false,
                     *       "expiresAt": 1738281600000,
                     *       "expiration": 1738281600000,
                     *       "createdBy": "user_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "lastUsedAt": 1735776000000,
                     *       "createdAt": 1735689600000,
                     *       "updatedAt": 1735776000000
                     *     }
                     */
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["CrossSiteRequest"];
            404: components["responses"]["ApiKeyNotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyKeyInUseOrOutcomeUnknown"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloadedOrStoreUnavailable"];
        };
    };
    listMyConnectedAccounts: {
        parameters: {
            query?: {
                /** @description Maximum number of items on a page. */
                limit?: number;
                /** @description Number of items before the page. */
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of a list. The header `Link` has the addresses of the other pages. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    /**
                     * @description Addresses of the next, previous, first and last page (RFC 8288), if they fit into a header.
                     * @example </v1/users?limit=10&offset=10>; rel="next"
                     */
                    Link?: string;
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "eac_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *           "provider": "oauth_google",
                     *           "emailAddress": "ada@example.com",
                     *           "username": null,
                     *           "firstName": "Ada",
                     *           "lastName": "Lovelace",
                     *           "verified": true
                     *         }
                     *       ],
                     *       "totalCount": 1,
                     *       "limit": 10,
                     *       "offset": 0
                     *     }
                     */
                    "application/json": components["schemas"]["ConnectedAccountPage"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            404: components["responses"]["UserNotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloaded"];
        };
    };
    disconnectMyAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a connected account. */
                connectedAccountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account was disconnected. */
            204: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["ImpersonationRefusedOrCrossSiteRequestOrReverificationRequired"];
            404: components["responses"]["ConnectedAccountNotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["NotAccepted"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloaded"];
        };
    };
    listMyEmailAddresses: {
        parameters: {
            query?: {
                /** @description Maximum number of items on a page. */
                limit?: number;
                /** @description Number of items before the page. */
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of a list. The header `Link` has the addresses of the other pages. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    /**
                     * @description Addresses of the next, previous, first and last page (RFC 8288), if they fit into a header.
                     * @example </v1/users?limit=10&offset=10>; rel="next"
                     */
                    Link?: string;
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "idn_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *           "emailAddress": "ada@example.com",
                     *           "verified": true
                     *         }
                     *       ],
                     *       "totalCount": 1,
                     *       "limit": 10,
                     *       "offset": 0
                     *     }
                     */
                    "application/json": components["schemas"]["EmailAddressPage"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["InsufficientScopeOrUserRequired"];
            404: components["responses"]["UserNotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloaded"];
        };
    };
    addMyEmailAddress: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: within 24 hours, the same key with the same body gives the same answer, as long as the caller may do the same. After an answer 5xx, or none, the repetition finds out whether it was done; where it cannot tell, it is `outcome_unknown`. Any value that is new for each request, such as a UUID. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "emailAddress": "mary@example.com"
                 *     }
                 */
                "application/json": components["schemas"]["AddEmailAddress"];
            };
        };
        responses: {
            /** @description An email address of a user. */
            201: {
                headers: {
                    /**
                     * @description Address of the created resource.
                     * @example /v1/users/user_2b6fcd92dvf96q05x8e4a8xvt6a
                     */
                    Location: string;
                    /**
                     * @description Present if the answer repeats that of the first request with this `Idempotency-Key`.
                     * @example true
                     */
                    "Idempotent-Replayed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "idn_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "emailAddress": "ada@example.com",
                     *       "verified": true
                     *     }
                     */
                    "application/json": components["schemas"]["EmailAddress"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["ImpersonationRefusedOrCrossSiteRequestOrReverificationRequired"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["AlreadyExistsOrIdempotencyKeyInUseOrOutcomeUnknown"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloadedOrStoreUnavailable"];
        };
    };
    getMyEmailAddress: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an email address. */
                emailAddressId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An email address of a user. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "idn_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "emailAddress": "ada@example.com",
                     *       "verified": true
                     *     }
                     */
                    "application/json": components["schemas"]["EmailAddress"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["InsufficientScopeOrUserRequired"];
            404: components["responses"]["EmailAddressNotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloaded"];
        };
    };
    removeMyEmailAddress: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an email address. */
                emailAddressId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The email address was removed. */
            204: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["ImpersonationRefusedOrCrossSiteRequestOrReverificationRequired"];
            404: components["responses"]["EmailAddressNotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["NotAccepted"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloaded"];
        };
    };
    makeMyEmailAddressPrimary: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: within 24 hours, the same key with the same body gives the same answer, as long as the caller may do the same. After an answer 5xx, or none, the repetition finds out whether it was done; where it cannot tell, it is `outcome_unknown`. Any value that is new for each request, such as a UUID. */
                "idempotency-key"?: string;
            };
            path: {
                /** @description Id of an email address. */
                emailAddressId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An email address of a user. */
            200: {
                headers: {
                    /**
                     * @description Present if the answer repeats that of the first request with this `Idempotency-Key`.
                     * @example true
                     */
                    "Idempotent-Replayed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "idn_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "emailAddress": "ada@example.com",
                     *       "verified": true
                     *     }
                     */
                    "application/json": components["schemas"]["EmailAddress"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["ImpersonationRefusedOrCrossSiteRequestOrReverificationRequired"];
            404: components["responses"]["EmailAddressNotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyKeyInUseOrOutcomeUnknown"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloadedOrStoreUnavailable"];
        };
    };
    sendMyEmailAddressCode: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: within 24 hours, the same key with the same body gives the same answer, as long as the caller may do the same. After an answer 5xx, or none, the repetition finds out whether it was done; where it cannot tell, it is `outcome_unknown`. Any value that is new for each request, such as a UUID. */
                "idempotency-key"?: string;
            };
            path: {
                /** @description Id of an email address. */
                emailAddressId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A code that was sent, to verify an email address or a phone number. */
            200: {
                headers: {
                    /**
                     * @description Present if the answer repeats that of the first request with this `Idempotency-Key`.
                     * @example true
                     */
                    "Idempotent-Replayed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "vrf_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "status": "unverified",
                     *       "expiresAt": 1735690200000
                     *     }
                     */
                    "application/json": components["schemas"]["Verification"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["ImpersonationRefusedOrCrossSiteRequestOrReverificationRequired"];
            404: components["responses"]["EmailAddressNotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyKeyInUseOrOutcomeUnknown"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloadedOrStoreUnavailable"];
        };
    };
    verifyMyEmailAddress: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: within 24 hours, the same key with the same body gives the same answer, as long as the caller may do the same. After an answer 5xx, or none, the repetition finds out whether it was done; where it cannot tell, it is `outcome_unknown`. Any value that is new for each request, such as a UUID. */
                "idempotency-key"?: string;
            };
            path: {
                /** @description Id of an email address. */
                emailAddressId: string;
                /** @description Id of a verification. */
                verificationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "424242"
                 *     }
                 */
                "application/json": components["schemas"]["VerificationCode"];
            };
        };
        responses: {
            /** @description An email address of a user. */
            200: {
                headers: {
                    /**
                     * @description Present if the answer repeats that of the first request with this `Idempotency-Key`.
                     * @example true
                     */
                    "Idempotent-Replayed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "idn_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "emailAddress": "ada@example.com",
                     *       "verified": true
                     *     }
                     */
                    "application/json": components["schemas"]["EmailAddress"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["ImpersonationRefusedOrCrossSiteRequestOrReverificationRequired"];
            404: components["responses"]["EmailAddressNotFoundOrVerificationNotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyKeyInUseOrOutcomeUnknown"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloadedOrStoreUnavailable"];
        };
    };
    listMyInvitations: {
        parameters: {
            query?: {
                /** @description Invitations with this status. */
                status?: components["schemas"]["InvitationStatus"];
                /** @description Maximum number of items on a page. */
                limit?: number;
                /** @description Number of items before the page. */
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of a list. The header `Link` has the addresses of the other pages. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    /**
                     * @description Addresses of the next, previous, first and last page (RFC 8288), if they fit into a header.
                     * @example </v1/users?limit=10&offset=10>; rel="next"
                     */
                    Link?: string;
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "orginv_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *           "emailAddress": "mary@example.com",
                     *           "role": "org:member",
                     *           "organizationId": "org_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *           "status": "pending",
                     *           "expiresAt": 1738281600000,
                     *           "createdAt": 1735689600000,
                     *           "updatedAt": 1735689600000,
                     *           "organizationName": "Acme",
                     *           "organizationImageUrl": "https://img.clerk.com/acme"
                     *         }
                     *       ],
                     *       "totalCount": 1,
                     *       "limit": 10,
                     *       "offset": 0
                     *     }
                     */
                    "application/json": components["schemas"]["ReceivedInvitationPage"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            404: components["responses"]["UserNotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloaded"];
        };
    };
    declineMyInvitation: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: within 24 hours, the same key with the same body gives the same answer, as long as the caller may do the same. After an answer 5xx, or none, the repetition finds out whether it was done; where it cannot tell, it is `outcome_unknown`. Any value that is new for each request, such as a UUID. */
                "idempotency-key"?: string;
            };
            path: {
                /** @description Id of an invitation. */
                invitationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An invitation to become a member of an organization, for the invited person. */
            200: {
                headers: {
                    /**
                     * @description Present if the answer repeats that of the first request with this `Idempotency-Key`.
                     * @example true
                     */
                    "Idempotent-Replayed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "orginv_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "emailAddress": "mary@example.com",
                     *       "role": "org:member",
                     *       "organizationId": "org_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "status": "revoked",
                     *       "expiresAt": 1738281600000,
                     *       "createdAt": 1735689600000,
                     *       "updatedAt": 1735689600000,
                     *       "organizationName": "Acme",
                     *       "organizationImageUrl": "https://img.clerk.com/acme"
                     *     }
                     */
                    "application/json": components["schemas"]["ReceivedInvitation"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["ImpersonationRefusedOrCrossSiteRequest"];
            404: components["responses"]["InvitationNotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyKeyInUseOrOutcomeUnknown"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloadedOrStoreUnavailable"];
        };
    };
    listMyOrganizations: {
        parameters: {
            query?: {
                /** @description Maximum number of items on a page. */
                limit?: number;
                /** @description Number of items before the page. */
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of a list. The header `Link` has the addresses of the other pages. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    /**
                     * @description Addresses of the next, previous, first and last page (RFC 8288), if they fit into a header.
                     * @example </v1/users?limit=10&offset=10>; rel="next"
                     */
                    Link?: string;
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "orgmem_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *           "role": "org:member",
                     *           "organization": {
                     *             "id": "org_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *             "name": "Acme",
                     *             "slug": "acme",
                     *             "imageUrl": "https://img.clerk.com/acme",
                     *             "hasImage": true,
                     *             "publicMetadata": {
                     *               "industry": "anvils"
                     *             },
                     *             "maxAllowedMemberships": 5,
                     *             "createdAt": 1735689600000,
                     *             "updatedAt": 1735776000000
                     *           },
                     *           "publicUserData": {
                     *             "userId": "user_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *             "identifier": "ada@example.com",
                     *             "firstName": "Ada",
                     *             "lastName": "Lovelace",
                     *             "imageUrl": "https://img.clerk.com/ada",
                     *             "hasImage": true
                     *           },
                     *           "publicMetadata": {
                     *             "team": "engines"
                     *           },
                     *           "createdAt": 1735689600000,
                     *           "updatedAt": 1735776000000
                     *         }
                     *       ],
                     *       "totalCount": 1,
                     *       "limit": 10,
                     *       "offset": 0
                     *     }
                     */
                    "application/json": components["schemas"]["MembershipPage"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["InsufficientScopeOrUserRequired"];
            404: components["responses"]["UserNotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloaded"];
        };
    };
    leaveOrganization: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an organization. */
                organizationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user is no longer a member. */
            204: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["ImpersonationRefusedOrCrossSiteRequest"];
            404: components["responses"]["OrganizationNotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["LastAdmin"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["NotAccepted"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloaded"];
        };
    };
    listMyPasskeys: {
        parameters: {
            query?: {
                /** @description Maximum number of items on a page. */
                limit?: number;
                /** @description Number of items before the page. */
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of a list. The header `Link` has the addresses of the other pages. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    /**
                     * @description Addresses of the next, previous, first and last page (RFC 8288), if they fit into a header.
                     * @example </v1/users?limit=10&offset=10>; rel="next"
                     */
                    Link?: string;
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "idn_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *           "name": "MacBook",
                     *           "lastUsedAt": 1735776000000
                     *         }
                     *       ],
                     *       "totalCount": 1,
                     *       "limit": 10,
                     *       "offset": 0
                     *     }
                     */
                    "application/json": components["schemas"]["PasskeyPage"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            404: components["responses"]["UserNotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloaded"];
        };
    };
    removeMyPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a passkey. */
                passkeyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The passkey was removed. */
            204: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["ImpersonationRefusedOrCrossSiteRequestOrReverificationRequired"];
            404: components["responses"]["PasskeyNotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["BodyTooLarge"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloaded"];
        };
    };
    changeMyPassword: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: within 24 hours, the same key with the same body gives the same answer, as long as the caller may do the same. After an answer 5xx, or none, the repetition finds out whether it was done; where it cannot tell, it is `outcome_unknown`. Any value that is new for each request, such as a UUID. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "currentPassword": "the old password",
                 *       "newPassword": "correct horse battery staple",
                 *       "signOutOfOtherSessions": true
                 *     }
                 */
                "application/json": components["schemas"]["ChangePassword"];
            };
        };
        responses: {
            /** @description A user, with the fields that the user can see. */
            200: {
                headers: {
                    /**
                     * @description Present if the answer repeats that of the first request with this `Idempotency-Key`.
                     * @example true
                     */
                    "Idempotent-Replayed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "user_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "username": "ada",
                     *       "firstName": "Ada",
                     *       "lastName": "Lovelace",
                     *       "imageUrl": "https://img.clerk.com/ada",
                     *       "hasImage": true,
                     *       "primaryEmailAddressId": "idn_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "emailAddresses": [
                     *         {
                     *           "id": "idn_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *           "emailAddress": "ada@example.com",
                     *           "verified": true
                     *         }
                     *       ],
                     *       "publicMetadata": {
                     *         "role": "admin"
                     *       },
                     *       "unsafeMetadata": {
                     *         "theme": "dark"
                     *       },
                     *       "lastSignInAt": 1735776000000,
                     *       "createdAt": 1735689600000,
                     *       "updatedAt": 1735776000000
                     *     }
                     */
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["ImpersonationRefusedOrCrossSiteRequest"];
            404: components["responses"]["UserNotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyKeyInUseOrOutcomeUnknown"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloadedOrStoreUnavailable"];
        };
    };
    listMyPhoneNumbers: {
        parameters: {
            query?: {
                /** @description Maximum number of items on a page. */
                limit?: number;
                /** @description Number of items before the page. */
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of a list. The header `Link` has the addresses of the other pages. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    /**
                     * @description Addresses of the next, previous, first and last page (RFC 8288), if they fit into a header.
                     * @example </v1/users?limit=10&offset=10>; rel="next"
                     */
                    Link?: string;
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "idn_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *           "phoneNumber": "+15555550100",
                     *           "verified": true,
                     *           "usedAsSecondFactor": true
                     *         }
                     *       ],
                     *       "totalCount": 1,
                     *       "limit": 10,
                     *       "offset": 0
                     *     }
                     */
                    "application/json": components["schemas"]["PhoneNumberPage"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            404: components["responses"]["UserNotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloaded"];
        };
    };
    addMyPhoneNumber: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: within 24 hours, the same key with the same body gives the same answer, as long as the caller may do the same. After an answer 5xx, or none, the repetition finds out whether it was done; where it cannot tell, it is `outcome_unknown`. Any value that is new for each request, such as a UUID. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "phoneNumber": "+15555550100"
                 *     }
                 */
                "application/json": components["schemas"]["AddPhoneNumber"];
            };
        };
        responses: {
            /** @description A phone number of a user. */
            201: {
                headers: {
                    /**
                     * @description Address of the created resource.
                     * @example /v1/users/user_2b6fcd92dvf96q05x8e4a8xvt6a
                     */
                    Location: string;
                    /**
                     * @description Present if the answer repeats that of the first request with this `Idempotency-Key`.
                     * @example true
                     */
                    "Idempotent-Replayed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "idn_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "phoneNumber": "+15555550100",
                     *       "verified": true,
                     *       "usedAsSecondFactor": true
                     *     }
                     */
                    "application/json": components["schemas"]["PhoneNumber"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["ImpersonationRefusedOrCrossSiteRequestOrReverificationRequired"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["AlreadyExistsOrIdempotencyKeyInUseOrOutcomeUnknown"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloadedOrStoreUnavailable"];
        };
    };
    getMyPhoneNumber: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a phone number. */
                phoneNumberId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A phone number of a user. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "idn_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "phoneNumber": "+15555550100",
                     *       "verified": true,
                     *       "usedAsSecondFactor": true
                     *     }
                     */
                    "application/json": components["schemas"]["PhoneNumber"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            404: components["responses"]["PhoneNumberNotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloaded"];
        };
    };
    removeMyPhoneNumber: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a phone number. */
                phoneNumberId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The phone number was removed. */
            204: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["ImpersonationRefusedOrCrossSiteRequestOrReverificationRequired"];
            404: components["responses"]["PhoneNumberNotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["NotAccepted"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloaded"];
        };
    };
    makeMyPhoneNumberPrimary: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: within 24 hours, the same key with the same body gives the same answer, as long as the caller may do the same. After an answer 5xx, or none, the repetition finds out whether it was done; where it cannot tell, it is `outcome_unknown`. Any value that is new for each request, such as a UUID. */
                "idempotency-key"?: string;
            };
            path: {
                /** @description Id of a phone number. */
                phoneNumberId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A phone number of a user. */
            200: {
                headers: {
                    /**
                     * @description Present if the answer repeats that of the first request with this `Idempotency-Key`.
                     * @example true
                     */
                    "Idempotent-Replayed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "idn_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "phoneNumber": "+15555550100",
                     *       "verified": true,
                     *       "usedAsSecondFactor": true
                     *     }
                     */
                    "application/json": components["schemas"]["PhoneNumber"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["ImpersonationRefusedOrCrossSiteRequestOrReverificationRequired"];
            404: components["responses"]["PhoneNumberNotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyKeyInUseOrOutcomeUnknown"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloadedOrStoreUnavailable"];
        };
    };
    sendMyPhoneNumberCode: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: within 24 hours, the same key with the same body gives the same answer, as long as the caller may do the same. After an answer 5xx, or none, the repetition finds out whether it was done; where it cannot tell, it is `outcome_unknown`. Any value that is new for each request, such as a UUID. */
                "idempotency-key"?: string;
            };
            path: {
                /** @description Id of a phone number. */
                phoneNumberId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A code that was sent, to verify an email address or a phone number. */
            200: {
                headers: {
                    /**
                     * @description Present if the answer repeats that of the first request with this `Idempotency-Key`.
                     * @example true
                     */
                    "Idempotent-Replayed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "vrf_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "status": "unverified",
                     *       "expiresAt": 1735690200000
                     *     }
                     */
                    "application/json": components["schemas"]["Verification"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["ImpersonationRefusedOrCrossSiteRequestOrReverificationRequired"];
            404: components["responses"]["PhoneNumberNotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyKeyInUseOrOutcomeUnknown"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloadedOrStoreUnavailable"];
        };
    };
    verifyMyPhoneNumber: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: within 24 hours, the same key with the same body gives the same answer, as long as the caller may do the same. After an answer 5xx, or none, the repetition finds out whether it was done; where it cannot tell, it is `outcome_unknown`. Any value that is new for each request, such as a UUID. */
                "idempotency-key"?: string;
            };
            path: {
                /** @description Id of a phone number. */
                phoneNumberId: string;
                /** @description Id of a verification. */
                verificationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "424242"
                 *     }
                 */
                "application/json": components["schemas"]["VerificationCode"];
            };
        };
        responses: {
            /** @description A phone number of a user. */
            200: {
                headers: {
                    /**
                     * @description Present if the answer repeats that of the first request with this `Idempotency-Key`.
                     * @example true
                     */
                    "Idempotent-Replayed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "idn_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "phoneNumber": "+15555550100",
                     *       "verified": true,
                     *       "usedAsSecondFactor": true
                     *     }
                     */
                    "application/json": components["schemas"]["PhoneNumber"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["ImpersonationRefusedOrCrossSiteRequestOrReverificationRequired"];
            404: components["responses"]["PhoneNumberNotFoundOrVerificationNotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyKeyInUseOrOutcomeUnknown"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloadedOrStoreUnavailable"];
        };
    };
    setMyPicture: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "image": "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
                 *     }
                 */
                "application/json": components["schemas"]["Picture"];
            };
        };
        responses: {
            /** @description A user, with the fields that the user can see. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "user_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "username": "ada",
                     *       "firstName": "Ada",
                     *       "lastName": "Lovelace",
                     *       "imageUrl": "https://img.clerk.com/ada",
                     *       "hasImage": true,
                     *       "primaryEmailAddressId": "idn_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "emailAddresses": [
                     *         {
                     *           "id": "idn_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *           "emailAddress": "ada@example.com",
                     *           "verified": true
                     *         }
                     *       ],
                     *       "publicMetadata": {
                     *         "role": "admin"
                     *       },
                     *       "unsafeMetadata": {
                     *         "theme": "dark"
                     *       },
                     *       "lastSignInAt": 1735776000000,
                     *       "createdAt": 1735689600000,
                     *       "updatedAt": 1735776000000
                     *     }
                     */
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["CrossSiteRequest"];
            404: components["responses"]["UserNotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["NotAccepted"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloaded"];
        };
    };
    deleteMyPicture: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The picture was deleted. */
            204: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["CrossSiteRequest"];
            404: components["responses"]["UserNotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["BodyTooLarge"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloaded"];
        };
    };
    listMySecondFactors: {
        parameters: {
            query?: {
                /** @description Maximum number of items on a page. */
                limit?: number;
                /** @description Number of items before the page. */
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of a list. The header `Link` has the addresses of the other pages. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    /**
                     * @description Addresses of the next, previous, first and last page (RFC 8288), if they fit into a header.
                     * @example </v1/users?limit=10&offset=10>; rel="next"
                     */
                    Link?: string;
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "secondFactor": "totp"
                     *         }
                     *       ],
                     *       "totalCount": 1,
                     *       "limit": 10,
                     *       "offset": 0
                     *     }
                     */
                    "application/json": components["schemas"]["SecondFactorPage"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            404: components["responses"]["UserNotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloaded"];
        };
    };
    removeMySecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An authenticator app, codes sent to phone numbers, or backup codes. */
                secondFactor: "totp" | "phone_code" | "backup_code";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The second factor was removed. */
            204: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["ImpersonationRefusedOrCrossSiteRequestOrReverificationRequired"];
            404: components["responses"]["SecondFactorNotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["BodyTooLarge"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloaded"];
        };
    };
    listMySessions: {
        parameters: {
            query?: {
                /** @description Returns only sessions with this status. */
                status?: components["schemas"]["SessionStatus"];
                /** @description Maximum number of items on a page. */
                limit?: number;
                /** @description Number of items before the page. */
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of a list. The header `Link` has the addresses of the other pages. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    /**
                     * @description Addresses of the next, previous, first and last page (RFC 8288), if they fit into a header.
                     * @example </v1/users?limit=10&offset=10>; rel="next"
                     */
                    Link?: string;
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "sess_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *           "userId": "user_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *           "status": "active",
                     *           "lastActiveOrganizationId": "org_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *           "latestActivity": {
                     *             "deviceType": "Macintosh",
                     *             "isMobile": false,
                     *             "browserName": "Firefox",
                     *             "browserVersion": "133.0",
                     *             "ipAddress": "192.0.2.10",
                     *             "city": "London",
                     *             "country": "GB"
                     *           },
                     *           "lastActiveAt": 1735776000000,
                     *           "expiresAt": 1736294400000,
                     *           "expireAt": 1736294400000,
                     *           "abandonAt": 1738281600000,
                     *           "createdAt": 1735689600000,
                     *           "updatedAt": 1735776000000
                     *         }
                     *       ],
                     *       "totalCount": 1,
                     *       "limit": 10,
                     *       "offset": 0
                     *     }
                     */
                    "application/json": components["schemas"]["SessionPage"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloaded"];
        };
    };
    revokeMySession: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: within 24 hours, the same key with the same body gives the same answer, as long as the caller may do the same. After an answer 5xx, or none, the repetition finds out whether it was done; where it cannot tell, it is `outcome_unknown`. Any value that is new for each request, such as a UUID. */
                "idempotency-key"?: string;
            };
            path: {
                /** @description Id of a session. */
                sessionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A session of a user in one browser, from signing in to signing out. */
            200: {
                headers: {
                    /**
                     * @description Present if the answer repeats that of the first request with this `Idempotency-Key`.
                     * @example true
                     */
                    "Idempotent-Replayed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "sess_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "userId": "user_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "status": "revoked",
                     *       "lastActiveOrganizationId": "org_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "latestActivity": {
                     *         "deviceType": "Macintosh",
                     *         "isMobile": false,
                     *         "browserName": "Firefox",
                     *         "browserVersion": "133.0",
                     *         "ipAddress": "192.0.2.10",
                     *         "city": "London",
                     *         "country": "GB"
                     *       },
                     *       "lastActiveAt": 1735776000000,
                     *       "expiresAt": 1736294400000,
                     *       "expireAt": 1736294400000,
                     *       "abandonAt": 1738281600000,
                     *       "createdAt": 1735689600000,
                     *       "updatedAt": 1735776000000
                     *     }
                     */
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["CrossSiteRequest"];
            404: components["responses"]["SessionNotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyKeyInUseOrOutcomeUnknown"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloadedOrStoreUnavailable"];
        };
    };
    revokeActorToken: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: within 24 hours, the same key with the same body gives the same answer, as long as the caller may do the same. After an answer 5xx, or none, the repetition finds out whether it was done; where it cannot tell, it is `outcome_unknown`. Any value that is new for each request, such as a UUID. */
                "idempotency-key"?: string;
            };
            path: {
                /** @description Id of an actor token. */
                actorTokenId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A token to sign in as another user, without its secret. */
            200: {
                headers: {
                    /**
                     * @description Present if the answer repeats that of the first request with this `Idempotency-Key`.
                     * @example true
                     */
                    "Idempotent-Replayed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "act_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "userId": "user_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "actor": {
                     *         "sub": "user_9x4w7kq2mzr83n16p5t0c9hvj4b"
                     *       },
                     *       "status": "revoked",
                     *       "createdAt": 1735689600000,
                     *       "updatedAt": 1735776000000
                     *     }
                     */
                    "application/json": components["schemas"]["ActorToken"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["InsufficientScopeOrImpersonationRefusedOrCrossSiteRequest"];
            404: components["responses"]["TokenNotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyKeyInUseOrOutcomeUnknown"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloadedOrStoreUnavailable"];
        };
    };
    revokeSignInToken: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: within 24 hours, the same key with the same body gives the same answer, as long as the caller may do the same. After an answer 5xx, or none, the repetition finds out whether it was done; where it cannot tell, it is `outcome_unknown`. Any value that is new for each request, such as a UUID. */
                "idempotency-key"?: string;
            };
            path: {
                /** @description Id of a sign-in token. */
                signInTokenId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A token to sign in once, without its secret. */
            200: {
                headers: {
                    /**
                     * @description Present if the answer repeats that of the first request with this `Idempotency-Key`.
                     * @example true
                     */
                    "Idempotent-Replayed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "sit_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "userId": "user_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "status": "revoked",
                     *       "createdAt": 1735689600000,
                     *       "updatedAt": 1735776000000
                     *     }
                     */
                    "application/json": components["schemas"]["SignInToken"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["InsufficientScopeOrImpersonationRefusedOrCrossSiteRequest"];
            404: components["responses"]["TokenNotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyKeyInUseOrOutcomeUnknown"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloadedOrStoreUnavailable"];
        };
    };
    listUsers: {
        parameters: {
            query?: {
                /** @description Part of an email address, username, id, or name. This version still accepts its former name, `query`. */
                search?: string;
                /** @description Users with one of these email addresses. */
                emailAddresses?: string[];
                /** @description Users with one of these usernames. */
                usernames?: string[];
                /** @description Users with one of these ids. */
                userIds?: string[];
                /** @description Users with one of these external ids. */
                externalIds?: string[];
                /**
                 * @deprecated
                 * @description Former name of `emailAddresses`. Version 0.3.0 will not have it.
                 */
                emailAddress?: string[];
                /**
                 * @deprecated
                 * @description Former name of `usernames`. Version 0.3.0 will not have it.
                 */
                username?: string[];
                /**
                 * @deprecated
                 * @description Former name of `userIds`. Version 0.3.0 will not have it.
                 */
                userId?: string[];
                /**
                 * @deprecated
                 * @description Former name of `externalIds`. Version 0.3.0 will not have it.
                 */
                externalId?: string[];
                /** @description The field to sort by. */
                sort?: "createdAt" | "updatedAt" | "emailAddress" | "firstName" | "lastName" | "username" | "lastActiveAt" | "lastSignInAt";
                /** @description The sort order. */
                order?: components["schemas"]["SortOrder"];
                /** @description Id of the last user of the page before, instead of an offset. Only with `sort=createdAt`, and with the same filters and order. */
                after?: string;
                /** @description Maximum number of items on a page. */
                limit?: number;
                /** @description Number of items before the page. */
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of a list. The header `Link` has the addresses of the other pages. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    /**
                     * @description Addresses of the next, previous, first and last page (RFC 8288), if they fit into a header.
                     * @example </v1/users?limit=10&offset=10>; rel="next"
                     */
                    Link?: string;
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "user_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *           "username": "ada",
                     *           "firstName": "Ada",
                     *           "lastName": "Lovelace",
                     *           "imageUrl": "https://img.clerk.com/ada",
                     *           "hasImage": true,
                     *           "primaryEmailAddressId": "idn_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *           "emailAddresses": [
                     *             {
                     *               "id": "idn_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *               "emailAddress": "ada@example.com",
                     *               "verified": true
                     *             }
                     *           ],
                     *           "publicMetadata": {
                     *             "role": "admin"
                     *           },
                     *           "unsafeMetadata": {
                     *             "theme": "dark"
                     *           },
                     *           "lastSignInAt": 1735776000000,
                     *           "createdAt": 1735689600000,
                     *           "updatedAt": 1735776000000,
                     *           "externalId": "employee-1815",
                     *           "privateMetadata": {
                     *             "notes": "Prefers email."
                     *           },
                     *           "banned": false,
                     *           "locked": false,
                     *           "passwordEnabled": true,
                     *           "twoFactorEnabled": true,
                     *           "lastActiveAt": 1735776000000
                     *         }
                     *       ],
                     *       "totalCount": 1,
                     *       "limit": 10,
                     *       "offset": 0
                     *     }
                     */
                    "application/json": components["schemas"]["UserPage"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["InsufficientScope"];
            408: components["responses"]["RequestTimeout"];
            422: components["responses"]["NotAccepted"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloaded"];
        };
    };
    createUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: within 24 hours, the same key with the same body gives the same answer, as long as the caller may do the same. After an answer 5xx, or none, the repetition finds out whether it was done; where it cannot tell, it is `outcome_unknown`. Any value that is new for each request, such as a UUID. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "emailAddresses": [
                 *         "mary@example.com"
                 *       ],
                 *       "username": "mary",
                 *       "firstName": "Mary",
                 *       "lastName": "Somerville",
                 *       "password": "Mechanism-of-the-Heavens-1831"
                 *     }
                 */
                "application/json": components["schemas"]["CreateUser"];
            };
        };
        responses: {
            /** @description A user, with the fields that administrators can see. */
            201: {
                headers: {
                    /**
                     * @description Address of the created resource.
                     * @example /v1/users/user_2b6fcd92dvf96q05x8e4a8xvt6a
                     */
                    Location: string;
                    /**
                     * @description Present if the answer repeats that of the first request with this `Idempotency-Key`.
                     * @example true
                     */
                    "Idempotent-Replayed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "user_9x4w7kq2mzr83n16p5t0c9hvj4b",
                     *       "username": "mary",
                     *       "firstName": "Mary",
                     *       "lastName": "Somerville",
                     *       "imageUrl": "https://img.clerk.com/mary",
                     *       "hasImage": false,
                     *       "primaryEmailAddressId": "idn_9x4w7kq2mzr83n16p5t0c9hvj4b",
                     *       "emailAddresses": [
                     *         {
                     *           "id": "idn_9x4w7kq2mzr83n16p5t0c9hvj4b",
                     *           "emailAddress": "mary@example.com",
                     *           "verified": true
                     *         }
                     *       ],
                     *       "publicMetadata": {},
                     *       "unsafeMetadata": {},
                     *       "lastSignInAt": null,
                     *       "createdAt": 1735776000000,
                     *       "updatedAt": 1735776000000,
                     *       "externalId": null,
                     *       "privateMetadata": {},
                     *       "banned": false,
                     *       "locked": false,
                     *       "passwordEnabled": true,
                     *       "twoFactorEnabled": false,
                     *       "lastActiveAt": null
                     *     }
                     */
                    "application/json": components["schemas"]["AdminUser"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["InsufficientScopeOrImpersonationRefusedOrCrossSiteRequestOrAppRoleProtected"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["AlreadyExistsOrIdempotencyKeyInUseOrOutcomeUnknown"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloadedOrStoreUnavailable"];
        };
    };
    countUsers: {
        parameters: {
            query?: {
                /** @description Part of an email address, username, id, or name. This version still accepts its former name, `query`. */
                search?: string;
                /** @description Users with one of these email addresses. */
                emailAddresses?: string[];
                /** @description Users with one of these usernames. */
                usernames?: string[];
                /** @description Users with one of these ids. */
                userIds?: string[];
                /** @description Users with one of these external ids. */
                externalIds?: string[];
                /**
                 * @deprecated
                 * @description Former name of `emailAddresses`. Version 0.3.0 will not have it.
                 */
                emailAddress?: string[];
                /**
                 * @deprecated
                 * @description Former name of `usernames`. Version 0.3.0 will not have it.
                 */
                username?: string[];
                /**
                 * @deprecated
                 * @description Former name of `userIds`. Version 0.3.0 will not have it.
                 */
                userId?: string[];
                /**
                 * @deprecated
                 * @description Former name of `externalIds`. Version 0.3.0 will not have it.
                 */
                externalId?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The number of users. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "totalCount": 31
                     *     }
                     */
                    "application/json": components["schemas"]["UserCount"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["InsufficientScope"];
            408: components["responses"]["RequestTimeout"];
            422: components["responses"]["NotAccepted"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloaded"];
        };
    };
    getUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a user. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A user, with the fields that administrators can see. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "user_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "username": "ada",
                     *       "firstName": "Ada",
                     *       "lastName": "Lovelace",
                     *       "imageUrl": "https://img.clerk.com/ada",
                     *       "hasImage": true,
                     *       "primaryEmailAddressId": "idn_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "emailAddresses": [
                     *         {
                     *           "id": "idn_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *           "emailAddress": "ada@example.com",
                     *           "verified": true
                     *         }
                     *       ],
                     *       "publicMetadata": {
                     *         "role": "admin"
                     *       },
                     *       "unsafeMetadata": {
                     *         "theme": "dark"
                     *       },
                     *       "lastSignInAt": 1735776000000,
                     *       "createdAt": 1735689600000,
                     *       "updatedAt": 1735776000000,
                     *       "externalId": "employee-1815",
                     *       "privateMetadata": {
                     *         "notes": "Prefers email."
                     *       },
                     *       "banned": false,
                     *       "locked": false,
                     *       "passwordEnabled": true,
                     *       "twoFactorEnabled": true,
                     *       "lastActiveAt": 1735776000000
                     *     }
                     */
                    "application/json": components["schemas"]["AdminUser"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["UserNotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloaded"];
        };
    };
    deleteUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a user. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user was deleted. */
            204: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["InsufficientScopeOrImpersonationRefusedOrCrossSiteRequestOrAppRoleProtectedOrOwnAccount"];
            404: components["responses"]["UserNotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["BodyTooLarge"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloaded"];
        };
    };
    updateUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a user. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "firstName": "Ada",
                 *       "lastName": "Lovelace"
                 *     }
                 */
                "application/json": components["schemas"]["UpdateUser"];
            };
        };
        responses: {
            /** @description A user, with the fields that administrators can see. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "user_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "username": "ada",
                     *       "firstName": "Ada",
                     *       "lastName": "Lovelace",
                     *       "imageUrl": "https://img.clerk.com/ada",
                     *       "hasImage": true,
                     *       "primaryEmailAddressId": "idn_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "emailAddresses": [
                     *         {
                     *           "id": "idn_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *           "emailAddress": "ada@example.com",
                     *           "verified": true
                     *         }
                     *       ],
                     *       "publicMetadata": {
                     *         "role": "admin"
                     *       },
                     *       "unsafeMetadata": {
                     *         "theme": "dark"
                     *       },
                     *       "lastSignInAt": 1735776000000,
                     *       "createdAt": 1735689600000,
                     *       "updatedAt": 1735776000000,
                     *       "externalId": "employee-1815",
                     *       "privateMetadata": {
                     *         "notes": "Prefers email."
                     *       },
                     *       "banned": false,
                     *       "locked": false,
                     *       "passwordEnabled": true,
                     *       "twoFactorEnabled": true,
                     *       "lastActiveAt": 1735776000000
                     *     }
                     */
                    "application/json": components["schemas"]["AdminUser"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["InsufficientScopeOrImpersonationRefusedOrCrossSiteRequestOrAppRoleProtected"];
            404: components["responses"]["UserNotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["AlreadyExists"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["NotAccepted"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloaded"];
        };
    };
    createActorToken: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: within 24 hours, the same key with the same body gives the same answer, as long as the caller may do the same. After an answer 5xx, or none, the repetition finds out whether it was done; where it cannot tell, it is `outcome_unknown`. Any value that is new for each request, such as a UUID. */
                "idempotency-key"?: string;
            };
            path: {
                /** @description Id of a user. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "Support case 1815",
                 *       "sessionMaxDurationInSeconds": 900
                 *     }
                 */
                "application/json": components["schemas"]["CreateActorToken"];
            };
        };
        responses: {
            /** @description A new token to sign in as another user, with its secret. */
            200: {
                headers: {
                    /**
                     * @description Present if the answer repeats that of the first request with this `Idempotency-Key`.
                     * @example true
                     */
                    "Idempotent-Replayed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "act_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "userId": "user_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "actor": {
                     *         "sub": "user_9x4w7kq2mzr83n16p5t0c9hvj4b"
                     *       },
                     *       "status": "pending",
                     *       "createdAt": 1735689600000,
                     *       "updatedAt": 1735776000000,
                     *       "token": "eyJhbGciOi…",
                     *       "url": "https://accounts.example.com/sign-in?__clerk_ticket=…"
                     *     }
                     */
                    "application/json": components["schemas"]["CreatedActorToken"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["InsufficientScopeOrImpersonationRefusedOrCrossSiteRequestOrUserRequiredOrAppRoleProtectedOrOwnAccount"];
            404: components["responses"]["UserNotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyKeyInUseOrOutcomeUnknownOrSecretNotRepeated"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloadedOrStoreUnavailable"];
        };
    };
    banUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: within 24 hours, the same key with the same body gives the same answer, as long as the caller may do the same. After an answer 5xx, or none, the repetition finds out whether it was done; where it cannot tell, it is `outcome_unknown`. Any value that is new for each request, such as a UUID. */
                "idempotency-key"?: string;
            };
            path: {
                /** @description Id of a user. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A user, with the fields that administrators can see. */
            200: {
                headers: {
                    /**
                     * @description Present if the answer repeats that of the first request with this `Idempotency-Key`.
                     * @example true
                     */
                    "Idempotent-Replayed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "user_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "username": "ada",
                     *       "firstName": "Ada",
                     *       "lastName": "Lovelace",
                     *       "imageUrl": "https://img.clerk.com/ada",
                     *       "hasImage": true,
                     *       "primaryEmailAddressId": "idn_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "emailAddresses": [
                     *         {
                     *           "id": "idn_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *           "emailAddress": "ada@example.com",
                     *           "verified": true
                     *         }
                     *       ],
                     *       "publicMetadata": {
                     *         "role": "admin"
                     *       },
                     *       "unsafeMetadata": {
                     *         "theme": "dark"
                     *       },
                     *       "lastSignInAt": 1735776000000,
                     *       "createdAt": 1735689600000,
                     *       "updatedAt": 1735776000000,
                     *       "externalId": "employee-1815",
                     *       "privateMetadata": {
                     *         "notes": "Prefers email."
                     *       },
                     *       "banned": true,
                     *       "locked": false,
                     *       "passwordEnabled": true,
                     *       "twoFactorEnabled": true,
                     *       "lastActiveAt": 1735776000000
                     *     }
                     */
                    "application/json": components["schemas"]["AdminUser"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["InsufficientScopeOrImpersonationRefusedOrCrossSiteRequestOrAppRoleProtectedOrOwnAccount"];
            404: components["responses"]["UserNotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyKeyInUseOrOutcomeUnknown"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloadedOrStoreUnavailable"];
        };
    };
    cancelPasswordReset: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: within 24 hours, the same key with the same body gives the same answer, as long as the caller may do the same. After an answer 5xx, or none, the repetition finds out whether it was done; where it cannot tell, it is `outcome_unknown`. Any value that is new for each request, such as a UUID. */
                "idempotency-key"?: string;
            };
            path: {
                /** @description Id of a user. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A user, with the fields that administrators can see. */
            200: {
                headers: {
                    /**
                     * @description Present if the answer repeats that of the first request with this `Idempotency-Key`.
                     * @example true
                     */
                    "Idempotent-Replayed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "user_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "username": "ada",
                     *       "firstName": "Ada",
                     *       "lastName": "Lovelace",
                     *       "imageUrl": "https://img.clerk.com/ada",
                     *       "hasImage": true,
                     *       "primaryEmailAddressId": "idn_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "emailAddresses": [
                     *         {
                     *           "id": "idn_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *           "emailAddress": "ada@example.com",
                     *           "verified": true
                     *         }
                     *       ],
                     *       "publicMetadata": {
                     *         "role": "admin"
                     *       },
                     *       "unsafeMetadata": {
                     *         "theme": "dark"
                     *       },
                     *       "lastSignInAt": 1735776000000,
                     *       "createdAt": 1735689600000,
                     *       "updatedAt": 1735776000000,
                     *       "externalId": "employee-1815",
                     *       "privateMetadata": {
                     *         "notes": "Prefers email."
                     *       },
                     *       "banned": false,
                     *       "locked": false,
                     *       "passwordEnabled": true,
                     *       "twoFactorEnabled": true,
                     *       "lastActiveAt": 1735776000000
                     *     }
                     */
                    "application/json": components["schemas"]["AdminUser"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["InsufficientScopeOrImpersonationRefusedOrCrossSiteRequestOrAppRoleProtected"];
            404: components["responses"]["UserNotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyKeyInUseOrOutcomeUnknown"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloadedOrStoreUnavailable"];
        };
    };
    lockUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: within 24 hours, the same key with the same body gives the same answer, as long as the caller may do the same. After an answer 5xx, or none, the repetition finds out whether it was done; where it cannot tell, it is `outcome_unknown`. Any value that is new for each request, such as a UUID. */
                "idempotency-key"?: string;
            };
            path: {
                /** @description Id of a user. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A user, with the fields that administrators can see. */
            200: {
                headers: {
                    /**
                     * @description Present if the answer repeats that of the first request with this `Idempotency-Key`.
                     * @example true
                     */
                    "Idempotent-Replayed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "user_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "username": "ada",
                     *       "firstName": "Ada",
                     *       "lastName": "Lovelace",
                     *       "imageUrl": "https://img.clerk.com/ada",
                     *       "hasImage": true,
                     *       "primaryEmailAddressId": "idn_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "emailAddresses": [
                     *         {
                     *           "id": "idn_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *           "emailAddress": "ada@example.com",
                     *           "verified": true
                     *         }
                     *       ],
                     *       "publicMetadata": {
                     *         "role": "admin"
                     *       },
                     *       "unsafeMetadata": {
                     *         "theme": "dark"
                     *       },
                     *       "lastSignInAt": 1735776000000,
                     *       "createdAt": 1735689600000,
                     *       "updatedAt": 1735776000000,
                     *       "externalId": "employee-1815",
                     *       "privateMetadata": {
                     *         "notes": "Prefers email."
                     *       },
                     *       "banned": false,
                     *       "locked": true,
                     *       "passwordEnabled": true,
                     *       "twoFactorEnabled": true,
                     *       "lastActiveAt": 1735776000000
                     *     }
                     */
                    "application/json": components["schemas"]["AdminUser"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["InsufficientScopeOrImpersonationRefusedOrCrossSiteRequestOrAppRoleProtectedOrOwnAccount"];
            404: components["responses"]["UserNotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyKeyInUseOrOutcomeUnknown"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloadedOrStoreUnavailable"];
        };
    };
    updateUserMetadata: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a user. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "privateMetadata": {
                 *         "notes": "Prefers email."
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["UpdateUserMetadata"];
            };
        };
        responses: {
            /** @description A user, with the fields that administrators can see. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "user_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "username": "ada",
                     *       "firstName": "Ada",
                     *       "lastName": "Lovelace",
                     *       "imageUrl": "https://img.clerk.com/ada",
                     *       "hasImage": true,
                     *       "primaryEmailAddressId": "idn_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "emailAddresses": [
                     *         {
                     *           "id": "idn_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *           "emailAddress": "ada@example.com",
                     *           "verified": true
                     *         }
                     *       ],
                     *       "publicMetadata": {
                     *         "role": "admin"
                     *       },
                     *       "unsafeMetadata": {
                     *         "theme": "dark"
                     *       },
                     *       "lastSignInAt": 1735776000000,
                     *       "createdAt": 1735689600000,
                     *       "updatedAt": 1735776000000,
                     *       "externalId": "employee-1815",
                     *       "privateMetadata": {
                     *         "notes": "Prefers email."
                     *       },
                     *       "banned": false,
                     *       "locked": false,
                     *       "passwordEnabled": true,
                     *       "twoFactorEnabled": true,
                     *       "lastActiveAt": 1735776000000
                     *     }
                     */
                    "application/json": components["schemas"]["AdminUser"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["InsufficientScopeOrImpersonationRefusedOrCrossSiteRequestOrAppRoleProtected"];
            404: components["responses"]["UserNotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["NotAccepted"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloaded"];
        };
    };
    listUserOrganizations: {
        parameters: {
            query?: {
                /** @description Maximum number of items on a page. */
                limit?: number;
                /** @description Number of items before the page. */
                offset?: number;
            };
            header?: never;
            path: {
                /** @description Id of a user. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of a list. The header `Link` has the addresses of the other pages. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    /**
                     * @description Addresses of the next, previous, first and last page (RFC 8288), if they fit into a header.
                     * @example </v1/users?limit=10&offset=10>; rel="next"
                     */
                    Link?: string;
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "orgmem_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *           "role": "org:member",
                     *           "organization": {
                     *             "id": "org_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *             "name": "Acme",
                     *             "slug": "acme",
                     *             "imageUrl": "https://img.clerk.com/acme",
                     *             "hasImage": true,
                     *             "publicMetadata": {
                     *               "industry": "anvils"
                     *             },
                     *             "maxAllowedMemberships": 5,
                     *             "createdAt": 1735689600000,
                     *             "updatedAt": 1735776000000
                     *           },
                     *           "publicUserData": {
                     *             "userId": "user_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *             "identifier": "ada@example.com",
                     *             "firstName": "Ada",
                     *             "lastName": "Lovelace",
                     *             "imageUrl": "https://img.clerk.com/ada",
                     *             "hasImage": true
                     *           },
                     *           "publicMetadata": {
                     *             "team": "engines"
                     *           },
                     *           "createdAt": 1735689600000,
                     *           "updatedAt": 1735776000000
                     *         }
                     *       ],
                     *       "totalCount": 1,
                     *       "limit": 10,
                     *       "offset": 0
                     *     }
                     */
                    "application/json": components["schemas"]["MembershipPage"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["UserNotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloaded"];
        };
    };
    requirePasswordReset: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: within 24 hours, the same key with the same body gives the same answer, as long as the caller may do the same. After an answer 5xx, or none, the repetition finds out whether it was done; where it cannot tell, it is `outcome_unknown`. Any value that is new for each request, such as a UUID. */
                "idempotency-key"?: string;
            };
            path: {
                /** @description Id of a user. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A user, with the fields that administrators can see. */
            200: {
                headers: {
                    /**
                     * @description Present if the answer repeats that of the first request with this `Idempotency-Key`.
                     * @example true
                     */
                    "Idempotent-Replayed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "user_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "username": "ada",
                     *       "firstName": "Ada",
                     *       "lastName": "Lovelace",
                     *       "imageUrl": "https://img.clerk.com/ada",
                     *       "hasImage": true,
                     *       "primaryEmailAddressId": "idn_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "emailAddresses": [
                     *         {
                     *           "id": "idn_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *           "emailAddress": "ada@example.com",
                     *           "verified": true
                     *         }
                     *       ],
                     *       "publicMetadata": {
                     *         "role": "admin"
                     *       },
                     *       "unsafeMetadata": {
                     *         "theme": "dark"
                     *       },
                     *       "lastSignInAt": 1735776000000,
                     *       "createdAt": 1735689600000,
                     *       "updatedAt": 1735776000000,
                     *       "externalId": "employee-1815",
                     *       "privateMetadata": {
                     *         "notes": "Prefers email."
                     *       },
                     *       "banned": false,
                     *       "locked": false,
                     *       "passwordEnabled": true,
                     *       "twoFactorEnabled": true,
                     *       "lastActiveAt": 1735776000000
                     *     }
                     */
                    "application/json": components["schemas"]["AdminUser"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["InsufficientScopeOrImpersonationRefusedOrCrossSiteRequestOrAppRoleProtected"];
            404: components["responses"]["UserNotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyKeyInUseOrOutcomeUnknown"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloadedOrStoreUnavailable"];
        };
    };
    listUserSessions: {
        parameters: {
            query?: {
                /** @description Returns only sessions with this status. */
                status?: components["schemas"]["SessionStatus"];
                /** @description Maximum number of items on a page. */
                limit?: number;
                /** @description Number of items before the page. */
                offset?: number;
            };
            header?: never;
            path: {
                /** @description Id of a user. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of a list. The header `Link` has the addresses of the other pages. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    /**
                     * @description Addresses of the next, previous, first and last page (RFC 8288), if they fit into a header.
                     * @example </v1/users?limit=10&offset=10>; rel="next"
                     */
                    Link?: string;
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "sess_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *           "userId": "user_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *           "status": "active",
                     *           "lastActiveOrganizationId": "org_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *           "latestActivity": {
                     *             "deviceType": "Macintosh",
                     *             "isMobile": false,
                     *             "browserName": "Firefox",
                     *             "browserVersion": "133.0",
                     *             "ipAddress": "192.0.2.10",
                     *             "city": "London",
                     *             "country": "GB"
                     *           },
                     *           "lastActiveAt": 1735776000000,
                     *           "expiresAt": 1736294400000,
                     *           "expireAt": 1736294400000,
                     *           "abandonAt": 1738281600000,
                     *           "createdAt": 1735689600000,
                     *           "updatedAt": 1735776000000
                     *         }
                     *       ],
                     *       "totalCount": 1,
                     *       "limit": 10,
                     *       "offset": 0
                     *     }
                     */
                    "application/json": components["schemas"]["SessionPage"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["InsufficientScope"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloaded"];
        };
    };
    revokeUserSessions: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: within 24 hours, the same key with the same body gives the same answer, as long as the caller may do the same. After an answer 5xx, or none, the repetition finds out whether it was done; where it cannot tell, it is `outcome_unknown`. Any value that is new for each request, such as a UUID. */
                "idempotency-key"?: string;
            };
            path: {
                /** @description Id of a user. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The ended sessions. */
            200: {
                headers: {
                    /**
                     * @description Present if the answer repeats that of the first request with this `Idempotency-Key`.
                     * @example true
                     */
                    "Idempotent-Replayed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "sess_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *           "userId": "user_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *           "status": "revoked",
                     *           "lastActiveOrganizationId": "org_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *           "latestActivity": {
                     *             "deviceType": "Macintosh",
                     *             "isMobile": false,
                     *             "browserName": "Firefox",
                     *             "browserVersion": "133.0",
                     *             "ipAddress": "192.0.2.10",
                     *             "city": "London",
                     *             "country": "GB"
                     *           },
                     *           "lastActiveAt": 1735776000000,
                     *           "expiresAt": 1736294400000,
                     *           "expireAt": 1736294400000,
                     *           "abandonAt": 1738281600000,
                     *           "createdAt": 1735689600000,
                     *           "updatedAt": 1735776000000
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["EndedSessions"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["InsufficientScopeOrImpersonationRefusedOrCrossSiteRequestOrAppRoleProtected"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyKeyInUseOrOutcomeUnknown"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloadedOrStoreUnavailable"];
        };
    };
    createSignInToken: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: within 24 hours, the same key with the same body gives the same answer, as long as the caller may do the same. After an answer 5xx, or none, the repetition finds out whether it was done; where it cannot tell, it is `outcome_unknown`. Any value that is new for each request, such as a UUID. */
                "idempotency-key"?: string;
            };
            path: {
                /** @description Id of a user. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "expiresInSeconds": 3600
                 *     }
                 */
                "application/json": components["schemas"]["CreateSignInToken"];
            };
        };
        responses: {
            /** @description A new token to sign in once, with its secret. */
            200: {
                headers: {
                    /**
                     * @description Present if the answer repeats that of the first request with this `Idempotency-Key`.
                     * @example true
                     */
                    "Idempotent-Replayed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "sit_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "userId": "user_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "status": "pending",
                     *       "createdAt": 1735689600000,
                     *       "updatedAt": 1735776000000,
                     *       "token": "eyJhbGciOi…",
                     *       "url": "https://accounts.example.com/sign-in?__clerk_ticket=…"
                     *     }
                     */
                    "application/json": components["schemas"]["CreatedSignInToken"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["InsufficientScopeOrImpersonationRefusedOrCrossSiteRequestOrAppRoleProtected"];
            404: components["responses"]["UserNotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyKeyInUseOrOutcomeUnknownOrSecretNotRepeated"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloadedOrStoreUnavailable"];
        };
    };
    unbanUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: within 24 hours, the same key with the same body gives the same answer, as long as the caller may do the same. After an answer 5xx, or none, the repetition finds out whether it was done; where it cannot tell, it is `outcome_unknown`. Any value that is new for each request, such as a UUID. */
                "idempotency-key"?: string;
            };
            path: {
                /** @description Id of a user. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A user, with the fields that administrators can see. */
            200: {
                headers: {
                    /**
                     * @description Present if the answer repeats that of the first request with this `Idempotency-Key`.
                     * @example true
                     */
                    "Idempotent-Replayed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "user_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "username": "ada",
                     *       "firstName": "Ada",
                     *       "lastName": "Lovelace",
                     *       "imageUrl": "https://img.clerk.com/ada",
                     *       "hasImage": true,
                     *       "primaryEmailAddressId": "idn_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "emailAddresses": [
                     *         {
                     *           "id": "idn_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *           "emailAddress": "ada@example.com",
                     *           "verified": true
                     *         }
                     *       ],
                     *       "publicMetadata": {
                     *         "role": "admin"
                     *       },
                     *       "unsafeMetadata": {
                     *         "theme": "dark"
                     *       },
                     *       "lastSignInAt": 1735776000000,
                     *       "createdAt": 1735689600000,
                     *       "updatedAt": 1735776000000,
                     *       "externalId": "employee-1815",
                     *       "privateMetadata": {
                     *         "notes": "Prefers email."
                     *       },
                     *       "banned": false,
                     *       "locked": false,
                     *       "passwordEnabled": true,
                     *       "twoFactorEnabled": true,
                     *       "lastActiveAt": 1735776000000
                     *     }
                     */
                    "application/json": components["schemas"]["AdminUser"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["InsufficientScopeOrImpersonationRefusedOrCrossSiteRequestOrAppRoleProtected"];
            404: components["responses"]["UserNotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyKeyInUseOrOutcomeUnknown"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloadedOrStoreUnavailable"];
        };
    };
    unlockUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: within 24 hours, the same key with the same body gives the same answer, as long as the caller may do the same. After an answer 5xx, or none, the repetition finds out whether it was done; where it cannot tell, it is `outcome_unknown`. Any value that is new for each request, such as a UUID. */
                "idempotency-key"?: string;
            };
            path: {
                /** @description Id of a user. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A user, with the fields that administrators can see. */
            200: {
                headers: {
                    /**
                     * @description Present if the answer repeats that of the first request with this `Idempotency-Key`.
                     * @example true
                     */
                    "Idempotent-Replayed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "user_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "username": "ada",
                     *       "firstName": "Ada",
                     *       "lastName": "Lovelace",
                     *       "imageUrl": "https://img.clerk.com/ada",
                     *       "hasImage": true,
                     *       "primaryEmailAddressId": "idn_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "emailAddresses": [
                     *         {
                     *           "id": "idn_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *           "emailAddress": "ada@example.com",
                     *           "verified": true
                     *         }
                     *       ],
                     *       "publicMetadata": {
                     *         "role": "admin"
                     *       },
                     *       "unsafeMetadata": {
                     *         "theme": "dark"
                     *       },
                     *       "lastSignInAt": 1735776000000,
                     *       "createdAt": 1735689600000,
                     *       "updatedAt": 1735776000000,
                     *       "externalId": "employee-1815",
                     *       "privateMetadata": {
                     *         "notes": "Prefers email."
                     *       },
                     *       "banned": false,
                     *       "locked": false,
                     *       "passwordEnabled": true,
                     *       "twoFactorEnabled": true,
                     *       "lastActiveAt": 1735776000000
                     *     }
                     */
                    "application/json": components["schemas"]["AdminUser"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["InsufficientScopeOrImpersonationRefusedOrCrossSiteRequestOrAppRoleProtected"];
            404: components["responses"]["UserNotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyKeyInUseOrOutcomeUnknown"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloadedOrStoreUnavailable"];
        };
    };
    listAllowlist: {
        parameters: {
            query?: {
                /** @description Maximum number of items on a page. */
                limit?: number;
                /** @description Number of items before the page. */
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of a list. The header `Link` has the addresses of the other pages. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    /**
                     * @description Addresses of the next, previous, first and last page (RFC 8288), if they fit into a header.
                     * @example </v1/users?limit=10&offset=10>; rel="next"
                     */
                    Link?: string;
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "alid_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *           "identifier": "mary@example.com",
                     *           "createdAt": 1735689600000,
                     *           "updatedAt": 1735776000000
                     *         }
                     *       ],
                     *       "totalCount": 1,
                     *       "limit": 10,
                     *       "offset": 0
                     *     }
                     */
                    "application/json": components["schemas"]["ListedIdentifierPage"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["InsufficientScope"];
            408: components["responses"]["RequestTimeout"];
            422: components["responses"]["NotAccepted"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloaded"];
        };
    };
    addToAllowlist: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: within 24 hours, the same key with the same body gives the same answer, as long as the caller may do the same. After an answer 5xx, or none, the repetition finds out whether it was done; where it cannot tell, it is `outcome_unknown`. Any value that is new for each request, such as a UUID. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "identifier": "mary@example.com"
                 *     }
                 */
                "application/json": components["schemas"]["ListIdentifier"];
            };
        };
        responses: {
            /** @description An identifier in a list. */
            201: {
                headers: {
                    /**
                     * @description Address of the created resource.
                     * @example /v1/users/user_2b6fcd92dvf96q05x8e4a8xvt6a
                     */
                    Location: string;
                    /**
                     * @description Present if the answer repeats that of the first request with this `Idempotency-Key`.
                     * @example true
                     */
                    "Idempotent-Replayed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "alid_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "identifier": "mary@example.com",
                     *       "createdAt": 1735689600000,
                     *       "updatedAt": 1735776000000
                     *     }
                     */
                    "application/json": components["schemas"]["ListedIdentifier"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["InsufficientScopeOrImpersonationRefusedOrCrossSiteRequest"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["AlreadyExistsOrIdempotencyKeyInUseOrOutcomeUnknown"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloadedOrStoreUnavailable"];
        };
    };
    removeFromAllowlist: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an identifier in a list. */
                identifierId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The identifier was removed. */
            204: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["InsufficientScopeOrImpersonationRefusedOrCrossSiteRequest"];
            404: components["responses"]["IdentifierNotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["NotAccepted"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloaded"];
        };
    };
    listBlocklist: {
        parameters: {
            query?: {
                /** @description Maximum number of items on a page. */
                limit?: number;
                /** @description Number of items before the page. */
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of a list. The header `Link` has the addresses of the other pages. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    /**
                     * @description Addresses of the next, previous, first and last page (RFC 8288), if they fit into a header.
                     * @example </v1/users?limit=10&offset=10>; rel="next"
                     */
                    Link?: string;
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "alid_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *           "identifier": "mary@example.com",
                     *           "createdAt": 1735689600000,
                     *           "updatedAt": 1735776000000
                     *         }
                     *       ],
                     *       "totalCount": 1,
                     *       "limit": 10,
                     *       "offset": 0
                     *     }
                     */
                    "application/json": components["schemas"]["ListedIdentifierPage"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["InsufficientScope"];
            408: components["responses"]["RequestTimeout"];
            422: components["responses"]["NotAccepted"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloaded"];
        };
    };
    addToBlocklist: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: within 24 hours, the same key with the same body gives the same answer, as long as the caller may do the same. After an answer 5xx, or none, the repetition finds out whether it was done; where it cannot tell, it is `outcome_unknown`. Any value that is new for each request, such as a UUID. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "identifier": "mary@example.com"
                 *     }
                 */
                "application/json": components["schemas"]["ListIdentifier"];
            };
        };
        responses: {
            /** @description An identifier in a list. */
            201: {
                headers: {
                    /**
                     * @description Address of the created resource.
                     * @example /v1/users/user_2b6fcd92dvf96q05x8e4a8xvt6a
                     */
                    Location: string;
                    /**
                     * @description Present if the answer repeats that of the first request with this `Idempotency-Key`.
                     * @example true
                     */
                    "Idempotent-Replayed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "alid_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "identifier": "mary@example.com",
                     *       "createdAt": 1735689600000,
                     *       "updatedAt": 1735776000000
                     *     }
                     */
                    "application/json": components["schemas"]["ListedIdentifier"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["InsufficientScopeOrImpersonationRefusedOrCrossSiteRequest"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["AlreadyExistsOrIdempotencyKeyInUseOrOutcomeUnknown"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloadedOrStoreUnavailable"];
        };
    };
    removeFromBlocklist: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an identifier in a list. */
                identifierId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The identifier was removed. */
            204: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["InsufficientScopeOrImpersonationRefusedOrCrossSiteRequest"];
            404: components["responses"]["IdentifierNotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["NotAccepted"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloaded"];
        };
    };
    listAppInvitations: {
        parameters: {
            query?: {
                /** @description Invitations with this status. */
                status?: components["schemas"]["InvitationStatus"];
                /** @description Part of an email address, or an id. */
                search?: string;
                /** @description The field to sort by. */
                sort?: "createdAt" | "emailAddress" | "expiresAt";
                /** @description The sort order. */
                order?: components["schemas"]["SortOrder"];
                /** @description Maximum number of items on a page. */
                limit?: number;
                /** @description Number of items before the page. */
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of a list. The header `Link` has the addresses of the other pages. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    /**
                     * @description Addresses of the next, previous, first and last page (RFC 8288), if they fit into a header.
                     * @example </v1/users?limit=10&offset=10>; rel="next"
                     */
                    Link?: string;
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "inv_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *           "emailAddress": "mary@example.com",
                     *           "status": "pending",
                     *           "publicMetadata": {
                     *             "team": "engines"
                     *           },
                     *           "expiresAt": 1738281600000,
                     *           "createdAt": 1735689600000,
                     *           "updatedAt": 1735689600000
                     *         }
                     *       ],
                     *       "totalCount": 1,
                     *       "limit": 10,
                     *       "offset": 0
                     *     }
                     */
                    "application/json": components["schemas"]["AppInvitationPage"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["InsufficientScope"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloaded"];
        };
    };
    createAppInvitation: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: within 24 hours, the same key with the same body gives the same answer, as long as the caller may do the same. After an answer 5xx, or none, the repetition finds out whether it was done; where it cannot tell, it is `outcome_unknown`. Any value that is new for each request, such as a UUID. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "emailAddress": "mary@example.com",
                 *       "expiresInDays": 30,
                 *       "publicMetadata": {
                 *         "team": "engines"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["CreateAppInvitation"];
            };
        };
        responses: {
            /** @description An invitation by email to sign up. */
            201: {
                headers: {
                    /**
                     * @description Address of the created resource.
                     * @example /v1/users/user_2b6fcd92dvf96q05x8e4a8xvt6a
                     */
                    Location: string;
                    /**
                     * @description Present if the answer repeats that of the first request with this `Idempotency-Key`.
                     * @example true
                     */
                    "Idempotent-Replayed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "inv_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "emailAddress": "mary@example.com",
                     *       "status": "pending",
                     *       "publicMetadata": {
                     *         "team": "engines"
                     *       },
                     *       "expiresAt": 1738281600000,
                     *       "createdAt": 1735689600000,
                     *       "updatedAt": 1735689600000
                     *     }
                     */
                    "application/json": components["schemas"]["AppInvitation"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["InsufficientScopeOrImpersonationRefusedOrCrossSiteRequestOrAppRoleProtected"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["AlreadyExistsOrIdempotencyKeyInUseOrOutcomeUnknown"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloadedOrStoreUnavailable"];
        };
    };
    createAppInvitations: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: within 24 hours, the same key with the same body gives the same answer, as long as the caller may do the same. After an answer 5xx, or none, the repetition finds out whether it was done; where it cannot tell, it is `outcome_unknown`. Any value that is new for each request, such as a UUID. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "invitations": [
                 *         {
                 *           "emailAddress": "charles@example.com"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["CreateAppInvitations"];
            };
        };
        responses: {
            /** @description The invitations that were created. */
            200: {
                headers: {
                    /**
                     * @description Present if the answer repeats that of the first request with this `Idempotency-Key`.
                     * @example true
                     */
                    "Idempotent-Replayed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "inv_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *           "emailAddress": "mary@example.com",
                     *           "status": "pending",
                     *           "publicMetadata": {
                     *             "team": "engines"
                     *           },
                     *           "expiresAt": 1738281600000,
                     *           "createdAt": 1735689600000,
                     *           "updatedAt": 1735689600000
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["CreatedAppInvitations"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["InsufficientScopeOrImpersonationRefusedOrCrossSiteRequestOrAppRoleProtected"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["AlreadyExistsOrIdempotencyKeyInUseOrOutcomeUnknown"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloadedOrStoreUnavailable"];
        };
    };
    revokeAppInvitation: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: within 24 hours, the same key with the same body gives the same answer, as long as the caller may do the same. After an answer 5xx, or none, the repetition finds out whether it was done; where it cannot tell, it is `outcome_unknown`. Any value that is new for each request, such as a UUID. */
                "idempotency-key"?: string;
            };
            path: {
                /** @description Id of an invitation to the app. */
                appInvitationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An invitation by email to sign up. */
            200: {
                headers: {
                    /**
                     * @description Present if the answer repeats that of the first request with this `Idempotency-Key`.
                     * @example true
                     */
                    "Idempotent-Replayed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "inv_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "emailAddress": "mary@example.com",
                     *       "status": "revoked",
                     *       "publicMetadata": {
                     *         "team": "engines"
                     *       },
                     *       "expiresAt": 1738281600000,
                     *       "createdAt": 1735689600000,
                     *       "updatedAt": 1735689600000
                     *     }
                     */
                    "application/json": components["schemas"]["AppInvitation"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["InsufficientScopeOrImpersonationRefusedOrCrossSiteRequest"];
            404: components["responses"]["AppInvitationNotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyKeyInUseOrOutcomeUnknown"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloadedOrStoreUnavailable"];
        };
    };
    listWaitlist: {
        parameters: {
            query?: {
                /** @description Entries with this status. */
                status?: "pending" | "invited" | "rejected" | "completed";
                /** @description Part of an email address, or an id. */
                search?: string;
                /** @description The field to sort by. */
                sort?: "createdAt" | "emailAddress" | "invitedAt";
                /** @description The sort order. */
                order?: components["schemas"]["SortOrder"];
                /** @description Maximum number of items on a page. */
                limit?: number;
                /** @description Number of items before the page. */
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of a list. The header `Link` has the addresses of the other pages. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    /**
                     * @description Addresses of the next, previous, first and last page (RFC 8288), if they fit into a header.
                     * @example </v1/users?limit=10&offset=10>; rel="next"
                     */
                    Link?: string;
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "wle_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *           "emailAddress": "mary@example.com",
                     *           "status": "pending",
                     *           "createdAt": 1735689600000,
                     *           "updatedAt": 1735776000000
                     *         }
                     *       ],
                     *       "totalCount": 1,
                     *       "limit": 10,
                     *       "offset": 0
                     *     }
                     */
                    "application/json": components["schemas"]["WaitlistEntryPage"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["InsufficientScope"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloaded"];
        };
    };
    addToWaitlist: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: within 24 hours, the same key with the same body gives the same answer, as long as the caller may do the same. After an answer 5xx, or none, the repetition finds out whether it was done; where it cannot tell, it is `outcome_unknown`. Any value that is new for each request, such as a UUID. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "emailAddress": "mary@example.com"
                 *     }
                 */
                "application/json": components["schemas"]["AddToWaitlist"];
            };
        };
        responses: {
            /** @description A person who waits to sign up. */
            201: {
                headers: {
                    /**
                     * @description Address of the created resource.
                     * @example /v1/users/user_2b6fcd92dvf96q05x8e4a8xvt6a
                     */
                    Location: string;
                    /**
                     * @description Present if the answer repeats that of the first request with this `Idempotency-Key`.
                     * @example true
                     */
                    "Idempotent-Replayed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "wle_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "emailAddress": "mary@example.com",
                     *       "status": "pending",
                     *       "createdAt": 1735689600000,
                     *       "updatedAt": 1735776000000
                     *     }
                     */
                    "application/json": components["schemas"]["WaitlistEntry"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["InsufficientScopeOrImpersonationRefusedOrCrossSiteRequest"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyKeyInUseOrOutcomeUnknown"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloadedOrStoreUnavailable"];
        };
    };
    removeFromWaitlist: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a waitlist entry. */
                waitlistEntryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The entry was removed. */
            204: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["InsufficientScopeOrImpersonationRefusedOrCrossSiteRequest"];
            404: components["responses"]["WaitlistEntryNotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["NotAccepted"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloaded"];
        };
    };
    inviteFromWaitlist: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: within 24 hours, the same key with the same body gives the same answer, as long as the caller may do the same. After an answer 5xx, or none, the repetition finds out whether it was done; where it cannot tell, it is `outcome_unknown`. Any value that is new for each request, such as a UUID. */
                "idempotency-key"?: string;
            };
            path: {
                /** @description Id of a waitlist entry. */
                waitlistEntryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A person who waits to sign up. */
            200: {
                headers: {
                    /**
                     * @description Present if the answer repeats that of the first request with this `Idempotency-Key`.
                     * @example true
                     */
                    "Idempotent-Replayed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "wle_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "emailAddress": "mary@example.com",
                     *       "status": "invited",
                     *       "createdAt": 1735689600000,
                     *       "updatedAt": 1735776000000
                     *     }
                     */
                    "application/json": components["schemas"]["WaitlistEntry"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["InsufficientScopeOrImpersonationRefusedOrCrossSiteRequest"];
            404: components["responses"]["WaitlistEntryNotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["AlreadyExistsOrIdempotencyKeyInUseOrOutcomeUnknown"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloadedOrStoreUnavailable"];
        };
    };
    rejectFromWaitlist: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: within 24 hours, the same key with the same body gives the same answer, as long as the caller may do the same. After an answer 5xx, or none, the repetition finds out whether it was done; where it cannot tell, it is `outcome_unknown`. Any value that is new for each request, such as a UUID. */
                "idempotency-key"?: string;
            };
            path: {
                /** @description Id of a waitlist entry. */
                waitlistEntryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A person who waits to sign up. */
            200: {
                headers: {
                    /**
                     * @description Present if the answer repeats that of the first request with this `Idempotency-Key`.
                     * @example true
                     */
                    "Idempotent-Replayed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "wle_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "emailAddress": "mary@example.com",
                     *       "status": "rejected",
                     *       "createdAt": 1735689600000,
                     *       "updatedAt": 1735776000000
                     *     }
                     */
                    "application/json": components["schemas"]["WaitlistEntry"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["InsufficientScopeOrImpersonationRefusedOrCrossSiteRequest"];
            404: components["responses"]["WaitlistEntryNotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["AlreadyExistsOrIdempotencyKeyInUseOrOutcomeUnknown"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloadedOrStoreUnavailable"];
        };
    };
    listOrganizationRoles: {
        parameters: {
            query?: {
                /** @description The field to sort by. */
                sort?: "createdAt" | "name" | "key";
                /** @description The sort order. */
                order?: components["schemas"]["SortOrder"];
                /** @description Maximum number of items on a page. */
                limit?: number;
                /** @description Number of items before the page. */
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of a list. The header `Link` has the addresses of the other pages. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    /**
                     * @description Addresses of the next, previous, first and last page (RFC 8288), if they fit into a header.
                     * @example </v1/users?limit=10&offset=10>; rel="next"
                     */
                    Link?: string;
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "role_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *           "key": "org:admin",
                     *           "name": "Admin",
                     *           "description": "Manages the organization.",
                     *           "permissions": [
                     *             "org:reports:read",
                     *             "org:reports:manage"
                     *           ]
                     *         }
                     *       ],
                     *       "totalCount": 1,
                     *       "limit": 10,
                     *       "offset": 0
                     *     }
                     */
                    "application/json": components["schemas"]["OrganizationRolePage"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloaded"];
        };
    };
    listOrganizations: {
        parameters: {
            query?: {
                /** @description Part of a name or slug, or an id. */
                search?: string;
                /** @description The field to sort by. */
                sort?: "createdAt" | "name" | "membersCount";
                /** @description The sort order. */
                order?: components["schemas"]["SortOrder"];
                /** @description Maximum number of items on a page. */
                limit?: number;
                /** @description Number of items before the page. */
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of a list. The header `Link` has the addresses of the other pages. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    /**
                     * @description Addresses of the next, previous, first and last page (RFC 8288), if they fit into a header.
                     * @example </v1/users?limit=10&offset=10>; rel="next"
                     */
                    Link?: string;
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "org_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *           "name": "Acme",
                     *           "slug": "acme",
                     *           "imageUrl": "https://img.clerk.com/acme",
                     *           "hasImage": true,
                     *           "publicMetadata": {
                     *             "industry": "anvils"
                     *           },
                     *           "maxAllowedMemberships": 5,
                     *           "createdAt": 1735689600000,
                     *           "updatedAt": 1735776000000,
                     *           "privateMetadata": {
                     *             "contract": "C-1815"
                     *           },
                     *           "membersCount": 4,
                     *           "createdBy": "user_2b6fcd92dvf96q05x8e4a8xvt6a"
                     *         }
                     *       ],
                     *       "totalCount": 1,
                     *       "limit": 10,
                     *       "offset": 0
                     *     }
                     */
                    "application/json": components["schemas"]["AdminOrganizationPage"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["InsufficientScope"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloaded"];
        };
    };
    createOrganization: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: within 24 hours, the same key with the same body gives the same answer, as long as the caller may do the same. After an answer 5xx, or none, the repetition finds out whether it was done; where it cannot tell, it is `outcome_unknown`. Any value that is new for each request, such as a UUID. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Acme"
                 *     }
                 */
                "application/json": components["schemas"]["CreateOrganization"];
            };
        };
        responses: {
            /** @description An organization. */
            201: {
                headers: {
                    /**
                     * @description Address of the created resource.
                     * @example /v1/users/user_2b6fcd92dvf96q05x8e4a8xvt6a
                     */
                    Location: string;
                    /**
                     * @description Present if the answer repeats that of the first request with this `Idempotency-Key`.
                     * @example true
                     */
                    "Idempotent-Replayed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "org_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "name": "Acme",
                     *       "slug": "acme",
                     *       "imageUrl": "https://img.clerk.com/acme",
                     *       "hasImage": true,
                     *       "publicMetadata": {
                     *         "industry": "anvils"
                     *       },
                     *       "maxAllowedMemberships": 5,
                     *       "createdAt": 1735689600000,
                     *       "updatedAt": 1735776000000
                     *     }
                     */
                    "application/json": components["schemas"]["Organization"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["CrossSiteRequestOrNotEnabled"];
            404: components["responses"]["UserNotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["AlreadyExistsOrIdempotencyKeyInUseOrOutcomeUnknown"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloadedOrStoreUnavailable"];
        };
    };
    getOrganization: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an organization. */
                organizationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An organization. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "org_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "name": "Acme",
                     *       "slug": "acme",
                     *       "imageUrl": "https://img.clerk.com/acme",
                     *       "hasImage": true,
                     *       "publicMetadata": {
                     *         "industry": "anvils"
                     *       },
                     *       "maxAllowedMemberships": 5,
                     *       "createdAt": 1735689600000,
                     *       "updatedAt": 1735776000000
                     *     }
                     */
                    "application/json": components["schemas"]["Organization"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            404: components["responses"]["OrganizationNotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloaded"];
        };
    };
    deleteOrganization: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an organization. */
                organizationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The organization was deleted. */
            204: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["InsufficientScopeOrImpersonationRefusedOrCrossSiteRequestOrNotEnabled"];
            404: components["responses"]["OrganizationNotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["BodyTooLarge"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloaded"];
        };
    };
    updateOrganization: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an organization. */
                organizationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Acme"
                 *     }
                 */
                "application/json": components["schemas"]["UpdateOrganization"];
            };
        };
        responses: {
            /** @description An organization. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "org_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "name": "Acme",
                     *       "slug": "acme",
                     *       "imageUrl": "https://img.clerk.com/acme",
                     *       "hasImage": true,
                     *       "publicMetadata": {
                     *         "industry": "anvils"
                     *       },
                     *       "maxAllowedMemberships": 5,
                     *       "createdAt": 1735689600000,
                     *       "updatedAt": 1735776000000
                     *     }
                     */
                    "application/json": components["schemas"]["Organization"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["InsufficientScopeOrCrossSiteRequest"];
            404: components["responses"]["OrganizationNotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["AlreadyExists"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["NotAccepted"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloaded"];
        };
    };
    listOrganizationApiKeys: {
        parameters: {
            query?: {
                /** @description True to include revoked and expired keys. */
                includeInvalid?: boolean;
                /** @description Maximum number of items on a page. */
                limit?: number;
                /** @description Number of items before the page. */
                offset?: number;
            };
            header?: never;
            path: {
                /** @description Id of an organization. */
                organizationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of a list. The header `Link` has the addresses of the other pages. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    /**
                     * @description Addresses of the next, previous, first and last page (RFC 8288), if they fit into a header.
                     * @example </v1/users?limit=10&offset=10>; rel="next"
                     */
                    Link?: string;
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "ak_3f6a1c9e5b7d2048a1c3e5f7092b4d6e",
                     *           "name": "Nightly report",
                     *           "description": "Reads the profile for the report.",
                     *           "subject": "user_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *           "scopes": [
                     *             "me:read"
                     *           ],
                     *           "revoked": false,
                     *           "revocationReason": null,
                     *           "expired": false,
                     *           "expiresAt": 1738281600000,
                     *           "expiration": 1738281600000,
                     *           "createdBy": "user_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *           "lastUsedAt": 1735776000000,
                     *           "createdAt": 1735689600000,
                     *           "updatedAt": 1735776000000
                     *         }
                     *       ],
                     *       "totalCount": 1,
                     *       "limit": 10,
                     *       "offset": 0
                     *     }
                     */
                    "application/json": components["schemas"]["ApiKeyPage"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["OrganizationNotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloaded"];
        };
    };
    createOrganizationApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: within 24 hours, the same key with the same body gives the same answer, as long as the caller may do the same. After an answer 5xx, or none, the repetition finds out whether it was done; where it cannot tell, it is `outcome_unknown`. Any value that is new for each request, such as a UUID. */
                "idempotency-key"?: string;
            };
            path: {
                /** @description Id of an organization. */
                organizationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Nightly report",
                 *       "description": "Reads the profile for the report.",
                 *       "scopes": [
                 *         "me:read"
                 *       ],
                 *       "expiresInSeconds": 2592000
                 *     }
                 */
                "application/json": components["schemas"]["CreateApiKey"];
            };
        };
        responses: {
            /** @description A new API key, with its secret. */
            201: {
                headers: {
                    /**
                     * @description Address of the created resource.
                     * @example /v1/users/user_2b6fcd92dvf96q05x8e4a8xvt6a
                     */
                    Location: string;
                    /**
                     * @description Present if the answer repeats that of the first request with this `Idempotency-Key`.
                     * @example true
                     */
                    "Idempotent-Replayed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "ak_3f6a1c9e5b7d2048a1c3e5f7092b4d6e",
                     *       "name": "Nightly report",
                     *       "description": "Reads the profile for the report.",
                     *       "subject": "user_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "scopes": [
                     *         "me:read"
                     *       ],
                     *       "revoked": false,
                     *       "revocationReason": null,
                     *       "expired": false,
                     *       "expiresAt": 1738281600000,
                     *       "expiration": 1738281600000,
                     *       "createdBy": "user_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "lastUsedAt": null,
                     *       "createdAt": 1735689600000,
                     *       "updatedAt": 1735776000000,
                     *       "secret": "ak_secret"
                     *     }
                     */
                    "application/json": components["schemas"]["CreatedApiKey"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["InsufficientScopeOrImpersonationRefusedOrCrossSiteRequestOrScopeNotGrantable"];
            404: components["responses"]["OrganizationNotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["AlreadyExistsOrIdempotencyKeyInUseOrOutcomeUnknownOrSecretNotRepeated"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloadedOrStoreUnavailable"];
        };
    };
    getOrganizationApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an organization. */
                organizationId: string;
                /** @description Id of an API key. */
                apiKeyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An API key, without its secret. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "ak_3f6a1c9e5b7d2048a1c3e5f7092b4d6e",
                     *       "name": "Nightly report",
                     *       "description": "Reads the profile for the report.",
                     *       "subject": "user_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "scopes": [
                     *         "me:read"
                     *       ],
                     *       "revoked": false,
                     *       "revocationReason": null,
                     *       "expired": false,
                     *       "expiresAt": 1738281600000,
                     *       "expiration": 1738281600000,
                     *       "createdBy": "user_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "lastUsedAt": 1735776000000,
                     *       "createdAt": 1735689600000,
                     *       "updatedAt": 1735776000000
                     *     }
                     */
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["ApiKeyNotFoundOrOrganizationNotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloaded"];
        };
    };
    revokeOrganizationApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: within 24 hours, the same key with the same body gives the same answer, as long as the caller may do the same. After an answer 5xx, or none, the repetition finds out whether it was done; where it cannot tell, it is `outcome_unknown`. Any value that is new for each request, such as a UUID. */
                "idempotency-key"?: string;
            };
            path: {
                /** @description Id of an organization. */
                organizationId: string;
                /** @description Id of an API key. */
                apiKeyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An API key, without its secret. */
            200: {
                headers: {
                    /**
                     * @description Present if the answer repeats that of the first request with this `Idempotency-Key`.
                     * @example true
                     */
                    "Idempotent-Replayed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "ak_3f6a1c9e5b7d2048a1c3e5f7092b4d6e",
                     *       "name": "Nightly report",
                     *       "description": "Reads the profile for the report.",
                     *       "subject": "user_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "scopes": [
                     *         "me:read"
                     *       ],
                     *       "revoked": true,
                     *       "revocationReason": null,
                     *       "expired": false,
                     *       "expiresAt": 1738281600000,
                     *       "expiration": 1738281600000,
                     *       "createdBy": "user_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "lastUsedAt": 1735776000000,
                     *       "createdAt": 1735689600000,
                     *       "updatedAt": 1735776000000
                     *     }
                     */
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["InsufficientScopeOrCrossSiteRequest"];
            404: components["responses"]["ApiKeyNotFoundOrOrganizationNotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyKeyInUseOrOutcomeUnknown"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloadedOrStoreUnavailable"];
        };
    };
    listOrganizationDomains: {
        parameters: {
            query?: {
                /** @description Maximum number of items on a page. */
                limit?: number;
                /** @description Number of items before the page. */
                offset?: number;
            };
            header?: never;
            path: {
                /** @description Id of an organization. */
                organizationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of a list. The header `Link` has the addresses of the other pages. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    /**
                     * @description Addresses of the next, previous, first and last page (RFC 8288), if they fit into a header.
                     * @example </v1/users?limit=10&offset=10>; rel="next"
                     */
                    Link?: string;
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "orgdmn_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *           "name": "example.com",
                     *           "enrollmentMode": "automatic_invitation",
                     *           "verified": false,
                     *           "createdAt": 1735689600000,
                     *           "updatedAt": 1735776000000
                     *         }
                     *       ],
                     *       "totalCount": 1,
                     *       "limit": 10,
                     *       "offset": 0
                     *     }
                     */
                    "application/json": components["schemas"]["OrganizationDomainPage"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["OrganizationNotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloaded"];
        };
    };
    addOrganizationDomain: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: within 24 hours, the same key with the same body gives the same answer, as long as the caller may do the same. After an answer 5xx, or none, the repetition finds out whether it was done; where it cannot tell, it is `outcome_unknown`. Any value that is new for each request, such as a UUID. */
                "idempotency-key"?: string;
            };
            path: {
                /** @description Id of an organization. */
                organizationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "example.com",
                 *       "enrollmentMode": "automatic_invitation"
                 *     }
                 */
                "application/json": components["schemas"]["AddOrganizationDomain"];
            };
        };
        responses: {
            /** @description An email domain of an organization. */
            201: {
                headers: {
                    /**
                     * @description Address of the created resource.
                     * @example /v1/users/user_2b6fcd92dvf96q05x8e4a8xvt6a
                     */
                    Location: string;
                    /**
                     * @description Present if the answer repeats that of the first request with this `Idempotency-Key`.
                     * @example true
                     */
                    "Idempotent-Replayed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "orgdmn_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "name": "example.com",
                     *       "enrollmentMode": "automatic_invitation",
                     *       "verified": false,
                     *       "createdAt": 1735689600000,
                     *       "updatedAt": 1735776000000
                     *     }
                     */
                    "application/json": components["schemas"]["OrganizationDomain"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["InsufficientScopeOrImpersonationRefusedOrCrossSiteRequest"];
            404: components["responses"]["OrganizationNotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["AlreadyExistsOrIdempotencyKeyInUseOrOutcomeUnknown"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloadedOrStoreUnavailable"];
        };
    };
    removeOrganizationDomain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an organization. */
                organizationId: string;
                /** @description Id of a domain of an organization. */
                domainId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The domain was removed. */
            204: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["InsufficientScopeOrImpersonationRefusedOrCrossSiteRequest"];
            404: components["responses"]["DomainNotFoundOrOrganizationNotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["NotAccepted"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloaded"];
        };
    };
    updateOrganizationDomain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an organization. */
                organizationId: string;
                /** @description Id of a domain of an organization. */
                domainId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "enrollmentMode": "automatic_suggestion"
                 *     }
                 */
                "application/json": components["schemas"]["UpdateOrganizationDomain"];
            };
        };
        responses: {
            /** @description An email domain of an organization. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "orgdmn_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "name": "example.com",
                     *       "enrollmentMode": "automatic_invitation",
                     *       "verified": false,
                     *       "createdAt": 1735689600000,
                     *       "updatedAt": 1735776000000
                     *     }
                     */
                    "application/json": components["schemas"]["OrganizationDomain"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["InsufficientScopeOrImpersonationRefusedOrCrossSiteRequest"];
            404: components["responses"]["DomainNotFoundOrOrganizationNotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["NotAccepted"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloaded"];
        };
    };
    verifyOrganizationDomain: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: within 24 hours, the same key with the same body gives the same answer, as long as the caller may do the same. After an answer 5xx, or none, the repetition finds out whether it was done; where it cannot tell, it is `outcome_unknown`. Any value that is new for each request, such as a UUID. */
                "idempotency-key"?: string;
            };
            path: {
                /** @description Id of an organization. */
                organizationId: string;
                /** @description Id of a domain of an organization. */
                domainId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An email domain of an organization. */
            200: {
                headers: {
                    /**
                     * @description Present if the answer repeats that of the first request with this `Idempotency-Key`.
                     * @example true
                     */
                    "Idempotent-Replayed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "orgdmn_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "name": "example.com",
                     *       "enrollmentMode": "automatic_invitation",
                     *       "verified": true,
                     *       "createdAt": 1735689600000,
                     *       "updatedAt": 1735776000000
                     *     }
                     */
                    "application/json": components["schemas"]["OrganizationDomain"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["InsufficientScopeOrImpersonationRefusedOrCrossSiteRequest"];
            404: components["responses"]["DomainNotFoundOrOrganizationNotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyKeyInUseOrOutcomeUnknown"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloadedOrStoreUnavailable"];
        };
    };
    setOrganizationLogo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an organization. */
                organizationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "image": "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
                 *     }
                 */
                "application/json": components["schemas"]["Picture"];
            };
        };
        responses: {
            /** @description An organization. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "org_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "name": "Acme",
                     *       "slug": "acme",
                     *       "imageUrl": "https://img.clerk.com/acme",
                     *       "hasImage": true,
                     *       "publicMetadata": {
                     *         "industry": "anvils"
                     *       },
                     *       "maxAllowedMemberships": 5,
                     *       "createdAt": 1735689600000,
                     *       "updatedAt": 1735776000000
                     *     }
                     */
                    "application/json": components["schemas"]["Organization"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["InsufficientScopeOrCrossSiteRequest"];
            404: components["responses"]["OrganizationNotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["NotAccepted"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloaded"];
        };
    };
    deleteOrganizationLogo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an organization. */
                organizationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The logo was deleted. */
            204: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["InsufficientScopeOrCrossSiteRequest"];
            404: components["responses"]["OrganizationNotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["BodyTooLarge"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloaded"];
        };
    };
    updateOrganizationMetadata: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an organization. */
                organizationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "privateMetadata": {
                 *         "contract": "C-1815"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["UpdateOrganizationMetadata"];
            };
        };
        responses: {
            /** @description An organization, with the fields that administrators of the app can see. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "org_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "name": "Acme",
                     *       "slug": "acme",
                     *       "imageUrl": "https://img.clerk.com/acme",
                     *       "hasImage": true,
                     *       "publicMetadata": {
                     *         "industry": "anvils"
                     *       },
                     *       "maxAllowedMemberships": 5,
                     *       "createdAt": 1735689600000,
                     *       "updatedAt": 1735776000000,
                     *       "privateMetadata": {
                     *         "contract": "C-1815"
                     *       },
                     *       "membersCount": 4,
                     *       "createdBy": "user_2b6fcd92dvf96q05x8e4a8xvt6a"
                     *     }
                     */
                    "application/json": components["schemas"]["AdminOrganization"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["InsufficientScopeOrImpersonationRefusedOrCrossSiteRequest"];
            404: components["responses"]["OrganizationNotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["NotAccepted"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloaded"];
        };
    };
    listMembers: {
        parameters: {
            query?: {
                /** @description Part of an email address, username, id, or name. This version still accepts its former name, `query`. */
                search?: string;
                /** @description Members with one of these roles. */
                roles?: string[];
                /**
                 * @deprecated
                 * @description Former name of `roles`. Version 0.3.0 will not have it.
                 */
                role?: string[];
                /** @description The field to sort by. */
                sort?: "createdAt" | "emailAddress" | "firstName" | "lastName" | "username";
                /** @description The sort order. */
                order?: components["schemas"]["SortOrder"];
                /** @description Maximum number of items on a page. */
                limit?: number;
                /** @description Number of items before the page. */
                offset?: number;
            };
            header?: never;
            path: {
                /** @description Id of an organization. */
                organizationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of a list. The header `Link` has the addresses of the other pages. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    /**
                     * @description Addresses of the next, previous, first and last page (RFC 8288), if they fit into a header.
                     * @example </v1/users?limit=10&offset=10>; rel="next"
                     */
                    Link?: string;
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "orgmem_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *           "role": "org:member",
                     *           "organization": {
                     *             "id": "org_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *             "name": "Acme",
                     *             "slug": "acme",
                     *             "imageUrl": "https://img.clerk.com/acme",
                     *             "hasImage": true,
                     *             "publicMetadata": {
                     *               "industry": "anvils"
                     *             },
                     *             "maxAllowedMemberships": 5,
                     *             "createdAt": 1735689600000,
                     *             "updatedAt": 1735776000000
                     *           },
                     *           "publicUserData": {
                     *             "userId": "user_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *             "identifier": "ada@example.com",
                     *             "firstName": "Ada",
                     *             "lastName": "Lovelace",
                     *             "imageUrl": "https://img.clerk.com/ada",
                     *             "hasImage": true
                     *           },
                     *           "publicMetadata": {
                     *             "team": "engines"
                     *           },
                     *           "createdAt": 1735689600000,
                     *           "updatedAt": 1735776000000
                     *         }
                     *       ],
                     *       "totalCount": 1,
                     *       "limit": 10,
                     *       "offset": 0
                     *     }
                     */
                    "application/json": components["schemas"]["MembershipPage"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            404: components["responses"]["OrganizationNotFound"];
            408: components["responses"]["RequestTimeout"];
            422: components["responses"]["NotAccepted"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloaded"];
        };
    };
    addMember: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: within 24 hours, the same key with the same body gives the same answer, as long as the caller may do the same. After an answer 5xx, or none, the repetition finds out whether it was done; where it cannot tell, it is `outcome_unknown`. Any value that is new for each request, such as a UUID. */
                "idempotency-key"?: string;
            };
            path: {
                /** @description Id of an organization. */
                organizationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "userId": "user_2b6fcd92dvf96q05x8e4a8xvt6a",
                 *       "role": "org:member"
                 *     }
                 */
                "application/json": components["schemas"]["AddMember"];
            };
        };
        responses: {
            /** @description The membership of a user in an organization, with the role. */
            201: {
                headers: {
                    /**
                     * @description Address of the created resource.
                     * @example /v1/users/user_2b6fcd92dvf96q05x8e4a8xvt6a
                     */
                    Location: string;
                    /**
                     * @description Present if the answer repeats that of the first request with this `Idempotency-Key`.
                     * @example true
                     */
                    "Idempotent-Replayed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "orgmem_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "role": "org:member",
                     *       "organization": {
                     *         "id": "org_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *         "name": "Acme",
                     *         "slug": "acme",
                     *         "imageUrl": "https://img.clerk.com/acme",
                     *         "hasImage": true,
                     *         "publicMetadata": {
                     *           "industry": "anvils"
                     *         },
                     *         "maxAllowedMemberships": 5,
                     *         "createdAt": 1735689600000,
                     *         "updatedAt": 1735776000000
                     *       },
                     *       "publicUserData": {
                     *         "userId": "user_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *         "identifier": "ada@example.com",
                     *         "firstName": "Ada",
                     *         "lastName": "Lovelace",
                     *         "imageUrl": "https://img.clerk.com/ada",
                     *         "hasImage": true
                     *       },
                     *       "publicMetadata": {
                     *         "team": "engines"
                     *       },
                     *       "createdAt": 1735689600000,
                     *       "updatedAt": 1735776000000
                     *     }
                     */
                    "application/json": components["schemas"]["Membership"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["InsufficientScopeOrImpersonationRefusedOrCrossSiteRequestOrRoleNotGrantableOrInvitationRequired"];
            404: components["responses"]["UserNotFoundOrOrganizationNotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["AlreadyExistsOrIdempotencyKeyInUseOrOutcomeUnknown"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloadedOrStoreUnavailable"];
        };
    };
    getMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an organization. */
                organizationId: string;
                /** @description Id of a user. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The membership of a user in an organization, with the role. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "orgmem_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "role": "org:member",
                     *       "organization": {
                     *         "id": "org_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *         "name": "Acme",
                     *         "slug": "acme",
                     *         "imageUrl": "https://img.clerk.com/acme",
                     *         "hasImage": true,
                     *         "publicMetadata": {
                     *           "industry": "anvils"
                     *         },
                     *         "maxAllowedMemberships": 5,
                     *         "createdAt": 1735689600000,
                     *         "updatedAt": 1735776000000
                     *       },
                     *       "publicUserData": {
                     *         "userId": "user_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *         "identifier": "ada@example.com",
                     *         "firstName": "Ada",
                     *         "lastName": "Lovelace",
                     *         "imageUrl": "https://img.clerk.com/ada",
                     *         "hasImage": true
                     *       },
                     *       "publicMetadata": {
                     *         "team": "engines"
                     *       },
                     *       "createdAt": 1735689600000,
                     *       "updatedAt": 1735776000000
                     *     }
                     */
                    "application/json": components["schemas"]["Membership"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            404: components["responses"]["MemberNotFoundOrOrganizationNotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloaded"];
        };
    };
    removeMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an organization. */
                organizationId: string;
                /** @description Id of a user. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user was removed. */
            204: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["InsufficientScopeOrImpersonationRefusedOrCrossSiteRequestOrRoleNotGrantable"];
            404: components["responses"]["MemberNotFoundOrOrganizationNotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["LastAdmin"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["NotAccepted"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloaded"];
        };
    };
    updateMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an organization. */
                organizationId: string;
                /** @description Id of a user. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "role": "org:member"
                 *     }
                 */
                "application/json": components["schemas"]["UpdateMember"];
            };
        };
        responses: {
            /** @description The membership of a user in an organization, with the role. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "orgmem_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "role": "org:member",
                     *       "organization": {
                     *         "id": "org_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *         "name": "Acme",
                     *         "slug": "acme",
                     *         "imageUrl": "https://img.clerk.com/acme",
                     *         "hasImage": true,
                     *         "publicMetadata": {
                     *           "industry": "anvils"
                     *         },
                     *         "maxAllowedMemberships": 5,
                     *         "createdAt": 1735689600000,
                     *         "updatedAt": 1735776000000
                     *       },
                     *       "publicUserData": {
                     *         "userId": "user_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *         "identifier": "ada@example.com",
                     *         "firstName": "Ada",
                     *         "lastName": "Lovelace",
                     *         "imageUrl": "https://img.clerk.com/ada",
                     *         "hasImage": true
                     *       },
                     *       "publicMetadata": {
                     *         "team": "engines"
                     *       },
                     *       "createdAt": 1735689600000,
                     *       "updatedAt": 1735776000000
                     *     }
                     */
                    "application/json": components["schemas"]["Membership"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["InsufficientScopeOrImpersonationRefusedOrCrossSiteRequestOrRoleNotGrantable"];
            404: components["responses"]["MemberNotFoundOrOrganizationNotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["LastAdmin"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["NotAccepted"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloaded"];
        };
    };
    listInvitations: {
        parameters: {
            query?: {
                /** @description Invitations with one of these statuses. */
                statuses?: components["schemas"]["InvitationStatus"][];
                /**
                 * @deprecated
                 * @description Former name of `statuses`. Version 0.3.0 will not have it.
                 */
                status?: components["schemas"]["InvitationStatus"][];
                /** @description Maximum number of items on a page. */
                limit?: number;
                /** @description Number of items before the page. */
                offset?: number;
            };
            header?: never;
            path: {
                /** @description Id of an organization. */
                organizationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of a list. The header `Link` has the addresses of the other pages. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    /**
                     * @description Addresses of the next, previous, first and last page (RFC 8288), if they fit into a header.
                     * @example </v1/users?limit=10&offset=10>; rel="next"
                     */
                    Link?: string;
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "orginv_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *           "emailAddress": "mary@example.com",
                     *           "role": "org:member",
                     *           "organizationId": "org_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *           "status": "pending",
                     *           "expiresAt": 1738281600000,
                     *           "createdAt": 1735689600000,
                     *           "updatedAt": 1735689600000
                     *         }
                     *       ],
                     *       "totalCount": 1,
                     *       "limit": 10,
                     *       "offset": 0
                     *     }
                     */
                    "application/json": components["schemas"]["InvitationPage"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            404: components["responses"]["OrganizationNotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloaded"];
        };
    };
    createInvitation: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: within 24 hours, the same key with the same body gives the same answer, as long as the caller may do the same. After an answer 5xx, or none, the repetition finds out whether it was done; where it cannot tell, it is `outcome_unknown`. Any value that is new for each request, such as a UUID. */
                "idempotency-key"?: string;
            };
            path: {
                /** @description Id of an organization. */
                organizationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "emailAddress": "mary@example.com",
                 *       "role": "org:member",
                 *       "expiresInDays": 30
                 *     }
                 */
                "application/json": components["schemas"]["CreateInvitation"];
            };
        };
        responses: {
            /** @description An invitation by email to become a member of an organization. */
            201: {
                headers: {
                    /**
                     * @description Address of the created resource.
                     * @example /v1/users/user_2b6fcd92dvf96q05x8e4a8xvt6a
                     */
                    Location: string;
                    /**
                     * @description Present if the answer repeats that of the first request with this `Idempotency-Key`.
                     * @example true
                     */
                    "Idempotent-Replayed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "orginv_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "emailAddress": "mary@example.com",
                     *       "role": "org:member",
                     *       "organizationId": "org_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "status": "pending",
                     *       "expiresAt": 1738281600000,
                     *       "createdAt": 1735689600000,
                     *       "updatedAt": 1735689600000
                     *     }
                     */
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["InsufficientScopeOrImpersonationRefusedOrCrossSiteRequestOrRoleNotGrantable"];
            404: components["responses"]["OrganizationNotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["AlreadyExistsOrIdempotencyKeyInUseOrOutcomeUnknown"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloadedOrStoreUnavailable"];
        };
    };
    createInvitations: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: within 24 hours, the same key with the same body gives the same answer, as long as the caller may do the same. After an answer 5xx, or none, the repetition finds out whether it was done; where it cannot tell, it is `outcome_unknown`. Any value that is new for each request, such as a UUID. */
                "idempotency-key"?: string;
            };
            path: {
                /** @description Id of an organization. */
                organizationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "invitations": [
                 *         {
                 *           "emailAddress": "charles@example.com",
                 *           "role": "org:member"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["CreateInvitations"];
            };
        };
        responses: {
            /** @description The invitations that were created. */
            200: {
                headers: {
                    /**
                     * @description Present if the answer repeats that of the first request with this `Idempotency-Key`.
                     * @example true
                     */
                    "Idempotent-Replayed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "orginv_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *           "emailAddress": "mary@example.com",
                     *           "role": "org:member",
                     *           "organizationId": "org_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *           "status": "pending",
                     *           "expiresAt": 1738281600000,
                     *           "createdAt": 1735689600000,
                     *           "updatedAt": 1735689600000
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["CreatedInvitations"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["InsufficientScopeOrImpersonationRefusedOrCrossSiteRequestOrRoleNotGrantable"];
            404: components["responses"]["OrganizationNotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["AlreadyExistsOrIdempotencyKeyInUseOrOutcomeUnknown"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloadedOrStoreUnavailable"];
        };
    };
    getInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an organization. */
                organizationId: string;
                /** @description Id of an invitation. */
                invitationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An invitation by email to become a member of an organization. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "orginv_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "emailAddress": "mary@example.com",
                     *       "role": "org:member",
                     *       "organizationId": "org_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "status": "pending",
                     *       "expiresAt": 1738281600000,
                     *       "createdAt": 1735689600000,
                     *       "updatedAt": 1735689600000
                     *     }
                     */
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            404: components["responses"]["InvitationNotFoundOrOrganizationNotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloaded"];
        };
    };
    revokeInvitation: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: within 24 hours, the same key with the same body gives the same answer, as long as the caller may do the same. After an answer 5xx, or none, the repetition finds out whether it was done; where it cannot tell, it is `outcome_unknown`. Any value that is new for each request, such as a UUID. */
                "idempotency-key"?: string;
            };
            path: {
                /** @description Id of an organization. */
                organizationId: string;
                /** @description Id of an invitation. */
                invitationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An invitation by email to become a member of an organization. */
            200: {
                headers: {
                    /**
                     * @description Present if the answer repeats that of the first request with this `Idempotency-Key`.
                     * @example true
                     */
                    "Idempotent-Replayed"?: string;
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "orginv_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "emailAddress": "mary@example.com",
                     *       "role": "org:member",
                     *       "organizationId": "org_2b6fcd92dvf96q05x8e4a8xvt6a",
                     *       "status": "revoked",
                     *       "expiresAt": 1738281600000,
                     *       "createdAt": 1735689600000,
                     *       "updatedAt": 1735689600000
                     *     }
                     */
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticatedOrInvalidToken"];
            403: components["responses"]["InsufficientScopeOrCrossSiteRequestOrRoleNotGrantable"];
            404: components["responses"]["InvitationNotFoundOrOrganizationNotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyKeyInUseOrOutcomeUnknown"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ClerkUnavailableOrOverloadedOrStoreUnavailable"];
        };
    };
    receiveClerkWebhook: {
        parameters: {
            query?: never;
            header: {
                /** @description Id of the event. It is the same for each delivery attempt. */
                "svix-id": string;
                /** @description Time of the attempt, in seconds since 1970. It must be within 5 minutes of now. */
                "svix-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "object": "event",
                 *       "type": "user.created",
                 *       "data": {
                 *         "object": "user",
                 *         "id": "user_2b6fcd92dvf96q05x8e4a8xvt6a"
                 *       },
                 *       "timestamp": 1735689600000,
                 *       "instance_id": "ins_2b6fcd92dvf96q05x8e4a8xvt6a",
                 *       "event_attributes": {
                 *         "http_request": {
                 *           "client_ip": "192.0.2.10",
                 *           "user_agent": "Firefox/133.0"
                 *         }
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["ClerkEvent"];
            };
        };
        responses: {
            /** @description The event was handled. */
            204: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequestForClerk"];
            401: components["responses"]["InvalidSignatureForClerk"];
            408: components["responses"]["RequestTimeoutForClerk"];
            409: components["responses"]["DeliveryReplayedForClerk"];
            413: components["responses"]["BodyTooLargeForClerk"];
            415: components["responses"]["UnsupportedMediaTypeForClerk"];
            429: components["responses"]["RateLimitedForClerk"];
            431: components["responses"]["HeadersTooLargeForClerk"];
            500: components["responses"]["InternalErrorForClerk"];
            503: components["responses"]["WebhooksNotConfiguredOrStoreUnavailableOrOverloadedForClerk"];
        };
    };
    getService: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Information about the service. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "name": "clerk-fastify-openapi",
                     *       "version": "1.0.0",
                     *       "links": {
                     *         "documentation": "/docs",
                     *         "openapi": "/docs/json",
                     *         "authentication": "/v1/auth"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ServiceInfo"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidRequest"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Overloaded"];
        };
    };
    getLiveness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The instance works. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok"
                     *     }
                     */
                    "application/json": components["schemas"]["Liveness"];
                };
            };
            304: components["responses"]["NotModifiedUnlimited"];
            400: components["responses"]["InvalidRequestUnlimited"];
            408: components["responses"]["RequestTimeoutUnlimited"];
            431: components["responses"]["HeadersTooLargeUnlimited"];
        };
    };
    getReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The instance can accept requests. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok",
                     *       "clerk": "available",
                     *       "redis": "available"
                     *     }
                     */
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            304: components["responses"]["NotModifiedUnlimited"];
            400: components["responses"]["InvalidRequestUnlimited"];
            408: components["responses"]["RequestTimeoutUnlimited"];
            431: components["responses"]["HeadersTooLargeUnlimited"];
            503: components["responses"]["NotReadyOrOverloadedUnlimited"];
        };
    };
}
