/** What an action has made that lives in another collection than the action's own path says. */
export class Created {
  /** @param collection the path of its collection below the version, such as `payments` */
  constructor(
    readonly thing: { readonly id: string },
    readonly collection: string,
  ) {}
}
