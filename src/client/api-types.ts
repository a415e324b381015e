/* Made from the API document by `npm run client:types`. Edits are lost. */

export interface paths {
    "/1.0.0/add-ons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List add-ons
         * @description One page of them, oldest first unless `sort_by` says otherwise. When there is nothing to list, the answer is 204 without a body.
         */
        get: operations["listAddOns"];
        put?: never;
        /**
         * Create an add-on
         * @description Answers with the whole add-on, defaults filled in; `Location` names it. Send an `Idempotency-Key` to make repeating the request safe.
         */
        post: operations["createAddOn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/1.0.0/add-ons/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an add-on
         * @description The add-on as it now is. Its `ETag` changes with it.
         */
        get: operations["getAddOn"];
        /**
         * Change an add-on
         * @description Only the fields sent change; an absent field is left as it is, and `null` is a value. Send the `ETag` last seen as `If-Match` so as not to undo a change made in between.
         */
        put: operations["changeAddOn"];
        post?: never;
        /**
         * Delete an add-on
         * @description Answers with the add-on as it last was. What others rest on can't be deleted: that is 422.
         */
        delete: operations["deleteAddOn"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/1.0.0/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List API keys
         * @description One page of them, oldest first unless `sort_by` says otherwise. When there is nothing to list, the answer is 204 without a body.
         */
        get: operations["listApiKeys"];
        put?: never;
        /**
         * Create an API key
         * @description Answers with the whole API key, defaults filled in; `Location` names it. Send an `Idempotency-Key` to make repeating the request safe.
         */
        post: operations["createApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/1.0.0/api-keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an API key
         * @description The API key as it now is. Its `ETag` changes with it.
         */
        get: operations["getApiKey"];
        put?: never;
        post?: never;
        /**
         * Delete an API key
         * @description Answers with the API key as it last was. What others rest on can't be deleted: that is 422.
         */
        delete: operations["deleteApiKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/1.0.0/balance-refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List balance refunds
         * @description One page of them, oldest first unless `sort_by` says otherwise. When there is nothing to list, the answer is 204 without a body.
         */
        get: operations["listBalanceRefunds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/1.0.0/balance-refunds/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a balance refund
         * @description The balance refund as it now is. Its `ETag` changes with it.
         */
        get: operations["getBalanceRefund"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/1.0.0/billing-options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List billing options
         * @description One page of them, oldest first unless `sort_by` says otherwise. When there is nothing to list, the answer is 204 without a body.
         */
        get: operations["listBillingOptions"];
        put?: never;
        /**
         * Create a billing option
         * @description Answers with the whole billing option, defaults filled in; `Location` names it. Send an `Idempotency-Key` to make repeating the request safe.
         */
        post: operations["createBillingOption"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/1.0.0/billing-options/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a billing option
         * @description The billing option as it now is. Its `ETag` changes with it.
         */
        get: operations["getBillingOption"];
        /**
         * Change a billing option
         * @description Only the fields sent change; an absent field is left as it is, and `null` is a value. Send the `ETag` last seen as `If-Match` so as not to undo a change made in between.
         */
        put: operations["changeBillingOption"];
        post?: never;
        /**
         * Delete a billing option
         * @description Answers with the billing option as it last was. What others rest on can't be deleted: that is 422.
         */
        delete: operations["deleteBillingOption"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/1.0.0/clock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the clock
         * @description The clock as it now is. Its `ETag` changes with it.
         */
        get: operations["getClock"];
        /**
         * Change the clock
         * @description Only the fields sent change; an absent field is left as it is, and `null` is a value. Send the `ETag` last seen as `If-Match` so as not to undo a change made in between.
         */
        put: operations["changeClock"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/1.0.0/coupons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List coupons
         * @description One page of them, oldest first unless `sort_by` says otherwise. When there is nothing to list, the answer is 204 without a body.
         */
        get: operations["listCoupons"];
        put?: never;
        /**
         * Create a coupon
         * @description Answers with the whole coupon, defaults filled in; `Location` names it. Send an `Idempotency-Key` to make repeating the request safe.
         */
        post: operations["createCoupon"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/1.0.0/coupons/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a coupon
         * @description The coupon as it now is. Its `ETag` changes with it.
         */
        get: operations["getCoupon"];
        /**
         * Change a coupon
         * @description Only the fields sent change; an absent field is left as it is, and `null` is a value. Send the `ETag` last seen as `If-Match` so as not to undo a change made in between.
         */
        put: operations["changeCoupon"];
        post?: never;
        /**
         * Delete a coupon
         * @description Answers with the coupon as it last was. What others rest on can't be deleted: that is 422.
         */
        delete: operations["deleteCoupon"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/1.0.0/credit-notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List credit notes
         * @description One page of them, oldest first unless `sort_by` says otherwise. When there is nothing to list, the answer is 204 without a body.
         */
        get: operations["listCreditNotes"];
        put?: never;
        /**
         * Create a credit note
         * @description Answers with the whole credit note, defaults filled in; `Location` names it. Send an `Idempotency-Key` to make repeating the request safe.
         */
        post: operations["createCreditNote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/1.0.0/credit-notes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a credit note
         * @description The credit note as it now is. Its `ETag` changes with it.
         */
        get: operations["getCreditNote"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/1.0.0/enrollment-previews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create an enrollment preview
         * @description Answers with what would come of it. Nothing is kept.
         */
        post: operations["createEnrollmentPreview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/1.0.0/enrollments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List enrollments
         * @description One page of them, oldest first unless `sort_by` says otherwise. When there is nothing to list, the answer is 204 without a body.
         */
        get: operations["listEnrollments"];
        put?: never;
        /**
         * Create an enrollment
         * @description Answers with the whole enrollment, defaults filled in; `Location` names it. Send an `Idempotency-Key` to make repeating the request safe.
         */
        post: operations["createEnrollment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/1.0.0/enrollments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an enrollment
         * @description The enrollment as it now is. Its `ETag` changes with it.
         */
        get: operations["getEnrollment"];
        /**
         * Change an enrollment
         * @description Only the fields sent change; an absent field is left as it is, and `null` is a value. Send the `ETag` last seen as `If-Match` so as not to undo a change made in between.
         */
        put: operations["changeEnrollment"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/1.0.0/enrollments/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel an enrollment
         * @description Answers with what came of it. Send the `ETag` last seen as `If-Match` so that it is done only if the enrollment is still as it was then. Send an `Idempotency-Key` to make repeating the request safe.
         */
        post: operations["cancelEnrollment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/1.0.0/enrollments/{id}/cancel-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Preview the cancellation of an enrollment
         * @description Answers with what would come of it. Nothing is kept.
         */
        post: operations["previewEnrollmentCancellation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/1.0.0/enrollments/{id}/change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change what an enrollment holds
         * @description Answers with what came of it. Send the `ETag` last seen as `If-Match` so that it is done only if the enrollment is still as it was then. Send an `Idempotency-Key` to make repeating the request safe.
         */
        post: operations["changeEnrollmentHolding"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/1.0.0/enrollments/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pause an enrollment
         * @description Answers with what came of it. Send the `ETag` last seen as `If-Match` so that it is done only if the enrollment is still as it was then. Send an `Idempotency-Key` to make repeating the request safe.
         */
        post: operations["pauseEnrollment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/1.0.0/enrollments/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Preview a change of an enrollment
         * @description Answers with what would come of it. Nothing is kept.
         */
        post: operations["previewEnrollmentChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/1.0.0/enrollments/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resume an enrollment
         * @description Answers with what came of it. Send the `ETag` last seen as `If-Match` so that it is done only if the enrollment is still as it was then. Send an `Idempotency-Key` to make repeating the request safe.
         */
        post: operations["resumeEnrollment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/1.0.0/enrollments/{id}/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the usage of an enrollment
         * @description As of now, for this one enrollment.
         */
        get: operations["getEnrollmentUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/1.0.0/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List events
         * @description One page of them, oldest first unless `sort_by` says otherwise. When there is nothing to list, the answer is 204 without a body.
         */
        get: operations["listEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/1.0.0/events/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an event
         * @description The event as it now is. Its `ETag` changes with it.
         */
        get: operations["getEvent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/1.0.0/invoices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List invoices
         * @description One page of them, oldest first unless `sort_by` says otherwise. When there is nothing to list, the answer is 204 without a body.
         */
        get: operations["listInvoices"];
        put?: never;
        /**
         * Create an invoice
         * @description Answers with the whole invoice, defaults filled in; `Location` names it. Send an `Idempotency-Key` to make repeating the request safe.
         */
        post: operations["createInvoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/1.0.0/invoices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an invoice
         * @description The invoice as it now is. Its `ETag` changes with it.
         */
        get: operations["getInvoice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/1.0.0/invoices/{id}/issue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Issue an invoice
         * @description Answers with what came of it. Send the `ETag` last seen as `If-Match` so that it is done only if the invoice is still as it was then. Send an `Idempotency-Key` to make repeating the request safe.
         */
        post: operations["issueInvoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/1.0.0/invoices/{id}/mark-uncollectible": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mark an invoice uncollectible
         * @description Answers with what came of it. Send the `ETag` last seen as `If-Match` so that it is done only if the invoice is still as it was then. Send an `Idempotency-Key` to make repeating the request safe.
         */
        post: operations["markUncollectibleInvoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/1.0.0/invoices/{id}/pay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pay an invoice
         * @description Answers with what came of it. Send the `ETag` last seen as `If-Match` so that it is done only if the invoice is still as it was then. Send an `Idempotency-Key` to make repeating the request safe.
         */
        post: operations["payInvoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/1.0.0/invoices/{id}/void": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Void an invoice
         * @description Answers with what came of it. Send the `ETag` last seen as `If-Match` so that it is done only if the invoice is still as it was then. Send an `Idempotency-Key` to make repeating the request safe.
         */
        post: operations["voidInvoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/1.0.0/line-credits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List line credits
         * @description One page of them, oldest first unless `sort_by` says otherwise. When there is nothing to list, the answer is 204 without a body.
         */
        get: operations["listLineCredits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/1.0.0/line-credits/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a line credit
         * @description The line credit as it now is. Its `ETag` changes with it.
         */
        get: operations["getLineCredit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/1.0.0/meters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List meters
         * @description One page of them, oldest first unless `sort_by` says otherwise. When there is nothing to list, the answer is 204 without a body.
         */
        get: operations["listMeters"];
        put?: never;
        /**
         * Create a meter
         * @description Answers with the whole meter, defaults filled in; `Location` names it. Send an `Idempotency-Key` to make repeating the request safe.
         */
        post: operations["createMeter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/1.0.0/meters/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a meter
         * @description The meter as it now is. Its `ETag` changes with it.
         */
        get: operations["getMeter"];
        /**
         * Change a meter
         * @description Only the fields sent change; an absent field is left as it is, and `null` is a value. Send the `ETag` last seen as `If-Match` so as not to undo a change made in between.
         */
        put: operations["changeMeter"];
        post?: never;
        /**
         * Delete a meter
         * @description Answers with the meter as it last was. What others rest on can't be deleted: that is 422.
         */
        delete: operations["deleteMeter"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/1.0.0/operator/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List accounts
         * @description One page of them, oldest first unless `sort_by` says otherwise. When there is nothing to list, the answer is 204 without a body. Needs the operator's credentials.
         */
        get: operations["listOperatorAccounts"];
        put?: never;
        /**
         * Create an account
         * @description Answers with the whole account, defaults filled in; `Location` names it. Send an `Idempotency-Key` to make repeating the request safe. Needs the operator's credentials.
         */
        post: operations["createOperatorAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/1.0.0/operator/accounts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an account
         * @description The account as it now is. Its `ETag` changes with it. Needs the operator's credentials.
         */
        get: operations["getOperatorAccount"];
        /**
         * Change an account
         * @description Only the fields sent change; an absent field is left as it is, and `null` is a value. Send the `ETag` last seen as `If-Match` so as not to undo a change made in between. Needs the operator's credentials.
         */
        put: operations["changeOperatorAccount"];
        post?: never;
        /**
         * Delete an account
         * @description Answers with the account as it last was. What others rest on can't be deleted: that is 422. Needs the operator's credentials.
         */
        delete: operations["deleteOperatorAccount"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/1.0.0/operator/maintenance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the maintenance mode
         * @description The maintenance mode as it now is. Its `ETag` changes with it. Needs the operator's credentials.
         */
        get: operations["getOperatorMaintenanceMode"];
        /**
         * Change the maintenance mode
         * @description Only the fields sent change; an absent field is left as it is, and `null` is a value. Send the `ETag` last seen as `If-Match` so as not to undo a change made in between. Needs the operator's credentials.
         */
        put: operations["changeOperatorMaintenanceMode"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/1.0.0/operator/parked-enrollments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List parked enrollments
         * @description One page of them, oldest first unless `sort_by` says otherwise. When there is nothing to list, the answer is 204 without a body. Needs the operator's credentials.
         */
        get: operations["listOperatorParkedEnrollments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/1.0.0/operator/stores": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List stores
         * @description One page of them, oldest first unless `sort_by` says otherwise. When there is nothing to list, the answer is 204 without a body. Needs the operator's credentials.
         */
        get: operations["listOperatorStores"];
        put?: never;
        /**
         * Create a store
         * @description Answers with the whole store, defaults filled in; `Location` names it. Send an `Idempotency-Key` to make repeating the request safe. Needs the operator's credentials.
         */
        post: operations["createOperatorStore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/1.0.0/operator/stores/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a store
         * @description The store as it now is. Its `ETag` changes with it. Needs the operator's credentials.
         */
        get: operations["getOperatorStore"];
        /**
         * Change a store
         * @description Only the fields sent change; an absent field is left as it is, and `null` is a value. Send the `ETag` last seen as `If-Match` so as not to undo a change made in between. Needs the operator's credentials.
         */
        put: operations["changeOperatorStore"];
        post?: never;
        /**
         * Delete a store
         * @description Answers with the store as it last was. What others rest on can't be deleted: that is 422. Needs the operator's credentials.
         */
        delete: operations["deleteOperatorStore"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/1.0.0/operator/stores/{store_id}/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List API keys of a store
         * @description One page of them, oldest first unless `sort_by` says otherwise. When there is nothing to list, the answer is 204 without a body. Needs the operator's credentials.
         */
        get: operations["listOperatorStoreApiKeys"];
        put?: never;
        /**
         * Create an API key for a store
         * @description Answers with the whole API key, defaults filled in; `Location` names it. Send an `Idempotency-Key` to make repeating the request safe. Needs the operator's credentials.
         */
        post: operations["createOperatorStoreApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/1.0.0/operator/stores/{store_id}/api-keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an API key of a store
         * @description The API key as it now is. Its `ETag` changes with it. Needs the operator's credentials.
         */
        get: operations["getOperatorStoreApiKey"];
        put?: never;
        post?: never;
        /**
         * Delete an API key of a store
         * @description Answers with the API key as it last was. What others rest on can't be deleted: that is 422. Needs the operator's credentials.
         */
        delete: operations["deleteOperatorStoreApiKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/1.0.0/payment-gateways": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List payment gateways
         * @description One page of them, oldest first unless `sort_by` says otherwise. When there is nothing to list, the answer is 204 without a body.
         */
        get: operations["listPaymentGateways"];
        put?: never;
        /**
         * Create a payment gateway
         * @description Answers with the whole payment gateway, defaults filled in; `Location` names it. Send an `Idempotency-Key` to make repeating the request safe.
         */
        post: operations["createPaymentGateway"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/1.0.0/payment-gateways/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a payment gateway
         * @description The payment gateway as it now is. Its `ETag` changes with it.
         */
        get: operations["getPaymentGateway"];
        /**
         * Change a payment gateway
         * @description Only the fields sent change; an absent field is left as it is, and `null` is a value. Send the `ETag` last seen as `If-Match` so as not to undo a change made in between.
         */
        put: operations["changePaymentGateway"];
        post?: never;
        /**
         * Delete a payment gateway
         * @description Answers with the payment gateway as it last was. What others rest on can't be deleted: that is 422.
         */
        delete: operations["deletePaymentGateway"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/1.0.0/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List payments
         * @description One page of them, oldest first unless `sort_by` says otherwise. When there is nothing to list, the answer is 204 without a body.
         */
        get: operations["listPayments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/1.0.0/payments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a payment
         * @description The payment as it now is. Its `ETag` changes with it.
         */
        get: operations["getPayment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/1.0.0/payments/{id}/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refund a payment
         * @description Answers with what came of it. Send the `ETag` last seen as `If-Match` so that it is done only if the payment is still as it was then. Send an `Idempotency-Key` to make repeating the request safe.
         */
        post: operations["refundPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/1.0.0/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List refunds
         * @description One page of them, oldest first unless `sort_by` says otherwise. When there is nothing to list, the answer is 204 without a body.
         */
        get: operations["listRefunds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/1.0.0/refunds/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a refund
         * @description The refund as it now is. Its `ETag` changes with it.
         */
        get: operations["getRefund"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/1.0.0/reports/aging": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the aging report
         * @description What is owed now: the `amount_due` of all open invoices by how many days it is past due, in total, and for the hundred subscribers who owe most. Subscribers who were removed are among them.
         */
        get: operations["getAgingReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/1.0.0/reports/cohorts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the cohorts report
         * @description Subscribers by the month at whose end they first had recurring revenue: how many of them still have some at the end of each month since, and how much. Without `from` and `to`: those who came in the last twelve months of the store.
         */
        get: operations["getCohortsReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/1.0.0/reports/revenue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the revenue report
         * @description Monthly recurring revenue at the end of each month and what has moved it, and what was invoiced, credited, collected and refunded in the month. Recurring revenue is what the lines that were invoiced for a day come to in a month: a quarterly price by a third, an annual one by a twelfth, a weekly one 52 times a twelfth; discounts lower it; trials, set-up fees, shipping, usage, one-off lines, what is of the type `one_time` and tax are no part of it, and credit notes and refunds do not change it. It ends with its enrollment, also where more was paid in advance. It moves by subscriber: `opening + new + expansion + reactivation - contraction - churn = closing`. A change that is invoiced with the next period is seen once it is, in the month from which it counts. The month that runs is as of now. Without `from` and `to`: the last twelve months of the store.
         */
        get: operations["getRevenueReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/1.0.0/shipping-options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List shipping options
         * @description One page of them, oldest first unless `sort_by` says otherwise. When there is nothing to list, the answer is 204 without a body.
         */
        get: operations["listShippingOptions"];
        put?: never;
        /**
         * Create a shipping option
         * @description Answers with the whole shipping option, defaults filled in; `Location` names it. Send an `Idempotency-Key` to make repeating the request safe.
         */
        post: operations["createShippingOption"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/1.0.0/shipping-options/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a shipping option
         * @description The shipping option as it now is. Its `ETag` changes with it.
         */
        get: operations["getShippingOption"];
        /**
         * Change a shipping option
         * @description Only the fields sent change; an absent field is left as it is, and `null` is a value. Send the `ETag` last seen as `If-Match` so as not to undo a change made in between.
         */
        put: operations["changeShippingOption"];
        post?: never;
        /**
         * Delete a shipping option
         * @description Answers with the shipping option as it last was. What others rest on can't be deleted: that is 422.
         */
        delete: operations["deleteShippingOption"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/1.0.0/store": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the store
         * @description The store as it now is. Its `ETag` changes with it.
         */
        get: operations["getStore"];
        /**
         * Change the store
         * @description Only the fields sent change; an absent field is left as it is, and `null` is a value. Send the `ETag` last seen as `If-Match` so as not to undo a change made in between.
         */
        put: operations["changeStore"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/1.0.0/subscribers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List subscribers
         * @description One page of them, oldest first unless `sort_by` says otherwise. When there is nothing to list, the answer is 204 without a body.
         */
        get: operations["listSubscribers"];
        put?: never;
        /**
         * Create a subscriber
         * @description Answers with the whole subscriber, defaults filled in; `Location` names it. Send an `Idempotency-Key` to make repeating the request safe.
         */
        post: operations["createSubscriber"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/1.0.0/subscribers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a subscriber
         * @description The subscriber as it now is. Its `ETag` changes with it.
         */
        get: operations["getSubscriber"];
        /**
         * Change a subscriber
         * @description Only the fields sent change; an absent field is left as it is, and `null` is a value. Send the `ETag` last seen as `If-Match` so as not to undo a change made in between.
         */
        put: operations["changeSubscriber"];
        post?: never;
        /**
         * Delete a subscriber
         * @description Answers with the subscriber as it last was. What others rest on can't be deleted: that is 422.
         */
        delete: operations["deleteSubscriber"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/1.0.0/subscribers/{subscriber_id}/balance-refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a balance refund for a subscriber
         * @description Answers with the whole balance refund, defaults filled in; `Location` names it. Send an `Idempotency-Key` to make repeating the request safe.
         */
        post: operations["createSubscriberBalanceRefund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/1.0.0/subscribers/{subscriber_id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List notes of a subscriber
         * @description One page of them, oldest first unless `sort_by` says otherwise. When there is nothing to list, the answer is 204 without a body.
         */
        get: operations["listSubscriberNotes"];
        put?: never;
        /**
         * Create a note for a subscriber
         * @description Answers with the whole note, defaults filled in; `Location` names it. Send an `Idempotency-Key` to make repeating the request safe.
         */
        post: operations["createSubscriberNote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/1.0.0/subscribers/{subscriber_id}/notes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a note of a subscriber
         * @description The note as it now is. Its `ETag` changes with it.
         */
        get: operations["getSubscriberNote"];
        put?: never;
        post?: never;
        /**
         * Delete a note of a subscriber
         * @description Answers with the note as it last was. What others rest on can't be deleted: that is 422.
         */
        delete: operations["deleteSubscriberNote"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/1.0.0/subscribers/{subscriber_id}/payment-methods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List payment methods of a subscriber
         * @description One page of them, oldest first unless `sort_by` says otherwise. When there is nothing to list, the answer is 204 without a body.
         */
        get: operations["listSubscriberPaymentMethods"];
        put?: never;
        /**
         * Create a payment method for a subscriber
         * @description Answers with the whole payment method, defaults filled in; `Location` names it. Send an `Idempotency-Key` to make repeating the request safe.
         */
        post: operations["createSubscriberPaymentMethod"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/1.0.0/subscribers/{subscriber_id}/payment-methods/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a payment method of a subscriber
         * @description The payment method as it now is. Its `ETag` changes with it.
         */
        get: operations["getSubscriberPaymentMethod"];
        put?: never;
        post?: never;
        /**
         * Delete a payment method of a subscriber
         * @description Answers with the payment method as it last was. What others rest on can't be deleted: that is 422.
         */
        delete: operations["deleteSubscriberPaymentMethod"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/1.0.0/subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List subscriptions
         * @description One page of them, oldest first unless `sort_by` says otherwise. When there is nothing to list, the answer is 204 without a body.
         */
        get: operations["listSubscriptions"];
        put?: never;
        /**
         * Create a subscription
         * @description Answers with the whole subscription, defaults filled in; `Location` names it. Send an `Idempotency-Key` to make repeating the request safe.
         */
        post: operations["createSubscription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/1.0.0/subscriptions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a subscription
         * @description The subscription as it now is. Its `ETag` changes with it.
         */
        get: operations["getSubscription"];
        /**
         * Change a subscription
         * @description Only the fields sent change; an absent field is left as it is, and `null` is a value. Send the `ETag` last seen as `If-Match` so as not to undo a change made in between.
         */
        put: operations["changeSubscription"];
        post?: never;
        /**
         * Delete a subscription
         * @description Answers with the subscription as it last was. What others rest on can't be deleted: that is 422.
         */
        delete: operations["deleteSubscription"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/1.0.0/tax-rates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List tax rates
         * @description One page of them, oldest first unless `sort_by` says otherwise. When there is nothing to list, the answer is 204 without a body.
         */
        get: operations["listTaxRates"];
        put?: never;
        /**
         * Create a tax rate
         * @description Answers with the whole tax rate, defaults filled in; `Location` names it. Send an `Idempotency-Key` to make repeating the request safe.
         */
        post: operations["createTaxRate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/1.0.0/tax-rates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a tax rate
         * @description The tax rate as it now is. Its `ETag` changes with it.
         */
        get: operations["getTaxRate"];
        /**
         * Change a tax rate
         * @description Only the fields sent change; an absent field is left as it is, and `null` is a value. Send the `ETag` last seen as `If-Match` so as not to undo a change made in between.
         */
        put: operations["changeTaxRate"];
        post?: never;
        /**
         * Delete a tax rate
         * @description Answers with the tax rate as it last was. What others rest on can't be deleted: that is 422.
         */
        delete: operations["deleteTaxRate"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/1.0.0/usage-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List usage events
         * @description One page of them, oldest first unless `sort_by` says otherwise. When there is nothing to list, the answer is 204 without a body.
         */
        get: operations["listUsageEvents"];
        put?: never;
        /**
         * Create a usage event
         * @description Answers with the whole usage event, defaults filled in; `Location` names it. Send an `Idempotency-Key` to make repeating the request safe.
         */
        post: operations["createUsageEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/1.0.0/usage-events/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a usage event
         * @description The usage event as it now is. Its `ETag` changes with it.
         */
        get: operations["getUsageEvent"];
        put?: never;
        post?: never;
        /**
         * Delete a usage event
         * @description Answers with the usage event as it last was. What others rest on can't be deleted: that is 422.
         */
        delete: operations["deleteUsageEvent"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/1.0.0/usage-events/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a batch of usage events
         * @description One answer for all of them, which says of each what became of it: one that is refused does the others no harm. Send an `Idempotency-Key` to make repeating the request safe.
         */
        post: operations["createUsageEventBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/1.0.0/webhook-deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List webhook deliveries
         * @description One page of them, oldest first unless `sort_by` says otherwise. When there is nothing to list, the answer is 204 without a body.
         */
        get: operations["listWebhookDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/1.0.0/webhook-deliveries/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a webhook delivery
         * @description The webhook delivery as it now is. Its `ETag` changes with it.
         */
        get: operations["getWebhookDelivery"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/1.0.0/webhook-deliveries/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Retry a webhook delivery
         * @description Answers with what came of it. Send the `ETag` last seen as `If-Match` so that it is done only if the webhook delivery is still as it was then. Send an `Idempotency-Key` to make repeating the request safe.
         */
        post: operations["retryWebhookDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/1.0.0/webhook-endpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List webhook endpoints
         * @description One page of them, oldest first unless `sort_by` says otherwise. When there is nothing to list, the answer is 204 without a body.
         */
        get: operations["listWebhookEndpoints"];
        put?: never;
        /**
         * Create a webhook endpoint
         * @description Answers with the whole webhook endpoint, defaults filled in; `Location` names it. Send an `Idempotency-Key` to make repeating the request safe.
         */
        post: operations["createWebhookEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/1.0.0/webhook-endpoints/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a webhook endpoint
         * @description The webhook endpoint as it now is. Its `ETag` changes with it.
         */
        get: operations["getWebhookEndpoint"];
        /**
         * Change a webhook endpoint
         * @description Only the fields sent change; an absent field is left as it is, and `null` is a value. Send the `ETag` last seen as `If-Match` so as not to undo a change made in between.
         */
        put: operations["changeWebhookEndpoint"];
        post?: never;
        /**
         * Delete a webhook endpoint
         * @description Answers with the webhook endpoint as it last was. What others rest on can't be deleted: that is 422.
         */
        delete: operations["deleteWebhookEndpoint"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/1.0.0/webhook-endpoints/{id}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Exchange the secret of a webhook endpoint
         * @description Answers with what came of it. Send the `ETag` last seen as `If-Match` so that it is done only if the webhook endpoint is still as it was then. Send an `Idempotency-Key` to make repeating the request safe.
         */
        post: operations["rotateWebhookEndpointSecret"];
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
        Account: {
            /** Format: date-time */
            created_at: string;
            /** Format: email */
            email: string;
            /** Format: id */
            id: string;
            /** @description The store's own */
            metadata: {
                [key: string]: string;
            };
            name: string;
            /** @enum {string} */
            standing: "good" | "past_due" | "disabled";
            /** Format: date-time */
            updated_at: string;
        };
        AccountChange: {
            /** Format: email */
            email?: string;
            /** @description The store's own */
            metadata?: {
                [key: string]: string;
            };
            name?: string;
            /** @enum {string} */
            standing?: "good" | "past_due" | "disabled";
        };
        /** @enum {string} */
        AccountField: "id" | "name" | "email" | "standing" | "created_at" | "updated_at";
        AddOn: {
            /** @description In the currency's minor unit */
            amount: number;
            /** @enum {string} */
            charge: "recurring" | "one_time";
            /** Format: date-time */
            created_at: string;
            description: string | null;
            /** Format: id */
            id: string;
            max_quantity: number | null;
            /** @description The store's own */
            metadata: {
                [key: string]: string;
            };
            name: string;
            /** @enum {string} */
            status: "active" | "not_active";
            /** Format: id */
            subscription_id: string;
            /** Format: date-time */
            updated_at: string;
        };
        AddOnChange: {
            /** @description In the currency's minor unit */
            amount?: number;
            /** @enum {string} */
            charge?: "recurring" | "one_time";
            description?: string | null;
            max_quantity?: number | null;
            /** @description The store's own */
            metadata?: {
                [key: string]: string;
            };
            name?: string;
            /** @enum {string} */
            status?: "active" | "not_active";
        };
        /** @enum {string} */
        AddOnField: "id" | "subscription_id" | "name" | "status" | "description" | "charge" | "amount" | "max_quantity" | "created_at" | "updated_at";
        Address: {
            city: string | null;
            /** @example DE */
            country: string | null;
            line1: string | null;
            line2: string | null;
            postal_code: string | null;
            state: string | null;
        };
        AgedDebt: {
            amount_due: number;
            days_1_to_30: number;
            days_31_to_60: number;
            days_61_to_90: number;
            days_over_90: number;
            invoices: number;
            not_due: number;
        };
        AgingReport: {
            /** Format: date */
            as_of: string;
            /** @example EUR */
            currency: string;
            subscriber_count: number;
            subscribers: components["schemas"]["Debtor"][];
            total: components["schemas"]["AgedDebt"];
        };
        ApiKey: {
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            expires_at: string | null;
            hint: string;
            /** Format: id */
            id: string;
            /** Format: date-time */
            last_used_at: string | null;
            /** @description The store's own */
            metadata: {
                [key: string]: string;
            };
            name: string;
            /** @enum {string} */
            scope: "read" | "write";
            /** Format: date-time */
            updated_at: string;
        };
        /** @enum {string} */
        ApiKeyField: "id" | "name" | "scope" | "expires_at" | "created_at" | "updated_at" | "last_used_at" | "hint";
        BalanceRefund: {
            amount: number;
            /** Format: date-time */
            created_at: string;
            /** @example EUR */
            currency: string;
            /** Format: id */
            id: string;
            /** @description The store's own */
            metadata: {
                [key: string]: string;
            };
            reason: string | null;
            /** Format: id */
            subscriber_id: string;
            /** Format: date-time */
            updated_at: string;
        };
        /** @enum {string} */
        BalanceRefundField: "id" | "subscriber_id" | "amount" | "currency" | "reason" | "created_at" | "updated_at";
        BillingOption: {
            /** @description In the currency's minor unit */
            amount: number;
            /** Format: date-time */
            created_at: string;
            /** @enum {string} */
            cycle: "weekly" | "monthly" | "quarterly" | "semi_annually" | "annually" | "forever";
            /** Format: id */
            id: string;
            interval_count: number;
            max_seats: number | null;
            /** @description The store's own */
            metadata: {
                [key: string]: string;
            };
            /** Format: id */
            meter_id: string | null;
            min_seats: number;
            /** @description In the currency's minor unit */
            minimum_amount: number;
            name: string;
            package_size: number | null;
            /**
             * Format: decimal
             * @description A decimal, 0 or more up to 100
             * @example 12.5
             */
            percentage: string | null;
            /** @enum {string|null} */
            price_model: "per_unit" | "graduated" | "volume" | "package" | "stair_step" | "percentage" | null;
            /** @enum {string} */
            renewal_type: "automatic" | "manual";
            /** @enum {string} */
            status: "active" | "not_active";
            /** Format: id */
            subscription_id: string;
            term_cycles: number | null;
            tiers: components["schemas"]["Tier"][] | null;
            /**
             * Format: decimal
             * @description A decimal, 0 or more
             * @example 12.5
             */
            unit_price: string | null;
            /** Format: date-time */
            updated_at: string;
        };
        BillingOptionChange: {
            /** @description In the currency's minor unit */
            amount?: number;
            max_seats?: number | null;
            /** @description The store's own */
            metadata?: {
                [key: string]: string;
            };
            /** Format: id */
            meter_id?: string | null;
            min_seats?: number;
            /** @description In the currency's minor unit */
            minimum_amount?: number;
            name?: string;
            package_size?: number | null;
            /**
             * Format: decimal
             * @description A decimal, 0 or more up to 100
             * @example 12.5
             */
            percentage?: string | null;
            /** @enum {string|null} */
            price_model?: "per_unit" | "graduated" | "volume" | "package" | "stair_step" | "percentage" | null;
            /** @enum {string} */
            renewal_type?: "automatic" | "manual";
            /** @enum {string} */
            status?: "active" | "not_active";
            term_cycles?: number | null;
            tiers?: components["schemas"]["NewTier"][] | null;
            /**
             * Format: decimal
             * @description A decimal, 0 or more
             * @example 12.5
             */
            unit_price?: string | null;
        };
        /** @enum {string} */
        BillingOptionField: "id" | "subscription_id" | "name" | "status" | "cycle" | "interval_count" | "renewal_type" | "term_cycles" | "amount" | "price_model" | "unit_price" | "package_size" | "percentage" | "meter_id" | "minimum_amount" | "min_seats" | "max_seats" | "created_at" | "updated_at";
        Cancellation: {
            /**
             * @default period_end
             * @enum {string}
             */
            at?: "now" | "period_end";
            /** @default false */
            credit?: boolean;
            /** @default false */
            refund?: boolean;
        };
        ChangePreview: {
            amount_due: number;
            balance_applied: number;
            /** @example EUR */
            currency: string;
            discount_total: number;
            /** Format: date */
            due_on: string | null;
            /** Format: date */
            issued_on: string | null;
            lines: components["schemas"]["PreviewedLine"][];
            scheduled_change: components["schemas"]["ScheduledChange"] | null;
            subtotal: number;
            /** @enum {string} */
            tax_behavior: "exclusive" | "inclusive";
            tax_total: number;
            taxes: components["schemas"]["RateTax"][];
            total: number;
        };
        Cohort: {
            /** @example 2026-01 */
            month: string;
            months: components["schemas"]["RetainedMonth"][];
            subscribers: number;
        };
        CohortReport: {
            cohorts: components["schemas"]["Cohort"][];
            /** @example EUR */
            currency: string;
            /** @example Europe/Berlin */
            time_zone: string;
        };
        Coupon: {
            /** @description In the currency's minor unit */
            amount_off: number | null;
            code: string;
            /** Format: date-time */
            created_at: string;
            /** @enum {string} */
            duration: "once" | "repeating" | "forever";
            duration_cycles: number | null;
            /** Format: date */
            ends_on: string | null;
            /** Format: id */
            id: string;
            max_redemptions: number | null;
            /** @description The store's own */
            metadata: {
                [key: string]: string;
            };
            /** @description In the currency's minor unit */
            minimum_amount: number;
            name: string | null;
            /**
             * Format: decimal
             * @description A decimal, more than 0 up to 100
             * @example 12.5
             */
            percent_off: string | null;
            redemptions: number;
            /** Format: date */
            starts_on: string | null;
            /** @enum {string} */
            status: "active" | "not_active";
            subscription_ids: string[];
            /** Format: date-time */
            updated_at: string;
        };
        CouponChange: {
            /** @description In the currency's minor unit */
            amount_off?: number | null;
            /** @enum {string} */
            duration?: "once" | "repeating" | "forever";
            duration_cycles?: number | null;
            /** Format: date */
            ends_on?: string | null;
            max_redemptions?: number | null;
            /** @description The store's own */
            metadata?: {
                [key: string]: string;
            };
            /** @description In the currency's minor unit */
            minimum_amount?: number;
            name?: string | null;
            /**
             * Format: decimal
             * @description A decimal, more than 0 up to 100
             * @example 12.5
             */
            percent_off?: string | null;
            /** Format: date */
            starts_on?: string | null;
            /** @enum {string} */
            status?: "active" | "not_active";
            subscription_ids?: string[];
        };
        /** @enum {string} */
        CouponField: "id" | "code" | "name" | "status" | "percent_off" | "amount_off" | "duration" | "duration_cycles" | "max_redemptions" | "minimum_amount" | "starts_on" | "ends_on" | "created_at" | "updated_at" | "redemptions";
        CreatedApiKey: {
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            expires_at: string | null;
            hint: string;
            /** Format: id */
            id: string;
            key: string;
            /** Format: date-time */
            last_used_at: string | null;
            /** @description The store's own */
            metadata: {
                [key: string]: string;
            };
            name: string;
            /** @enum {string} */
            scope: "read" | "write";
            /** Format: date-time */
            updated_at: string;
        };
        CreditedLine: {
            amount: number;
            description: string;
            /** Format: id */
            invoice_line_id: string;
            tax_amount: number;
        };
        CreditNote: {
            amount: number;
            amount_off_due: number;
            amount_refunded: number;
            amount_to_balance: number;
            /** Format: date-time */
            created_at: string;
            /** @example EUR */
            currency: string;
            /** Format: id */
            id: string;
            /** Format: id */
            invoice_id: string;
            /** Format: date */
            issued_on: string;
            lines: components["schemas"]["CreditedLine"][];
            /** @description The store's own */
            metadata: {
                [key: string]: string;
            };
            number: string;
            reason: string | null;
            refund: boolean;
            /** Format: id */
            subscriber_id: string;
            tax_total: number;
            /** Format: date-time */
            updated_at: string;
        };
        /** @enum {string} */
        CreditNoteField: "id" | "invoice_id" | "reason" | "refund" | "created_at" | "updated_at" | "number" | "subscriber_id" | "currency" | "issued_on" | "amount" | "tax_total" | "amount_off_due" | "amount_refunded" | "amount_to_balance";
        DayPeriod: {
            /** Format: date */
            end: string | null;
            /** Format: date */
            start: string;
        };
        Debtor: {
            amount_due: number;
            days_1_to_30: number;
            days_31_to_60: number;
            days_61_to_90: number;
            days_over_90: number;
            email: string | null;
            invoices: number;
            not_due: number;
            /** Format: id */
            subscriber_id: string;
        };
        Enrollment: {
            add_ons: components["schemas"]["EnrollmentAddOn"][];
            anchor_day: number | null;
            /** Format: id */
            billing_option_id: string;
            cancel_at_period_end: boolean;
            /** Format: date-time */
            cancelled_at: string | null;
            coupon_code: string | null;
            /** Format: date-time */
            created_at: string;
            current_period: components["schemas"]["DayPeriod"] | null;
            cycles_billed: number;
            /** Format: date-time */
            ended_at: string | null;
            /** Format: id */
            id: string;
            /** @description The store's own */
            metadata: {
                [key: string]: string;
            };
            /** Format: date */
            next_billing_on: string | null;
            /** Format: id */
            payment_method_id: string | null;
            scheduled_change: components["schemas"]["ScheduledChange"] | null;
            seats: number;
            /** Format: date */
            start_on: string | null;
            /** @enum {string} */
            status: "trialing" | "active" | "past_due" | "paused" | "cancelled" | "ended";
            /** Format: id */
            subscriber_id: string;
            /** Format: id */
            subscription_id: string;
            trial_days: number | null;
            /** Format: date */
            trial_end: string | null;
            /** Format: date-time */
            updated_at: string;
        };
        EnrollmentAddOn: {
            /** Format: id */
            add_on_id: string;
            quantity: number;
        };
        EnrollmentChange: {
            /** @description The store's own */
            metadata?: {
                [key: string]: string;
            };
            /** Format: id */
            payment_method_id?: string | null;
        };
        /** @enum {string} */
        EnrollmentField: "id" | "subscriber_id" | "start_on" | "anchor_day" | "trial_days" | "payment_method_id" | "billing_option_id" | "seats" | "coupon_code" | "created_at" | "updated_at" | "subscription_id" | "status" | "trial_end" | "next_billing_on" | "cycles_billed" | "cancel_at_period_end" | "cancelled_at" | "ended_at";
        EnrollmentUsage: {
            /** Format: id */
            enrollment_id: string;
            meters: components["schemas"]["MeterUsage"][];
            period: components["schemas"]["DayPeriod"] | null;
        };
        /** @description Exactly one object, whatever went wrong. */
        Error: {
            body: {
                /** @description Where the fields do not share the reason in `text`: the same keys, each with its sentence. */
                details?: {
                    [key: string]: string;
                };
                /** @description The fields at fault: zero-based position among the fields sent (positions joined by dots where nested), and name or path. A missing field takes the next free number. Query parameters are numbered likewise. */
                fields?: {
                    [key: string]: string;
                };
                /** @description What is wrong and, where it is not plain, what to do. */
                text: string;
            };
            /** @enum {string} */
            message: "Bad Request" | "Unauthorized" | "Payment Required" | "Not Found" | "Not Acceptable" | "Precondition Failed" | "Unprocessable Entity" | "Too Many Requests" | "Internal Server Error" | "Service Unavailable";
            /** @enum {string} */
            status: "400" | "401" | "402" | "404" | "406" | "412" | "422" | "429" | "500" | "503";
        }[];
        Event: {
            /** Format: date-time */
            created_at: string;
            data: Record<string, never>;
            /** Format: id */
            id: string;
            /** @description The store's own */
            metadata: {
                [key: string]: string;
            };
            /** Format: id */
            object_id: string;
            /** Format: date-time */
            occurred_at: string;
            sequence: number;
            /** @enum {string} */
            type: "enrollment.created" | "enrollment.trial_started" | "enrollment.activated" | "enrollment.renewed" | "enrollment.updated" | "enrollment.past_due" | "enrollment.recovered" | "enrollment.paused" | "enrollment.resumed" | "enrollment.cancelled" | "enrollment.ended" | "invoice.created" | "invoice.updated" | "invoice.issued" | "invoice.paid" | "invoice.payment_failed" | "invoice.dunning_ended" | "invoice.carried_over" | "invoice.credited" | "invoice.voided" | "invoice.marked_uncollectible" | "payment.succeeded" | "payment.failed" | "payment.pending" | "payment.refunded" | "payment.refund_failed" | "payment.disputed" | "payment.dispute_closed" | "refund.pending" | "refund.succeeded" | "refund.failed" | "credit_note.issued" | "credit_note.updated" | "balance_refund.created" | "subscriber.created" | "subscriber.updated" | "subscriber.balance_changed" | "subscriber.deleted" | "store.updated" | "store.standing_changed" | "api_key.created" | "api_key.revoked" | "webhook_endpoint.disabled";
            /** Format: date-time */
            updated_at: string;
        };
        /** @enum {string} */
        EventField: "id" | "type" | "sequence" | "object_id" | "occurred_at" | "created_at" | "updated_at";
        Invoice: {
            amount_due: number;
            amount_paid: number;
            balance_applied: number;
            carried_in: number;
            carried_over: number;
            /** Format: id */
            carried_to_invoice_id: string | null;
            /** Format: date */
            collect_on: string | null;
            /** @enum {string} */
            collection: "automatic" | "with_next_invoice" | "by_hand";
            /** Format: date-time */
            created_at: string;
            credited_by_invoices: number;
            credited_total: number;
            /** @example EUR */
            currency: string;
            discount_total: number;
            /** Format: date */
            due_on: string | null;
            /** Format: id */
            enrollment_id: string | null;
            failed_attempts: number;
            /** Format: id */
            id: string;
            /** Format: date */
            issued_on: string | null;
            lines: components["schemas"]["Line"][];
            /** @description The store's own */
            metadata: {
                [key: string]: string;
            };
            number: string | null;
            /** @enum {string} */
            renewal_type: "automatic" | "manual";
            /** @enum {string} */
            status: "draft" | "open" | "paid" | "void" | "uncollectible";
            /** Format: id */
            subscriber_id: string;
            subtotal: number;
            /** @enum {string} */
            tax_behavior: "exclusive" | "inclusive";
            tax_total: number;
            taxes: components["schemas"]["RateTax"][];
            total: number;
            /** Format: date-time */
            updated_at: string;
        };
        /** @enum {string} */
        InvoiceField: "id" | "subscriber_id" | "renewal_type" | "created_at" | "updated_at" | "number" | "status" | "enrollment_id" | "currency" | "tax_behavior" | "issued_on" | "due_on" | "subtotal" | "discount_total" | "tax_total" | "total" | "credited_total" | "credited_by_invoices" | "balance_applied" | "amount_paid" | "carried_in" | "carried_over" | "carried_to_invoice_id" | "amount_due" | "collection" | "collect_on" | "failed_attempts";
        InvoicePreview: {
            amount_due: number;
            balance_applied: number;
            /** @example EUR */
            currency: string;
            discount_total: number;
            /** Format: date */
            due_on: string | null;
            /** Format: date */
            issued_on: string | null;
            lines: components["schemas"]["PreviewedLine"][];
            subtotal: number;
            /** @enum {string} */
            tax_behavior: "exclusive" | "inclusive";
            tax_total: number;
            taxes: components["schemas"]["RateTax"][];
            total: number;
        };
        ItemsChange: {
            add_ons?: components["schemas"]["NewEnrollmentAddOn"][];
            /** Format: id */
            billing_option_id?: string;
            coupon_code?: string | null;
            /**
             * @default prorate_next
             * @enum {string}
             */
            mode?: "prorate_now" | "prorate_next" | "period_end" | "full_now";
            /**
             * Format: date
             * @description Only with `prorate_now` and `prorate_next`, which take hold today without it
             * @default null
             */
            on?: string | null;
            seats?: number;
        };
        Line: {
            /** @description In the currency's minor unit */
            amount: number;
            description: string;
            /** @description In the currency's minor unit */
            discount_amount: number;
            /** Format: id */
            id: string;
            /** @enum {string} */
            kind: "subscription" | "seats" | "usage" | "minimum" | "add_on" | "setup_fee" | "shipping" | "proration_credit" | "proration_charge" | "one_off";
            period: components["schemas"]["DayPeriod"] | null;
            /**
             * Format: decimal
             * @description A decimal
             * @example -12.5
             */
            quantity: string;
            /** @description In the currency's minor unit */
            tax_amount: number;
            tax_rate_ids: string[];
            taxes: components["schemas"]["RateTax"][];
            /**
             * Format: decimal
             * @description A decimal
             * @example -12.5
             */
            unit_price: string | null;
        };
        LineCredit: {
            amount: number;
            /** Format: date-time */
            created_at: string;
            /** Format: id */
            credit_note_id: string | null;
            /** Format: id */
            credited_by_invoice_id: string | null;
            /** Format: id */
            credited_by_line_id: string | null;
            /** Format: id */
            id: string;
            /** Format: id */
            invoice_id: string;
            /** Format: id */
            invoice_line_id: string;
            /** @description The store's own */
            metadata: {
                [key: string]: string;
            };
            /** @enum {string} */
            source: "credit_note" | "invoice" | "void" | "discount";
            tax_amount: number;
            /** Format: date-time */
            updated_at: string;
        };
        /** @enum {string} */
        LineCreditField: "id" | "invoice_id" | "invoice_line_id" | "source" | "credit_note_id" | "credited_by_invoice_id" | "credited_by_line_id" | "amount" | "tax_amount" | "created_at" | "updated_at";
        Maintenance: {
            /** Format: date-time */
            created_at: string;
            /** Format: id */
            id: string;
            /** @description The store's own */
            metadata: {
                [key: string]: string;
            };
            on: boolean;
            retry_after_seconds: number;
            text: string | null;
            /** Format: date-time */
            updated_at: string;
        };
        MaintenanceChange: {
            /** @description The store's own */
            metadata?: {
                [key: string]: string;
            };
            on?: boolean;
            retry_after_seconds?: number;
            text?: string | null;
        };
        Meter: {
            /** @enum {string} */
            aggregation: "count" | "sum" | "max" | "unique" | "latest" | "time_weighted";
            /** Format: date-time */
            created_at: string;
            /** Format: id */
            id: string;
            key: string;
            /** @description The store's own */
            metadata: {
                [key: string]: string;
            };
            name: string;
            unique_property: string | null;
            /** Format: date-time */
            updated_at: string;
        };
        MeterChange: {
            /** @description The store's own */
            metadata?: {
                [key: string]: string;
            };
            name?: string;
            unique_property?: string | null;
        };
        /** @enum {string} */
        MeterField: "id" | "key" | "name" | "aggregation" | "unique_property" | "created_at" | "updated_at";
        MeterUsage: {
            /** @enum {string} */
            aggregation: "count" | "sum" | "max" | "unique" | "latest" | "time_weighted";
            /** @description In the currency's minor unit */
            amount: number;
            /** Format: id */
            billing_option_id: string;
            meter: string;
            /** Format: id */
            meter_id: string;
            period: components["schemas"]["DayPeriod"];
            /**
             * Format: decimal
             * @description A decimal
             * @example -12.5
             */
            quantity: string;
        };
        NewAccount: {
            /** Format: email */
            email: string;
            /**
             * @description The store's own
             * @default {}
             */
            metadata?: {
                [key: string]: string;
            };
            name: string;
            /**
             * @default good
             * @enum {string}
             */
            standing?: "good" | "past_due" | "disabled";
        };
        NewAddOn: {
            /** @description In the currency's minor unit */
            amount: number;
            /** @enum {string} */
            charge: "recurring" | "one_time";
            /** @default null */
            description?: string | null;
            /** @default null */
            max_quantity?: number | null;
            /**
             * @description The store's own
             * @default {}
             */
            metadata?: {
                [key: string]: string;
            };
            name: string;
            /**
             * @default active
             * @enum {string}
             */
            status?: "active" | "not_active";
            /** Format: id */
            subscription_id: string;
        };
        NewAddress: {
            /** @default null */
            city?: string | null;
            /**
             * @default null
             * @example DE
             */
            country?: string | null;
            /** @default null */
            line1?: string | null;
            /** @default null */
            line2?: string | null;
            /** @default null */
            postal_code?: string | null;
            /** @default null */
            state?: string | null;
        };
        NewApiKey: {
            /**
             * Format: date-time
             * @default null
             */
            expires_at?: string | null;
            /**
             * @description The store's own
             * @default {}
             */
            metadata?: {
                [key: string]: string;
            };
            name: string;
            /**
             * @default write
             * @enum {string}
             */
            scope?: "read" | "write";
        };
        NewBalanceRefund: {
            /** @default null */
            amount?: number | null;
            /**
             * @description The store's own
             * @default {}
             */
            metadata?: {
                [key: string]: string;
            };
            /** @default null */
            reason?: string | null;
        };
        NewBillingOption: {
            /**
             * @description In the currency's minor unit
             * @default 0
             */
            amount?: number;
            /** @enum {string} */
            cycle: "weekly" | "monthly" | "quarterly" | "semi_annually" | "annually" | "forever";
            /** @default 1 */
            interval_count?: number;
            /** @default null */
            max_seats?: number | null;
            /**
             * @description The store's own
             * @default {}
             */
            metadata?: {
                [key: string]: string;
            };
            /**
             * Format: id
             * @default null
             */
            meter_id?: string | null;
            /** @default 1 */
            min_seats?: number;
            /**
             * @description In the currency's minor unit
             * @default 0
             */
            minimum_amount?: number;
            name: string;
            /** @default null */
            package_size?: number | null;
            /**
             * Format: decimal
             * @description A decimal, 0 or more up to 100
             * @default null
             * @example 12.5
             */
            percentage?: string | null;
            /**
             * @default null
             * @enum {string|null}
             */
            price_model?: "per_unit" | "graduated" | "volume" | "package" | "stair_step" | "percentage" | null;
            /**
             * @default automatic
             * @enum {string}
             */
            renewal_type?: "automatic" | "manual";
            /**
             * @default active
             * @enum {string}
             */
            status?: "active" | "not_active";
            /** Format: id */
            subscription_id: string;
            /** @default null */
            term_cycles?: number | null;
            /** @default null */
            tiers?: components["schemas"]["NewTier"][] | null;
            /**
             * Format: decimal
             * @description A decimal, 0 or more
             * @default null
             * @example 12.5
             */
            unit_price?: string | null;
        };
        NewCoupon: {
            /**
             * @description In the currency's minor unit
             * @default null
             */
            amount_off?: number | null;
            code: string;
            /**
             * @default once
             * @enum {string}
             */
            duration?: "once" | "repeating" | "forever";
            /** @default null */
            duration_cycles?: number | null;
            /**
             * Format: date
             * @default null
             */
            ends_on?: string | null;
            /** @default null */
            max_redemptions?: number | null;
            /**
             * @description The store's own
             * @default {}
             */
            metadata?: {
                [key: string]: string;
            };
            /**
             * @description In the currency's minor unit
             * @default 0
             */
            minimum_amount?: number;
            /** @default null */
            name?: string | null;
            /**
             * Format: decimal
             * @description A decimal, more than 0 up to 100
             * @default null
             * @example 12.5
             */
            percent_off?: string | null;
            /**
             * Format: date
             * @default null
             */
            starts_on?: string | null;
            /**
             * @default active
             * @enum {string}
             */
            status?: "active" | "not_active";
            /** @default [] */
            subscription_ids?: string[];
        };
        NewCreditedPart: {
            /** @description In the currency's minor unit */
            amount: number;
            /** Format: id */
            invoice_line_id: string;
        };
        NewCreditNote: {
            /** @default null */
            amount?: number | null;
            /** Format: id */
            invoice_id: string;
            /** @default null */
            lines?: components["schemas"]["NewCreditedPart"][] | null;
            /**
             * @description The store's own
             * @default {}
             */
            metadata?: {
                [key: string]: string;
            };
            /** @default null */
            reason?: string | null;
            /** @default false */
            refund?: boolean;
        };
        NewDayPeriod: {
            /** Format: date */
            end: string | null;
            /** Format: date */
            start: string;
        };
        NewEnrollment: {
            /** @default [] */
            add_ons?: components["schemas"]["NewEnrollmentAddOn"][];
            /** @default null */
            anchor_day?: number | null;
            /** Format: id */
            billing_option_id: string;
            /** @default null */
            coupon_code?: string | null;
            /**
             * @description The store's own
             * @default {}
             */
            metadata?: {
                [key: string]: string;
            };
            /**
             * Format: id
             * @default null
             */
            payment_method_id?: string | null;
            /** @default 1 */
            seats?: number;
            /**
             * Format: date
             * @default null
             */
            start_on?: string | null;
            /** Format: id */
            subscriber_id: string;
            /** @default null */
            trial_days?: number | null;
        };
        NewEnrollmentAddOn: {
            /** Format: id */
            add_on_id: string;
            /** @default 1 */
            quantity?: number;
        };
        NewInvoice: {
            /** @default true */
            issue?: boolean;
            lines: components["schemas"]["NewNewLine"][];
            /**
             * @description The store's own
             * @default {}
             */
            metadata?: {
                [key: string]: string;
            };
            /**
             * @default manual
             * @enum {string}
             */
            renewal_type?: "automatic" | "manual";
            /** Format: id */
            subscriber_id: string;
        };
        NewMeter: {
            /** @enum {string} */
            aggregation: "count" | "sum" | "max" | "unique" | "latest" | "time_weighted";
            key: string;
            /**
             * @description The store's own
             * @default {}
             */
            metadata?: {
                [key: string]: string;
            };
            name: string;
            /** @default null */
            unique_property?: string | null;
        };
        NewNewLine: {
            /** @description In the currency's minor unit */
            amount: number;
            description: string;
            /** @default null */
            period?: components["schemas"]["NewDayPeriod"] | null;
            /**
             * Format: decimal
             * @description A decimal
             * @default 1
             * @example -12.5
             */
            quantity?: string;
            /** @default [] */
            tax_rate_ids?: string[];
            /**
             * Format: decimal
             * @description A decimal
             * @default null
             * @example -12.5
             */
            unit_price?: string | null;
        };
        NewNewUsageEvent: {
            /** Format: id */
            enrollment_id: string;
            external_id: string;
            /**
             * @description The store's own
             * @default {}
             */
            metadata?: {
                [key: string]: string;
            };
            meter: string;
            /**
             * Format: date-time
             * @default null
             */
            occurred_at?: string | null;
            /**
             * @description The store's own
             * @default {}
             */
            properties?: {
                [key: string]: string;
            };
            /**
             * Format: decimal
             * @description A decimal
             * @default 1
             * @example -12.5
             */
            quantity?: string;
        };
        NewNote: {
            /**
             * @description The store's own
             * @default {}
             */
            metadata?: {
                [key: string]: string;
            };
            text: string;
        };
        NewPayment: {
            /**
             * @description The store's own
             * @default {}
             */
            metadata?: {
                [key: string]: string;
            };
            /**
             * Format: id
             * @default null
             */
            payment_method_id?: string | null;
            /** @default null */
            reference?: string | null;
        };
        NewPaymentGateway: {
            /** @enum {string} */
            gateway: "stripe";
            /**
             * @description The store's own
             * @default {}
             */
            metadata?: {
                [key: string]: string;
            };
            /** @example sk_test_example */
            secret_key: string;
            /**
             * @default null
             * @example whsec_example
             */
            webhook_secret?: string | null;
        };
        NewPaymentMethod: {
            /** @default true */
            default?: boolean;
            /** @enum {string} */
            gateway: "test" | "stripe";
            /**
             * @description The store's own
             * @default {}
             */
            metadata?: {
                [key: string]: string;
            };
            token: string;
        };
        NewRateLimit: {
            requests: number;
            window_seconds: number;
        };
        NewRefund: {
            /** @default null */
            amount?: number | null;
            /**
             * @description The store's own
             * @default {}
             */
            metadata?: {
                [key: string]: string;
            };
            /** @default null */
            reason?: string | null;
        };
        NewShippingOption: {
            /** @description In the currency's minor unit */
            amount: number;
            /**
             * @description The store's own
             * @default {}
             */
            metadata?: {
                [key: string]: string;
            };
            name: string;
            /**
             * @default active
             * @enum {string}
             */
            status?: "active" | "not_active";
        };
        NewStore: {
            /** Format: id */
            account_id: string;
            /** @example EUR */
            currency: string;
            /**
             * @description The store's own
             * @default {}
             */
            metadata?: {
                [key: string]: string;
            };
            name: string;
            /**
             * @default {
             *       "requests": 600,
             *       "window_seconds": 60
             *     }
             */
            rate_limit?: components["schemas"]["NewRateLimit"];
            /**
             * @default sandbox
             * @enum {string}
             */
            status?: "live" | "sandbox";
            /**
             * @default UTC
             * @example Europe/Berlin
             */
            time_zone?: string;
        };
        NewSubscriber: {
            /** @default null */
            address?: components["schemas"]["NewAddress"] | null;
            /** @default null */
            company?: string | null;
            /** Format: email */
            email: string;
            /** @default null */
            first_name?: string | null;
            /** @default null */
            last_name?: string | null;
            /**
             * @description The store's own
             * @default {}
             */
            metadata?: {
                [key: string]: string;
            };
            /** @default null */
            phone?: string | null;
            /** @default false */
            tax_exempt?: boolean;
            /** @default null */
            tax_id?: string | null;
            /**
             * @default null
             * @example Europe/Berlin
             */
            time_zone?: string | null;
        };
        NewSubscription: {
            /** @default true */
            allow_billing_option_changes?: boolean;
            /** @default null */
            description?: string | null;
            /** @default 0 */
            free_trial_days?: number;
            /**
             * @description The store's own
             * @default {}
             */
            metadata?: {
                [key: string]: string;
            };
            name: string;
            /**
             * @description In the currency's minor unit
             * @default 0
             */
            setup_fee?: number;
            /** @default false */
            shipping_charge?: boolean;
            /**
             * Format: id
             * @default null
             */
            shipping_option_id?: string | null;
            /**
             * @default active
             * @enum {string}
             */
            status?: "active" | "not_active";
            /** @default false */
            tax_charge?: boolean;
            /** @default [] */
            tax_rate_ids?: string[];
            /** @enum {string} */
            type: "fixed" | "one_time" | "seat_based" | "usage_based";
        };
        NewTaxRate: {
            /**
             * @default null
             * @example DE
             */
            country?: string | null;
            /**
             * @description The store's own
             * @default {}
             */
            metadata?: {
                [key: string]: string;
            };
            name: string;
            /**
             * Format: decimal
             * @description A decimal, 0 or more up to 100
             * @example 12.5
             */
            percentage: string;
            /** @default null */
            region?: string | null;
            /**
             * @default active
             * @enum {string}
             */
            status?: "active" | "not_active";
        };
        NewTier: {
            /**
             * @description In the currency's minor unit
             * @default 0
             */
            flat_amount?: number;
            /**
             * Format: decimal
             * @description A decimal, 0 or more
             * @default 0
             * @example 12.5
             */
            unit_price?: string;
            /** @default null */
            up_to?: number | null;
        };
        NewUsageEvent: {
            /** Format: id */
            enrollment_id: string;
            external_id: string;
            /**
             * @description The store's own
             * @default {}
             */
            metadata?: {
                [key: string]: string;
            };
            meter: string;
            /**
             * Format: date-time
             * @default null
             */
            occurred_at?: string | null;
            /**
             * @description The store's own
             * @default {}
             */
            properties?: {
                [key: string]: string;
            };
            /**
             * Format: decimal
             * @description A decimal
             * @default 1
             * @example -12.5
             */
            quantity?: string;
        };
        NewUsageEvents: {
            events: components["schemas"]["NewNewUsageEvent"][];
        };
        NewWebhookEndpoint: {
            /** @default null */
            description?: string | null;
            /** @default [] */
            events?: ("enrollment.created" | "enrollment.trial_started" | "enrollment.activated" | "enrollment.renewed" | "enrollment.updated" | "enrollment.past_due" | "enrollment.recovered" | "enrollment.paused" | "enrollment.resumed" | "enrollment.cancelled" | "enrollment.ended" | "invoice.created" | "invoice.updated" | "invoice.issued" | "invoice.paid" | "invoice.payment_failed" | "invoice.dunning_ended" | "invoice.carried_over" | "invoice.credited" | "invoice.voided" | "invoice.marked_uncollectible" | "payment.succeeded" | "payment.failed" | "payment.pending" | "payment.refunded" | "payment.refund_failed" | "payment.disputed" | "payment.dispute_closed" | "refund.pending" | "refund.succeeded" | "refund.failed" | "credit_note.issued" | "credit_note.updated" | "balance_refund.created" | "subscriber.created" | "subscriber.updated" | "subscriber.balance_changed" | "subscriber.deleted" | "store.updated" | "store.standing_changed" | "api_key.created" | "api_key.revoked" | "webhook_endpoint.disabled")[];
            /**
             * @description The store's own
             * @default {}
             */
            metadata?: {
                [key: string]: string;
            };
            /**
             * @default active
             * @enum {string}
             */
            status?: "active" | "not_active";
            /** @example https://example.com/webhooks */
            url: string;
        };
        NoFields: Record<string, never>;
        Note: {
            /** Format: date-time */
            created_at: string;
            /** Format: id */
            id: string;
            /** @description The store's own */
            metadata: {
                [key: string]: string;
            };
            /** Format: id */
            subscriber_id: string;
            text: string;
            /** Format: date-time */
            updated_at: string;
        };
        /** @enum {string} */
        NoteField: "id" | "text" | "created_at" | "updated_at" | "subscriber_id";
        NothingMore: Record<string, never>;
        OwnStore: {
            /** Format: id */
            account_id: string;
            /** Format: date-time */
            created_at: string;
            /** @example EUR */
            currency: string;
            /** @description Ascending */
            dunning_days: number[];
            /** @enum {string} */
            dunning_end: "cancel" | "leave";
            /** Format: id */
            id: string;
            invoice_prefix: string;
            /** @description The store's own */
            metadata: {
                [key: string]: string;
            };
            name: string;
            payment_terms_days: number;
            /** @enum {string} */
            proration_unit: "day" | "second";
            rate_limit: components["schemas"]["RateLimit"];
            /** @enum {string} */
            standing: "good" | "past_due" | "disabled";
            /** @enum {string} */
            status: "live" | "sandbox";
            /** Format: email */
            support_email: string | null;
            /** @enum {string} */
            tax_behavior: "exclusive" | "inclusive";
            /** @example Europe/Berlin */
            time_zone: string;
            /** Format: date-time */
            updated_at: string;
            usage_grace_days: number;
        };
        Parked: {
            attempts: number;
            /** Format: date-time */
            created_at: string;
            error: string;
            /** Format: id */
            id: string;
            /** @description The store's own */
            metadata: {
                [key: string]: string;
            };
            /** Format: date-time */
            next_attempt_at: string;
            /** Format: id */
            store_id: string;
            /** Format: date-time */
            updated_at: string;
        };
        /** @enum {string} */
        ParkedField: "id" | "store_id" | "error" | "attempts" | "next_attempt_at" | "created_at" | "updated_at";
        Payment: {
            amount: number;
            amount_refunded: number;
            attempt: number;
            /** Format: date-time */
            created_at: string;
            /** @example EUR */
            currency: string;
            dispute_reason: string | null;
            /** @enum {string|null} */
            dispute_status: "open" | "won" | "lost" | null;
            disputed_amount: number;
            failure_code: string | null;
            /** @enum {string} */
            gateway: "test" | "stripe" | "manual";
            gateway_reference: string | null;
            /** Format: id */
            id: string;
            /** Format: id */
            invoice_id: string;
            /** @description The store's own */
            metadata: {
                [key: string]: string;
            };
            /** Format: id */
            payment_method_id: string | null;
            /** @enum {string} */
            status: "succeeded" | "failed" | "pending";
            /** Format: id */
            subscriber_id: string;
            /** Format: date-time */
            updated_at: string;
        };
        /** @enum {string} */
        PaymentField: "id" | "invoice_id" | "subscriber_id" | "amount" | "currency" | "status" | "gateway" | "gateway_reference" | "failure_code" | "payment_method_id" | "attempt" | "amount_refunded" | "dispute_status" | "disputed_amount" | "dispute_reason" | "created_at" | "updated_at";
        PaymentGateway: {
            /** Format: date-time */
            created_at: string;
            /** @enum {string} */
            gateway: "stripe";
            hint: string;
            /** Format: id */
            id: string;
            /** @description The store's own */
            metadata: {
                [key: string]: string;
            };
            /** Format: date-time */
            updated_at: string;
        };
        PaymentGatewayChange: {
            /** @description The store's own */
            metadata?: {
                [key: string]: string;
            };
            /** @example sk_test_example */
            secret_key?: string;
            /** @example whsec_example */
            webhook_secret?: string | null;
        };
        /** @enum {string} */
        PaymentGatewayField: "id" | "gateway" | "created_at" | "updated_at" | "hint";
        PaymentMethod: {
            brand: string;
            /** Format: date-time */
            created_at: string;
            default: boolean;
            /** Format: date */
            expires_on: string;
            /** @enum {string} */
            gateway: "test" | "stripe";
            /** Format: id */
            id: string;
            last4: string;
            /** @description The store's own */
            metadata: {
                [key: string]: string;
            };
            /** Format: id */
            subscriber_id: string;
            /** Format: date-time */
            updated_at: string;
        };
        /** @enum {string} */
        PaymentMethodField: "id" | "gateway" | "default" | "created_at" | "updated_at" | "subscriber_id" | "brand" | "last4" | "expires_on";
        PreviewedLine: {
            /** @description In the currency's minor unit */
            amount: number;
            description: string;
            /** @description In the currency's minor unit */
            discount_amount: number;
            /** @enum {string} */
            kind: "subscription" | "seats" | "usage" | "minimum" | "add_on" | "setup_fee" | "shipping" | "proration_credit" | "proration_charge" | "one_off";
            period: components["schemas"]["DayPeriod"] | null;
            /**
             * Format: decimal
             * @description A decimal
             * @example -12.5
             */
            quantity: string;
            /** @description In the currency's minor unit */
            tax_amount: number;
            tax_rate_ids: string[];
            taxes: components["schemas"]["RateTax"][];
            /**
             * Format: decimal
             * @description A decimal
             * @example -12.5
             */
            unit_price: string | null;
        };
        RateLimit: {
            requests: number;
            window_seconds: number;
        };
        RateTax: {
            amount: number;
            /**
             * Format: decimal
             * @description A decimal, 0 or more
             * @example 12.5
             */
            percentage: string;
            /** Format: id */
            tax_rate_id: string;
        };
        Refund: {
            amount: number;
            /** Format: id */
            balance_refund_id: string | null;
            /** Format: date-time */
            created_at: string;
            /** Format: id */
            credit_note_id: string | null;
            /** @example EUR */
            currency: string;
            failure_code: string | null;
            /** @enum {string} */
            gateway: "test" | "stripe" | "manual";
            gateway_reference: string | null;
            /** Format: id */
            id: string;
            /** Format: id */
            invoice_id: string;
            /** @description The store's own */
            metadata: {
                [key: string]: string;
            };
            /** Format: id */
            payment_id: string;
            reason: string | null;
            /** @enum {string} */
            status: "pending" | "succeeded" | "failed";
            /** Format: id */
            subscriber_id: string;
            /** Format: date-time */
            updated_at: string;
        };
        /** @enum {string} */
        RefundField: "id" | "payment_id" | "invoice_id" | "credit_note_id" | "balance_refund_id" | "subscriber_id" | "amount" | "currency" | "status" | "gateway" | "gateway_reference" | "failure_code" | "reason" | "created_at" | "updated_at";
        RetainedMonth: {
            /** @example 2026-01 */
            month: string;
            revenue: number;
            subscribers: number;
        };
        RevenueMonth: {
            churn: number;
            closing: number;
            collected: number;
            contraction: number;
            credited: number;
            expansion: number;
            invoiced: number;
            /** @example 2026-01 */
            month: string;
            new: number;
            opening: number;
            reactivation: number;
            refunded: number;
            subscribers: number;
            voided: number;
        };
        RevenueReport: {
            /** @example EUR */
            currency: string;
            months: components["schemas"]["RevenueMonth"][];
            /** @example Europe/Berlin */
            time_zone: string;
        };
        ScheduledChange: {
            add_ons: components["schemas"]["EnrollmentAddOn"][];
            /** Format: id */
            billing_option_id: string;
            /** Format: date */
            on: string;
            seats: number;
        };
        SecretWebhookEndpoint: {
            /** Format: date-time */
            created_at: string;
            description: string | null;
            /** @enum {string|null} */
            disabled_reason: "gone" | "failing" | null;
            events: ("enrollment.created" | "enrollment.trial_started" | "enrollment.activated" | "enrollment.renewed" | "enrollment.updated" | "enrollment.past_due" | "enrollment.recovered" | "enrollment.paused" | "enrollment.resumed" | "enrollment.cancelled" | "enrollment.ended" | "invoice.created" | "invoice.updated" | "invoice.issued" | "invoice.paid" | "invoice.payment_failed" | "invoice.dunning_ended" | "invoice.carried_over" | "invoice.credited" | "invoice.voided" | "invoice.marked_uncollectible" | "payment.succeeded" | "payment.failed" | "payment.pending" | "payment.refunded" | "payment.refund_failed" | "payment.disputed" | "payment.dispute_closed" | "refund.pending" | "refund.succeeded" | "refund.failed" | "credit_note.issued" | "credit_note.updated" | "balance_refund.created" | "subscriber.created" | "subscriber.updated" | "subscriber.balance_changed" | "subscriber.deleted" | "store.updated" | "store.standing_changed" | "api_key.created" | "api_key.revoked" | "webhook_endpoint.disabled")[];
            /** Format: id */
            id: string;
            /** @description The store's own */
            metadata: {
                [key: string]: string;
            };
            secret: string;
            /** @enum {string} */
            status: "active" | "not_active";
            /** Format: date-time */
            updated_at: string;
            /** @example https://example.com/webhooks */
            url: string;
        };
        ShippingOption: {
            /** @description In the currency's minor unit */
            amount: number;
            /** Format: date-time */
            created_at: string;
            /** Format: id */
            id: string;
            /** @description The store's own */
            metadata: {
                [key: string]: string;
            };
            name: string;
            /** @enum {string} */
            status: "active" | "not_active";
            /** Format: date-time */
            updated_at: string;
        };
        ShippingOptionChange: {
            /** @description In the currency's minor unit */
            amount?: number;
            /** @description The store's own */
            metadata?: {
                [key: string]: string;
            };
            name?: string;
            /** @enum {string} */
            status?: "active" | "not_active";
        };
        /** @enum {string} */
        ShippingOptionField: "id" | "name" | "amount" | "status" | "created_at" | "updated_at";
        Store: {
            /** Format: id */
            account_id: string;
            /** Format: date-time */
            created_at: string;
            /** @example EUR */
            currency: string;
            /** Format: id */
            id: string;
            /** @description The store's own */
            metadata: {
                [key: string]: string;
            };
            name: string;
            rate_limit: components["schemas"]["RateLimit"];
            /** @enum {string} */
            status: "live" | "sandbox";
            /** @example Europe/Berlin */
            time_zone: string;
            /** Format: date-time */
            updated_at: string;
        };
        StoreChange: {
            /** @description The store's own */
            metadata?: {
                [key: string]: string;
            };
            name?: string;
            rate_limit?: components["schemas"]["NewRateLimit"];
            /** @example Europe/Berlin */
            time_zone?: string;
        };
        StoreClock: {
            /** Format: date-time */
            now: string;
        };
        /** @enum {string} */
        StoreField: "id" | "account_id" | "name" | "status" | "currency" | "time_zone" | "created_at" | "updated_at";
        StoreSettingsChange: {
            /** @description Ascending */
            dunning_days?: number[];
            /** @enum {string} */
            dunning_end?: "cancel" | "leave";
            invoice_prefix?: string;
            /** @description The store's own */
            metadata?: {
                [key: string]: string;
            };
            name?: string;
            payment_terms_days?: number;
            /** @enum {string} */
            proration_unit?: "day" | "second";
            /** Format: email */
            support_email?: string | null;
            /** @enum {string} */
            tax_behavior?: "exclusive" | "inclusive";
            /** @example Europe/Berlin */
            time_zone?: string;
            usage_grace_days?: number;
        };
        Subscriber: {
            address: components["schemas"]["Address"] | null;
            balance: number;
            company: string | null;
            /** Format: date-time */
            created_at: string;
            /** Format: email */
            email: string;
            first_name: string | null;
            /** Format: id */
            id: string;
            last_name: string | null;
            /** @description The store's own */
            metadata: {
                [key: string]: string;
            };
            phone: string | null;
            /** @enum {string} */
            status: "active" | "inactive";
            tax_exempt: boolean;
            tax_id: string | null;
            /** @example Europe/Berlin */
            time_zone: string | null;
            /** Format: date-time */
            updated_at: string;
        };
        SubscriberChange: {
            address?: components["schemas"]["NewAddress"] | null;
            company?: string | null;
            /** Format: email */
            email?: string;
            first_name?: string | null;
            last_name?: string | null;
            /** @description The store's own */
            metadata?: {
                [key: string]: string;
            };
            phone?: string | null;
            tax_exempt?: boolean;
            tax_id?: string | null;
            /** @example Europe/Berlin */
            time_zone?: string | null;
        };
        /** @enum {string} */
        SubscriberField: "id" | "email" | "first_name" | "last_name" | "company" | "phone" | "time_zone" | "tax_exempt" | "tax_id" | "created_at" | "updated_at" | "status" | "balance";
        Subscription: {
            allow_billing_option_changes: boolean;
            /** Format: date-time */
            created_at: string;
            description: string | null;
            free_trial_days: number;
            /** Format: id */
            id: string;
            /** @description The store's own */
            metadata: {
                [key: string]: string;
            };
            name: string;
            /** @description In the currency's minor unit */
            setup_fee: number;
            shipping_charge: boolean;
            /** Format: id */
            shipping_option_id: string | null;
            /** @enum {string} */
            status: "active" | "not_active";
            tax_charge: boolean;
            tax_rate_ids: string[];
            /** @enum {string} */
            type: "fixed" | "one_time" | "seat_based" | "usage_based";
            /** Format: date-time */
            updated_at: string;
        };
        SubscriptionChange: {
            allow_billing_option_changes?: boolean;
            description?: string | null;
            free_trial_days?: number;
            /** @description The store's own */
            metadata?: {
                [key: string]: string;
            };
            name?: string;
            /** @description In the currency's minor unit */
            setup_fee?: number;
            shipping_charge?: boolean;
            /** Format: id */
            shipping_option_id?: string | null;
            /** @enum {string} */
            status?: "active" | "not_active";
            tax_charge?: boolean;
            tax_rate_ids?: string[];
        };
        /** @enum {string} */
        SubscriptionField: "id" | "name" | "type" | "status" | "description" | "free_trial_days" | "setup_fee" | "allow_billing_option_changes" | "shipping_charge" | "shipping_option_id" | "tax_charge" | "created_at" | "updated_at";
        TaxRate: {
            /** @example DE */
            country: string | null;
            /** Format: date-time */
            created_at: string;
            /** Format: id */
            id: string;
            /** @description The store's own */
            metadata: {
                [key: string]: string;
            };
            name: string;
            /**
             * Format: decimal
             * @description A decimal, 0 or more up to 100
             * @example 12.5
             */
            percentage: string;
            region: string | null;
            /** @enum {string} */
            status: "active" | "not_active";
            /** Format: date-time */
            updated_at: string;
        };
        TaxRateChange: {
            /** @example DE */
            country?: string | null;
            /** @description The store's own */
            metadata?: {
                [key: string]: string;
            };
            name?: string;
            /**
             * Format: decimal
             * @description A decimal, 0 or more up to 100
             * @example 12.5
             */
            percentage?: string;
            region?: string | null;
            /** @enum {string} */
            status?: "active" | "not_active";
        };
        /** @enum {string} */
        TaxRateField: "id" | "name" | "percentage" | "country" | "region" | "status" | "created_at" | "updated_at";
        Tier: {
            /** @description In the currency's minor unit */
            flat_amount: number;
            /**
             * Format: decimal
             * @description A decimal, 0 or more
             * @example 12.5
             */
            unit_price: string;
            up_to: number | null;
        };
        UsageEvent: {
            /** Format: date-time */
            created_at: string;
            /** Format: id */
            enrollment_id: string;
            external_id: string;
            /** Format: id */
            id: string;
            /** @description The store's own */
            metadata: {
                [key: string]: string;
            };
            meter: string;
            /** Format: date-time */
            occurred_at: string;
            /** @description The store's own */
            properties: {
                [key: string]: string;
            };
            /**
             * Format: decimal
             * @description A decimal
             * @example -12.5
             */
            quantity: string;
            /** Format: date-time */
            updated_at: string;
        };
        /** @enum {string} */
        UsageEventField: "id" | "external_id" | "enrollment_id" | "meter" | "quantity" | "created_at" | "updated_at" | "occurred_at";
        UsageReceipt: {
            code: string | null;
            /** Format: id */
            event_id: string | null;
            external_id: string;
            /** @enum {string} */
            status: "accepted" | "duplicate" | "refused";
            text: string | null;
        };
        UsageReceipts: {
            results: components["schemas"]["UsageReceipt"][];
        };
        WebhookDelivery: {
            attempt: number;
            /** Format: date-time */
            attempted_at: string | null;
            /** Format: date-time */
            created_at: string;
            /** Format: id */
            endpoint_id: string;
            error: string | null;
            /** Format: id */
            event_id: string;
            /** Format: id */
            id: string;
            /** @description The store's own */
            metadata: {
                [key: string]: string;
            };
            /** Format: date-time */
            next_attempt_at: string | null;
            response_status: number | null;
            /** @enum {string} */
            status: "pending" | "succeeded" | "failed";
            /** Format: date-time */
            updated_at: string;
        };
        /** @enum {string} */
        WebhookDeliveryField: "id" | "endpoint_id" | "event_id" | "attempt" | "status" | "response_status" | "error" | "attempted_at" | "next_attempt_at" | "created_at" | "updated_at";
        WebhookEndpoint: {
            /** Format: date-time */
            created_at: string;
            description: string | null;
            /** @enum {string|null} */
            disabled_reason: "gone" | "failing" | null;
            events: ("enrollment.created" | "enrollment.trial_started" | "enrollment.activated" | "enrollment.renewed" | "enrollment.updated" | "enrollment.past_due" | "enrollment.recovered" | "enrollment.paused" | "enrollment.resumed" | "enrollment.cancelled" | "enrollment.ended" | "invoice.created" | "invoice.updated" | "invoice.issued" | "invoice.paid" | "invoice.payment_failed" | "invoice.dunning_ended" | "invoice.carried_over" | "invoice.credited" | "invoice.voided" | "invoice.marked_uncollectible" | "payment.succeeded" | "payment.failed" | "payment.pending" | "payment.refunded" | "payment.refund_failed" | "payment.disputed" | "payment.dispute_closed" | "refund.pending" | "refund.succeeded" | "refund.failed" | "credit_note.issued" | "credit_note.updated" | "balance_refund.created" | "subscriber.created" | "subscriber.updated" | "subscriber.balance_changed" | "subscriber.deleted" | "store.updated" | "store.standing_changed" | "api_key.created" | "api_key.revoked" | "webhook_endpoint.disabled")[];
            /** Format: id */
            id: string;
            /** @description The store's own */
            metadata: {
                [key: string]: string;
            };
            /** @enum {string} */
            status: "active" | "not_active";
            /** Format: date-time */
            updated_at: string;
            /** @example https://example.com/webhooks */
            url: string;
        };
        WebhookEndpointChange: {
            description?: string | null;
            events?: ("enrollment.created" | "enrollment.trial_started" | "enrollment.activated" | "enrollment.renewed" | "enrollment.updated" | "enrollment.past_due" | "enrollment.recovered" | "enrollment.paused" | "enrollment.resumed" | "enrollment.cancelled" | "enrollment.ended" | "invoice.created" | "invoice.updated" | "invoice.issued" | "invoice.paid" | "invoice.payment_failed" | "invoice.dunning_ended" | "invoice.carried_over" | "invoice.credited" | "invoice.voided" | "invoice.marked_uncollectible" | "payment.succeeded" | "payment.failed" | "payment.pending" | "payment.refunded" | "payment.refund_failed" | "payment.disputed" | "payment.dispute_closed" | "refund.pending" | "refund.succeeded" | "refund.failed" | "credit_note.issued" | "credit_note.updated" | "balance_refund.created" | "subscriber.created" | "subscriber.updated" | "subscriber.balance_changed" | "subscriber.deleted" | "store.updated" | "store.standing_changed" | "api_key.created" | "api_key.revoked" | "webhook_endpoint.disabled")[];
            /** @description The store's own */
            metadata?: {
                [key: string]: string;
            };
            /** @enum {string} */
            status?: "active" | "not_active";
            /** @example https://example.com/webhooks */
            url?: string;
        };
        /** @enum {string} */
        WebhookEndpointField: "id" | "url" | "status" | "description" | "created_at" | "updated_at" | "disabled_reason";
    };
    responses: {
        /** @description Incomplete or not understood: not JSON, an unknown or wrong field, half a filter, malformed HTTP. */
        BadRequest: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                /** @description One stable word for machines. What brings each about, and what to do: [/docs/errors](/docs/errors). */
                "SO-Error-Code": "malformed_http" | "headers_too_large" | "request_timeout" | "missing_host" | "unsupported_expectation" | "unsupported_content_type" | "unsupported_content_encoding" | "invalid_idempotency_key" | "unknown_parameter" | "invalid_parameter" | "body_too_large" | "incomplete_body" | "not_utf8" | "not_json" | "not_an_object" | "too_deep" | "unknown_field" | "duplicate_field" | "missing_field" | "invalid_field" | "bad_signature" | "invalid_fields";
                "SO-Request-Id": components["headers"]["SO-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Incomplete or not understood: not JSON, an unknown or wrong field, half a filter, malformed HTTP. */
        BadRequestWithoutBody: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                /** @description One stable word for machines. What brings each about, and what to do: [/docs/errors](/docs/errors). */
                "SO-Error-Code": "malformed_http" | "headers_too_large" | "request_timeout" | "missing_host" | "unsupported_expectation" | "unsupported_content_type" | "unsupported_content_encoding" | "invalid_idempotency_key" | "unknown_parameter" | "invalid_parameter" | "body_too_large" | "incomplete_body" | "not_utf8" | "not_json" | "not_an_object" | "too_deep" | "unknown_field" | "duplicate_field" | "missing_field" | "invalid_field" | "bad_signature" | "invalid_fields";
                "SO-Request-Id": components["headers"]["SO-Request-Id"];
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description Our fault. */
        InternalServerError: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                /** @description One stable word for machines. What brings each about, and what to do: [/docs/errors](/docs/errors). */
                "SO-Error-Code": "internal_error";
                "SO-Request-Id": components["headers"]["SO-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Our fault. */
        InternalServerErrorWithoutBody: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                /** @description One stable word for machines. What brings each about, and what to do: [/docs/errors](/docs/errors). */
                "SO-Error-Code": "internal_error";
                "SO-Request-Id": components["headers"]["SO-Request-Id"];
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description `Accept` is not set to application/json. */
        NotAcceptable: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                /** @description One stable word for machines. What brings each about, and what to do: [/docs/errors](/docs/errors). */
                "SO-Error-Code": "not_acceptable";
                "SO-Request-Id": components["headers"]["SO-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description `Accept` is not set to application/json. */
        NotAcceptableWithoutBody: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                /** @description One stable word for machines. What brings each about, and what to do: [/docs/errors](/docs/errors). */
                "SO-Error-Code": "not_acceptable";
                "SO-Request-Id": components["headers"]["SO-Request-Id"];
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description There is no such item in this store, or no such URL. */
        NotFound: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                /** @description One stable word for machines. What brings each about, and what to do: [/docs/errors](/docs/errors). */
                "SO-Error-Code": "unknown_url" | "not_found";
                "SO-Request-Id": components["headers"]["SO-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description There is no such item in this store, or no such URL. */
        NotFoundWithoutBody: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                /** @description One stable word for machines. What brings each about, and what to do: [/docs/errors](/docs/errors). */
                "SO-Error-Code": "unknown_url" | "not_found";
                "SO-Request-Id": components["headers"]["SO-Request-Id"];
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The store's account has been disabled. */
        PaymentRequired: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                /** @description One stable word for machines. What brings each about, and what to do: [/docs/errors](/docs/errors). */
                "SO-Error-Code": "account_disabled";
                "SO-Request-Id": components["headers"]["SO-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The store's account has been disabled. */
        PaymentRequiredWithoutBody: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                /** @description One stable word for machines. What brings each about, and what to do: [/docs/errors](/docs/errors). */
                "SO-Error-Code": "account_disabled";
                "SO-Request-Id": components["headers"]["SO-Request-Id"];
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description A required header is missing or empty, `SO-Ver` or `If-Match` does not hold, or something that the request names does not exist. */
        PreconditionFailed: {
            headers: {
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                /** @description One stable word for machines. What brings each about, and what to do: [/docs/errors](/docs/errors). */
                "SO-Error-Code": "missing_authorization" | "missing_content_type" | "wrong_version" | "if_match_failed" | "missing_reference" | "no_payment_gateway" | "no_payment_method";
                "SO-Request-Id": components["headers"]["SO-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description A required header is missing or empty, `SO-Ver` or `If-Match` does not hold, or something that the request names does not exist. */
        PreconditionFailedWithoutBody: {
            headers: {
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                /** @description One stable word for machines. What brings each about, and what to do: [/docs/errors](/docs/errors). */
                "SO-Error-Code": "missing_authorization" | "missing_content_type" | "wrong_version" | "if_match_failed" | "missing_reference" | "no_payment_gateway" | "no_payment_method";
                "SO-Request-Id": components["headers"]["SO-Request-Id"];
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description Maintenance, start-up or shutdown, database out of reach, or more load than can be served in time. */
        ServiceUnavailable: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Retry-After": components["headers"]["Retry-After"];
                /** @description One stable word for machines. What brings each about, and what to do: [/docs/errors](/docs/errors). */
                "SO-Error-Code": "starting" | "stopping" | "api_not_served_here" | "maintenance" | "database_unavailable" | "gateway_unavailable" | "overloaded";
                "SO-Request-Id": components["headers"]["SO-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Maintenance, start-up or shutdown, database out of reach, or more load than can be served in time. */
        ServiceUnavailableWithoutBody: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Retry-After": components["headers"]["Retry-After"];
                /** @description One stable word for machines. What brings each about, and what to do: [/docs/errors](/docs/errors). */
                "SO-Error-Code": "starting" | "stopping" | "api_not_served_here" | "maintenance" | "database_unavailable" | "gateway_unavailable" | "overloaded";
                "SO-Request-Id": components["headers"]["SO-Request-Id"];
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The store's rate limit is reached, or this address has failed authorization too often. */
        TooManyRequests: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Retry-After": components["headers"]["Retry-After"];
                /** @description One stable word for machines. What brings each about, and what to do: [/docs/errors](/docs/errors). */
                "SO-Error-Code": "rate_limited" | "too_many_failed_authorizations";
                "SO-Request-Id": components["headers"]["SO-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The store's rate limit is reached, or this address has failed authorization too often. */
        TooManyRequestsWithoutBody: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Retry-After": components["headers"]["Retry-After"];
                /** @description One stable word for machines. What brings each about, and what to do: [/docs/errors](/docs/errors). */
                "SO-Error-Code": "rate_limited" | "too_many_failed_authorizations";
                "SO-Request-Id": components["headers"]["SO-Request-Id"];
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description Credentials that can not be read, do not exist, do not match, or may not do this. One text for all of these. */
        Unauthorized: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                /** @description One stable word for machines. What brings each about, and what to do: [/docs/errors](/docs/errors). */
                "SO-Error-Code": "bad_credentials";
                "SO-Request-Id": components["headers"]["SO-Request-Id"];
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Credentials that can not be read, do not exist, do not match, or may not do this. One text for all of these. */
        UnauthorizedWithoutBody: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                /** @description One stable word for machines. What brings each about, and what to do: [/docs/errors](/docs/errors). */
                "SO-Error-Code": "bad_credentials";
                "SO-Request-Id": components["headers"]["SO-Request-Id"];
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description Nothing is wrong with the request, but it could not be carried out. */
        UnprocessableEntity: {
            headers: {
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                /** @description One stable word for machines. What brings each about, and what to do: [/docs/errors](/docs/errors). */
                "SO-Error-Code": "already_taken" | "in_use" | "subscriber_unsettled" | "idempotency_key_reused" | "cannot_delete_own_key" | "price_in_use" | "payment_method_refused" | "wrong_gateway_key" | "not_on_sale" | "seats_out_of_range" | "add_on_not_offered" | "coupon_not_redeemable" | "change_not_allowed" | "enrollment_over" | "enrollment_paused" | "enrollment_not_paused" | "outside_period" | "cycle_mismatch" | "not_sandbox" | "clock_backwards" | "clock_too_far" | "amount_too_large" | "invoice_not_open" | "invoice_credited_later" | "gateway_outcome_unknown" | "amount_not_chargeable" | "invoice_partly_paid" | "payment_pending" | "payment_not_succeeded" | "credit_too_large" | "refund_too_large" | "balance_refund_too_large" | "usage_not_metered" | "usage_outside_enrollment" | "usage_in_future" | "usage_billed" | "negative_usage" | "webhook_address_refused" | "too_many_endpoints" | "delivery_under_way" | "unprocessable";
                "SO-Request-Id": components["headers"]["SO-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Nothing is wrong with the request, but it could not be carried out. */
        UnprocessableEntityWithoutBody: {
            headers: {
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                /** @description One stable word for machines. What brings each about, and what to do: [/docs/errors](/docs/errors). */
                "SO-Error-Code": "already_taken" | "in_use" | "subscriber_unsettled" | "idempotency_key_reused" | "cannot_delete_own_key" | "price_in_use" | "payment_method_refused" | "wrong_gateway_key" | "not_on_sale" | "seats_out_of_range" | "add_on_not_offered" | "coupon_not_redeemable" | "change_not_allowed" | "enrollment_over" | "enrollment_paused" | "enrollment_not_paused" | "outside_period" | "cycle_mismatch" | "not_sandbox" | "clock_backwards" | "clock_too_far" | "amount_too_large" | "invoice_not_open" | "invoice_credited_later" | "gateway_outcome_unknown" | "amount_not_chargeable" | "invoice_partly_paid" | "payment_pending" | "payment_not_succeeded" | "credit_too_large" | "refund_too_large" | "balance_refund_too_large" | "usage_not_metered" | "usage_outside_enrollment" | "usage_in_future" | "usage_billed" | "negative_usage" | "webhook_address_refused" | "too_many_endpoints" | "delivery_under_way" | "unprocessable";
                "SO-Request-Id": components["headers"]["SO-Request-Id"];
                [name: string]: unknown;
            };
            content?: never;
        };
    };
    parameters: {
        /** @description The id of the last item seen: walks everything in the order of id, at an even speed. Empty: from the start. Excludes `page`. */
        after: string;
        /** @description The value that the field at the same place among the `exclude_by` must not have. The halves of this pair may also change places, where just one of them names a field. */
        exclude: string[];
        /** @description The value that the field at the same place among the `filter_by` must have. Needs `filter_by`. */
        filter: string[];
        /** @description Carries the request out at most once: for 24 hours its first answer is given again to the same key and request. Postman makes a new key of `{{$guid}}` each time. */
        "Idempotency-Key": "{{$guid}}" | string;
        /** @description An `ETag`: 412 unless the item is still as it was then. `*` is any state. */
        "If-Match": "*" | string;
        /** @description Page number from 1, which is the default. Excludes `after`. */
        page: number;
        /** @description Items a page: 25 when left out or empty, at most 100. */
        paginate: number;
        /** @description The caller's own id for this request, taken over into the answer. */
        "SO-Request-Id": "{{$guid}}" | string;
        /** @description The version that the caller was made for: must equal the one in the URL. */
        "SO-Ver": "1.0.0";
        /** @description The direction of `sort_by`: ascending when left out or empty. */
        sort: "asc" | "desc" | "ASC" | "DESC";
    };
    requestBodies: never;
    headers: {
        /** @description A strong tag of the item as shown here, for `If-Match`. */
        ETag: string;
        /** @description `true` when this is the kept answer to an earlier request with the same key. */
        "Idempotent-Replayed": "true";
        /** @description Other pages, as in RFC 8288: `first`, `prev`, `next`, `last`. A query that is too long for all of them has fewer. */
        Link: string;
        /** @description The path of what was created, with the prefix under which a proxy serves it. */
        Location: string;
        /** @description What is left of the limit of the store and for how many seconds: `"store";r=99;t=42`. */
        RateLimit: string;
        /** @description How many requests the store has in how many seconds: `"store";q=100;w=60`. */
        "RateLimit-Policy": string;
        /** @description Seconds until trying again makes sense. */
        "Retry-After": number;
        /** @description Names this request in the log: quote it when you report something. */
        "SO-Request-Id": string;
        /** @description How many items there are on all pages. */
        "SO-Total-Count": number;
        /** @description The scheme that is asked for. */
        "WWW-Authenticate": string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listAddOns: {
        parameters: {
            query?: {
                /** @description The id of the last item seen: walks everything in the order of id, at an even speed. Empty: from the start. Excludes `page`. */
                after?: components["parameters"]["after"];
                /** @description The value that the field at the same place among the `exclude_by` must not have. The halves of this pair may also change places, where just one of them names a field. */
                exclude?: components["parameters"]["exclude"];
                /** @description All items but those where this field equals `exclude`, which it needs. */
                exclude_by?: components["schemas"]["AddOnField"][];
                /** @description The value that the field at the same place among the `filter_by` must have. Needs `filter_by`. */
                filter?: components["parameters"]["filter"];
                /** @description Only items where this field equals `filter`, which it needs. A list takes up to 20 pairs of filter and exclude together. */
                filter_by?: components["schemas"]["AddOnField"][];
                /** @description Page number from 1, which is the default. Excludes `after`. */
                page?: components["parameters"]["page"];
                /** @description Items a page: 25 when left out or empty, at most 100. */
                paginate?: components["parameters"]["paginate"];
                /** @description The direction of `sort_by`: ascending when left out or empty. */
                sort?: components["parameters"]["sort"];
                /** @description The order of the list: by `id` when left out; ties are broken by id. */
                sort_by?: components["schemas"]["AddOnField"];
            };
            header?: {
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of the list. */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    "SO-Total-Count": components["headers"]["SO-Total-Count"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddOn"][];
                };
            };
            /** @description Nothing to list: an empty list, or a page past the end. No body. */
            204: {
                headers: {
                    Link: components["headers"]["Link"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    "SO-Total-Count": components["headers"]["SO-Total-Count"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createAddOn: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out at most once: for 24 hours its first answer is given again to the same key and request. Postman makes a new key of `{{$guid}}` each time. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "subscription_id": "the subscription id",
                 *       "name": "Example name",
                 *       "charge": "recurring",
                 *       "amount": 1000
                 *     }
                 */
                "application/json": components["schemas"]["NewAddOn"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddOn"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getAddOn: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the add-on. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddOn"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    changeAddOn: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out at most once: for 24 hours its first answer is given again to the same key and request. Postman makes a new key of `{{$guid}}` each time. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description An `ETag`: 412 unless the item is still as it was then. `*` is any state. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the add-on. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Example name"
                 *     }
                 */
                "application/json": components["schemas"]["AddOnChange"];
            };
        };
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddOn"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteAddOn: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out at most once: for 24 hours its first answer is given again to the same key and request. Postman makes a new key of `{{$guid}}` each time. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description An `ETag`: 412 unless the item is still as it was then. `*` is any state. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the add-on. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddOn"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listApiKeys: {
        parameters: {
            query?: {
                /** @description The id of the last item seen: walks everything in the order of id, at an even speed. Empty: from the start. Excludes `page`. */
                after?: components["parameters"]["after"];
                /** @description The value that the field at the same place among the `exclude_by` must not have. The halves of this pair may also change places, where just one of them names a field. */
                exclude?: components["parameters"]["exclude"];
                /** @description All items but those where this field equals `exclude`, which it needs. */
                exclude_by?: components["schemas"]["ApiKeyField"][];
                /** @description The value that the field at the same place among the `filter_by` must have. Needs `filter_by`. */
                filter?: components["parameters"]["filter"];
                /** @description Only items where this field equals `filter`, which it needs. A list takes up to 20 pairs of filter and exclude together. */
                filter_by?: components["schemas"]["ApiKeyField"][];
                /** @description Page number from 1, which is the default. Excludes `after`. */
                page?: components["parameters"]["page"];
                /** @description Items a page: 25 when left out or empty, at most 100. */
                paginate?: components["parameters"]["paginate"];
                /** @description The direction of `sort_by`: ascending when left out or empty. */
                sort?: components["parameters"]["sort"];
                /** @description The order of the list: by `id` when left out; ties are broken by id. */
                sort_by?: components["schemas"]["ApiKeyField"];
            };
            header?: {
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of the list. */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    "SO-Total-Count": components["headers"]["SO-Total-Count"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"][];
                };
            };
            /** @description Nothing to list: an empty list, or a page past the end. No body. */
            204: {
                headers: {
                    Link: components["headers"]["Link"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    "SO-Total-Count": components["headers"]["SO-Total-Count"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out at most once: for 24 hours its first answer is given again to the same key and request. Postman makes a new key of `{{$guid}}` each time. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Example name"
                 *     }
                 */
                "application/json": components["schemas"]["NewApiKey"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedApiKey"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the API key. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out at most once: for 24 hours its first answer is given again to the same key and request. Postman makes a new key of `{{$guid}}` each time. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description An `ETag`: 412 unless the item is still as it was then. `*` is any state. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the API key. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listBalanceRefunds: {
        parameters: {
            query?: {
                /** @description The id of the last item seen: walks everything in the order of id, at an even speed. Empty: from the start. Excludes `page`. */
                after?: components["parameters"]["after"];
                /** @description The value that the field at the same place among the `exclude_by` must not have. The halves of this pair may also change places, where just one of them names a field. */
                exclude?: components["parameters"]["exclude"];
                /** @description All items but those where this field equals `exclude`, which it needs. */
                exclude_by?: components["schemas"]["BalanceRefundField"][];
                /** @description The value that the field at the same place among the `filter_by` must have. Needs `filter_by`. */
                filter?: components["parameters"]["filter"];
                /** @description Only items where this field equals `filter`, which it needs. A list takes up to 20 pairs of filter and exclude together. */
                filter_by?: components["schemas"]["BalanceRefundField"][];
                /** @description Page number from 1, which is the default. Excludes `after`. */
                page?: components["parameters"]["page"];
                /** @description Items a page: 25 when left out or empty, at most 100. */
                paginate?: components["parameters"]["paginate"];
                /** @description The direction of `sort_by`: ascending when left out or empty. */
                sort?: components["parameters"]["sort"];
                /** @description The order of the list: by `id` when left out; ties are broken by id. */
                sort_by?: components["schemas"]["BalanceRefundField"];
            };
            header?: {
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of the list. */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    "SO-Total-Count": components["headers"]["SO-Total-Count"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BalanceRefund"][];
                };
            };
            /** @description Nothing to list: an empty list, or a page past the end. No body. */
            204: {
                headers: {
                    Link: components["headers"]["Link"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    "SO-Total-Count": components["headers"]["SO-Total-Count"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getBalanceRefund: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the balance refund. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BalanceRefund"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listBillingOptions: {
        parameters: {
            query?: {
                /** @description The id of the last item seen: walks everything in the order of id, at an even speed. Empty: from the start. Excludes `page`. */
                after?: components["parameters"]["after"];
                /** @description The value that the field at the same place among the `exclude_by` must not have. The halves of this pair may also change places, where just one of them names a field. */
                exclude?: components["parameters"]["exclude"];
                /** @description All items but those where this field equals `exclude`, which it needs. */
                exclude_by?: components["schemas"]["BillingOptionField"][];
                /** @description The value that the field at the same place among the `filter_by` must have. Needs `filter_by`. */
                filter?: components["parameters"]["filter"];
                /** @description Only items where this field equals `filter`, which it needs. A list takes up to 20 pairs of filter and exclude together. */
                filter_by?: components["schemas"]["BillingOptionField"][];
                /** @description Page number from 1, which is the default. Excludes `after`. */
                page?: components["parameters"]["page"];
                /** @description Items a page: 25 when left out or empty, at most 100. */
                paginate?: components["parameters"]["paginate"];
                /** @description The direction of `sort_by`: ascending when left out or empty. */
                sort?: components["parameters"]["sort"];
                /** @description The order of the list: by `id` when left out; ties are broken by id. */
                sort_by?: components["schemas"]["BillingOptionField"];
            };
            header?: {
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of the list. */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    "SO-Total-Count": components["headers"]["SO-Total-Count"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BillingOption"][];
                };
            };
            /** @description Nothing to list: an empty list, or a page past the end. No body. */
            204: {
                headers: {
                    Link: components["headers"]["Link"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    "SO-Total-Count": components["headers"]["SO-Total-Count"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createBillingOption: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out at most once: for 24 hours its first answer is given again to the same key and request. Postman makes a new key of `{{$guid}}` each time. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "subscription_id": "the subscription id",
                 *       "name": "Example name",
                 *       "cycle": "weekly"
                 *     }
                 */
                "application/json": components["schemas"]["NewBillingOption"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BillingOption"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getBillingOption: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the billing option. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BillingOption"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    changeBillingOption: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out at most once: for 24 hours its first answer is given again to the same key and request. Postman makes a new key of `{{$guid}}` each time. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description An `ETag`: 412 unless the item is still as it was then. `*` is any state. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the billing option. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Example name"
                 *     }
                 */
                "application/json": components["schemas"]["BillingOptionChange"];
            };
        };
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BillingOption"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteBillingOption: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out at most once: for 24 hours its first answer is given again to the same key and request. Postman makes a new key of `{{$guid}}` each time. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description An `ETag`: 412 unless the item is still as it was then. `*` is any state. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the billing option. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BillingOption"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getClock: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoreClock"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    changeClock: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out at most once: for 24 hours its first answer is given again to the same key and request. Postman makes a new key of `{{$guid}}` each time. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description An `ETag`: 412 unless the item is still as it was then. `*` is any state. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "now": "2026-01-31T12:00:00.000Z"
                 *     }
                 */
                "application/json": components["schemas"]["StoreClock"];
            };
        };
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoreClock"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listCoupons: {
        parameters: {
            query?: {
                /** @description The id of the last item seen: walks everything in the order of id, at an even speed. Empty: from the start. Excludes `page`. */
                after?: components["parameters"]["after"];
                /** @description The value that the field at the same place among the `exclude_by` must not have. The halves of this pair may also change places, where just one of them names a field. */
                exclude?: components["parameters"]["exclude"];
                /** @description All items but those where this field equals `exclude`, which it needs. */
                exclude_by?: components["schemas"]["CouponField"][];
                /** @description The value that the field at the same place among the `filter_by` must have. Needs `filter_by`. */
                filter?: components["parameters"]["filter"];
                /** @description Only items where this field equals `filter`, which it needs. A list takes up to 20 pairs of filter and exclude together. */
                filter_by?: components["schemas"]["CouponField"][];
                /** @description Page number from 1, which is the default. Excludes `after`. */
                page?: components["parameters"]["page"];
                /** @description Items a page: 25 when left out or empty, at most 100. */
                paginate?: components["parameters"]["paginate"];
                /** @description The direction of `sort_by`: ascending when left out or empty. */
                sort?: components["parameters"]["sort"];
                /** @description The order of the list: by `id` when left out; ties are broken by id. */
                sort_by?: components["schemas"]["CouponField"];
            };
            header?: {
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of the list. */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    "SO-Total-Count": components["headers"]["SO-Total-Count"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Coupon"][];
                };
            };
            /** @description Nothing to list: an empty list, or a page past the end. No body. */
            204: {
                headers: {
                    Link: components["headers"]["Link"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    "SO-Total-Count": components["headers"]["SO-Total-Count"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createCoupon: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out at most once: for 24 hours its first answer is given again to the same key and request. Postman makes a new key of `{{$guid}}` each time. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "SPRING",
                 *       "percent_off": "10"
                 *     }
                 */
                "application/json": components["schemas"]["NewCoupon"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Coupon"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getCoupon: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the coupon. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Coupon"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    changeCoupon: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out at most once: for 24 hours its first answer is given again to the same key and request. Postman makes a new key of `{{$guid}}` each time. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description An `ETag`: 412 unless the item is still as it was then. `*` is any state. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the coupon. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Example name"
                 *     }
                 */
                "application/json": components["schemas"]["CouponChange"];
            };
        };
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Coupon"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteCoupon: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out at most once: for 24 hours its first answer is given again to the same key and request. Postman makes a new key of `{{$guid}}` each time. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description An `ETag`: 412 unless the item is still as it was then. `*` is any state. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the coupon. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Coupon"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listCreditNotes: {
        parameters: {
            query?: {
                /** @description The id of the last item seen: walks everything in the order of id, at an even speed. Empty: from the start. Excludes `page`. */
                after?: components["parameters"]["after"];
                /** @description The value that the field at the same place among the `exclude_by` must not have. The halves of this pair may also change places, where just one of them names a field. */
                exclude?: components["parameters"]["exclude"];
                /** @description All items but those where this field equals `exclude`, which it needs. */
                exclude_by?: components["schemas"]["CreditNoteField"][];
                /** @description The value that the field at the same place among the `filter_by` must have. Needs `filter_by`. */
                filter?: components["parameters"]["filter"];
                /** @description Only items where this field equals `filter`, which it needs. A list takes up to 20 pairs of filter and exclude together. */
                filter_by?: components["schemas"]["CreditNoteField"][];
                /** @description Page number from 1, which is the default. Excludes `after`. */
                page?: components["parameters"]["page"];
                /** @description Items a page: 25 when left out or empty, at most 100. */
                paginate?: components["parameters"]["paginate"];
                /** @description The direction of `sort_by`: ascending when left out or empty. */
                sort?: components["parameters"]["sort"];
                /** @description The order of the list: by `id` when left out; ties are broken by id. */
                sort_by?: components["schemas"]["CreditNoteField"];
            };
            header?: {
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of the list. */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    "SO-Total-Count": components["headers"]["SO-Total-Count"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreditNote"][];
                };
            };
            /** @description Nothing to list: an empty list, or a page past the end. No body. */
            204: {
                headers: {
                    Link: components["headers"]["Link"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    "SO-Total-Count": components["headers"]["SO-Total-Count"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createCreditNote: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out at most once: for 24 hours its first answer is given again to the same key and request. Postman makes a new key of `{{$guid}}` each time. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "invoice_id": "the invoice id",
                 *       "amount": 500
                 *     }
                 */
                "application/json": components["schemas"]["NewCreditNote"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreditNote"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getCreditNote: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the credit note. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreditNote"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createEnrollmentPreview: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out at most once: for 24 hours its first answer is given again to the same key and request. Postman makes a new key of `{{$guid}}` each time. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "billing_option_id": "the billing option id",
                 *       "subscriber_id": "the subscriber id"
                 *     }
                 */
                "application/json": components["schemas"]["NewEnrollment"];
            };
        };
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoicePreview"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listEnrollments: {
        parameters: {
            query?: {
                /** @description The id of the last item seen: walks everything in the order of id, at an even speed. Empty: from the start. Excludes `page`. */
                after?: components["parameters"]["after"];
                /** @description The value that the field at the same place among the `exclude_by` must not have. The halves of this pair may also change places, where just one of them names a field. */
                exclude?: components["parameters"]["exclude"];
                /** @description All items but those where this field equals `exclude`, which it needs. */
                exclude_by?: components["schemas"]["EnrollmentField"][];
                /** @description The value that the field at the same place among the `filter_by` must have. Needs `filter_by`. */
                filter?: components["parameters"]["filter"];
                /** @description Only items where this field equals `filter`, which it needs. A list takes up to 20 pairs of filter and exclude together. */
                filter_by?: components["schemas"]["EnrollmentField"][];
                /** @description Page number from 1, which is the default. Excludes `after`. */
                page?: components["parameters"]["page"];
                /** @description Items a page: 25 when left out or empty, at most 100. */
                paginate?: components["parameters"]["paginate"];
                /** @description The direction of `sort_by`: ascending when left out or empty. */
                sort?: components["parameters"]["sort"];
                /** @description The order of the list: by `id` when left out; ties are broken by id. */
                sort_by?: components["schemas"]["EnrollmentField"];
            };
            header?: {
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of the list. */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    "SO-Total-Count": components["headers"]["SO-Total-Count"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Enrollment"][];
                };
            };
            /** @description Nothing to list: an empty list, or a page past the end. No body. */
            204: {
                headers: {
                    Link: components["headers"]["Link"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    "SO-Total-Count": components["headers"]["SO-Total-Count"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createEnrollment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out at most once: for 24 hours its first answer is given again to the same key and request. Postman makes a new key of `{{$guid}}` each time. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "billing_option_id": "the billing option id",
                 *       "subscriber_id": "the subscriber id"
                 *     }
                 */
                "application/json": components["schemas"]["NewEnrollment"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Enrollment"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getEnrollment: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the enrollment. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Enrollment"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    changeEnrollment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out at most once: for 24 hours its first answer is given again to the same key and request. Postman makes a new key of `{{$guid}}` each time. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description An `ETag`: 412 unless the item is still as it was then. `*` is any state. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the enrollment. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "payment_method_id": "the payment method id"
                 *     }
                 */
                "application/json": components["schemas"]["EnrollmentChange"];
            };
        };
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Enrollment"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    cancelEnrollment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out at most once: for 24 hours its first answer is given again to the same key and request. Postman makes a new key of `{{$guid}}` each time. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description An `ETag`: 412 unless the item is still as it was then. `*` is any state. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the enrollment. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "at": "period_end"
                 *     }
                 */
                "application/json": components["schemas"]["Cancellation"];
            };
        };
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Enrollment"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    previewEnrollmentCancellation: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out at most once: for 24 hours its first answer is given again to the same key and request. Postman makes a new key of `{{$guid}}` each time. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description An `ETag`: 412 unless the item is still as it was then. `*` is any state. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the enrollment. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "at": "period_end"
                 *     }
                 */
                "application/json": components["schemas"]["Cancellation"];
            };
        };
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoicePreview"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    changeEnrollmentHolding: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out at most once: for 24 hours its first answer is given again to the same key and request. Postman makes a new key of `{{$guid}}` each time. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description An `ETag`: 412 unless the item is still as it was then. `*` is any state. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the enrollment. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "billing_option_id": "the billing option id"
                 *     }
                 */
                "application/json": components["schemas"]["ItemsChange"];
            };
        };
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Enrollment"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    pauseEnrollment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out at most once: for 24 hours its first answer is given again to the same key and request. Postman makes a new key of `{{$guid}}` each time. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description An `ETag`: 412 unless the item is still as it was then. `*` is any state. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the enrollment. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": components["schemas"]["NoFields"];
            };
        };
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Enrollment"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    previewEnrollmentChange: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out at most once: for 24 hours its first answer is given again to the same key and request. Postman makes a new key of `{{$guid}}` each time. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description An `ETag`: 412 unless the item is still as it was then. `*` is any state. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the enrollment. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "billing_option_id": "the billing option id"
                 *     }
                 */
                "application/json": components["schemas"]["ItemsChange"];
            };
        };
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangePreview"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    resumeEnrollment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out at most once: for 24 hours its first answer is given again to the same key and request. Postman makes a new key of `{{$guid}}` each time. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description An `ETag`: 412 unless the item is still as it was then. `*` is any state. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the enrollment. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": components["schemas"]["NoFields"];
            };
        };
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Enrollment"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getEnrollmentUsage: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the enrollment. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnrollmentUsage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listEvents: {
        parameters: {
            query?: {
                /** @description The id of the last item seen: walks everything in the order of id, at an even speed. Empty: from the start. Excludes `page`. */
                after?: components["parameters"]["after"];
                /** @description The value that the field at the same place among the `exclude_by` must not have. The halves of this pair may also change places, where just one of them names a field. */
                exclude?: components["parameters"]["exclude"];
                /** @description All items but those where this field equals `exclude`, which it needs. */
                exclude_by?: components["schemas"]["EventField"][];
                /** @description The value that the field at the same place among the `filter_by` must have. Needs `filter_by`. */
                filter?: components["parameters"]["filter"];
                /** @description Only items where this field equals `filter`, which it needs. A list takes up to 20 pairs of filter and exclude together. */
                filter_by?: components["schemas"]["EventField"][];
                /** @description Page number from 1, which is the default. Excludes `after`. */
                page?: components["parameters"]["page"];
                /** @description Items a page: 25 when left out or empty, at most 100. */
                paginate?: components["parameters"]["paginate"];
                /** @description The direction of `sort_by`: ascending when left out or empty. */
                sort?: components["parameters"]["sort"];
                /** @description The order of the list: by `id` when left out; ties are broken by id. */
                sort_by?: components["schemas"]["EventField"];
            };
            header?: {
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of the list. */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    "SO-Total-Count": components["headers"]["SO-Total-Count"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Event"][];
                };
            };
            /** @description Nothing to list: an empty list, or a page past the end. No body. */
            204: {
                headers: {
                    Link: components["headers"]["Link"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    "SO-Total-Count": components["headers"]["SO-Total-Count"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getEvent: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the event. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Event"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listInvoices: {
        parameters: {
            query?: {
                /** @description The id of the last item seen: walks everything in the order of id, at an even speed. Empty: from the start. Excludes `page`. */
                after?: components["parameters"]["after"];
                /** @description The value that the field at the same place among the `exclude_by` must not have. The halves of this pair may also change places, where just one of them names a field. */
                exclude?: components["parameters"]["exclude"];
                /** @description All items but those where this field equals `exclude`, which it needs. */
                exclude_by?: components["schemas"]["InvoiceField"][];
                /** @description The value that the field at the same place among the `filter_by` must have. Needs `filter_by`. */
                filter?: components["parameters"]["filter"];
                /** @description Only items where this field equals `filter`, which it needs. A list takes up to 20 pairs of filter and exclude together. */
                filter_by?: components["schemas"]["InvoiceField"][];
                /** @description Page number from 1, which is the default. Excludes `after`. */
                page?: components["parameters"]["page"];
                /** @description Items a page: 25 when left out or empty, at most 100. */
                paginate?: components["parameters"]["paginate"];
                /** @description The direction of `sort_by`: ascending when left out or empty. */
                sort?: components["parameters"]["sort"];
                /** @description The order of the list: by `id` when left out; ties are broken by id. */
                sort_by?: components["schemas"]["InvoiceField"];
            };
            header?: {
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of the list. */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    "SO-Total-Count": components["headers"]["SO-Total-Count"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invoice"][];
                };
            };
            /** @description Nothing to list: an empty list, or a page past the end. No body. */
            204: {
                headers: {
                    Link: components["headers"]["Link"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    "SO-Total-Count": components["headers"]["SO-Total-Count"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createInvoice: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out at most once: for 24 hours its first answer is given again to the same key and request. Postman makes a new key of `{{$guid}}` each time. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "subscriber_id": "the subscriber id",
                 *       "lines": [
                 *         {
                 *           "description": "Example description",
                 *           "amount": 1000
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["NewInvoice"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invoice"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getInvoice: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the invoice. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invoice"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    issueInvoice: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out at most once: for 24 hours its first answer is given again to the same key and request. Postman makes a new key of `{{$guid}}` each time. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description An `ETag`: 412 unless the item is still as it was then. `*` is any state. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the invoice. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": components["schemas"]["NoFields"];
            };
        };
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invoice"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    markUncollectibleInvoice: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out at most once: for 24 hours its first answer is given again to the same key and request. Postman makes a new key of `{{$guid}}` each time. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description An `ETag`: 412 unless the item is still as it was then. `*` is any state. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the invoice. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": components["schemas"]["NoFields"];
            };
        };
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invoice"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    payInvoice: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out at most once: for 24 hours its first answer is given again to the same key and request. Postman makes a new key of `{{$guid}}` each time. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description An `ETag`: 412 unless the item is still as it was then. `*` is any state. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the invoice. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": components["schemas"]["NewPayment"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payment"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    voidInvoice: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out at most once: for 24 hours its first answer is given again to the same key and request. Postman makes a new key of `{{$guid}}` each time. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description An `ETag`: 412 unless the item is still as it was then. `*` is any state. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the invoice. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": components["schemas"]["NoFields"];
            };
        };
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invoice"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listLineCredits: {
        parameters: {
            query?: {
                /** @description The id of the last item seen: walks everything in the order of id, at an even speed. Empty: from the start. Excludes `page`. */
                after?: components["parameters"]["after"];
                /** @description The value that the field at the same place among the `exclude_by` must not have. The halves of this pair may also change places, where just one of them names a field. */
                exclude?: components["parameters"]["exclude"];
                /** @description All items but those where this field equals `exclude`, which it needs. */
                exclude_by?: components["schemas"]["LineCreditField"][];
                /** @description The value that the field at the same place among the `filter_by` must have. Needs `filter_by`. */
                filter?: components["parameters"]["filter"];
                /** @description Only items where this field equals `filter`, which it needs. A list takes up to 20 pairs of filter and exclude together. */
                filter_by?: components["schemas"]["LineCreditField"][];
                /** @description Page number from 1, which is the default. Excludes `after`. */
                page?: components["parameters"]["page"];
                /** @description Items a page: 25 when left out or empty, at most 100. */
                paginate?: components["parameters"]["paginate"];
                /** @description The direction of `sort_by`: ascending when left out or empty. */
                sort?: components["parameters"]["sort"];
                /** @description The order of the list: by `id` when left out; ties are broken by id. */
                sort_by?: components["schemas"]["LineCreditField"];
            };
            header?: {
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of the list. */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    "SO-Total-Count": components["headers"]["SO-Total-Count"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LineCredit"][];
                };
            };
            /** @description Nothing to list: an empty list, or a page past the end. No body. */
            204: {
                headers: {
                    Link: components["headers"]["Link"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    "SO-Total-Count": components["headers"]["SO-Total-Count"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getLineCredit: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the line credit. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LineCredit"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listMeters: {
        parameters: {
            query?: {
                /** @description The id of the last item seen: walks everything in the order of id, at an even speed. Empty: from the start. Excludes `page`. */
                after?: components["parameters"]["after"];
                /** @description The value that the field at the same place among the `exclude_by` must not have. The halves of this pair may also change places, where just one of them names a field. */
                exclude?: components["parameters"]["exclude"];
                /** @description All items but those where this field equals `exclude`, which it needs. */
                exclude_by?: components["schemas"]["MeterField"][];
                /** @description The value that the field at the same place among the `filter_by` must have. Needs `filter_by`. */
                filter?: components["parameters"]["filter"];
                /** @description Only items where this field equals `filter`, which it needs. A list takes up to 20 pairs of filter and exclude together. */
                filter_by?: components["schemas"]["MeterField"][];
                /** @description Page number from 1, which is the default. Excludes `after`. */
                page?: components["parameters"]["page"];
                /** @description Items a page: 25 when left out or empty, at most 100. */
                paginate?: components["parameters"]["paginate"];
                /** @description The direction of `sort_by`: ascending when left out or empty. */
                sort?: components["parameters"]["sort"];
                /** @description The order of the list: by `id` when left out; ties are broken by id. */
                sort_by?: components["schemas"]["MeterField"];
            };
            header?: {
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of the list. */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    "SO-Total-Count": components["headers"]["SO-Total-Count"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Meter"][];
                };
            };
            /** @description Nothing to list: an empty list, or a page past the end. No body. */
            204: {
                headers: {
                    Link: components["headers"]["Link"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    "SO-Total-Count": components["headers"]["SO-Total-Count"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createMeter: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out at most once: for 24 hours its first answer is given again to the same key and request. Postman makes a new key of `{{$guid}}` each time. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "key": "Example key",
                 *       "name": "Example name",
                 *       "aggregation": "count"
                 *     }
                 */
                "application/json": components["schemas"]["NewMeter"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Meter"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getMeter: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the meter. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Meter"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    changeMeter: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out at most once: for 24 hours its first answer is given again to the same key and request. Postman makes a new key of `{{$guid}}` each time. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description An `ETag`: 412 unless the item is still as it was then. `*` is any state. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the meter. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Example name"
                 *     }
                 */
                "application/json": components["schemas"]["MeterChange"];
            };
        };
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Meter"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteMeter: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out at most once: for 24 hours its first answer is given again to the same key and request. Postman makes a new key of `{{$guid}}` each time. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description An `ETag`: 412 unless the item is still as it was then. `*` is any state. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the meter. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Meter"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listOperatorAccounts: {
        parameters: {
            query?: {
                /** @description The id of the last item seen: walks everything in the order of id, at an even speed. Empty: from the start. Excludes `page`. */
                after?: components["parameters"]["after"];
                /** @description The value that the field at the same place among the `exclude_by` must not have. The halves of this pair may also change places, where just one of them names a field. */
                exclude?: components["parameters"]["exclude"];
                /** @description All items but those where this field equals `exclude`, which it needs. */
                exclude_by?: components["schemas"]["AccountField"][];
                /** @description The value that the field at the same place among the `filter_by` must have. Needs `filter_by`. */
                filter?: components["parameters"]["filter"];
                /** @description Only items where this field equals `filter`, which it needs. A list takes up to 20 pairs of filter and exclude together. */
                filter_by?: components["schemas"]["AccountField"][];
                /** @description Page number from 1, which is the default. Excludes `after`. */
                page?: components["parameters"]["page"];
                /** @description Items a page: 25 when left out or empty, at most 100. */
                paginate?: components["parameters"]["paginate"];
                /** @description The direction of `sort_by`: ascending when left out or empty. */
                sort?: components["parameters"]["sort"];
                /** @description The order of the list: by `id` when left out; ties are broken by id. */
                sort_by?: components["schemas"]["AccountField"];
            };
            header?: {
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of the list. */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    "SO-Total-Count": components["headers"]["SO-Total-Count"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"][];
                };
            };
            /** @description Nothing to list: an empty list, or a page past the end. No body. */
            204: {
                headers: {
                    Link: components["headers"]["Link"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    "SO-Total-Count": components["headers"]["SO-Total-Count"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createOperatorAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out at most once: for 24 hours its first answer is given again to the same key and request. Postman makes a new key of `{{$guid}}` each time. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Example name",
                 *       "email": "jo@example.com"
                 *     }
                 */
                "application/json": components["schemas"]["NewAccount"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    Location: components["headers"]["Location"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getOperatorAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the account. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    changeOperatorAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out at most once: for 24 hours its first answer is given again to the same key and request. Postman makes a new key of `{{$guid}}` each time. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description An `ETag`: 412 unless the item is still as it was then. `*` is any state. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the account. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Example name"
                 *     }
                 */
                "application/json": components["schemas"]["AccountChange"];
            };
        };
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteOperatorAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out at most once: for 24 hours its first answer is given again to the same key and request. Postman makes a new key of `{{$guid}}` each time. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description An `ETag`: 412 unless the item is still as it was then. `*` is any state. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the account. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getOperatorMaintenanceMode: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Maintenance"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    changeOperatorMaintenanceMode: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out at most once: for 24 hours its first answer is given again to the same key and request. Postman makes a new key of `{{$guid}}` each time. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description An `ETag`: 412 unless the item is still as it was then. `*` is any state. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "on": true
                 *     }
                 */
                "application/json": components["schemas"]["MaintenanceChange"];
            };
        };
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Maintenance"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listOperatorParkedEnrollments: {
        parameters: {
            query?: {
                /** @description The id of the last item seen: walks everything in the order of id, at an even speed. Empty: from the start. Excludes `page`. */
                after?: components["parameters"]["after"];
                /** @description The value that the field at the same place among the `exclude_by` must not have. The halves of this pair may also change places, where just one of them names a field. */
                exclude?: components["parameters"]["exclude"];
                /** @description All items but those where this field equals `exclude`, which it needs. */
                exclude_by?: components["schemas"]["ParkedField"][];
                /** @description The value that the field at the same place among the `filter_by` must have. Needs `filter_by`. */
                filter?: components["parameters"]["filter"];
                /** @description Only items where this field equals `filter`, which it needs. A list takes up to 20 pairs of filter and exclude together. */
                filter_by?: components["schemas"]["ParkedField"][];
                /** @description Page number from 1, which is the default. Excludes `after`. */
                page?: components["parameters"]["page"];
                /** @description Items a page: 25 when left out or empty, at most 100. */
                paginate?: components["parameters"]["paginate"];
                /** @description The direction of `sort_by`: ascending when left out or empty. */
                sort?: components["parameters"]["sort"];
                /** @description The order of the list: by `id` when left out; ties are broken by id. */
                sort_by?: components["schemas"]["ParkedField"];
            };
            header?: {
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of the list. */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    "SO-Total-Count": components["headers"]["SO-Total-Count"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Parked"][];
                };
            };
            /** @description Nothing to list: an empty list, or a page past the end. No body. */
            204: {
                headers: {
                    Link: components["headers"]["Link"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    "SO-Total-Count": components["headers"]["SO-Total-Count"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listOperatorStores: {
        parameters: {
            query?: {
                /** @description The id of the last item seen: walks everything in the order of id, at an even speed. Empty: from the start. Excludes `page`. */
                after?: components["parameters"]["after"];
                /** @description The value that the field at the same place among the `exclude_by` must not have. The halves of this pair may also change places, where just one of them names a field. */
                exclude?: components["parameters"]["exclude"];
                /** @description All items but those where this field equals `exclude`, which it needs. */
                exclude_by?: components["schemas"]["StoreField"][];
                /** @description The value that the field at the same place among the `filter_by` must have. Needs `filter_by`. */
                filter?: components["parameters"]["filter"];
                /** @description Only items where this field equals `filter`, which it needs. A list takes up to 20 pairs of filter and exclude together. */
                filter_by?: components["schemas"]["StoreField"][];
                /** @description Page number from 1, which is the default. Excludes `after`. */
                page?: components["parameters"]["page"];
                /** @description Items a page: 25 when left out or empty, at most 100. */
                paginate?: components["parameters"]["paginate"];
                /** @description The direction of `sort_by`: ascending when left out or empty. */
                sort?: components["parameters"]["sort"];
                /** @description The order of the list: by `id` when left out; ties are broken by id. */
                sort_by?: components["schemas"]["StoreField"];
            };
            header?: {
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of the list. */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    "SO-Total-Count": components["headers"]["SO-Total-Count"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Store"][];
                };
            };
            /** @description Nothing to list: an empty list, or a page past the end. No body. */
            204: {
                headers: {
                    Link: components["headers"]["Link"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    "SO-Total-Count": components["headers"]["SO-Total-Count"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createOperatorStore: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out at most once: for 24 hours its first answer is given again to the same key and request. Postman makes a new key of `{{$guid}}` each time. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "account_id": "the account id",
                 *       "name": "Example name",
                 *       "currency": "EUR"
                 *     }
                 */
                "application/json": components["schemas"]["NewStore"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    Location: components["headers"]["Location"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Store"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getOperatorStore: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the store. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Store"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    changeOperatorStore: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out at most once: for 24 hours its first answer is given again to the same key and request. Postman makes a new key of `{{$guid}}` each time. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description An `ETag`: 412 unless the item is still as it was then. `*` is any state. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the store. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Example name"
                 *     }
                 */
                "application/json": components["schemas"]["StoreChange"];
            };
        };
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Store"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteOperatorStore: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out at most once: for 24 hours its first answer is given again to the same key and request. Postman makes a new key of `{{$guid}}` each time. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description An `ETag`: 412 unless the item is still as it was then. `*` is any state. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the store. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Store"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listOperatorStoreApiKeys: {
        parameters: {
            query?: {
                /** @description The id of the last item seen: walks everything in the order of id, at an even speed. Empty: from the start. Excludes `page`. */
                after?: components["parameters"]["after"];
                /** @description The value that the field at the same place among the `exclude_by` must not have. The halves of this pair may also change places, where just one of them names a field. */
                exclude?: components["parameters"]["exclude"];
                /** @description All items but those where this field equals `exclude`, which it needs. */
                exclude_by?: components["schemas"]["ApiKeyField"][];
                /** @description The value that the field at the same place among the `filter_by` must have. Needs `filter_by`. */
                filter?: components["parameters"]["filter"];
                /** @description Only items where this field equals `filter`, which it needs. A list takes up to 20 pairs of filter and exclude together. */
                filter_by?: components["schemas"]["ApiKeyField"][];
                /** @description Page number from 1, which is the default. Excludes `after`. */
                page?: components["parameters"]["page"];
                /** @description Items a page: 25 when left out or empty, at most 100. */
                paginate?: components["parameters"]["paginate"];
                /** @description The direction of `sort_by`: ascending when left out or empty. */
                sort?: components["parameters"]["sort"];
                /** @description The order of the list: by `id` when left out; ties are broken by id. */
                sort_by?: components["schemas"]["ApiKeyField"];
            };
            header?: {
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the store. */
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of the list. */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    "SO-Total-Count": components["headers"]["SO-Total-Count"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"][];
                };
            };
            /** @description Nothing to list: an empty list, or a page past the end. No body. */
            204: {
                headers: {
                    Link: components["headers"]["Link"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    "SO-Total-Count": components["headers"]["SO-Total-Count"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createOperatorStoreApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out at most once: for 24 hours its first answer is given again to the same key and request. Postman makes a new key of `{{$guid}}` each time. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the store. */
                store_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Example name"
                 *     }
                 */
                "application/json": components["schemas"]["NewApiKey"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    Location: components["headers"]["Location"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedApiKey"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getOperatorStoreApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the API key. */
                id: string;
                /** @description Id of the store. */
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteOperatorStoreApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out at most once: for 24 hours its first answer is given again to the same key and request. Postman makes a new key of `{{$guid}}` each time. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description An `ETag`: 412 unless the item is still as it was then. `*` is any state. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the API key. */
                id: string;
                /** @description Id of the store. */
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listPaymentGateways: {
        parameters: {
            query?: {
                /** @description The id of the last item seen: walks everything in the order of id, at an even speed. Empty: from the start. Excludes `page`. */
                after?: components["parameters"]["after"];
                /** @description The value that the field at the same place among the `exclude_by` must not have. The halves of this pair may also change places, where just one of them names a field. */
                exclude?: components["parameters"]["exclude"];
                /** @description All items but those where this field equals `exclude`, which it needs. */
                exclude_by?: components["schemas"]["PaymentGatewayField"][];
                /** @description The value that the field at the same place among the `filter_by` must have. Needs `filter_by`. */
                filter?: components["parameters"]["filter"];
                /** @description Only items where this field equals `filter`, which it needs. A list takes up to 20 pairs of filter and exclude together. */
                filter_by?: components["schemas"]["PaymentGatewayField"][];
                /** @description Page number from 1, which is the default. Excludes `after`. */
                page?: components["parameters"]["page"];
                /** @description Items a page: 25 when left out or empty, at most 100. */
                paginate?: components["parameters"]["paginate"];
                /** @description The direction of `sort_by`: ascending when left out or empty. */
                sort?: components["parameters"]["sort"];
                /** @description The order of the list: by `id` when left out; ties are broken by id. */
                sort_by?: components["schemas"]["PaymentGatewayField"];
            };
            header?: {
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of the list. */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    "SO-Total-Count": components["headers"]["SO-Total-Count"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentGateway"][];
                };
            };
            /** @description Nothing to list: an empty list, or a page past the end. No body. */
            204: {
                headers: {
                    Link: components["headers"]["Link"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    "SO-Total-Count": components["headers"]["SO-Total-Count"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createPaymentGateway: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out at most once: for 24 hours its first answer is given again to the same key and request. Postman makes a new key of `{{$guid}}` each time. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "gateway": "stripe",
                 *       "secret_key": "sk_test_example"
                 *     }
                 */
                "application/json": components["schemas"]["NewPaymentGateway"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentGateway"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getPaymentGateway: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the payment gateway. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentGateway"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    changePaymentGateway: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out at most once: for 24 hours its first answer is given again to the same key and request. Postman makes a new key of `{{$guid}}` each time. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description An `ETag`: 412 unless the item is still as it was then. `*` is any state. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the payment gateway. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "secret_key": "sk_test_example"
                 *     }
                 */
                "application/json": components["schemas"]["PaymentGatewayChange"];
            };
        };
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentGateway"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deletePaymentGateway: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out at most once: for 24 hours its first answer is given again to the same key and request. Postman makes a new key of `{{$guid}}` each time. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description An `ETag`: 412 unless the item is still as it was then. `*` is any state. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the payment gateway. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentGateway"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listPayments: {
        parameters: {
            query?: {
                /** @description The id of the last item seen: walks everything in the order of id, at an even speed. Empty: from the start. Excludes `page`. */
                after?: components["parameters"]["after"];
                /** @description The value that the field at the same place among the `exclude_by` must not have. The halves of this pair may also change places, where just one of them names a field. */
                exclude?: components["parameters"]["exclude"];
                /** @description All items but those where this field equals `exclude`, which it needs. */
                exclude_by?: components["schemas"]["PaymentField"][];
                /** @description The value that the field at the same place among the `filter_by` must have. Needs `filter_by`. */
                filter?: components["parameters"]["filter"];
                /** @description Only items where this field equals `filter`, which it needs. A list takes up to 20 pairs of filter and exclude together. */
                filter_by?: components["schemas"]["PaymentField"][];
                /** @description Page number from 1, which is the default. Excludes `after`. */
                page?: components["parameters"]["page"];
                /** @description Items a page: 25 when left out or empty, at most 100. */
                paginate?: components["parameters"]["paginate"];
                /** @description The direction of `sort_by`: ascending when left out or empty. */
                sort?: components["parameters"]["sort"];
                /** @description The order of the list: by `id` when left out; ties are broken by id. */
                sort_by?: components["schemas"]["PaymentField"];
            };
            header?: {
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of the list. */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    "SO-Total-Count": components["headers"]["SO-Total-Count"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payment"][];
                };
            };
            /** @description Nothing to list: an empty list, or a page past the end. No body. */
            204: {
                headers: {
                    Link: components["headers"]["Link"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    "SO-Total-Count": components["headers"]["SO-Total-Count"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getPayment: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the payment. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payment"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    refundPayment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out at most once: for 24 hours its first answer is given again to the same key and request. Postman makes a new key of `{{$guid}}` each time. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description An `ETag`: 412 unless the item is still as it was then. `*` is any state. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the payment. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "amount": 1000
                 *     }
                 */
                "application/json": components["schemas"]["NewRefund"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refund"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listRefunds: {
        parameters: {
            query?: {
                /** @description The id of the last item seen: walks everything in the order of id, at an even speed. Empty: from the start. Excludes `page`. */
                after?: components["parameters"]["after"];
                /** @description The value that the field at the same place among the `exclude_by` must not have. The halves of this pair may also change places, where just one of them names a field. */
                exclude?: components["parameters"]["exclude"];
                /** @description All items but those where this field equals `exclude`, which it needs. */
                exclude_by?: components["schemas"]["RefundField"][];
                /** @description The value that the field at the same place among the `filter_by` must have. Needs `filter_by`. */
                filter?: components["parameters"]["filter"];
                /** @description Only items where this field equals `filter`, which it needs. A list takes up to 20 pairs of filter and exclude together. */
                filter_by?: components["schemas"]["RefundField"][];
                /** @description Page number from 1, which is the default. Excludes `after`. */
                page?: components["parameters"]["page"];
                /** @description Items a page: 25 when left out or empty, at most 100. */
                paginate?: components["parameters"]["paginate"];
                /** @description The direction of `sort_by`: ascending when left out or empty. */
                sort?: components["parameters"]["sort"];
                /** @description The order of the list: by `id` when left out; ties are broken by id. */
                sort_by?: components["schemas"]["RefundField"];
            };
            header?: {
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of the list. */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    "SO-Total-Count": components["headers"]["SO-Total-Count"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refund"][];
                };
            };
            /** @description Nothing to list: an empty list, or a page past the end. No body. */
            204: {
                headers: {
                    Link: components["headers"]["Link"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    "SO-Total-Count": components["headers"]["SO-Total-Count"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getRefund: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the refund. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refund"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getAgingReport: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgingReport"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getCohortsReport: {
        parameters: {
            query?: {
                /** @description The first month. Needs `to`. */
                from?: string;
                /** @description The last month, at most 36 of them, and none that the store has not begun. Needs `from`. */
                to?: string;
            };
            header?: {
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CohortReport"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getRevenueReport: {
        parameters: {
            query?: {
                /** @description The first month. Needs `to`. */
                from?: string;
                /** @description The last month, at most 36 of them, and none that the store has not begun. Needs `from`. */
                to?: string;
            };
            header?: {
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevenueReport"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listShippingOptions: {
        parameters: {
            query?: {
                /** @description The id of the last item seen: walks everything in the order of id, at an even speed. Empty: from the start. Excludes `page`. */
                after?: components["parameters"]["after"];
                /** @description The value that the field at the same place among the `exclude_by` must not have. The halves of this pair may also change places, where just one of them names a field. */
                exclude?: components["parameters"]["exclude"];
                /** @description All items but those where this field equals `exclude`, which it needs. */
                exclude_by?: components["schemas"]["ShippingOptionField"][];
                /** @description The value that the field at the same place among the `filter_by` must have. Needs `filter_by`. */
                filter?: components["parameters"]["filter"];
                /** @description Only items where this field equals `filter`, which it needs. A list takes up to 20 pairs of filter and exclude together. */
                filter_by?: components["schemas"]["ShippingOptionField"][];
                /** @description Page number from 1, which is the default. Excludes `after`. */
                page?: components["parameters"]["page"];
                /** @description Items a page: 25 when left out or empty, at most 100. */
                paginate?: components["parameters"]["paginate"];
                /** @description The direction of `sort_by`: ascending when left out or empty. */
                sort?: components["parameters"]["sort"];
                /** @description The order of the list: by `id` when left out; ties are broken by id. */
                sort_by?: components["schemas"]["ShippingOptionField"];
            };
            header?: {
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of the list. */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    "SO-Total-Count": components["headers"]["SO-Total-Count"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShippingOption"][];
                };
            };
            /** @description Nothing to list: an empty list, or a page past the end. No body. */
            204: {
                headers: {
                    Link: components["headers"]["Link"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    "SO-Total-Count": components["headers"]["SO-Total-Count"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createShippingOption: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out at most once: for 24 hours its first answer is given again to the same key and request. Postman makes a new key of `{{$guid}}` each time. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Example name",
                 *       "amount": 1000
                 *     }
                 */
                "application/json": components["schemas"]["NewShippingOption"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShippingOption"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getShippingOption: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the shipping option. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShippingOption"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    changeShippingOption: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out at most once: for 24 hours its first answer is given again to the same key and request. Postman makes a new key of `{{$guid}}` each time. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description An `ETag`: 412 unless the item is still as it was then. `*` is any state. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the shipping option. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Example name"
                 *     }
                 */
                "application/json": components["schemas"]["ShippingOptionChange"];
            };
        };
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShippingOption"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteShippingOption: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out at most once: for 24 hours its first answer is given again to the same key and request. Postman makes a new key of `{{$guid}}` each time. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description An `ETag`: 412 unless the item is still as it was then. `*` is any state. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the shipping option. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShippingOption"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getStore: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnStore"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    changeStore: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out at most once: for 24 hours its first answer is given again to the same key and request. Postman makes a new key of `{{$guid}}` each time. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description An `ETag`: 412 unless the item is still as it was then. `*` is any state. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Example name"
                 *     }
                 */
                "application/json": components["schemas"]["StoreSettingsChange"];
            };
        };
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnStore"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listSubscribers: {
        parameters: {
            query?: {
                /** @description The id of the last item seen: walks everything in the order of id, at an even speed. Empty: from the start. Excludes `page`. */
                after?: components["parameters"]["after"];
                /** @description The value that the field at the same place among the `exclude_by` must not have. The halves of this pair may also change places, where just one of them names a field. */
                exclude?: components["parameters"]["exclude"];
                /** @description All items but those where this field equals `exclude`, which it needs. */
                exclude_by?: components["schemas"]["SubscriberField"][];
                /** @description The value that the field at the same place among the `filter_by` must have. Needs `filter_by`. */
                filter?: components["parameters"]["filter"];
                /** @description Only items where this field equals `filter`, which it needs. A list takes up to 20 pairs of filter and exclude together. */
                filter_by?: components["schemas"]["SubscriberField"][];
                /** @description Page number from 1, which is the default. Excludes `after`. */
                page?: components["parameters"]["page"];
                /** @description Items a page: 25 when left out or empty, at most 100. */
                paginate?: components["parameters"]["paginate"];
                /** @description The direction of `sort_by`: ascending when left out or empty. */
                sort?: components["parameters"]["sort"];
                /** @description The order of the list: by `id` when left out; ties are broken by id. */
                sort_by?: components["schemas"]["SubscriberField"];
            };
            header?: {
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of the list. */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    "SO-Total-Count": components["headers"]["SO-Total-Count"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Subscriber"][];
                };
            };
            /** @description Nothing to list: an empty list, or a page past the end. No body. */
            204: {
                headers: {
                    Link: components["headers"]["Link"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    "SO-Total-Count": components["headers"]["SO-Total-Count"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createSubscriber: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out at most once: for 24 hours its first answer is given again to the same key and request. Postman makes a new key of `{{$guid}}` each time. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "jo@example.com"
                 *     }
                 */
                "application/json": components["schemas"]["NewSubscriber"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Subscriber"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getSubscriber: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the subscriber. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Subscriber"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    changeSubscriber: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out at most once: for 24 hours its first answer is given again to the same key and request. Postman makes a new key of `{{$guid}}` each time. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description An `ETag`: 412 unless the item is still as it was then. `*` is any state. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the subscriber. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "jo@example.com"
                 *     }
                 */
                "application/json": components["schemas"]["SubscriberChange"];
            };
        };
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Subscriber"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteSubscriber: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out at most once: for 24 hours its first answer is given again to the same key and request. Postman makes a new key of `{{$guid}}` each time. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description An `ETag`: 412 unless the item is still as it was then. `*` is any state. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the subscriber. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Subscriber"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createSubscriberBalanceRefund: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out at most once: for 24 hours its first answer is given again to the same key and request. Postman makes a new key of `{{$guid}}` each time. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the subscriber. */
                subscriber_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "amount": 1000
                 *     }
                 */
                "application/json": components["schemas"]["NewBalanceRefund"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BalanceRefund"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listSubscriberNotes: {
        parameters: {
            query?: {
                /** @description The id of the last item seen: walks everything in the order of id, at an even speed. Empty: from the start. Excludes `page`. */
                after?: components["parameters"]["after"];
                /** @description The value that the field at the same place among the `exclude_by` must not have. The halves of this pair may also change places, where just one of them names a field. */
                exclude?: components["parameters"]["exclude"];
                /** @description All items but those where this field equals `exclude`, which it needs. */
                exclude_by?: components["schemas"]["NoteField"][];
                /** @description The value that the field at the same place among the `filter_by` must have. Needs `filter_by`. */
                filter?: components["parameters"]["filter"];
                /** @description Only items where this field equals `filter`, which it needs. A list takes up to 20 pairs of filter and exclude together. */
                filter_by?: components["schemas"]["NoteField"][];
                /** @description Page number from 1, which is the default. Excludes `after`. */
                page?: components["parameters"]["page"];
                /** @description Items a page: 25 when left out or empty, at most 100. */
                paginate?: components["parameters"]["paginate"];
                /** @description The direction of `sort_by`: ascending when left out or empty. */
                sort?: components["parameters"]["sort"];
                /** @description The order of the list: by `id` when left out; ties are broken by id. */
                sort_by?: components["schemas"]["NoteField"];
            };
            header?: {
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the subscriber. */
                subscriber_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of the list. */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    "SO-Total-Count": components["headers"]["SO-Total-Count"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Note"][];
                };
            };
            /** @description Nothing to list: an empty list, or a page past the end. No body. */
            204: {
                headers: {
                    Link: components["headers"]["Link"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    "SO-Total-Count": components["headers"]["SO-Total-Count"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createSubscriberNote: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out at most once: for 24 hours its first answer is given again to the same key and request. Postman makes a new key of `{{$guid}}` each time. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the subscriber. */
                subscriber_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "text": "Example text"
                 *     }
                 */
                "application/json": components["schemas"]["NewNote"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Note"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getSubscriberNote: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the note. */
                id: string;
                /** @description Id of the subscriber. */
                subscriber_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Note"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteSubscriberNote: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out at most once: for 24 hours its first answer is given again to the same key and request. Postman makes a new key of `{{$guid}}` each time. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description An `ETag`: 412 unless the item is still as it was then. `*` is any state. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the note. */
                id: string;
                /** @description Id of the subscriber. */
                subscriber_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Note"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listSubscriberPaymentMethods: {
        parameters: {
            query?: {
                /** @description The id of the last item seen: walks everything in the order of id, at an even speed. Empty: from the start. Excludes `page`. */
                after?: components["parameters"]["after"];
                /** @description The value that the field at the same place among the `exclude_by` must not have. The halves of this pair may also change places, where just one of them names a field. */
                exclude?: components["parameters"]["exclude"];
                /** @description All items but those where this field equals `exclude`, which it needs. */
                exclude_by?: components["schemas"]["PaymentMethodField"][];
                /** @description The value that the field at the same place among the `filter_by` must have. Needs `filter_by`. */
                filter?: components["parameters"]["filter"];
                /** @description Only items where this field equals `filter`, which it needs. A list takes up to 20 pairs of filter and exclude together. */
                filter_by?: components["schemas"]["PaymentMethodField"][];
                /** @description Page number from 1, which is the default. Excludes `after`. */
                page?: components["parameters"]["page"];
                /** @description Items a page: 25 when left out or empty, at most 100. */
                paginate?: components["parameters"]["paginate"];
                /** @description The direction of `sort_by`: ascending when left out or empty. */
                sort?: components["parameters"]["sort"];
                /** @description The order of the list: by `id` when left out; ties are broken by id. */
                sort_by?: components["schemas"]["PaymentMethodField"];
            };
            header?: {
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the subscriber. */
                subscriber_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of the list. */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    "SO-Total-Count": components["headers"]["SO-Total-Count"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentMethod"][];
                };
            };
            /** @description Nothing to list: an empty list, or a page past the end. No body. */
            204: {
                headers: {
                    Link: components["headers"]["Link"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    "SO-Total-Count": components["headers"]["SO-Total-Count"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createSubscriberPaymentMethod: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out at most once: for 24 hours its first answer is given again to the same key and request. Postman makes a new key of `{{$guid}}` each time. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the subscriber. */
                subscriber_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "gateway": "test",
                 *       "token": "Example token"
                 *     }
                 */
                "application/json": components["schemas"]["NewPaymentMethod"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentMethod"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getSubscriberPaymentMethod: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the payment method. */
                id: string;
                /** @description Id of the subscriber. */
                subscriber_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentMethod"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteSubscriberPaymentMethod: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out at most once: for 24 hours its first answer is given again to the same key and request. Postman makes a new key of `{{$guid}}` each time. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description An `ETag`: 412 unless the item is still as it was then. `*` is any state. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the payment method. */
                id: string;
                /** @description Id of the subscriber. */
                subscriber_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentMethod"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listSubscriptions: {
        parameters: {
            query?: {
                /** @description The id of the last item seen: walks everything in the order of id, at an even speed. Empty: from the start. Excludes `page`. */
                after?: components["parameters"]["after"];
                /** @description The value that the field at the same place among the `exclude_by` must not have. The halves of this pair may also change places, where just one of them names a field. */
                exclude?: components["parameters"]["exclude"];
                /** @description All items but those where this field equals `exclude`, which it needs. */
                exclude_by?: components["schemas"]["SubscriptionField"][];
                /** @description The value that the field at the same place among the `filter_by` must have. Needs `filter_by`. */
                filter?: components["parameters"]["filter"];
                /** @description Only items where this field equals `filter`, which it needs. A list takes up to 20 pairs of filter and exclude together. */
                filter_by?: components["schemas"]["SubscriptionField"][];
                /** @description Page number from 1, which is the default. Excludes `after`. */
                page?: components["parameters"]["page"];
                /** @description Items a page: 25 when left out or empty, at most 100. */
                paginate?: components["parameters"]["paginate"];
                /** @description The direction of `sort_by`: ascending when left out or empty. */
                sort?: components["parameters"]["sort"];
                /** @description The order of the list: by `id` when left out; ties are broken by id. */
                sort_by?: components["schemas"]["SubscriptionField"];
            };
            header?: {
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of the list. */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    "SO-Total-Count": components["headers"]["SO-Total-Count"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Subscription"][];
                };
            };
            /** @description Nothing to list: an empty list, or a page past the end. No body. */
            204: {
                headers: {
                    Link: components["headers"]["Link"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    "SO-Total-Count": components["headers"]["SO-Total-Count"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createSubscription: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out at most once: for 24 hours its first answer is given again to the same key and request. Postman makes a new key of `{{$guid}}` each time. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Example name",
                 *       "type": "fixed"
                 *     }
                 */
                "application/json": components["schemas"]["NewSubscription"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Subscription"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getSubscription: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the subscription. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Subscription"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    changeSubscription: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out at most once: for 24 hours its first answer is given again to the same key and request. Postman makes a new key of `{{$guid}}` each time. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description An `ETag`: 412 unless the item is still as it was then. `*` is any state. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the subscription. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Example name"
                 *     }
                 */
                "application/json": components["schemas"]["SubscriptionChange"];
            };
        };
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Subscription"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteSubscription: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out at most once: for 24 hours its first answer is given again to the same key and request. Postman makes a new key of `{{$guid}}` each time. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description An `ETag`: 412 unless the item is still as it was then. `*` is any state. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the subscription. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Subscription"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listTaxRates: {
        parameters: {
            query?: {
                /** @description The id of the last item seen: walks everything in the order of id, at an even speed. Empty: from the start. Excludes `page`. */
                after?: components["parameters"]["after"];
                /** @description The value that the field at the same place among the `exclude_by` must not have. The halves of this pair may also change places, where just one of them names a field. */
                exclude?: components["parameters"]["exclude"];
                /** @description All items but those where this field equals `exclude`, which it needs. */
                exclude_by?: components["schemas"]["TaxRateField"][];
                /** @description The value that the field at the same place among the `filter_by` must have. Needs `filter_by`. */
                filter?: components["parameters"]["filter"];
                /** @description Only items where this field equals `filter`, which it needs. A list takes up to 20 pairs of filter and exclude together. */
                filter_by?: components["schemas"]["TaxRateField"][];
                /** @description Page number from 1, which is the default. Excludes `after`. */
                page?: components["parameters"]["page"];
                /** @description Items a page: 25 when left out or empty, at most 100. */
                paginate?: components["parameters"]["paginate"];
                /** @description The direction of `sort_by`: ascending when left out or empty. */
                sort?: components["parameters"]["sort"];
                /** @description The order of the list: by `id` when left out; ties are broken by id. */
                sort_by?: components["schemas"]["TaxRateField"];
            };
            header?: {
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of the list. */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    "SO-Total-Count": components["headers"]["SO-Total-Count"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaxRate"][];
                };
            };
            /** @description Nothing to list: an empty list, or a page past the end. No body. */
            204: {
                headers: {
                    Link: components["headers"]["Link"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    "SO-Total-Count": components["headers"]["SO-Total-Count"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createTaxRate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out at most once: for 24 hours its first answer is given again to the same key and request. Postman makes a new key of `{{$guid}}` each time. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Example name",
                 *       "percentage": "12.5"
                 *     }
                 */
                "application/json": components["schemas"]["NewTaxRate"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaxRate"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getTaxRate: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the tax rate. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaxRate"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    changeTaxRate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out at most once: for 24 hours its first answer is given again to the same key and request. Postman makes a new key of `{{$guid}}` each time. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description An `ETag`: 412 unless the item is still as it was then. `*` is any state. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the tax rate. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Example name"
                 *     }
                 */
                "application/json": components["schemas"]["TaxRateChange"];
            };
        };
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaxRate"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteTaxRate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out at most once: for 24 hours its first answer is given again to the same key and request. Postman makes a new key of `{{$guid}}` each time. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description An `ETag`: 412 unless the item is still as it was then. `*` is any state. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the tax rate. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaxRate"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listUsageEvents: {
        parameters: {
            query?: {
                /** @description The id of the last item seen: walks everything in the order of id, at an even speed. Empty: from the start. Excludes `page`. */
                after?: components["parameters"]["after"];
                /** @description The value that the field at the same place among the `exclude_by` must not have. The halves of this pair may also change places, where just one of them names a field. */
                exclude?: components["parameters"]["exclude"];
                /** @description All items but those where this field equals `exclude`, which it needs. */
                exclude_by?: components["schemas"]["UsageEventField"][];
                /** @description The value that the field at the same place among the `filter_by` must have. Needs `filter_by`. */
                filter?: components["parameters"]["filter"];
                /** @description Only items where this field equals `filter`, which it needs. A list takes up to 20 pairs of filter and exclude together. */
                filter_by?: components["schemas"]["UsageEventField"][];
                /** @description Page number from 1, which is the default. Excludes `after`. */
                page?: components["parameters"]["page"];
                /** @description Items a page: 25 when left out or empty, at most 100. */
                paginate?: components["parameters"]["paginate"];
                /** @description The direction of `sort_by`: ascending when left out or empty. */
                sort?: components["parameters"]["sort"];
                /** @description The order of the list: by `id` when left out; ties are broken by id. */
                sort_by?: components["schemas"]["UsageEventField"];
            };
            header?: {
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of the list. */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    "SO-Total-Count": components["headers"]["SO-Total-Count"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageEvent"][];
                };
            };
            /** @description Nothing to list: an empty list, or a page past the end. No body. */
            204: {
                headers: {
                    Link: components["headers"]["Link"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    "SO-Total-Count": components["headers"]["SO-Total-Count"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createUsageEvent: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out at most once: for 24 hours its first answer is given again to the same key and request. Postman makes a new key of `{{$guid}}` each time. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "external_id": "Example external id",
                 *       "enrollment_id": "the enrollment id",
                 *       "meter": "Example meter"
                 *     }
                 */
                "application/json": components["schemas"]["NewUsageEvent"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageEvent"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getUsageEvent: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the usage event. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageEvent"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteUsageEvent: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out at most once: for 24 hours its first answer is given again to the same key and request. Postman makes a new key of `{{$guid}}` each time. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description An `ETag`: 412 unless the item is still as it was then. `*` is any state. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the usage event. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageEvent"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createUsageEventBatch: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out at most once: for 24 hours its first answer is given again to the same key and request. Postman makes a new key of `{{$guid}}` each time. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "events": [
                 *         {
                 *           "external_id": "Example external id",
                 *           "enrollment_id": "the enrollment id",
                 *           "meter": "Example meter"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["NewUsageEvents"];
            };
        };
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageReceipts"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listWebhookDeliveries: {
        parameters: {
            query?: {
                /** @description The id of the last item seen: walks everything in the order of id, at an even speed. Empty: from the start. Excludes `page`. */
                after?: components["parameters"]["after"];
                /** @description The value that the field at the same place among the `exclude_by` must not have. The halves of this pair may also change places, where just one of them names a field. */
                exclude?: components["parameters"]["exclude"];
                /** @description All items but those where this field equals `exclude`, which it needs. */
                exclude_by?: components["schemas"]["WebhookDeliveryField"][];
                /** @description The value that the field at the same place among the `filter_by` must have. Needs `filter_by`. */
                filter?: components["parameters"]["filter"];
                /** @description Only items where this field equals `filter`, which it needs. A list takes up to 20 pairs of filter and exclude together. */
                filter_by?: components["schemas"]["WebhookDeliveryField"][];
                /** @description Page number from 1, which is the default. Excludes `after`. */
                page?: components["parameters"]["page"];
                /** @description Items a page: 25 when left out or empty, at most 100. */
                paginate?: components["parameters"]["paginate"];
                /** @description The direction of `sort_by`: ascending when left out or empty. */
                sort?: components["parameters"]["sort"];
                /** @description The order of the list: by `id` when left out; ties are broken by id. */
                sort_by?: components["schemas"]["WebhookDeliveryField"];
            };
            header?: {
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of the list. */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    "SO-Total-Count": components["headers"]["SO-Total-Count"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"][];
                };
            };
            /** @description Nothing to list: an empty list, or a page past the end. No body. */
            204: {
                headers: {
                    Link: components["headers"]["Link"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    "SO-Total-Count": components["headers"]["SO-Total-Count"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getWebhookDelivery: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the webhook delivery. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    retryWebhookDelivery: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out at most once: for 24 hours its first answer is given again to the same key and request. Postman makes a new key of `{{$guid}}` each time. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description An `ETag`: 412 unless the item is still as it was then. `*` is any state. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the webhook delivery. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": components["schemas"]["NothingMore"];
            };
        };
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listWebhookEndpoints: {
        parameters: {
            query?: {
                /** @description The id of the last item seen: walks everything in the order of id, at an even speed. Empty: from the start. Excludes `page`. */
                after?: components["parameters"]["after"];
                /** @description The value that the field at the same place among the `exclude_by` must not have. The halves of this pair may also change places, where just one of them names a field. */
                exclude?: components["parameters"]["exclude"];
                /** @description All items but those where this field equals `exclude`, which it needs. */
                exclude_by?: components["schemas"]["WebhookEndpointField"][];
                /** @description The value that the field at the same place among the `filter_by` must have. Needs `filter_by`. */
                filter?: components["parameters"]["filter"];
                /** @description Only items where this field equals `filter`, which it needs. A list takes up to 20 pairs of filter and exclude together. */
                filter_by?: components["schemas"]["WebhookEndpointField"][];
                /** @description Page number from 1, which is the default. Excludes `after`. */
                page?: components["parameters"]["page"];
                /** @description Items a page: 25 when left out or empty, at most 100. */
                paginate?: components["parameters"]["paginate"];
                /** @description The direction of `sort_by`: ascending when left out or empty. */
                sort?: components["parameters"]["sort"];
                /** @description The order of the list: by `id` when left out; ties are broken by id. */
                sort_by?: components["schemas"]["WebhookEndpointField"];
            };
            header?: {
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of the list. */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    "SO-Total-Count": components["headers"]["SO-Total-Count"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpoint"][];
                };
            };
            /** @description Nothing to list: an empty list, or a page past the end. No body. */
            204: {
                headers: {
                    Link: components["headers"]["Link"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    "SO-Total-Count": components["headers"]["SO-Total-Count"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out at most once: for 24 hours its first answer is given again to the same key and request. Postman makes a new key of `{{$guid}}` each time. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "url": "https://example.com/webhooks"
                 *     }
                 */
                "application/json": components["schemas"]["NewWebhookEndpoint"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecretWebhookEndpoint"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the webhook endpoint. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    changeWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out at most once: for 24 hours its first answer is given again to the same key and request. Postman makes a new key of `{{$guid}}` each time. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description An `ETag`: 412 unless the item is still as it was then. `*` is any state. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the webhook endpoint. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "url": "https://example.com/webhooks"
                 *     }
                 */
                "application/json": components["schemas"]["WebhookEndpointChange"];
            };
        };
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out at most once: for 24 hours its first answer is given again to the same key and request. Postman makes a new key of `{{$guid}}` each time. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description An `ETag`: 412 unless the item is still as it was then. `*` is any state. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the webhook endpoint. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    rotateWebhookEndpointSecret: {
        parameters: {
            query?: never;
            header?: {
                /** @description Carries the request out at most once: for 24 hours its first answer is given again to the same key and request. Postman makes a new key of `{{$guid}}` each time. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description An `ETag`: 412 unless the item is still as it was then. `*` is any state. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description The caller's own id for this request, taken over into the answer. */
                "SO-Request-Id"?: components["parameters"]["SO-Request-Id"];
                /** @description The version that the caller was made for: must equal the one in the URL. */
                "SO-Ver"?: components["parameters"]["SO-Ver"];
            };
            path: {
                /** @description Id of the webhook endpoint. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": components["schemas"]["NothingMore"];
            };
        };
        responses: {
            /** @description Ok. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "SO-Request-Id": components["headers"]["SO-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecretWebhookEndpoint"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
}
