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
         * @description Answers whether the instance can authenticate requests: it has the keys that sign tokens. Send it no requests while it cannot.
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
         * Tell what the token is
         * @description Answers with the kind of the token, whom it speaks for, and what it may do. Takes a token of any kind.
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
            code: "invalid_request" | "not_authenticated" | "invalid_token" | "insufficient_scope" | "not_found" | "user_not_found" | "method_not_allowed" | "request_timeout" | "body_too_large" | "unsupported_media_type" | "headers_too_large" | "internal_error" | "user_retrieval_failed" | "clerk_unavailable" | "not_ready";
            /** @description One sentence, for people. */
            error: string;
            /** @description Each violation of the schema. */
            errors?: {
                /**
                 * Format: json-pointer
                 * @description Where: a JSON pointer whose first segment is the part of the request.
                 */
                pointer: string;
                /** @description What is wrong there. */
                message: string;
            }[];
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
            /**
             * Format: int64
             * @description Milliseconds since 1970; null where the token does not expire.
             * @example 1735689660000
             */
            expiresAt: number | null;
        };
        /** @description An email address of a user. */
        EmailAddress: {
            id: string;
            /** Format: email */
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
            /**
             * Format: uri
             * @description Avatar.
             */
            imageUrl: string;
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
                documentation: string;
                /**
                 * Format: uri-reference
                 * @description The OpenAPI document.
                 * @example /docs/json
                 */
                openapi: string;
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
    };
    responses: {
        /** @description `clerk_unavailable`: Clerk could not be reached in time; try again after `Retry-After` seconds. */
        ClerkUnavailable: {
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
        /** @description `invalid_request`: The request is malformed or does not match its schema; `errors` says where. */
        InvalidRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `not_ready`: The instance cannot authenticate requests yet; `Retry-After` says when to ask again. */
        NotReady: {
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
        /**
         * @description `not_authenticated`: The operation needs a token, and none was sent.
         *
         *     `invalid_token`: The token is malformed, expired, forged, or of a kind the operation does not accept.
         */
        Unauthorized: {
            headers: {
                /**
                 * @description What the credential lacks (RFC 6750, section 3).
                 * @example Bearer …
                 */
                "WWW-Authenticate": string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `user_not_found`: The user does not exist any more. */
        UserNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `user_retrieval_failed`: Clerk answered in a way the API could not use; its log has the reason. */
        UserRetrievalFailed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getService: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where to start. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Service"];
                };
            };
            400: components["responses"]["InvalidRequest"];
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
            /** @description The instance is well. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            400: components["responses"]["InvalidRequest"];
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
            /** @description The instance is well. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            503: components["responses"]["NotReady"];
        };
    };
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
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProtectedAnswer"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["UserNotFound"];
            500: components["responses"]["UserRetrievalFailed"];
            503: components["responses"]["ClerkUnavailable"];
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
            /** @description What a token is, and what it may do. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Authentication"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            503: components["responses"]["ClerkUnavailable"];
        };
    };
}
