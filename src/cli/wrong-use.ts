/** The command was used in a way that can't be carried out: told in words, with exit code 2. */
export class WrongUse extends Error {}
