/** A type whose properties, lists and groups nobody changes. */
export type DeepReadonly<Type> = { readonly [Property in keyof Type]: DeepReadonly<Type[Property]> };
