// Made from openapi.json by `npm run openapi`. Do not edit.
export interface paths {
    "/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find out where to start
         * @description Answers with the name and version of the API, and where to go next.
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
         * Tell whether the instance runs
         * @description Answers as long as the process works. Restart it when it does not.
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
         * Tell whether the instance can take requests
         * @description Answers whether the instance can authenticate requests, which takes the keys that sign tokens, and is not overloaded. Send it no requests while it cannot. It also tells whether Clerk and Redis are available. An outage of either is no reason to send it no requests: all instances would go, although known users and tokens go on.
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
    "/protected": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the signed-in user
         * @description Answers with the user whose session it is. Takes a session token, in the header or in the cookie of a same-origin frontend.
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
         * @description Answers with the kind of the token, its user or machine, what it may do, and who acts as its user, if anybody does. Takes a token of any kind.
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
         * @description Answers with the user who calls. Takes a session, or an API key of the user with the scope `me:read`.
         */
        get: operations["getMe"];
        put?: never;
        post?: never;
        /**
         * Delete the signed-in user
         * @description Deletes the user who calls, for good, with memberships, sessions and API keys. Takes a session in which the person signed in or was verified within the last 10 minutes.
         */
        delete: operations["deleteMe"];
        options?: never;
        head?: never;
        /**
         * Change the signed-in user
         * @description Changes names, username and unsafe metadata of the user who calls, and answers with the user. Takes a session.
         */
        patch: operations["updateMe"];
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
         * @description Sets a new password, given the current one, and answers with the user; on request, ends all other sessions of the user. Takes a session.
         */
        post: operations["changeMyPassword"];
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
         * @description Answers with the memberships of the user who calls, each with its organization and role. Takes a session, or an API key of the user with the scope `me:read`.
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
    "/v1/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the sessions of the signed-in user
         * @description Answers with the sessions of the user who calls, the newest first. Takes a session.
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
         * @description Signs the user who calls out of one session, which may be the one that calls: its tokens are refused at once. Answers with the session. Takes a session.
         */
        post: operations["revokeMySession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
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
         * @description Answers with the API keys of the user who calls, the newest first, without their secrets. Takes a session.
         */
        get: operations["listMyApiKeys"];
        put?: never;
        /**
         * Create an API key for the signed-in user
         * @description Creates an API key that speaks for the user who calls. Its secret is in this answer and nowhere else. Takes a session; scopes other than `me:…` take one with the app role `admin`.
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
         * @description Answers with one API key of the user who calls, without its secret. Takes a session.
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
         * @description Ends an API key of the user who calls, for good: it is refused at once. Answers with the key. Takes a session.
         */
        post: operations["revokeMyApiKey"];
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
         * @description Answers with the users that meet all that is asked for. Takes the app role `admin`, or an API key or machine with the scope `users:read`.
         */
        get: operations["listUsers"];
        put?: never;
        /**
         * Create a user
         * @description Creates a user who can sign in at once, and answers with the user. Takes the app role `admin`, or an API key or machine with the scope `users:write`; to give or take an app role, or to change a user who has one, also with `admins:write`.
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
         * @description Answers with how many users meet all that is asked for. Takes the app role `admin`, or an API key or machine with the scope `users:read`.
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
         * @description Answers with a user. Takes the app role `admin`, or an API key or machine with the scope `users:read`.
         */
        get: operations["getUser"];
        put?: never;
        post?: never;
        /**
         * Delete a user
         * @description Deletes a user, for good, with memberships, sessions and API keys. Takes the app role `admin`, or an API key or machine with the scope `users:write`; to give or take an app role, or to change a user who has one, also with `admins:write`.
         */
        delete: operations["deleteUser"];
        options?: never;
        head?: never;
        /**
         * Change a user
         * @description Changes what is given of a user, and answers with the user. Takes the app role `admin`, or an API key or machine with the scope `users:write`; to give or take an app role, or to change a user who has one, also with `admins:write`.
         */
        patch: operations["updateUser"];
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
         * Change a user's metadata
         * @description Merges what is given into the metadata of a user, and answers with the user. `publicMetadata.role` is the user's role in the app, from the next token on. Takes the app role `admin`, or an API key or machine with the scope `users:write`; to give or take an app role, or to change a user who has one, also with `admins:write`.
         */
        patch: operations["updateUserMetadata"];
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
         * @description Ends all sessions of a user, whose tokens are refused at once, and lets the user sign in no more until unbanned. Answers with the user. Takes the app role `admin`, or an API key or machine with the scope `users:write`; to give or take an app role, or to change a user who has one, also with `admins:write`.
         */
        post: operations["banUser"];
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
         * @description Lets a banned user sign in again. Answers with the user. Takes the app role `admin`, or an API key or machine with the scope `users:write`; to give or take an app role, or to change a user who has one, also with `admins:write`.
         */
        post: operations["unbanUser"];
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
         * @description Keeps a user from signing in until unlocked, or for as long as the instance locks users. Sessions go on. Answers with the user. Takes the app role `admin`, or an API key or machine with the scope `users:write`; to give or take an app role, or to change a user who has one, also with `admins:write`.
         */
        post: operations["lockUser"];
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
         * @description Lets a locked user sign in again. Answers with the user. Takes the app role `admin`, or an API key or machine with the scope `users:write`; to give or take an app role, or to change a user who has one, also with `admins:write`.
         */
        post: operations["unlockUser"];
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
         * @description Answers with the sessions of a user, the newest first; none for a user who does not exist. Takes the app role `admin`, or an API key or machine with the scope `users:read`.
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
         * @description Signs a user out everywhere: the tokens are refused at once. Answers with the sessions that were ended. Takes the app role `admin`, or an API key or machine with the scope `users:write`; to give or take an app role, or to change a user who has one, also with `admins:write`.
         */
        post: operations["revokeUserSessions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
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
         * @description Answers with the memberships of a user, each with its organization and role. Takes the app role `admin`, or an API key or machine with the scope `users:read`.
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
    "/v1/organizations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create an organization
         * @description Creates an organization whose first admin is the user who calls, and answers with it. Make it the active one of the session to work in it. Takes a session.
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
         * @description Answers with an organization. Takes a session in which it is the active one, or the app role `admin`.
         */
        get: operations["getOrganization"];
        put?: never;
        post?: never;
        /**
         * Delete an organization
         * @description Deletes an organization, for good, with its memberships, invitations and API keys. Takes a session in which it is the active one, with the role `org:admin`, where its admins may delete it; or the app role `admin`.
         */
        delete: operations["deleteOrganization"];
        options?: never;
        head?: never;
        /**
         * Change an organization
         * @description Changes what is given of an organization, and answers with it. Takes a session in which it is the active one, with the role `org:admin` or the permission `org:settings:manage`; or the app role `admin`.
         */
        patch: operations["updateOrganization"];
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
         * @description Answers with the memberships of an organization. Takes a session in which the organization is the active one, or the app role `admin`.
         */
        get: operations["listMembers"];
        put?: never;
        /**
         * Make a user a member
         * @description Makes a user a member of an organization at once, without an invitation, and answers with the membership. App admins can add any user; others only users who share an organization with them now. Takes a session in which the organization is the active one, with the role `org:admin`, or for members with the role `org:member` the permission `org:members:manage`; or the app role `admin`.
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
         * @description Answers with the membership of a user in an organization. Takes a session in which the organization is the active one, or the app role `admin`.
         */
        get: operations["getMember"];
        put?: never;
        post?: never;
        /**
         * Remove a member
         * @description Removes a user from an organization. Takes a session in which the organization is the active one, with the role `org:admin`, or for members with the role `org:member` the permission `org:members:manage`; or the app role `admin`.
         */
        delete: operations["removeMember"];
        options?: never;
        head?: never;
        /**
         * Change a member's role
         * @description Gives a member another role, from the next token on, and answers with the membership. Takes a session in which the organization is the active one, with the role `org:admin`, or for members with the role `org:member` the permission `org:members:manage`; or the app role `admin`.
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
         * @description Answers with the invitations of an organization, the newest first. Takes a session in which the organization is the active one, or the app role `admin`.
         */
        get: operations["listInvitations"];
        put?: never;
        /**
         * Invite someone
         * @description Sends an email that asks someone to become a member of an organization, and answers with the invitation. Takes a session in which the organization is the active one, with the role `org:admin`, or for invitations to the role `org:member` the permission `org:members:manage`; or the app role `admin`.
         */
        post: operations["createInvitation"];
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
         * @description Answers with an invitation. Takes a session in which the organization is the active one, or the app role `admin`.
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
         * @description Takes back an invitation that is pending, and answers with it. Takes a session in which the organization is the active one, with the role `org:admin`, or for invitations to the role `org:member` the permission `org:members:manage`; or the app role `admin`.
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
         * @description Takes an event of any type, signed by Svix with the secret of the endpoint, and answers once the API has done what follows from it. Each event is handled once: a later attempt to deliver it is answered like the first, the very same attempt is refused.
         */
        post: operations["receiveClerkWebhook"];
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
        /** @description A problem, as RFC 9457 has it. `code` tells what went wrong; `error` says it to people. */
        Problem: {
            /**
             * Format: uri
             * @description Identifies the kind of problem; as stable as `code`.
             */
            type: string;
            /** @description What kind of problem it is. */
            title: string;
            /** @description The HTTP status of the answer. */
            status: number;
            /** @description What happened this time. */
            detail: string;
            /** @description The id of the request, to be quoted when asking about it. */
            instance: string;
            /**
             * @description The kind of problem, for programs.
             * @enum {string}
             */
            code: "invalid_request" | "not_authenticated" | "invalid_token" | "insufficient_scope" | "invalid_signature" | "cross_site_request" | "impersonation_refused" | "user_required" | "reverification_required" | "scope_not_grantable" | "app_role_protected" | "role_not_grantable" | "invitation_required" | "not_enabled" | "not_found" | "user_not_found" | "session_not_found" | "api_key_not_found" | "organization_not_found" | "member_not_found" | "invitation_not_found" | "method_not_allowed" | "request_timeout" | "already_exists" | "delivery_replayed" | "idempotency_key_in_use" | "outcome_unknown" | "secret_not_repeated" | "body_too_large" | "unsupported_media_type" | "not_accepted" | "idempotency_key_reused" | "rate_limited" | "headers_too_large" | "internal_error" | "user_retrieval_failed" | "clerk_unavailable" | "not_ready" | "overloaded" | "store_unavailable" | "webhooks_not_configured";
            /** @description One sentence, for people. */
            error: string;
            /** @description Each thing that is wrong. */
            errors?: {
                /**
                 * Format: json-pointer
                 * @description Where: a JSON pointer whose first segment is the part of the request.
                 */
                pointer: string;
                /** @description What is wrong there. */
                message: string;
                /** @description Clerk's code, where Clerk refuses it. */
                code?: string;
            }[];
            /** @description With `reverification_required`: what Clerk's `useReverification` reads. */
            clerk_error?: {
                /** @enum {string} */
                type: "forbidden";
                /** @enum {string} */
                reason: "reverification-error";
                metadata: {
                    reverification: {
                        /** @enum {string} */
                        level: "first_factor" | "second_factor";
                        /** @description How recent it has to be. */
                        afterMinutes: number;
                    };
                };
            };
        };
        /** @description What a token is, and what it may do. */
        Authentication: {
            /**
             * @description The kind of token.
             * @enum {string}
             */
            tokenType: "session_token" | "api_key" | "oauth_token" | "m2m_token";
            /** @description Id of the session, the API key, or the token. */
            id: string;
            /** @description Id of whom the token speaks for: a user, an organization, or a machine. */
            subject: string;
            /** @description Id of the user, where there is a person behind the token. */
            userId: string | null;
            /** @description Id of the active organization of a session, or of the key’s owner. */
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
            /** @description The user who acts as the user of the session: its `act` claim. */
            actor: {
                /** @description Id of the user who acts. */
                sub: string;
            } | null;
            /**
             * @description Milliseconds since 1970; null where the token does not expire.
             * @example 1735689660000
             */
            expiresAt: number | null;
        };
        /** @description An email address of a user. */
        EmailAddress: {
            /** @description Id of an email address. */
            id: string | null;
            emailAddress: string;
            /** @description Whether the user has proven to own it. */
            verified: boolean;
        };
        /** @description A user, as people may see them. */
        User: {
            /** @description Id of a user. */
            id: string;
            /** @description Unique in the instance, where it uses usernames. */
            username: string | null;
            /** @description Given name. */
            firstName: string | null;
            /** @description Family name. */
            lastName: string | null;
            /** @description Address of the avatar. */
            imageUrl: string | null;
            /** @description Whether the avatar was uploaded or is a default. */
            hasImage: boolean;
            /** @description Which of the email addresses is the first. */
            primaryEmailAddressId: string | null;
            emailAddresses: components["schemas"]["EmailAddress"][];
            /** @description What the backend keeps about the user for anyone to read. */
            publicMetadata: {
                [key: string]: unknown;
            };
            /** @description What the user may write about themselves. */
            unsafeMetadata: {
                [key: string]: unknown;
            };
            /**
             * Format: int64
             * @description Milliseconds since 1970.
             * @example 1735689600000
             */
            lastSignInAt: number | null;
            /**
             * Format: int64
             * @description Milliseconds since 1970.
             * @example 1735689600000
             */
            createdAt: number;
            /**
             * Format: int64
             * @description Milliseconds since 1970.
             * @example 1735689600000
             */
            updatedAt: number;
        };
        /** @description A user, as administrators see them. */
        AdminUser: {
            /** @description Id of a user. */
            id: string;
            /** @description Unique in the instance, where it uses usernames. */
            username: string | null;
            /** @description Given name. */
            firstName: string | null;
            /** @description Family name. */
            lastName: string | null;
            /** @description Address of the avatar. */
            imageUrl: string | null;
            /** @description Whether the avatar was uploaded or is a default. */
            hasImage: boolean;
            /** @description Which of the email addresses is the first. */
            primaryEmailAddressId: string | null;
            emailAddresses: components["schemas"]["EmailAddress"][];
            /** @description What the backend keeps about the user for anyone to read. */
            publicMetadata: {
                [key: string]: unknown;
            };
            /** @description What the user may write about themselves. */
            unsafeMetadata: {
                [key: string]: unknown;
            };
            /**
             * Format: int64
             * @description Milliseconds since 1970.
             * @example 1735689600000
             */
            lastSignInAt: number | null;
            /**
             * Format: int64
             * @description Milliseconds since 1970.
             * @example 1735689600000
             */
            createdAt: number;
            /**
             * Format: int64
             * @description Milliseconds since 1970.
             * @example 1735689600000
             */
            updatedAt: number;
            /** @description Id of the user in another system. */
            externalId: string | null;
            /** @description What the backend keeps about the user for itself. */
            privateMetadata: {
                [key: string]: unknown;
            };
            /** @description Whether the user may not sign in at all. */
            banned: boolean;
            /** @description Whether the user may not sign in for now, as after many wrong passwords. */
            locked: boolean;
            /** @description Whether the user has a password. */
            passwordEnabled: boolean;
            /** @description Whether signing in takes a second factor. */
            twoFactorEnabled: boolean;
            /**
             * Format: int64
             * @description Milliseconds since 1970.
             * @example 1735689600000
             */
            lastActiveAt: number | null;
        };
        /** @description A page of a list; the header `Link` leads to others. */
        UserPage: {
            data: components["schemas"]["AdminUser"][];
            /** @description How many items there are on all pages. */
            totalCount: number;
            /** @description How many items a page has at most. */
            limit: number;
            /** @description How many items come before the page. */
            offset: number;
        };
        /** @description How many users there are. */
        UserCount: {
            totalCount: number;
        };
        /** @description What to change; the rest stays as it is. */
        UpdateMe: {
            /** @description Given name; null removes it. */
            firstName?: string | null;
            /** @description Family name; null removes it. */
            lastName?: string | null;
            /** @description null removes it. */
            username?: string | null;
            /** @description Merged deeply with what is there; null removes a property. */
            unsafeMetadata?: {
                [key: string]: unknown;
            };
        };
        /** @description The current password and a new one. */
        ChangePassword: {
            /** Format: password */
            currentPassword: string;
            /**
             * Format: password
             * @description At least 8 characters, and in no list of stolen passwords.
             */
            newPassword: string;
            /** @description Ends all sessions but this one. */
            signOutOfOtherSessions?: boolean;
        };
        /** @description A user to create. */
        CreateUser: {
            /** @description Taken as verified; the first is the primary one. */
            emailAddress: string[];
            username?: string;
            /**
             * Format: password
             * @description Without it, the user signs in by other means, such as a code by email.
             */
            password?: string;
            firstName?: string;
            lastName?: string;
            /** @description Id of the user in another system, unique; without a comma. */
            externalId?: string;
            /** @description What the backend keeps about the user for anyone to read. */
            publicMetadata?: {
                [key: string]: unknown;
            };
            /** @description What the backend keeps about the user for itself. */
            privateMetadata?: {
                [key: string]: unknown;
            };
            /** @description What the user may write about themselves. */
            unsafeMetadata?: {
                [key: string]: unknown;
            };
        };
        /** @description What to change; the rest stays as it is. */
        UpdateUser: {
            /** @description Given name; null removes it. */
            firstName?: string | null;
            /** @description Family name; null removes it. */
            lastName?: string | null;
            /** @description null removes it. */
            username?: string | null;
            /** @description Id of the user in another system, unique; without a comma. */
            externalId?: string | null;
            /**
             * Format: password
             * @description A new password.
             */
            password?: string;
            /** @description Id of an email address. */
            primaryEmailAddressId?: string;
        };
        /** @description Merged deeply with what is there; null removes a property. */
        UpdateUserMetadata: {
            /** @description What the backend keeps about the user for anyone to read. */
            publicMetadata?: {
                [key: string]: unknown;
            };
            /** @description What the backend keeps about the user for itself. */
            privateMetadata?: {
                [key: string]: unknown;
            };
            /** @description What the user may write about themselves. */
            unsafeMetadata?: {
                [key: string]: unknown;
            };
        };
        /** @description An organization. */
        Organization: {
            /** @description Id of an organization. */
            id: string;
            name: string;
            /** @description Unique name for addresses. */
            slug: string | null;
            /** @description Address of the picture. */
            imageUrl: string | null;
            /** @description Whether the picture was uploaded or is a default. */
            hasImage: boolean;
            /** @description What the backend keeps about it for its members to read. */
            publicMetadata: {
                [key: string]: unknown;
            };
            /** @description 0 is without limit. */
            maxAllowedMemberships: number;
            /**
             * Format: int64
             * @description Milliseconds since 1970.
             * @example 1735689600000
             */
            createdAt: number;
            /**
             * Format: int64
             * @description Milliseconds since 1970.
             * @example 1735689600000
             */
            updatedAt: number;
        };
        /** @description An organization to create; without a slug, one is made of the name. */
        CreateOrganization: {
            name: string;
            /** @description Unique name for addresses. */
            slug?: string;
        };
        /** @description What to change; the rest stays as it is. */
        UpdateOrganization: {
            name?: string;
            /** @description Unique name for addresses. */
            slug?: string;
        };
        /** @description What members of an organization may see of each other. */
        PublicUserData: {
            /** @description Id of a user. */
            userId: string;
            /** @description Email address or username. */
            identifier: string | null;
            firstName: string | null;
            lastName: string | null;
            /** @description Address of the picture. */
            imageUrl: string | null;
            /** @description Whether the picture was uploaded or is a default. */
            hasImage: boolean;
        };
        /** @description That a user is a member of an organization, and in which role. */
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
            /** @description What the backend keeps about the membership for anyone to read. */
            publicMetadata: {
                [key: string]: unknown;
            };
            /**
             * Format: int64
             * @description Milliseconds since 1970.
             * @example 1735689600000
             */
            createdAt: number;
            /**
             * Format: int64
             * @description Milliseconds since 1970.
             * @example 1735689600000
             */
            updatedAt: number;
        };
        /** @description A page of a list; the header `Link` leads to others. */
        MembershipPage: {
            data: components["schemas"]["Membership"][];
            /** @description How many items there are on all pages. */
            totalCount: number;
            /** @description How many items a page has at most. */
            limit: number;
            /** @description How many items come before the page. */
            offset: number;
        };
        /** @description A user to make a member. */
        AddMember: {
            /** @description Id of a user. */
            userId: string;
            /**
             * @description Role in the organization, such as `org:admin`.
             * @example org:member
             */
            role: string;
        };
        /** @description The new role of a member. */
        UpdateMember: {
            /**
             * @description Role in the organization, such as `org:admin`.
             * @example org:member
             */
            role: string;
        };
        /** @description An invitation by email to become a member of an organization. */
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
             * Format: int64
             * @description Milliseconds since 1970.
             * @example 1738281600000
             */
            expiresAt: number | null;
            /**
             * Format: int64
             * @description Milliseconds since 1970.
             * @example 1735689600000
             */
            createdAt: number;
            /**
             * Format: int64
             * @description Milliseconds since 1970.
             * @example 1735689600000
             */
            updatedAt: number;
        };
        /** @description A page of a list; the header `Link` leads to others. */
        InvitationPage: {
            data: components["schemas"]["Invitation"][];
            /** @description How many items there are on all pages. */
            totalCount: number;
            /** @description How many items a page has at most. */
            limit: number;
            /** @description How many items come before the page. */
            offset: number;
        };
        /** @description An invitation to send. */
        CreateInvitation: {
            /** @example ada@example.com */
            emailAddress: string;
            /**
             * @description Role in the organization, such as `org:admin`.
             * @example org:member
             */
            role: string;
            /** @description 30 where it is left out. */
            expiresInDays?: number;
        };
        /** @description An API key, without its secret. */
        ApiKey: {
            /** @description Id of the API key. */
            id: string;
            name: string;
            description: string | null;
            /** @description Id of the user whose key it is. */
            subject: string;
            /** @description What it may do. */
            scopes: string[];
            revoked: boolean;
            revocationReason: string | null;
            expired: boolean;
            /**
             * @description When it expires, in milliseconds since 1970; null is never.
             * @example 1735689600000
             */
            expiration: number | null;
            /** @description Id of the user who created it. */
            createdBy: string | null;
            /**
             * @description Milliseconds since 1970.
             * @example 1735689600000
             */
            lastUsedAt: number | null;
            /**
             * @description Milliseconds since 1970.
             * @example 1735689600000
             */
            createdAt: number;
            /**
             * @description Milliseconds since 1970.
             * @example 1735689600000
             */
            updatedAt: number;
        };
        /** @description A page of a list; the header `Link` leads to others. */
        ApiKeyPage: {
            data: components["schemas"]["ApiKey"][];
            /** @description How many items there are on all pages. */
            totalCount: number;
            /** @description How many items a page has at most. */
            limit: number;
            /** @description How many items come before the page. */
            offset: number;
        };
        /** @description A new API key, with its secret. */
        CreatedApiKey: {
            /** @description Id of the API key. */
            id: string;
            name: string;
            description: string | null;
            /** @description Id of the user whose key it is. */
            subject: string;
            /** @description What it may do. */
            scopes: string[];
            revoked: boolean;
            revocationReason: string | null;
            expired: boolean;
            /**
             * @description When it expires, in milliseconds since 1970; null is never.
             * @example 1735689600000
             */
            expiration: number | null;
            /** @description Id of the user who created it. */
            createdBy: string | null;
            /**
             * @description Milliseconds since 1970.
             * @example 1735689600000
             */
            lastUsedAt: number | null;
            /**
             * @description Milliseconds since 1970.
             * @example 1735689600000
             */
            createdAt: number;
            /**
             * @description Milliseconds since 1970.
             * @example 1735689600000
             */
            updatedAt: number;
            /** @description What to send as the token. It is told this one time. */
            secret: string;
        };
        /** @description An API key to create. */
        CreateApiKey: {
            /** @description Unique among the keys of the user. */
            name: string;
            description?: string;
            /** @description What it may do. `users:…` and `admins:write` take an app admin. */
            scopes: ("me:read" | "users:read" | "users:write" | "admins:write")[];
            /** @description Without it, the key does not expire. */
            secondsUntilExpiration?: number;
        };
        /** @description From where a session was last used. */
        SessionActivity: {
            deviceType: string | null;
            isMobile: boolean | null;
            browserName: string | null;
            browserVersion: string | null;
            ipAddress: string | null;
            city: string | null;
            country: string | null;
        };
        /** @description What a person has from signing in until signing out, in one browser. */
        Session: {
            /** @description Id of a session. */
            id: string;
            /** @description Id of a user. */
            userId: string;
            /**
             * @description Only an active session has tokens.
             * @enum {string}
             */
            status: "active" | "pending" | "ended" | "expired" | "removed" | "replaced" | "revoked" | "abandoned";
            /** @description Id of an organization. */
            lastActiveOrganizationId: string | null;
            latestActivity: components["schemas"]["SessionActivity"] | null;
            /**
             * Format: int64
             * @description Milliseconds since 1970.
             * @example 1735689600000
             */
            lastActiveAt: number;
            /**
             * Format: int64
             * @description When the session ends, however it is used; milliseconds since 1970.
             * @example 1735689600000
             */
            expireAt: number;
            /**
             * Format: int64
             * @description When the session ends for not being used; milliseconds since 1970.
             * @example 1735689600000
             */
            abandonAt: number;
            /**
             * Format: int64
             * @description Milliseconds since 1970.
             * @example 1735689600000
             */
            createdAt: number;
            /**
             * Format: int64
             * @description Milliseconds since 1970.
             * @example 1735689600000
             */
            updatedAt: number;
        };
        /** @description A page of a list; the header `Link` leads to others. */
        SessionPage: {
            data: components["schemas"]["Session"][];
            /** @description How many items there are on all pages. */
            totalCount: number;
            /** @description How many items a page has at most. */
            limit: number;
            /** @description How many items come before the page. */
            offset: number;
        };
        /** @description The sessions that were ended. */
        EndedSessions: {
            data: components["schemas"]["Session"][];
        };
        /** @description The signed-in user. */
        ProtectedAnswer: {
            /** @enum {string} */
            message: "User retrieved successfully";
            user: components["schemas"]["User"];
        };
        /** @description Where to start. */
        Service: {
            /** @example clerk-fastify-openapi */
            name: string;
            /** @description Version of the API. */
            version: string;
            links: {
                /**
                 * Format: uri-reference
                 * @description Where to read about the API and try it.
                 * @example /docs
                 */
                documentation?: string;
                /**
                 * Format: uri-reference
                 * @description The OpenAPI document.
                 * @example /docs/json
                 */
                openapi?: string;
                /**
                 * Format: uri-reference
                 * @description Tells what a token is.
                 * @example /v1/auth
                 */
                authentication: string;
            };
        };
        /** @description The instance is well. */
        Health: {
            /** @enum {string} */
            status: "ok";
        };
        /** @description The instance can take requests. */
        Readiness: {
            /** @enum {string} */
            status: "ok";
            /**
             * @description `unavailable` while Clerk does not answer, or asks to be left alone: known users and tokens go on, the rest is 503.
             * @enum {string}
             */
            clerk: "available" | "unavailable";
            /**
             * @description `unavailable` while Redis cannot be reached, is too slow, or refuses the password or what the API needs: each instance goes by its own memory, and what must not happen twice is 503. Absent where the instance has no Redis.
             * @enum {string}
             */
            redis?: "available" | "unavailable";
        };
        /** @description Something that happened in Clerk. */
        ClerkEvent: {
            /** @enum {string} */
            object: "event";
            /**
             * @description What happened.
             * @example user.created
             */
            type: string;
            /** @description The resource, in the shape of Clerk's Backend API. */
            data: {
                [key: string]: unknown;
            };
            /**
             * Format: int64
             * @description Milliseconds since 1970.
             * @example 1735689600000
             */
            timestamp?: number;
            /** @description Id of the Clerk instance. */
            instance_id?: string;
            /** @description The request that caused it. */
            event_attributes?: {
                [key: string]: unknown;
            };
        };
    };
    responses: {
        /** @description `already_exists`: It exists already, or a value that has to be unique is taken; `errors` says which. */
        AlreadyExists: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `already_exists`: It exists already, or a value that has to be unique is taken; `errors` says which.
         *
         *     `idempotency_key_in_use`: A request with this `Idempotency-Key` is not answered yet; try again.
         *
         *     `outcome_unknown`: An earlier request with this `Idempotency-Key` was not answered as it should have been, and may have been done or not. It is not done again. Look whether it was done, and if not, send it with another key. With `Retry-After`, the same request can tell more by then.
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
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `already_exists`: It exists already, or a value that has to be unique is taken; `errors` says which.
         *
         *     `idempotency_key_in_use`: A request with this `Idempotency-Key` is not answered yet; try again.
         *
         *     `outcome_unknown`: An earlier request with this `Idempotency-Key` was not answered as it should have been, and may have been done or not. It is not done again. Look whether it was done, and if not, send it with another key. With `Retry-After`, the same request can tell more by then.
         *
         *     `secret_not_repeated`: The request with this `Idempotency-Key` succeeded. Its answer had a secret, which is kept nowhere: if it is lost, revoke what was created and create it anew with another key.
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
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `api_key_not_found`: There is no such API key, or it is of someone else. */
        ApiKeyNotFound: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
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
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `clerk_unavailable`: Clerk could not be reached in time; try again after `Retry-After` seconds.
         *
         *     `overloaded`: The instance has more to do than it can, or more new tokens to verify than Clerk allows; try again after `Retry-After` seconds.
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
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `clerk_unavailable`: Clerk could not be reached in time; try again after `Retry-After` seconds.
         *
         *     `overloaded`: The instance has more to do than it can, or more new tokens to verify than Clerk allows; try again after `Retry-After` seconds.
         *
         *     `store_unavailable`: Redis, by which the instances do such work once, cannot be asked. Nothing was done; try again after `Retry-After` seconds.
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
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `cross_site_request`: What changes something is taken with the session's cookie from pages of the API's own origin alone, as `Sec-Fetch-Site` or else `Origin` says; anything else sends a token. */
        CrossSiteRequest: {
            headers: {
                /**
                 * @description What the credential lacks (RFC 6750, section 3).
                 * @example Bearer …
                 */
                "WWW-Authenticate": string;
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `cross_site_request`: What changes something is taken with the session's cookie from pages of the API's own origin alone, as `Sec-Fetch-Site` or else `Origin` says; anything else sends a token.
         *
         *     `not_enabled`: The settings in Clerk do not let this person do it, or this organization's admins.
         */
        CrossSiteRequestOrNotEnabled: {
            headers: {
                /**
                 * @description What the credential lacks (RFC 6750, section 3).
                 * @example Bearer …
                 */
                "WWW-Authenticate": string;
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `delivery_replayed`: The very same delivery was received before. Clerk signs each attempt anew. */
        DeliveryReplayed: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
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
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `headers_too_large`: The request line and headers together are larger than the API accepts. */
        HeadersTooLargeUnlimited: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `idempotency_key_in_use`: A request with this `Idempotency-Key` is not answered yet; try again.
         *
         *     `outcome_unknown`: An earlier request with this `Idempotency-Key` was not answered as it should have been, and may have been done or not. It is not done again. Look whether it was done, and if not, send it with another key. With `Retry-After`, the same request can tell more by then.
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
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `idempotency_key_reused`: The `Idempotency-Key` came with another request within the last 24 hours. */
        IdempotencyKeyReused: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `impersonation_refused`: The session has an `act` claim: somebody acts as the user. Only the user can do this.
         *
         *     `cross_site_request`: What changes something is taken with the session's cookie from pages of the API's own origin alone, as `Sec-Fetch-Site` or else `Origin` says; anything else sends a token.
         */
        ImpersonationRefusedOrCrossSiteRequest: {
            headers: {
                /**
                 * @description What the credential lacks (RFC 6750, section 3).
                 * @example Bearer …
                 */
                "WWW-Authenticate": string;
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `impersonation_refused`: The session has an `act` claim: somebody acts as the user. Only the user can do this.
         *
         *     `cross_site_request`: What changes something is taken with the session's cookie from pages of the API's own origin alone, as `Sec-Fetch-Site` or else `Origin` says; anything else sends a token.
         *
         *     `reverification_required`: The person has to have signed in or been verified within the last 10 minutes; `clerk_error` is what Clerk's `useReverification` reads to ask for it.
         *
         *     `not_enabled`: The settings in Clerk do not let this person do it, or this organization's admins.
         */
        ImpersonationRefusedOrCrossSiteRequestOrReverificationRequiredOrNotEnabled: {
            headers: {
                /**
                 * @description What the credential lacks (RFC 6750, section 3).
                 * @example Bearer …
                 */
                "WWW-Authenticate": string;
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `impersonation_refused`: The session has an `act` claim: somebody acts as the user. Only the user can do this.
         *
         *     `cross_site_request`: What changes something is taken with the session's cookie from pages of the API's own origin alone, as `Sec-Fetch-Site` or else `Origin` says; anything else sends a token.
         *
         *     `scope_not_grantable`: Only who may do it themselves can give an API key the scope to do it.
         */
        ImpersonationRefusedOrCrossSiteRequestOrScopeNotGrantable: {
            headers: {
                /**
                 * @description What the credential lacks (RFC 6750, section 3).
                 * @example Bearer …
                 */
                "WWW-Authenticate": string;
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `insufficient_scope`: The token is good, but lacks a role, permission or scope that the operation demands. */
        InsufficientScope: {
            headers: {
                /**
                 * @description What the credential lacks (RFC 6750, section 3).
                 * @example Bearer …
                 */
                "WWW-Authenticate": string;
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `insufficient_scope`: The token is good, but lacks a role, permission or scope that the operation demands.
         *
         *     `cross_site_request`: What changes something is taken with the session's cookie from pages of the API's own origin alone, as `Sec-Fetch-Site` or else `Origin` says; anything else sends a token.
         */
        InsufficientScopeOrCrossSiteRequest: {
            headers: {
                /**
                 * @description What the credential lacks (RFC 6750, section 3).
                 * @example Bearer …
                 */
                "WWW-Authenticate": string;
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `insufficient_scope`: The token is good, but lacks a role, permission or scope that the operation demands.
         *
         *     `cross_site_request`: What changes something is taken with the session's cookie from pages of the API's own origin alone, as `Sec-Fetch-Site` or else `Origin` says; anything else sends a token.
         *
         *     `role_not_grantable`: Without being `org:admin`, one can manage none but members with the role `org:member`.
         */
        InsufficientScopeOrCrossSiteRequestOrRoleNotGrantable: {
            headers: {
                /**
                 * @description What the credential lacks (RFC 6750, section 3).
                 * @example Bearer …
                 */
                "WWW-Authenticate": string;
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `insufficient_scope`: The token is good, but lacks a role, permission or scope that the operation demands.
         *
         *     `impersonation_refused`: The session has an `act` claim: somebody acts as the user. Only the user can do this.
         *
         *     `cross_site_request`: What changes something is taken with the session's cookie from pages of the API's own origin alone, as `Sec-Fetch-Site` or else `Origin` says; anything else sends a token.
         *
         *     `app_role_protected`: Only an app admin, or an API key or machine with the scope `admins:write`, can give or take an app role, or change a user who has one.
         */
        InsufficientScopeOrImpersonationRefusedOrCrossSiteRequestOrAppRoleProtected: {
            headers: {
                /**
                 * @description What the credential lacks (RFC 6750, section 3).
                 * @example Bearer …
                 */
                "WWW-Authenticate": string;
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `insufficient_scope`: The token is good, but lacks a role, permission or scope that the operation demands.
         *
         *     `impersonation_refused`: The session has an `act` claim: somebody acts as the user. Only the user can do this.
         *
         *     `cross_site_request`: What changes something is taken with the session's cookie from pages of the API's own origin alone, as `Sec-Fetch-Site` or else `Origin` says; anything else sends a token.
         *
         *     `not_enabled`: The settings in Clerk do not let this person do it, or this organization's admins.
         */
        InsufficientScopeOrImpersonationRefusedOrCrossSiteRequestOrNotEnabled: {
            headers: {
                /**
                 * @description What the credential lacks (RFC 6750, section 3).
                 * @example Bearer …
                 */
                "WWW-Authenticate": string;
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `insufficient_scope`: The token is good, but lacks a role, permission or scope that the operation demands.
         *
         *     `impersonation_refused`: The session has an `act` claim: somebody acts as the user. Only the user can do this.
         *
         *     `cross_site_request`: What changes something is taken with the session's cookie from pages of the API's own origin alone, as `Sec-Fetch-Site` or else `Origin` says; anything else sends a token.
         *
         *     `role_not_grantable`: Without being `org:admin`, one can manage none but members with the role `org:member`.
         */
        InsufficientScopeOrImpersonationRefusedOrCrossSiteRequestOrRoleNotGrantable: {
            headers: {
                /**
                 * @description What the credential lacks (RFC 6750, section 3).
                 * @example Bearer …
                 */
                "WWW-Authenticate": string;
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `insufficient_scope`: The token is good, but lacks a role, permission or scope that the operation demands.
         *
         *     `impersonation_refused`: The session has an `act` claim: somebody acts as the user. Only the user can do this.
         *
         *     `cross_site_request`: What changes something is taken with the session's cookie from pages of the API's own origin alone, as `Sec-Fetch-Site` or else `Origin` says; anything else sends a token.
         *
         *     `role_not_grantable`: Without being `org:admin`, one can manage none but members with the role `org:member`.
         *
         *     `invitation_required`: Only app admins can add any user. Others can add who shares an organization with them now, and invite everybody else. The answer is the same for an id that does not exist.
         */
        InsufficientScopeOrImpersonationRefusedOrCrossSiteRequestOrRoleNotGrantableOrInvitationRequired: {
            headers: {
                /**
                 * @description What the credential lacks (RFC 6750, section 3).
                 * @example Bearer …
                 */
                "WWW-Authenticate": string;
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `insufficient_scope`: The token is good, but lacks a role, permission or scope that the operation demands.
         *
         *     `user_required`: The operation is about the caller, and there is no person behind an organization's key.
         */
        InsufficientScopeOrUserRequired: {
            headers: {
                /**
                 * @description What the credential lacks (RFC 6750, section 3).
                 * @example Bearer …
                 */
                "WWW-Authenticate": string;
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `internal_error`: The API failed; its log has the reason under the same request id. */
        InternalError: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `internal_error`: The API failed; its log has the reason under the same request id.
         *
         *     `user_retrieval_failed`: Clerk answered in a way the API could not use; its log has the reason.
         */
        InternalServerError: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `invalid_request`: The request is malformed or does not match its schema; `errors` says where. */
        InvalidRequest: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `invalid_request`: The request is malformed or does not match its schema; `errors` says where. */
        InvalidRequestUnlimited: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `invalid_signature`: The delivery is not signed, not signed by Clerk, changed on the way, or too old. */
        InvalidSignature: {
            headers: {
                /**
                 * @description What the credential lacks (RFC 6750, section 3).
                 * @example Bearer …
                 */
                "WWW-Authenticate": string;
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `invitation_not_found`: There is no such invitation of the organization.
         *
         *     `organization_not_found`: There is no such organization, or the credential is of another: a session is of its active one.
         */
        InvitationNotFoundOrOrganizationNotFound: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `member_not_found`: There is no such member of the organization.
         *
         *     `organization_not_found`: There is no such organization, or the credential is of another: a session is of its active one.
         */
        MemberNotFoundOrOrganizationNotFound: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `not_accepted`: The request is well-formed, but Clerk does not accept it; `errors` says what and why. */
        NotAccepted: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `not_authenticated`: The operation needs a token, and none was sent.
         *
         *     `invalid_token`: The token is malformed, expired, forged, or of a kind the operation does not accept.
         */
        NotAuthenticatedOrInvalidToken: {
            headers: {
                /**
                 * @description What the credential lacks (RFC 6750, section 3).
                 * @example Bearer …
                 */
                "WWW-Authenticate": string;
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The client has this answer already, as `If-None-Match` says. */
        NotModified: {
            headers: {
                /**
                 * @description Identifies this very answer; send it back as `If-None-Match`.
                 * @example "47DEQpj8HBSa"
                 */
                ETag: string;
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The client has this answer already, as `If-None-Match` says. */
        NotModifiedUnlimited: {
            headers: {
                /**
                 * @description Identifies this very answer; send it back as `If-None-Match`.
                 * @example "47DEQpj8HBSa"
                 */
                ETag: string;
                [name: string]: unknown;
            };
            content?: never;
        };
        /**
         * @description `not_ready`: The instance cannot authenticate requests yet; `Retry-After` says when to ask again.
         *
         *     `overloaded`: The instance has more to do than it can, or more new tokens to verify than Clerk allows; try again after `Retry-After` seconds.
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
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `organization_not_found`: There is no such organization, or the credential is of another: a session is of its active one. */
        OrganizationNotFound: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `overloaded`: The instance has more to do than it can, or more new tokens to verify than Clerk allows; try again after `Retry-After` seconds. */
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
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `rate_limited`: There were too many requests within a minute, from the address or of the caller, or too many tokens that Clerk refused; `Retry-After` says in how many seconds there may be more. */
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
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `request_timeout`: The request did not arrive in full within the time allowed. */
        RequestTimeout: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `request_timeout`: The request did not arrive in full within the time allowed. */
        RequestTimeoutUnlimited: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `session_not_found`: There is no such session, or it is of someone else. */
        SessionNotFound: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `not_accepted`: The request is well-formed, but Clerk does not accept it; `errors` says what and why.
         *
         *     `idempotency_key_reused`: The `Idempotency-Key` came with another request within the last 24 hours.
         */
        UnprocessableEntity: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `unsupported_media_type`: The request body is of a media type that the operation does not take. */
        UnsupportedMediaType: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `user_not_found`: There is no such user, or not any more. */
        UserNotFound: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `user_not_found`: There is no such user, or not any more.
         *
         *     `organization_not_found`: There is no such organization, or the credential is of another: a session is of its active one.
         */
        UserNotFoundOrOrganizationNotFound: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `webhooks_not_configured`: The API was not given the signing secret of the webhook endpoint.
         *
         *     `store_unavailable`: Redis, by which the instances do such work once, cannot be asked. Nothing was done; try again after `Retry-After` seconds.
         *
         *     `overloaded`: The instance has more to do than it can, or more new tokens to verify than Clerk allows; try again after `Retry-After` seconds.
         */
        WebhooksNotConfiguredOrStoreUnavailableOrOverloaded: {
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
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: {
        /**
         * @description How many requests there may be within a minute.
         * @example 1200
         */
        RateLimitLimit: string;
        /**
         * @description How many more there may be before the minute is over.
         * @example 1199
         */
        RateLimitRemaining: string;
        /**
         * @description Seconds until the minute is over.
         * @example 60
         */
        RateLimitReset: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getService: {
        parameters: {
            query?: never;
            header?: {
                /** @description An `ETag` from before: the answer is 304 when nothing has changed. */
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where to start. */
            200: {
                headers: {
                    /**
                     * @description Identifies this very answer; send it back as `If-None-Match`.
                     * @example "47DEQpj8HBSa"
                     */
                    ETag: string;
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "name": "clerk-fastify-openapi",
                     *       "version": "0.1.0",
                     *       "links": {
                     *         "authentication": "/v1/auth",
                     *         "documentation": "/docs",
                     *         "openapi": "/docs/json"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Service"];
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
            header?: {
                /** @description An `ETag` from before: the answer is 304 when nothing has changed. */
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The instance is well. */
            200: {
                headers: {
                    /**
                     * @description Identifies this very answer; send it back as `If-None-Match`.
                     * @example "47DEQpj8HBSa"
                     */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok"
                     *     }
                     */
                    "application/json": components["schemas"]["Health"];
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
            header?: {
                /** @description An `ETag` from before: the answer is 304 when nothing has changed. */
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The instance can take requests. */
            200: {
                headers: {
                    /**
                     * @description Identifies this very answer; send it back as `If-None-Match`.
                     * @example "47DEQpj8HBSa"
                     */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok",
                     *       "clerk": "available"
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
    getProtected: {
        parameters: {
            query?: never;
            header?: {
                /** @description An `ETag` from before: the answer is 304 when nothing has changed. */
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The signed-in user. */
            200: {
                headers: {
                    /**
                     * @description Identifies this very answer; send it back as `If-None-Match`.
                     * @example "47DEQpj8HBSa"
                     */
                    ETag: string;
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
                     *         "id": "user_PMPQC7PPu0Q11847tYm6rNNbirZ",
                     *         "username": "ada",
                     *         "firstName": "Ada",
                     *         "lastName": "Lovelace",
                     *         "imageUrl": "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHdpZHRoPSI2NCIgaGVpZ2h0PSI2NCI+PHJlY3Qgd2lkdGg9IjY0IiBoZWlnaHQ9IjY0IiBmaWxsPSIjNmM0N2ZmIi8+PHRleHQgeD0iMzIiIHk9IjQyIiBmb250LWZhbWlseT0ic2Fucy1zZXJpZiIgZm9udC1zaXplPSIyOCIgZmlsbD0iI2ZmZiIgdGV4dC1hbmNob3I9Im1pZGRsZSI+QUw8L3RleHQ+PC9zdmc+",
                     *         "hasImage": false,
                     *         "primaryEmailAddressId": "idn_vEMMQRPCyskLwQYXJwoQwoDzgV9",
                     *         "emailAddresses": [
                     *           {
                     *             "id": "idn_vEMMQRPCyskLwQYXJwoQwoDzgV9",
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
                     *         "lastSignInAt": 1767225600000,
                     *         "createdAt": 1767225600000,
                     *         "updatedAt": 1767225600000
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
            header?: {
                /** @description An `ETag` from before: the answer is 304 when nothing has changed. */
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What a token is, and what it may do. */
            200: {
                headers: {
                    /**
                     * @description Identifies this very answer; send it back as `If-None-Match`.
                     * @example "47DEQpj8HBSa"
                     */
                    ETag: string;
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tokenType": "session_token",
                     *       "id": "sess_Z0Yd8G9hXbqEhhapPdcsBNtE012",
                     *       "subject": "user_PMPQC7PPu0Q11847tYm6rNNbirZ",
                     *       "userId": "user_PMPQC7PPu0Q11847tYm6rNNbirZ",
                     *       "orgId": "org_bSjzUEiKfh9JfzJety0IcK3abkL",
                     *       "orgSlug": "acme",
                     *       "orgRole": "org:admin",
                     *       "orgPermissions": [
                     *         "org:reports:manage",
                     *         "org:reports:read",
                     *         "org:invoices:read"
                     *       ],
                     *       "role": "admin",
                     *       "scopes": [],
                     *       "actor": null,
                     *       "expiresAt": 1767225660000
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
            header?: {
                /** @description An `ETag` from before: the answer is 304 when nothing has changed. */
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A user, as people may see them. */
            200: {
                headers: {
                    /**
                     * @description Identifies this very answer; send it back as `If-None-Match`.
                     * @example "47DEQpj8HBSa"
                     */
                    ETag: string;
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "user_PMPQC7PPu0Q11847tYm6rNNbirZ",
                     *       "username": "ada",
                     *       "firstName": "Ada",
                     *       "lastName": "Lovelace",
                     *       "imageUrl": "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHdpZHRoPSI2NCIgaGVpZ2h0PSI2NCI+PHJlY3Qgd2lkdGg9IjY0IiBoZWlnaHQ9IjY0IiBmaWxsPSIjNmM0N2ZmIi8+PHRleHQgeD0iMzIiIHk9IjQyIiBmb250LWZhbWlseT0ic2Fucy1zZXJpZiIgZm9udC1zaXplPSIyOCIgZmlsbD0iI2ZmZiIgdGV4dC1hbmNob3I9Im1pZGRsZSI+QUw8L3RleHQ+PC9zdmc+",
                     *       "hasImage": false,
                     *       "primaryEmailAddressId": "idn_vEMMQRPCyskLwQYXJwoQwoDzgV9",
                     *       "emailAddresses": [
                     *         {
                     *           "id": "idn_vEMMQRPCyskLwQYXJwoQwoDzgV9",
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
                     *       "lastSignInAt": 1767225600000,
                     *       "createdAt": 1767225600000,
                     *       "updatedAt": 1767225600000
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
            /** @description The user is deleted. */
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
                 *       "lastName": "Bytes",
                 *       "unsafeMetadata": {
                 *         "theme": "dark"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["UpdateMe"];
            };
        };
        responses: {
            /** @description A user, as people may see them. */
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
                     *       "id": "user_yt5fXLIywZQNv7H1t5UG4xgw1z4",
                     *       "username": "bob",
                     *       "firstName": "Bob",
                     *       "lastName": "Bytes",
                     *       "imageUrl": "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHdpZHRoPSI2NCIgaGVpZ2h0PSI2NCI+PHJlY3Qgd2lkdGg9IjY0IiBoZWlnaHQ9IjY0IiBmaWxsPSIjNmM0N2ZmIi8+PHRleHQgeD0iMzIiIHk9IjQyIiBmb250LWZhbWlseT0ic2Fucy1zZXJpZiIgZm9udC1zaXplPSIyOCIgZmlsbD0iI2ZmZiIgdGV4dC1hbmNob3I9Im1pZGRsZSI+QkI8L3RleHQ+PC9zdmc+",
                     *       "hasImage": false,
                     *       "primaryEmailAddressId": "idn_TcZ4j6LmlK2FUnNHcXMkHMyJTce",
                     *       "emailAddresses": [
                     *         {
                     *           "id": "idn_TcZ4j6LmlK2FUnNHcXMkHMyJTce",
                     *           "emailAddress": "bob@example.com",
                     *           "verified": true
                     *         }
                     *       ],
                     *       "publicMetadata": {},
                     *       "unsafeMetadata": {
                     *         "theme": "dark"
                     *       },
                     *       "lastSignInAt": 1767225600000,
                     *       "createdAt": 1767139200000,
                     *       "updatedAt": 1767225600000
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
                 *       "currentPassword": "sandbox-bob",
                 *       "newPassword": "correct horse battery staple"
                 *     }
                 */
                "application/json": components["schemas"]["ChangePassword"];
            };
        };
        responses: {
            /** @description A user, as people may see them. */
            200: {
                headers: {
                    /**
                     * @description The answer is that of the first request with this `Idempotency-Key`.
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
                     *       "id": "user_yt5fXLIywZQNv7H1t5UG4xgw1z4",
                     *       "username": "bob",
                     *       "firstName": "Bob",
                     *       "lastName": "Bytes",
                     *       "imageUrl": "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHdpZHRoPSI2NCIgaGVpZ2h0PSI2NCI+PHJlY3Qgd2lkdGg9IjY0IiBoZWlnaHQ9IjY0IiBmaWxsPSIjNmM0N2ZmIi8+PHRleHQgeD0iMzIiIHk9IjQyIiBmb250LWZhbWlseT0ic2Fucy1zZXJpZiIgZm9udC1zaXplPSIyOCIgZmlsbD0iI2ZmZiIgdGV4dC1hbmNob3I9Im1pZGRsZSI+QkI8L3RleHQ+PC9zdmc+",
                     *       "hasImage": false,
                     *       "primaryEmailAddressId": "idn_TcZ4j6LmlK2FUnNHcXMkHMyJTce",
                     *       "emailAddresses": [
                     *         {
                     *           "id": "idn_TcZ4j6LmlK2FUnNHcXMkHMyJTce",
                     *           "emailAddress": "bob@example.com",
                     *           "verified": true
                     *         }
                     *       ],
                     *       "publicMetadata": {},
                     *       "unsafeMetadata": {
                     *         "theme": "dark"
                     *       },
                     *       "lastSignInAt": 1767225600000,
                     *       "createdAt": 1767139200000,
                     *       "updatedAt": 1767225600000
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
    listMyOrganizations: {
        parameters: {
            query?: {
                /** @description How many items a page has at most. */
                limit?: number;
                /** @description How many items come before the page. */
                offset?: number;
            };
            header?: {
                /** @description An `ETag` from before: the answer is 304 when nothing has changed. */
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of a list; the header `Link` leads to others. */
            200: {
                headers: {
                    /**
                     * @description Identifies this very answer; send it back as `If-None-Match`.
                     * @example "47DEQpj8HBSa"
                     */
                    ETag: string;
                    /**
                     * @description The next, previous, first and last page (RFC 8288), as far as they fit into a header.
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
                     *           "id": "orgmem_DpecW46PIAdw4d4LFt6c8wTSpGO",
                     *           "role": "org:admin",
                     *           "organization": {
                     *             "id": "org_bSjzUEiKfh9JfzJety0IcK3abkL",
                     *             "name": "Acme Inc",
                     *             "slug": "acme",
                     *             "imageUrl": "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHdpZHRoPSI2NCIgaGVpZ2h0PSI2NCI+PHJlY3Qgd2lkdGg9IjY0IiBoZWlnaHQ9IjY0IiBmaWxsPSIjNmM0N2ZmIi8+PHRleHQgeD0iMzIiIHk9IjQyIiBmb250LWZhbWlseT0ic2Fucy1zZXJpZiIgZm9udC1zaXplPSIyOCIgZmlsbD0iI2ZmZiIgdGV4dC1hbmNob3I9Im1pZGRsZSI+QTwvdGV4dD48L3N2Zz4=",
                     *             "hasImage": false,
                     *             "publicMetadata": {
                     *               "industry": "anvils"
                     *             },
                     *             "maxAllowedMemberships": 5,
                     *             "createdAt": 1767225600000,
                     *             "updatedAt": 1767225600000
                     *           },
                     *           "publicUserData": {
                     *             "userId": "user_PMPQC7PPu0Q11847tYm6rNNbirZ",
                     *             "identifier": "ada@example.com",
                     *             "firstName": "Ada",
                     *             "lastName": "Lovelace",
                     *             "imageUrl": "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHdpZHRoPSI2NCIgaGVpZ2h0PSI2NCI+PHJlY3Qgd2lkdGg9IjY0IiBoZWlnaHQ9IjY0IiBmaWxsPSIjNmM0N2ZmIi8+PHRleHQgeD0iMzIiIHk9IjQyIiBmb250LWZhbWlseT0ic2Fucy1zZXJpZiIgZm9udC1zaXplPSIyOCIgZmlsbD0iI2ZmZiIgdGV4dC1hbmNob3I9Im1pZGRsZSI+QUw8L3RleHQ+PC9zdmc+",
                     *             "hasImage": false
                     *           },
                     *           "publicMetadata": {},
                     *           "createdAt": 1767225600000,
                     *           "updatedAt": 1767225600000
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
    listMySessions: {
        parameters: {
            query?: {
                /** @description Only sessions with this status. */
                status?: "active" | "pending" | "ended" | "expired" | "removed" | "replaced" | "revoked" | "abandoned";
                /** @description How many items a page has at most. */
                limit?: number;
                /** @description How many items come before the page. */
                offset?: number;
            };
            header?: {
                /** @description An `ETag` from before: the answer is 304 when nothing has changed. */
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of a list; the header `Link` leads to others. */
            200: {
                headers: {
                    /**
                     * @description Identifies this very answer; send it back as `If-None-Match`.
                     * @example "47DEQpj8HBSa"
                     */
                    ETag: string;
                    /**
                     * @description The next, previous, first and last page (RFC 8288), as far as they fit into a header.
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
                     *           "id": "sess_Z0Yd8G9hXbqEhhapPdcsBNtE012",
                     *           "userId": "user_PMPQC7PPu0Q11847tYm6rNNbirZ",
                     *           "status": "active",
                     *           "lastActiveOrganizationId": "org_bSjzUEiKfh9JfzJety0IcK3abkL",
                     *           "latestActivity": null,
                     *           "lastActiveAt": 1767225600000,
                     *           "expireAt": 1767830400000,
                     *           "abandonAt": 1769817600000,
                     *           "createdAt": 1767225600000,
                     *           "updatedAt": 1767225600000
                     *         },
                     *         {
                     *           "id": "sess_QAXKptTu7CNqeTenFqbmVJ3cFTT",
                     *           "userId": "user_PMPQC7PPu0Q11847tYm6rNNbirZ",
                     *           "status": "active",
                     *           "lastActiveOrganizationId": null,
                     *           "latestActivity": null,
                     *           "lastActiveAt": 1767225600000,
                     *           "expireAt": 1767830400000,
                     *           "abandonAt": 1769817600000,
                     *           "createdAt": 1767225600000,
                     *           "updatedAt": 1767225600000
                     *         }
                     *       ],
                     *       "totalCount": 2,
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
            /** @description What a person has from signing in until signing out, in one browser. */
            200: {
                headers: {
                    /**
                     * @description The answer is that of the first request with this `Idempotency-Key`.
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
                     *       "id": "sess_EPBUxwsL7iGNADZGlx8NtToz72m",
                     *       "userId": "user_yt5fXLIywZQNv7H1t5UG4xgw1z4",
                     *       "status": "revoked",
                     *       "lastActiveOrganizationId": null,
                     *       "latestActivity": null,
                     *       "lastActiveAt": 1767225600000,
                     *       "expireAt": 1767830400000,
                     *       "abandonAt": 1769817600000,
                     *       "createdAt": 1767225600000,
                     *       "updatedAt": 1767225600000
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
    listMyApiKeys: {
        parameters: {
            query?: {
                /** @description Whether to list keys that are revoked or expired, too. */
                includeInvalid?: boolean;
                /** @description How many items a page has at most. */
                limit?: number;
                /** @description How many items come before the page. */
                offset?: number;
            };
            header?: {
                /** @description An `ETag` from before: the answer is 304 when nothing has changed. */
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of a list; the header `Link` leads to others. */
            200: {
                headers: {
                    /**
                     * @description Identifies this very answer; send it back as `If-None-Match`.
                     * @example "47DEQpj8HBSa"
                     */
                    ETag: string;
                    /**
                     * @description The next, previous, first and last page (RFC 8288), as far as they fit into a header.
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
                     *           "id": "ak_7b9c01447c6260c198906f280482e878",
                     *           "name": "Nightly report",
                     *           "description": null,
                     *           "subject": "user_yt5fXLIywZQNv7H1t5UG4xgw1z4",
                     *           "scopes": [
                     *             "me:read"
                     *           ],
                     *           "revoked": false,
                     *           "revocationReason": null,
                     *           "expired": false,
                     *           "expiration": 1775001600000,
                     *           "createdBy": "user_yt5fXLIywZQNv7H1t5UG4xgw1z4",
                     *           "lastUsedAt": null,
                     *           "createdAt": 1767225600000,
                     *           "updatedAt": 1767225600000
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
                 *       "scopes": [
                 *         "me:read"
                 *       ],
                 *       "secondsUntilExpiration": 7776000
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
                     * @description Where the created resource is.
                     * @example /v1/users/user_2b6fcd92dvf96q05x8e4a8xvt6a
                     */
                    Location: string;
                    /**
                     * @description The answer is that of the first request with this `Idempotency-Key`.
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
                     *       "id": "ak_7b9c01447c6260c198906f280482e878",
                     *       "name": "Nightly report",
                     *       "description": null,
                     *       "subject": "user_yt5fXLIywZQNv7H1t5UG4xgw1z4",
                     *       "scopes": [
                     *         "me:read"
                     *       ],
                     *       "revoked": false,
                     *       "revocationReason": null,
                     *       "expired": false,
                     *       "expiration": 1775001600000,
                     *       "createdBy": "user_yt5fXLIywZQNv7H1t5UG4xgw1z4",
                     *       "lastUsedAt": null,
                     *       "createdAt": 1767225600000,
                     *       "updatedAt": 1767225600000,
                     *       "secret": "ak_the_secret_is_told_this_one_time"
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
            header?: {
                /** @description An `ETag` from before: the answer is 304 when nothing has changed. */
                "if-none-match"?: string;
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
                     * @description Identifies this very answer; send it back as `If-None-Match`.
                     * @example "47DEQpj8HBSa"
                     */
                    ETag: string;
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "ak_7b9c01447c6260c198906f280482e878",
                     *       "name": "Nightly report",
                     *       "description": null,
                     *       "subject": "user_yt5fXLIywZQNv7H1t5UG4xgw1z4",
                     *       "scopes": [
                     *         "me:read"
                     *       ],
                     *       "revoked": false,
                     *       "revocationReason": null,
                     *       "expired": false,
                     *       "expiration": 1775001600000,
                     *       "createdBy": "user_yt5fXLIywZQNv7H1t5UG4xgw1z4",
                     *       "lastUsedAt": null,
                     *       "createdAt": 1767225600000,
                     *       "updatedAt": 1767225600000
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
                     * @description The answer is that of the first request with this `Idempotency-Key`.
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
                     *       "id": "ak_7b9c01447c6260c198906f280482e878",
                     *       "name": "Nightly report",
                     *       "description": null,
                     *       "subject": "user_yt5fXLIywZQNv7H1t5UG4xgw1z4",
                     *       "scopes": [
                     *         "me:read"
                     *       ],
                     *       "revoked": true,
                     *       "revocationReason": null,
                     *       "expired": false,
                     *       "expiration": 1775001600000,
                     *       "createdBy": "user_yt5fXLIywZQNv7H1t5UG4xgw1z4",
                     *       "lastUsedAt": null,
                     *       "createdAt": 1767225600000,
                     *       "updatedAt": 1767225600000
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
    listUsers: {
        parameters: {
            query?: {
                /** @description Part of an email address, username, id, or name. */
                query?: string;
                /** @description Users with one of these email addresses. */
                emailAddress?: string[];
                /** @description Users with one of these usernames. */
                username?: string[];
                /** @description Users with one of these ids. */
                userId?: string[];
                /** @description Users with one of these external ids. */
                externalId?: string[];
                /** @description What the list is sorted by. */
                sort?: "createdAt" | "updatedAt" | "emailAddress" | "firstName" | "lastName" | "username" | "lastActiveAt" | "lastSignInAt";
                /** @description Which end comes first. */
                order?: "desc" | "asc";
                /** @description How many items a page has at most. */
                limit?: number;
                /** @description How many items come before the page. */
                offset?: number;
            };
            header?: {
                /** @description An `ETag` from before: the answer is 304 when nothing has changed. */
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of a list; the header `Link` leads to others. */
            200: {
                headers: {
                    /**
                     * @description Identifies this very answer; send it back as `If-None-Match`.
                     * @example "47DEQpj8HBSa"
                     */
                    ETag: string;
                    /**
                     * @description The next, previous, first and last page (RFC 8288), as far as they fit into a header.
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
                     *           "id": "user_PMPQC7PPu0Q11847tYm6rNNbirZ",
                     *           "username": "ada",
                     *           "firstName": "Ada",
                     *           "lastName": "Lovelace",
                     *           "imageUrl": "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHdpZHRoPSI2NCIgaGVpZ2h0PSI2NCI+PHJlY3Qgd2lkdGg9IjY0IiBoZWlnaHQ9IjY0IiBmaWxsPSIjNmM0N2ZmIi8+PHRleHQgeD0iMzIiIHk9IjQyIiBmb250LWZhbWlseT0ic2Fucy1zZXJpZiIgZm9udC1zaXplPSIyOCIgZmlsbD0iI2ZmZiIgdGV4dC1hbmNob3I9Im1pZGRsZSI+QUw8L3RleHQ+PC9zdmc+",
                     *           "hasImage": false,
                     *           "primaryEmailAddressId": "idn_vEMMQRPCyskLwQYXJwoQwoDzgV9",
                     *           "emailAddresses": [
                     *             {
                     *               "id": "idn_vEMMQRPCyskLwQYXJwoQwoDzgV9",
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
                     *           "lastSignInAt": 1767225600000,
                     *           "createdAt": 1767225600000,
                     *           "updatedAt": 1767225600000,
                     *           "externalId": "employee-1",
                     *           "privateMetadata": {
                     *             "notes": "Only the backend may read this."
                     *           },
                     *           "banned": false,
                     *           "locked": false,
                     *           "passwordEnabled": true,
                     *           "twoFactorEnabled": false,
                     *           "lastActiveAt": 1767225600000
                     *         },
                     *         {
                     *           "id": "user_8p0t3ao8bEYxgvQgjwEkU1pZZ2I",
                     *           "username": "anna",
                     *           "firstName": "Anna",
                     *           "lastName": "Arndt",
                     *           "imageUrl": "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHdpZHRoPSI2NCIgaGVpZ2h0PSI2NCI+PHJlY3Qgd2lkdGg9IjY0IiBoZWlnaHQ9IjY0IiBmaWxsPSIjNmM0N2ZmIi8+PHRleHQgeD0iMzIiIHk9IjQyIiBmb250LWZhbWlseT0ic2Fucy1zZXJpZiIgZm9udC1zaXplPSIyOCIgZmlsbD0iI2ZmZiIgdGV4dC1hbmNob3I9Im1pZGRsZSI+QUE8L3RleHQ+PC9zdmc+",
                     *           "hasImage": false,
                     *           "primaryEmailAddressId": "idn_x6yYLKAtomLmH5vktkMrNAaVWqr",
                     *           "emailAddresses": [
                     *             {
                     *               "id": "idn_x6yYLKAtomLmH5vktkMrNAaVWqr",
                     *               "emailAddress": "anna@example.com",
                     *               "verified": true
                     *             }
                     *           ],
                     *           "publicMetadata": {},
                     *           "unsafeMetadata": {},
                     *           "lastSignInAt": null,
                     *           "createdAt": 1764720000000,
                     *           "updatedAt": 1764720000000,
                     *           "externalId": null,
                     *           "privateMetadata": {},
                     *           "banned": false,
                     *           "locked": false,
                     *           "passwordEnabled": true,
                     *           "twoFactorEnabled": false,
                     *           "lastActiveAt": null
                     *         }
                     *       ],
                     *       "totalCount": 29,
                     *       "limit": 2,
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
                 *       "emailAddress": [
                 *         "joan@example.com"
                 *       ],
                 *       "username": "joan",
                 *       "firstName": "Joan",
                 *       "lastName": "Clarke",
                 *       "externalId": "employee-2",
                 *       "publicMetadata": {
                 *         "team": "Hut 8"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["CreateUser"];
            };
        };
        responses: {
            /** @description A user, as administrators see them. */
            201: {
                headers: {
                    /**
                     * @description Where the created resource is.
                     * @example /v1/users/user_2b6fcd92dvf96q05x8e4a8xvt6a
                     */
                    Location: string;
                    /**
                     * @description The answer is that of the first request with this `Idempotency-Key`.
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
                     *       "id": "user_9236j1IzDkLxQ6BSZnJM2LyI9tj",
                     *       "username": "joan",
                     *       "firstName": "Joan",
                     *       "lastName": "Clarke",
                     *       "imageUrl": "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHdpZHRoPSI2NCIgaGVpZ2h0PSI2NCI+PHJlY3Qgd2lkdGg9IjY0IiBoZWlnaHQ9IjY0IiBmaWxsPSIjNmM0N2ZmIi8+PHRleHQgeD0iMzIiIHk9IjQyIiBmb250LWZhbWlseT0ic2Fucy1zZXJpZiIgZm9udC1zaXplPSIyOCIgZmlsbD0iI2ZmZiIgdGV4dC1hbmNob3I9Im1pZGRsZSI+SkM8L3RleHQ+PC9zdmc+",
                     *       "hasImage": false,
                     *       "primaryEmailAddressId": "idn_FovlXRwc3aMDRXCxf8nLDz3E8KB",
                     *       "emailAddresses": [
                     *         {
                     *           "id": "idn_FovlXRwc3aMDRXCxf8nLDz3E8KB",
                     *           "emailAddress": "joan@example.com",
                     *           "verified": true
                     *         }
                     *       ],
                     *       "publicMetadata": {
                     *         "team": "Hut 8"
                     *       },
                     *       "unsafeMetadata": {},
                     *       "lastSignInAt": null,
                     *       "createdAt": 1767225600000,
                     *       "updatedAt": 1767225600000,
                     *       "externalId": "employee-2",
                     *       "privateMetadata": {},
                     *       "banned": false,
                     *       "locked": false,
                     *       "passwordEnabled": false,
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
                /** @description Part of an email address, username, id, or name. */
                query?: string;
                /** @description Users with one of these email addresses. */
                emailAddress?: string[];
                /** @description Users with one of these usernames. */
                username?: string[];
                /** @description Users with one of these ids. */
                userId?: string[];
                /** @description Users with one of these external ids. */
                externalId?: string[];
            };
            header?: {
                /** @description An `ETag` from before: the answer is 304 when nothing has changed. */
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many users there are. */
            200: {
                headers: {
                    /**
                     * @description Identifies this very answer; send it back as `If-None-Match`.
                     * @example "47DEQpj8HBSa"
                     */
                    ETag: string;
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "totalCount": 29
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
            header?: {
                /** @description An `ETag` from before: the answer is 304 when nothing has changed. */
                "if-none-match"?: string;
            };
            path: {
                /** @description Id of a user. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A user, as administrators see them. */
            200: {
                headers: {
                    /**
                     * @description Identifies this very answer; send it back as `If-None-Match`.
                     * @example "47DEQpj8HBSa"
                     */
                    ETag: string;
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "user_9236j1IzDkLxQ6BSZnJM2LyI9tj",
                     *       "username": "joan",
                     *       "firstName": "Joan",
                     *       "lastName": "Clarke",
                     *       "imageUrl": "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHdpZHRoPSI2NCIgaGVpZ2h0PSI2NCI+PHJlY3Qgd2lkdGg9IjY0IiBoZWlnaHQ9IjY0IiBmaWxsPSIjNmM0N2ZmIi8+PHRleHQgeD0iMzIiIHk9IjQyIiBmb250LWZhbWlseT0ic2Fucy1zZXJpZiIgZm9udC1zaXplPSIyOCIgZmlsbD0iI2ZmZiIgdGV4dC1hbmNob3I9Im1pZGRsZSI+SkM8L3RleHQ+PC9zdmc+",
                     *       "hasImage": false,
                     *       "primaryEmailAddressId": "idn_FovlXRwc3aMDRXCxf8nLDz3E8KB",
                     *       "emailAddresses": [
                     *         {
                     *           "id": "idn_FovlXRwc3aMDRXCxf8nLDz3E8KB",
                     *           "emailAddress": "joan@example.com",
                     *           "verified": true
                     *         }
                     *       ],
                     *       "publicMetadata": {
                     *         "team": "Hut 8"
                     *       },
                     *       "unsafeMetadata": {},
                     *       "lastSignInAt": null,
                     *       "createdAt": 1767225600000,
                     *       "updatedAt": 1767225600000,
                     *       "externalId": "employee-2",
                     *       "privateMetadata": {},
                     *       "banned": false,
                     *       "locked": false,
                     *       "passwordEnabled": false,
                     *       "twoFactorEnabled": false,
                     *       "lastActiveAt": null
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
            /** @description The user is deleted. */
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
            403: components["responses"]["InsufficientScopeOrImpersonationRefusedOrCrossSiteRequestOrAppRoleProtected"];
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
                 *       "lastName": "Murray"
                 *     }
                 */
                "application/json": components["schemas"]["UpdateUser"];
            };
        };
        responses: {
            /** @description A user, as administrators see them. */
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
                     *       "id": "user_9236j1IzDkLxQ6BSZnJM2LyI9tj",
                     *       "username": "joan",
                     *       "firstName": "Joan",
                     *       "lastName": "Murray",
                     *       "imageUrl": "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHdpZHRoPSI2NCIgaGVpZ2h0PSI2NCI+PHJlY3Qgd2lkdGg9IjY0IiBoZWlnaHQ9IjY0IiBmaWxsPSIjNmM0N2ZmIi8+PHRleHQgeD0iMzIiIHk9IjQyIiBmb250LWZhbWlseT0ic2Fucy1zZXJpZiIgZm9udC1zaXplPSIyOCIgZmlsbD0iI2ZmZiIgdGV4dC1hbmNob3I9Im1pZGRsZSI+Sk08L3RleHQ+PC9zdmc+",
                     *       "hasImage": false,
                     *       "primaryEmailAddressId": "idn_FovlXRwc3aMDRXCxf8nLDz3E8KB",
                     *       "emailAddresses": [
                     *         {
                     *           "id": "idn_FovlXRwc3aMDRXCxf8nLDz3E8KB",
                     *           "emailAddress": "joan@example.com",
                     *           "verified": true
                     *         }
                     *       ],
                     *       "publicMetadata": {
                     *         "team": "Hut 8"
                     *       },
                     *       "unsafeMetadata": {},
                     *       "lastSignInAt": null,
                     *       "createdAt": 1767225600000,
                     *       "updatedAt": 1767225600000,
                     *       "externalId": "employee-2",
                     *       "privateMetadata": {},
                     *       "banned": false,
                     *       "locked": false,
                     *       "passwordEnabled": false,
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
                 *       "publicMetadata": {
                 *         "role": "admin"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["UpdateUserMetadata"];
            };
        };
        responses: {
            /** @description A user, as administrators see them. */
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
                     *       "id": "user_9236j1IzDkLxQ6BSZnJM2LyI9tj",
                     *       "username": "joan",
                     *       "firstName": "Joan",
                     *       "lastName": "Murray",
                     *       "imageUrl": "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHdpZHRoPSI2NCIgaGVpZ2h0PSI2NCI+PHJlY3Qgd2lkdGg9IjY0IiBoZWlnaHQ9IjY0IiBmaWxsPSIjNmM0N2ZmIi8+PHRleHQgeD0iMzIiIHk9IjQyIiBmb250LWZhbWlseT0ic2Fucy1zZXJpZiIgZm9udC1zaXplPSIyOCIgZmlsbD0iI2ZmZiIgdGV4dC1hbmNob3I9Im1pZGRsZSI+Sk08L3RleHQ+PC9zdmc+",
                     *       "hasImage": false,
                     *       "primaryEmailAddressId": "idn_FovlXRwc3aMDRXCxf8nLDz3E8KB",
                     *       "emailAddresses": [
                     *         {
                     *           "id": "idn_FovlXRwc3aMDRXCxf8nLDz3E8KB",
                     *           "emailAddress": "joan@example.com",
                     *           "verified": true
                     *         }
                     *       ],
                     *       "publicMetadata": {
                     *         "team": "Hut 8",
                     *         "role": "admin"
                     *       },
                     *       "unsafeMetadata": {},
                     *       "lastSignInAt": null,
                     *       "createdAt": 1767225600000,
                     *       "updatedAt": 1767225600000,
                     *       "externalId": "employee-2",
                     *       "privateMetadata": {},
                     *       "banned": false,
                     *       "locked": false,
                     *       "passwordEnabled": false,
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
            /** @description A user, as administrators see them. */
            200: {
                headers: {
                    /**
                     * @description The answer is that of the first request with this `Idempotency-Key`.
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
                     *       "id": "user_9236j1IzDkLxQ6BSZnJM2LyI9tj",
                     *       "username": "joan",
                     *       "firstName": "Joan",
                     *       "lastName": "Murray",
                     *       "imageUrl": "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHdpZHRoPSI2NCIgaGVpZ2h0PSI2NCI+PHJlY3Qgd2lkdGg9IjY0IiBoZWlnaHQ9IjY0IiBmaWxsPSIjNmM0N2ZmIi8+PHRleHQgeD0iMzIiIHk9IjQyIiBmb250LWZhbWlseT0ic2Fucy1zZXJpZiIgZm9udC1zaXplPSIyOCIgZmlsbD0iI2ZmZiIgdGV4dC1hbmNob3I9Im1pZGRsZSI+Sk08L3RleHQ+PC9zdmc+",
                     *       "hasImage": false,
                     *       "primaryEmailAddressId": "idn_FovlXRwc3aMDRXCxf8nLDz3E8KB",
                     *       "emailAddresses": [
                     *         {
                     *           "id": "idn_FovlXRwc3aMDRXCxf8nLDz3E8KB",
                     *           "emailAddress": "joan@example.com",
                     *           "verified": true
                     *         }
                     *       ],
                     *       "publicMetadata": {
                     *         "team": "Hut 8",
                     *         "role": "admin"
                     *       },
                     *       "unsafeMetadata": {},
                     *       "lastSignInAt": null,
                     *       "createdAt": 1767225600000,
                     *       "updatedAt": 1767225600000,
                     *       "externalId": "employee-2",
                     *       "privateMetadata": {},
                     *       "banned": true,
                     *       "locked": false,
                     *       "passwordEnabled": false,
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
            /** @description A user, as administrators see them. */
            200: {
                headers: {
                    /**
                     * @description The answer is that of the first request with this `Idempotency-Key`.
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
                     *       "id": "user_9236j1IzDkLxQ6BSZnJM2LyI9tj",
                     *       "username": "joan",
                     *       "firstName": "Joan",
                     *       "lastName": "Murray",
                     *       "imageUrl": "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHdpZHRoPSI2NCIgaGVpZ2h0PSI2NCI+PHJlY3Qgd2lkdGg9IjY0IiBoZWlnaHQ9IjY0IiBmaWxsPSIjNmM0N2ZmIi8+PHRleHQgeD0iMzIiIHk9IjQyIiBmb250LWZhbWlseT0ic2Fucy1zZXJpZiIgZm9udC1zaXplPSIyOCIgZmlsbD0iI2ZmZiIgdGV4dC1hbmNob3I9Im1pZGRsZSI+Sk08L3RleHQ+PC9zdmc+",
                     *       "hasImage": false,
                     *       "primaryEmailAddressId": "idn_FovlXRwc3aMDRXCxf8nLDz3E8KB",
                     *       "emailAddresses": [
                     *         {
                     *           "id": "idn_FovlXRwc3aMDRXCxf8nLDz3E8KB",
                     *           "emailAddress": "joan@example.com",
                     *           "verified": true
                     *         }
                     *       ],
                     *       "publicMetadata": {
                     *         "team": "Hut 8",
                     *         "role": "admin"
                     *       },
                     *       "unsafeMetadata": {},
                     *       "lastSignInAt": null,
                     *       "createdAt": 1767225600000,
                     *       "updatedAt": 1767225600000,
                     *       "externalId": "employee-2",
                     *       "privateMetadata": {},
                     *       "banned": false,
                     *       "locked": false,
                     *       "passwordEnabled": false,
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
            /** @description A user, as administrators see them. */
            200: {
                headers: {
                    /**
                     * @description The answer is that of the first request with this `Idempotency-Key`.
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
                     *       "id": "user_9236j1IzDkLxQ6BSZnJM2LyI9tj",
                     *       "username": "joan",
                     *       "firstName": "Joan",
                     *       "lastName": "Murray",
                     *       "imageUrl": "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHdpZHRoPSI2NCIgaGVpZ2h0PSI2NCI+PHJlY3Qgd2lkdGg9IjY0IiBoZWlnaHQ9IjY0IiBmaWxsPSIjNmM0N2ZmIi8+PHRleHQgeD0iMzIiIHk9IjQyIiBmb250LWZhbWlseT0ic2Fucy1zZXJpZiIgZm9udC1zaXplPSIyOCIgZmlsbD0iI2ZmZiIgdGV4dC1hbmNob3I9Im1pZGRsZSI+Sk08L3RleHQ+PC9zdmc+",
                     *       "hasImage": false,
                     *       "primaryEmailAddressId": "idn_FovlXRwc3aMDRXCxf8nLDz3E8KB",
                     *       "emailAddresses": [
                     *         {
                     *           "id": "idn_FovlXRwc3aMDRXCxf8nLDz3E8KB",
                     *           "emailAddress": "joan@example.com",
                     *           "verified": true
                     *         }
                     *       ],
                     *       "publicMetadata": {
                     *         "team": "Hut 8",
                     *         "role": "admin"
                     *       },
                     *       "unsafeMetadata": {},
                     *       "lastSignInAt": null,
                     *       "createdAt": 1767225600000,
                     *       "updatedAt": 1767225600000,
                     *       "externalId": "employee-2",
                     *       "privateMetadata": {},
                     *       "banned": false,
                     *       "locked": true,
                     *       "passwordEnabled": false,
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
            /** @description A user, as administrators see them. */
            200: {
                headers: {
                    /**
                     * @description The answer is that of the first request with this `Idempotency-Key`.
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
                     *       "id": "user_9236j1IzDkLxQ6BSZnJM2LyI9tj",
                     *       "username": "joan",
                     *       "firstName": "Joan",
                     *       "lastName": "Murray",
                     *       "imageUrl": "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHdpZHRoPSI2NCIgaGVpZ2h0PSI2NCI+PHJlY3Qgd2lkdGg9IjY0IiBoZWlnaHQ9IjY0IiBmaWxsPSIjNmM0N2ZmIi8+PHRleHQgeD0iMzIiIHk9IjQyIiBmb250LWZhbWlseT0ic2Fucy1zZXJpZiIgZm9udC1zaXplPSIyOCIgZmlsbD0iI2ZmZiIgdGV4dC1hbmNob3I9Im1pZGRsZSI+Sk08L3RleHQ+PC9zdmc+",
                     *       "hasImage": false,
                     *       "primaryEmailAddressId": "idn_FovlXRwc3aMDRXCxf8nLDz3E8KB",
                     *       "emailAddresses": [
                     *         {
                     *           "id": "idn_FovlXRwc3aMDRXCxf8nLDz3E8KB",
                     *           "emailAddress": "joan@example.com",
                     *           "verified": true
                     *         }
                     *       ],
                     *       "publicMetadata": {
                     *         "team": "Hut 8",
                     *         "role": "admin"
                     *       },
                     *       "unsafeMetadata": {},
                     *       "lastSignInAt": null,
                     *       "createdAt": 1767225600000,
                     *       "updatedAt": 1767225600000,
                     *       "externalId": "employee-2",
                     *       "privateMetadata": {},
                     *       "banned": false,
                     *       "locked": false,
                     *       "passwordEnabled": false,
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
                /** @description Only sessions with this status. */
                status?: "active" | "pending" | "ended" | "expired" | "removed" | "replaced" | "revoked" | "abandoned";
                /** @description How many items a page has at most. */
                limit?: number;
                /** @description How many items come before the page. */
                offset?: number;
            };
            header?: {
                /** @description An `ETag` from before: the answer is 304 when nothing has changed. */
                "if-none-match"?: string;
            };
            path: {
                /** @description Id of a user. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of a list; the header `Link` leads to others. */
            200: {
                headers: {
                    /**
                     * @description Identifies this very answer; send it back as `If-None-Match`.
                     * @example "47DEQpj8HBSa"
                     */
                    ETag: string;
                    /**
                     * @description The next, previous, first and last page (RFC 8288), as far as they fit into a header.
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
                     *           "id": "sess_T9HYyxTNWF7k66yc6k9LhXN4d19",
                     *           "userId": "user_9236j1IzDkLxQ6BSZnJM2LyI9tj",
                     *           "status": "active",
                     *           "lastActiveOrganizationId": null,
                     *           "latestActivity": null,
                     *           "lastActiveAt": 1767225600000,
                     *           "expireAt": 1767830400000,
                     *           "abandonAt": 1769817600000,
                     *           "createdAt": 1767225600000,
                     *           "updatedAt": 1767225600000
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
            /** @description The sessions that were ended. */
            200: {
                headers: {
                    /**
                     * @description The answer is that of the first request with this `Idempotency-Key`.
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
                     *           "id": "sess_T9HYyxTNWF7k66yc6k9LhXN4d19",
                     *           "userId": "user_9236j1IzDkLxQ6BSZnJM2LyI9tj",
                     *           "status": "revoked",
                     *           "lastActiveOrganizationId": null,
                     *           "latestActivity": null,
                     *           "lastActiveAt": 1767225600000,
                     *           "expireAt": 1767830400000,
                     *           "abandonAt": 1769817600000,
                     *           "createdAt": 1767225600000,
                     *           "updatedAt": 1767225600000
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
    listUserOrganizations: {
        parameters: {
            query?: {
                /** @description How many items a page has at most. */
                limit?: number;
                /** @description How many items come before the page. */
                offset?: number;
            };
            header?: {
                /** @description An `ETag` from before: the answer is 304 when nothing has changed. */
                "if-none-match"?: string;
            };
            path: {
                /** @description Id of a user. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of a list; the header `Link` leads to others. */
            200: {
                headers: {
                    /**
                     * @description Identifies this very answer; send it back as `If-None-Match`.
                     * @example "47DEQpj8HBSa"
                     */
                    ETag: string;
                    /**
                     * @description The next, previous, first and last page (RFC 8288), as far as they fit into a header.
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
                     *           "id": "orgmem_aAGasYCGOMHhAEZF5AZQHhbr1nF",
                     *           "role": "org:member",
                     *           "organization": {
                     *             "id": "org_bSjzUEiKfh9JfzJety0IcK3abkL",
                     *             "name": "Acme Inc",
                     *             "slug": "acme",
                     *             "imageUrl": "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHdpZHRoPSI2NCIgaGVpZ2h0PSI2NCI+PHJlY3Qgd2lkdGg9IjY0IiBoZWlnaHQ9IjY0IiBmaWxsPSIjNmM0N2ZmIi8+PHRleHQgeD0iMzIiIHk9IjQyIiBmb250LWZhbWlseT0ic2Fucy1zZXJpZiIgZm9udC1zaXplPSIyOCIgZmlsbD0iI2ZmZiIgdGV4dC1hbmNob3I9Im1pZGRsZSI+QTwvdGV4dD48L3N2Zz4=",
                     *             "hasImage": false,
                     *             "publicMetadata": {
                     *               "industry": "anvils"
                     *             },
                     *             "maxAllowedMemberships": 5,
                     *             "createdAt": 1767225600000,
                     *             "updatedAt": 1767225600000
                     *           },
                     *           "publicUserData": {
                     *             "userId": "user_yt5fXLIywZQNv7H1t5UG4xgw1z4",
                     *             "identifier": "bob@example.com",
                     *             "firstName": "Bob",
                     *             "lastName": "Bytes",
                     *             "imageUrl": "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHdpZHRoPSI2NCIgaGVpZ2h0PSI2NCI+PHJlY3Qgd2lkdGg9IjY0IiBoZWlnaHQ9IjY0IiBmaWxsPSIjNmM0N2ZmIi8+PHRleHQgeD0iMzIiIHk9IjQyIiBmb250LWZhbWlseT0ic2Fucy1zZXJpZiIgZm9udC1zaXplPSIyOCIgZmlsbD0iI2ZmZiIgdGV4dC1hbmNob3I9Im1pZGRsZSI+QkI8L3RleHQ+PC9zdmc+",
                     *             "hasImage": false
                     *           },
                     *           "publicMetadata": {},
                     *           "createdAt": 1767225600000,
                     *           "updatedAt": 1767225600000
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
                 *       "name": "Initech",
                 *       "slug": "initech"
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
                     * @description Where the created resource is.
                     * @example /v1/users/user_2b6fcd92dvf96q05x8e4a8xvt6a
                     */
                    Location: string;
                    /**
                     * @description The answer is that of the first request with this `Idempotency-Key`.
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
                     *       "id": "org_LATdq3WSgM8tyGMqVjvtlBp5oRY",
                     *       "name": "Initech",
                     *       "slug": "initech",
                     *       "imageUrl": "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHdpZHRoPSI2NCIgaGVpZ2h0PSI2NCI+PHJlY3Qgd2lkdGg9IjY0IiBoZWlnaHQ9IjY0IiBmaWxsPSIjNmM0N2ZmIi8+PHRleHQgeD0iMzIiIHk9IjQyIiBmb250LWZhbWlseT0ic2Fucy1zZXJpZiIgZm9udC1zaXplPSIyOCIgZmlsbD0iI2ZmZiIgdGV4dC1hbmNob3I9Im1pZGRsZSI+STwvdGV4dD48L3N2Zz4=",
                     *       "hasImage": false,
                     *       "publicMetadata": {},
                     *       "maxAllowedMemberships": 5,
                     *       "createdAt": 1767225600000,
                     *       "updatedAt": 1767225600000
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
            header?: {
                /** @description An `ETag` from before: the answer is 304 when nothing has changed. */
                "if-none-match"?: string;
            };
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
                    /**
                     * @description Identifies this very answer; send it back as `If-None-Match`.
                     * @example "47DEQpj8HBSa"
                     */
                    ETag: string;
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "org_bSjzUEiKfh9JfzJety0IcK3abkL",
                     *       "name": "Acme Inc",
                     *       "slug": "acme",
                     *       "imageUrl": "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHdpZHRoPSI2NCIgaGVpZ2h0PSI2NCI+PHJlY3Qgd2lkdGg9IjY0IiBoZWlnaHQ9IjY0IiBmaWxsPSIjNmM0N2ZmIi8+PHRleHQgeD0iMzIiIHk9IjQyIiBmb250LWZhbWlseT0ic2Fucy1zZXJpZiIgZm9udC1zaXplPSIyOCIgZmlsbD0iI2ZmZiIgdGV4dC1hbmNob3I9Im1pZGRsZSI+QTwvdGV4dD48L3N2Zz4=",
                     *       "hasImage": false,
                     *       "publicMetadata": {
                     *         "industry": "anvils"
                     *       },
                     *       "maxAllowedMemberships": 5,
                     *       "createdAt": 1767225600000,
                     *       "updatedAt": 1767225600000
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
            /** @description The organization is deleted. */
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
                 *       "name": "Acme Corporation"
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
                     *       "id": "org_bSjzUEiKfh9JfzJety0IcK3abkL",
                     *       "name": "Acme Corporation",
                     *       "slug": "acme",
                     *       "imageUrl": "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHdpZHRoPSI2NCIgaGVpZ2h0PSI2NCI+PHJlY3Qgd2lkdGg9IjY0IiBoZWlnaHQ9IjY0IiBmaWxsPSIjNmM0N2ZmIi8+PHRleHQgeD0iMzIiIHk9IjQyIiBmb250LWZhbWlseT0ic2Fucy1zZXJpZiIgZm9udC1zaXplPSIyOCIgZmlsbD0iI2ZmZiIgdGV4dC1hbmNob3I9Im1pZGRsZSI+QTwvdGV4dD48L3N2Zz4=",
                     *       "hasImage": false,
                     *       "publicMetadata": {
                     *         "industry": "anvils"
                     *       },
                     *       "maxAllowedMemberships": 5,
                     *       "createdAt": 1767225600000,
                     *       "updatedAt": 1767225600000
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
    listMembers: {
        parameters: {
            query?: {
                /** @description Part of an email address, username, id, or name. */
                query?: string;
                /** @description Members with one of these roles. */
                role?: string[];
                /** @description What the list is sorted by. */
                sort?: "createdAt" | "emailAddress" | "firstName" | "lastName" | "username";
                /** @description Which end comes first. */
                order?: "desc" | "asc";
                /** @description How many items a page has at most. */
                limit?: number;
                /** @description How many items come before the page. */
                offset?: number;
            };
            header?: {
                /** @description An `ETag` from before: the answer is 304 when nothing has changed. */
                "if-none-match"?: string;
            };
            path: {
                /** @description Id of an organization. */
                organizationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of a list; the header `Link` leads to others. */
            200: {
                headers: {
                    /**
                     * @description Identifies this very answer; send it back as `If-None-Match`.
                     * @example "47DEQpj8HBSa"
                     */
                    ETag: string;
                    /**
                     * @description The next, previous, first and last page (RFC 8288), as far as they fit into a header.
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
                     *           "id": "orgmem_aAGasYCGOMHhAEZF5AZQHhbr1nF",
                     *           "role": "org:member",
                     *           "organization": {
                     *             "id": "org_bSjzUEiKfh9JfzJety0IcK3abkL",
                     *             "name": "Acme Inc",
                     *             "slug": "acme",
                     *             "imageUrl": "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHdpZHRoPSI2NCIgaGVpZ2h0PSI2NCI+PHJlY3Qgd2lkdGg9IjY0IiBoZWlnaHQ9IjY0IiBmaWxsPSIjNmM0N2ZmIi8+PHRleHQgeD0iMzIiIHk9IjQyIiBmb250LWZhbWlseT0ic2Fucy1zZXJpZiIgZm9udC1zaXplPSIyOCIgZmlsbD0iI2ZmZiIgdGV4dC1hbmNob3I9Im1pZGRsZSI+QTwvdGV4dD48L3N2Zz4=",
                     *             "hasImage": false,
                     *             "publicMetadata": {
                     *               "industry": "anvils"
                     *             },
                     *             "maxAllowedMemberships": 5,
                     *             "createdAt": 1767225600000,
                     *             "updatedAt": 1767225600000
                     *           },
                     *           "publicUserData": {
                     *             "userId": "user_yt5fXLIywZQNv7H1t5UG4xgw1z4",
                     *             "identifier": "bob@example.com",
                     *             "firstName": "Bob",
                     *             "lastName": "Bytes",
                     *             "imageUrl": "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHdpZHRoPSI2NCIgaGVpZ2h0PSI2NCI+PHJlY3Qgd2lkdGg9IjY0IiBoZWlnaHQ9IjY0IiBmaWxsPSIjNmM0N2ZmIi8+PHRleHQgeD0iMzIiIHk9IjQyIiBmb250LWZhbWlseT0ic2Fucy1zZXJpZiIgZm9udC1zaXplPSIyOCIgZmlsbD0iI2ZmZiIgdGV4dC1hbmNob3I9Im1pZGRsZSI+QkI8L3RleHQ+PC9zdmc+",
                     *             "hasImage": false
                     *           },
                     *           "publicMetadata": {},
                     *           "createdAt": 1767225600000,
                     *           "updatedAt": 1767225600000
                     *         },
                     *         {
                     *           "id": "orgmem_DpecW46PIAdw4d4LFt6c8wTSpGO",
                     *           "role": "org:admin",
                     *           "organization": {
                     *             "id": "org_bSjzUEiKfh9JfzJety0IcK3abkL",
                     *             "name": "Acme Inc",
                     *             "slug": "acme",
                     *             "imageUrl": "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHdpZHRoPSI2NCIgaGVpZ2h0PSI2NCI+PHJlY3Qgd2lkdGg9IjY0IiBoZWlnaHQ9IjY0IiBmaWxsPSIjNmM0N2ZmIi8+PHRleHQgeD0iMzIiIHk9IjQyIiBmb250LWZhbWlseT0ic2Fucy1zZXJpZiIgZm9udC1zaXplPSIyOCIgZmlsbD0iI2ZmZiIgdGV4dC1hbmNob3I9Im1pZGRsZSI+QTwvdGV4dD48L3N2Zz4=",
                     *             "hasImage": false,
                     *             "publicMetadata": {
                     *               "industry": "anvils"
                     *             },
                     *             "maxAllowedMemberships": 5,
                     *             "createdAt": 1767225600000,
                     *             "updatedAt": 1767225600000
                     *           },
                     *           "publicUserData": {
                     *             "userId": "user_PMPQC7PPu0Q11847tYm6rNNbirZ",
                     *             "identifier": "ada@example.com",
                     *             "firstName": "Ada",
                     *             "lastName": "Lovelace",
                     *             "imageUrl": "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHdpZHRoPSI2NCIgaGVpZ2h0PSI2NCI+PHJlY3Qgd2lkdGg9IjY0IiBoZWlnaHQ9IjY0IiBmaWxsPSIjNmM0N2ZmIi8+PHRleHQgeD0iMzIiIHk9IjQyIiBmb250LWZhbWlseT0ic2Fucy1zZXJpZiIgZm9udC1zaXplPSIyOCIgZmlsbD0iI2ZmZiIgdGV4dC1hbmNob3I9Im1pZGRsZSI+QUw8L3RleHQ+PC9zdmc+",
                     *             "hasImage": false
                     *           },
                     *           "publicMetadata": {},
                     *           "createdAt": 1767225600000,
                     *           "updatedAt": 1767225600000
                     *         }
                     *       ],
                     *       "totalCount": 2,
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
                 *       "userId": "user_9236j1IzDkLxQ6BSZnJM2LyI9tj",
                 *       "role": "org:member"
                 *     }
                 */
                "application/json": components["schemas"]["AddMember"];
            };
        };
        responses: {
            /** @description That a user is a member of an organization, and in which role. */
            201: {
                headers: {
                    /**
                     * @description Where the created resource is.
                     * @example /v1/users/user_2b6fcd92dvf96q05x8e4a8xvt6a
                     */
                    Location: string;
                    /**
                     * @description The answer is that of the first request with this `Idempotency-Key`.
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
                     *       "id": "orgmem_jlyRsB3Myk6p9nXtS6y7WCCjzPX",
                     *       "role": "org:member",
                     *       "organization": {
                     *         "id": "org_bSjzUEiKfh9JfzJety0IcK3abkL",
                     *         "name": "Acme Inc",
                     *         "slug": "acme",
                     *         "imageUrl": "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHdpZHRoPSI2NCIgaGVpZ2h0PSI2NCI+PHJlY3Qgd2lkdGg9IjY0IiBoZWlnaHQ9IjY0IiBmaWxsPSIjNmM0N2ZmIi8+PHRleHQgeD0iMzIiIHk9IjQyIiBmb250LWZhbWlseT0ic2Fucy1zZXJpZiIgZm9udC1zaXplPSIyOCIgZmlsbD0iI2ZmZiIgdGV4dC1hbmNob3I9Im1pZGRsZSI+QTwvdGV4dD48L3N2Zz4=",
                     *         "hasImage": false,
                     *         "publicMetadata": {
                     *           "industry": "anvils"
                     *         },
                     *         "maxAllowedMemberships": 5,
                     *         "createdAt": 1767225600000,
                     *         "updatedAt": 1767225600000
                     *       },
                     *       "publicUserData": {
                     *         "userId": "user_9236j1IzDkLxQ6BSZnJM2LyI9tj",
                     *         "identifier": "joan@example.com",
                     *         "firstName": "Joan",
                     *         "lastName": "Murray",
                     *         "imageUrl": "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHdpZHRoPSI2NCIgaGVpZ2h0PSI2NCI+PHJlY3Qgd2lkdGg9IjY0IiBoZWlnaHQ9IjY0IiBmaWxsPSIjNmM0N2ZmIi8+PHRleHQgeD0iMzIiIHk9IjQyIiBmb250LWZhbWlseT0ic2Fucy1zZXJpZiIgZm9udC1zaXplPSIyOCIgZmlsbD0iI2ZmZiIgdGV4dC1hbmNob3I9Im1pZGRsZSI+Sk08L3RleHQ+PC9zdmc+",
                     *         "hasImage": false
                     *       },
                     *       "publicMetadata": {},
                     *       "createdAt": 1767225600000,
                     *       "updatedAt": 1767225600000
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
            header?: {
                /** @description An `ETag` from before: the answer is 304 when nothing has changed. */
                "if-none-match"?: string;
            };
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
            /** @description That a user is a member of an organization, and in which role. */
            200: {
                headers: {
                    /**
                     * @description Identifies this very answer; send it back as `If-None-Match`.
                     * @example "47DEQpj8HBSa"
                     */
                    ETag: string;
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "orgmem_jlyRsB3Myk6p9nXtS6y7WCCjzPX",
                     *       "role": "org:member",
                     *       "organization": {
                     *         "id": "org_bSjzUEiKfh9JfzJety0IcK3abkL",
                     *         "name": "Acme Inc",
                     *         "slug": "acme",
                     *         "imageUrl": "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHdpZHRoPSI2NCIgaGVpZ2h0PSI2NCI+PHJlY3Qgd2lkdGg9IjY0IiBoZWlnaHQ9IjY0IiBmaWxsPSIjNmM0N2ZmIi8+PHRleHQgeD0iMzIiIHk9IjQyIiBmb250LWZhbWlseT0ic2Fucy1zZXJpZiIgZm9udC1zaXplPSIyOCIgZmlsbD0iI2ZmZiIgdGV4dC1hbmNob3I9Im1pZGRsZSI+QTwvdGV4dD48L3N2Zz4=",
                     *         "hasImage": false,
                     *         "publicMetadata": {
                     *           "industry": "anvils"
                     *         },
                     *         "maxAllowedMemberships": 5,
                     *         "createdAt": 1767225600000,
                     *         "updatedAt": 1767225600000
                     *       },
                     *       "publicUserData": {
                     *         "userId": "user_9236j1IzDkLxQ6BSZnJM2LyI9tj",
                     *         "identifier": "joan@example.com",
                     *         "firstName": "Joan",
                     *         "lastName": "Murray",
                     *         "imageUrl": "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHdpZHRoPSI2NCIgaGVpZ2h0PSI2NCI+PHJlY3Qgd2lkdGg9IjY0IiBoZWlnaHQ9IjY0IiBmaWxsPSIjNmM0N2ZmIi8+PHRleHQgeD0iMzIiIHk9IjQyIiBmb250LWZhbWlseT0ic2Fucy1zZXJpZiIgZm9udC1zaXplPSIyOCIgZmlsbD0iI2ZmZiIgdGV4dC1hbmNob3I9Im1pZGRsZSI+Sk08L3RleHQ+PC9zdmc+",
                     *         "hasImage": false
                     *       },
                     *       "publicMetadata": {},
                     *       "createdAt": 1767225600000,
                     *       "updatedAt": 1767225600000
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
            /** @description The user is no member any more. */
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
            403: components["responses"]["InsufficientScopeOrCrossSiteRequestOrRoleNotGrantable"];
            404: components["responses"]["MemberNotFoundOrOrganizationNotFound"];
            408: components["responses"]["RequestTimeout"];
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
                 *       "role": "org:manager"
                 *     }
                 */
                "application/json": components["schemas"]["UpdateMember"];
            };
        };
        responses: {
            /** @description That a user is a member of an organization, and in which role. */
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
                     *       "id": "orgmem_jlyRsB3Myk6p9nXtS6y7WCCjzPX",
                     *       "role": "org:manager",
                     *       "organization": {
                     *         "id": "org_bSjzUEiKfh9JfzJety0IcK3abkL",
                     *         "name": "Acme Inc",
                     *         "slug": "acme",
                     *         "imageUrl": "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHdpZHRoPSI2NCIgaGVpZ2h0PSI2NCI+PHJlY3Qgd2lkdGg9IjY0IiBoZWlnaHQ9IjY0IiBmaWxsPSIjNmM0N2ZmIi8+PHRleHQgeD0iMzIiIHk9IjQyIiBmb250LWZhbWlseT0ic2Fucy1zZXJpZiIgZm9udC1zaXplPSIyOCIgZmlsbD0iI2ZmZiIgdGV4dC1hbmNob3I9Im1pZGRsZSI+QTwvdGV4dD48L3N2Zz4=",
                     *         "hasImage": false,
                     *         "publicMetadata": {
                     *           "industry": "anvils"
                     *         },
                     *         "maxAllowedMemberships": 5,
                     *         "createdAt": 1767225600000,
                     *         "updatedAt": 1767225600000
                     *       },
                     *       "publicUserData": {
                     *         "userId": "user_9236j1IzDkLxQ6BSZnJM2LyI9tj",
                     *         "identifier": "joan@example.com",
                     *         "firstName": "Joan",
                     *         "lastName": "Murray",
                     *         "imageUrl": "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHdpZHRoPSI2NCIgaGVpZ2h0PSI2NCI+PHJlY3Qgd2lkdGg9IjY0IiBoZWlnaHQ9IjY0IiBmaWxsPSIjNmM0N2ZmIi8+PHRleHQgeD0iMzIiIHk9IjQyIiBmb250LWZhbWlseT0ic2Fucy1zZXJpZiIgZm9udC1zaXplPSIyOCIgZmlsbD0iI2ZmZiIgdGV4dC1hbmNob3I9Im1pZGRsZSI+Sk08L3RleHQ+PC9zdmc+",
                     *         "hasImage": false
                     *       },
                     *       "publicMetadata": {},
                     *       "createdAt": 1767225600000,
                     *       "updatedAt": 1767225600000
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
                status?: ("pending" | "accepted" | "revoked" | "expired")[];
                /** @description How many items a page has at most. */
                limit?: number;
                /** @description How many items come before the page. */
                offset?: number;
            };
            header?: {
                /** @description An `ETag` from before: the answer is 304 when nothing has changed. */
                "if-none-match"?: string;
            };
            path: {
                /** @description Id of an organization. */
                organizationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of a list; the header `Link` leads to others. */
            200: {
                headers: {
                    /**
                     * @description Identifies this very answer; send it back as `If-None-Match`.
                     * @example "47DEQpj8HBSa"
                     */
                    ETag: string;
                    /**
                     * @description The next, previous, first and last page (RFC 8288), as far as they fit into a header.
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
                     *           "id": "orginv_kCTyjjcLCSECx8kB3LDG6C3t9TI",
                     *           "emailAddress": "alan@example.com",
                     *           "role": "org:member",
                     *           "organizationId": "org_bSjzUEiKfh9JfzJety0IcK3abkL",
                     *           "status": "pending",
                     *           "expiresAt": 1769817600000,
                     *           "createdAt": 1767225600000,
                     *           "updatedAt": 1767225600000
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
                 *       "emailAddress": "alan@example.com",
                 *       "role": "org:member"
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
                     * @description Where the created resource is.
                     * @example /v1/users/user_2b6fcd92dvf96q05x8e4a8xvt6a
                     */
                    Location: string;
                    /**
                     * @description The answer is that of the first request with this `Idempotency-Key`.
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
                     *       "id": "orginv_kCTyjjcLCSECx8kB3LDG6C3t9TI",
                     *       "emailAddress": "alan@example.com",
                     *       "role": "org:member",
                     *       "organizationId": "org_bSjzUEiKfh9JfzJety0IcK3abkL",
                     *       "status": "pending",
                     *       "expiresAt": 1769817600000,
                     *       "createdAt": 1767225600000,
                     *       "updatedAt": 1767225600000
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
    getInvitation: {
        parameters: {
            query?: never;
            header?: {
                /** @description An `ETag` from before: the answer is 304 when nothing has changed. */
                "if-none-match"?: string;
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
                     * @description Identifies this very answer; send it back as `If-None-Match`.
                     * @example "47DEQpj8HBSa"
                     */
                    ETag: string;
                    "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "orginv_kCTyjjcLCSECx8kB3LDG6C3t9TI",
                     *       "emailAddress": "alan@example.com",
                     *       "role": "org:member",
                     *       "organizationId": "org_bSjzUEiKfh9JfzJety0IcK3abkL",
                     *       "status": "pending",
                     *       "expiresAt": 1769817600000,
                     *       "createdAt": 1767225600000,
                     *       "updatedAt": 1767225600000
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
                     * @description The answer is that of the first request with this `Idempotency-Key`.
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
                     *       "id": "orginv_kCTyjjcLCSECx8kB3LDG6C3t9TI",
                     *       "emailAddress": "alan@example.com",
                     *       "role": "org:member",
                     *       "organizationId": "org_bSjzUEiKfh9JfzJety0IcK3abkL",
                     *       "status": "revoked",
                     *       "expiresAt": 1769817600000,
                     *       "createdAt": 1767225600000,
                     *       "updatedAt": 1767225600000
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
                /** @description Id of the event; the same for each attempt to deliver it. */
                "svix-id": string;
                /** @description When the attempt was made: seconds since 1970, at most 5 minutes off. */
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
                 *       "type": "session.ended",
                 *       "data": {
                 *         "object": "session",
                 *         "id": "sess_7Dj7d8cye7xHyGpfVEARgMCMseQ",
                 *         "user_id": "user_PMPQC7PPu0Q11847tYm6rNNbirZ",
                 *         "status": "ended"
                 *       },
                 *       "timestamp": 1767225600000,
                 *       "instance_id": "ins_7VNiPNveGCF3L8rIeax7AkYH4Yh"
                 *     }
                 */
                "application/json": components["schemas"]["ClerkEvent"];
            };
        };
        responses: {
            /** @description The event is handled. */
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
            401: components["responses"]["InvalidSignature"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["DeliveryReplayed"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["WebhooksNotConfiguredOrStoreUnavailableOrOverloaded"];
        };
    };
}
