import type { components, paths } from './api-types.js';

/** The version of the API that this client is made for. */
export const API_VERSION = '1.0.0';

/** What the API document has below the version: `/subscribers/{id}` and so on. */
type ApiPaths = { [P in keyof paths as P extends `/${typeof API_VERSION}${infer Below}` ? Below : never]: paths[P] };

export type Method = 'get' | 'post' | 'put' | 'delete';

/** The paths that have this method. */
export type PathWith<M extends Method> = {
  [P in keyof ApiPaths]: ApiPaths[P] extends Record<M, object> ? P : never;
}[keyof ApiPaths];

type Operation<M extends Method, P extends PathWith<M>> = ApiPaths[P] extends Record<M, infer O> ? O : never;

type PathOf<O> = O extends { parameters: { path: infer T extends object } }
  ? { readonly path: Readonly<T> }
  : { readonly path?: never };

type QueryOf<O> = O extends { parameters: { query?: infer T } } ? { readonly query?: Readonly<T> } : never;

type SentTo<O> = O extends { requestBody?: infer B } ? Json<B> : never;

/** An action whose fields all have defaults needs no body; a change without one would be a mistake. */
type BodyOf<M extends Method, O> = [SentTo<O>] extends [never]
  ? { readonly body?: never }
  : M extends 'post'
    ? Record<never, never> extends SentTo<O>
      ? { readonly body?: SentTo<O> }
      : { readonly body: SentTo<O> }
    : { readonly body: SentTo<O> };

/** The path, query and body that an operation takes. */
export type Sent<M extends Method, P extends PathWith<M>> = PathOf<Operation<M, P>> &
  QueryOf<Operation<M, P>> &
  BodyOf<M, Operation<M, P>>;

type Json<R> = R extends { content: { 'application/json': infer T } } ? T : never;

type Answered<O> = O extends { responses: infer R }
  ? R extends { 200: infer Done }
    ? Json<Done>
    : R extends { 201: infer Created }
      ? Json<Created>
      : never
  : never;

/** What an operation answers when all went well. */
export type Data<M extends Method, P extends PathWith<M>> = Answered<Operation<M, P>>;

/** The paths whose GET is a list. */
export type ListPath = {
  [P in PathWith<'get'>]: Data<'get', P> extends readonly unknown[] ? P : never;
}[PathWith<'get'>];

export type Item<P extends ListPath> = Data<'get', P> extends readonly (infer T)[] ? T : never;

/** The path parameters of a list, where it lies below another thing. */
export type ListPathParameters<P extends ListPath> = PathOf<Operation<'get', P>>;

/** The fields that a list can be filtered by. */
export type ListField<P extends ListPath> =
  Operation<'get', P> extends { parameters: { query?: { sort_by?: infer F extends string } } } ? F : never;

type ErrorResponses = components['responses'];

/** Every word of `SO-Error-Code` that the API document has. */
export type ErrorCode = {
  [R in keyof ErrorResponses]: ErrorResponses[R]['headers'] extends { 'SO-Error-Code': infer C } ? C : never;
}[keyof ErrorResponses];

/** The things of the API by their names: `Schemas['Subscriber']`, and `Schemas['NewSubscriber']` for what is sent. */
export type Schemas = components['schemas'];
