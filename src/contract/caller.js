import { createParamDecorator } from '@nestjs/common';
import { entityTag } from './answers/etag.js';
import { Failure } from './failures/failure.js';
/** Who makes the request, and the unit of work that it is carried out in. */
export class Caller {
    constructor(database, ifMatch, scopeOf, 
    /** The store and key behind the credentials; the operator has none. */
    access) {
        this.database = database;
        this.ifMatch = ifMatch;
        this.scopeOf = scopeOf;
        this.access = access;
    }
    /** For reading outside a transaction; inside the request's own transaction where there is one. */
    get scope() {
        return this.scopeOf(this.work ?? this.database.queries);
    }
    /** Runs one use case in one transaction: the request's own where there is one, so that both end together. */
    transaction(use) {
        if (this.work !== undefined)
            return use(this.scopeOf(this.work));
        return this.database.transaction((queries) => use(this.scopeOf(queries)));
    }
    /** From here on, every use case of this request belongs to the given transaction. */
    joinTransaction(queries) {
        this.work = queries;
    }
    /** @throws Failure `if_match_failed` when `If-Match` was sent and does not name this state of the thing */
    assertIfMatch(shown) {
        if (this.ifMatch === undefined || this.ifMatch.trim() === '*')
            return;
        const tags = this.ifMatch.split(',').map((tag) => tag.trim());
        if (!tags.includes(entityTag(JSON.stringify(shown))))
            throw new Failure('if_match_failed');
    }
}
export function storeCaller(database, ifMatch, access) {
    const { storeId } = access;
    return new Caller(database, ifMatch, (queries) => ({ storeId, queries }), access);
}
export function operatorCaller(database, ifMatch) {
    return new Caller(database, ifMatch, (queries) => ({ queries }));
}
/** The caller of the request, as the API-key guard has found it. */
export const CurrentCaller = createParamDecorator((_data, context) => {
    return context.switchToHttp().getRequest().exchange.caller;
});
