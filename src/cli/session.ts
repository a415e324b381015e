import { StandingOrder, type StandingOrderOptions } from '../client/client.js';
import { parseJson } from '../domain/json/ordered-json.js';
import { apiOf, type Api } from './api.js';
import {
  operatorCredentials,
  storeCredentials,
  type Credentials,
  type Environment,
  type Named,
} from './credentials.js';
import { WrongUse } from './wrong-use.js';

/** The options that all commands have. */
export interface CommonOptions extends Named {
  readonly url: string;
  readonly json?: boolean;
}

/** Whom commands speak with, and as whom. */
export class Session {
  constructor(
    readonly environment: Environment,
    /** Given when the process is to end. */
    readonly signal: AbortSignal,
  ) {}

  asOperator(options: CommonOptions): Api {
    return this.api(options, operatorCredentials(options, this.environment));
  }

  asStore(options: CommonOptions, more: Partial<StandingOrderOptions> = {}): Api {
    return this.api(options, storeCredentials(options, this.environment), more);
  }

  storeId(options: CommonOptions): string {
    return storeCredentials(options, this.environment).user;
  }

  private api({ url }: CommonOptions, credentials: Credentials, more: Partial<StandingOrderOptions> = {}): Api {
    try {
      return apiOf(new StandingOrder({ url, ...credentials, parse: parseJson, ...more }));
    } catch (error) {
      throw new WrongUse((error as Error).message);
    }
  }
}
