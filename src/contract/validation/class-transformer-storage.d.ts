/** class-transformer's own record of `@Type`, which it publishes no types for. */
declare module 'class-transformer/cjs/storage.js' {
  interface TypeMetadata {
    readonly target: new () => object;
    readonly propertyName: string;
    readonly typeFunction: () => unknown;
  }

  export const defaultMetadataStorage: {
    findTypeMetadata(target: new () => object, propertyName: string): TypeMetadata | undefined;
    addTypeMetadata(metadata: TypeMetadata): void;
  };
}
