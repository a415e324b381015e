/**
 * The question that the contract asks and the stores answer: whose credentials are these?
 * An abstract class, so that it is both the type and the token.
 */
export class Credentials {
}
