declare const brand: unique symbol;

/** A primitive that only its own constructor makes, so that ids of two kinds cannot be exchanged by mistake. */
export type Branded<Primitive, Name extends string> = Primitive & { readonly [brand]: Name };
