import * as v from 'valibot';
import { policyDisagreements } from './references.ts';
import { agreeing } from './schema/agreement.ts';
import { policyShape } from './schema/policy-shape.ts';

/** The organisation's settings. One schema gives the type, the parser and the published JSON Schemas. */
export const policySchema = v.pipe(policyShape, agreeing(policyDisagreements));

/** A policy as it is written down, before the parser has filled in what was left out. */
export type PolicyInput = v.InferInput<typeof policySchema>;
export type Policy = v.InferOutput<typeof policySchema>;
export type Category = Policy['categories'][number];
export type PolicyDestination = Policy['destinations'][number];
export type Route = Policy['routing']['routes'][number];
