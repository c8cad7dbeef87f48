import { noField, noValue, type Outcome, type Outcomes } from '../outcome.ts';
import { type Role, roles } from '../role.ts';
import type { Progress } from '../values.ts';
import type { Done } from './carry-out.ts';

/** How often a role is tried whose field the page replaces under our hands. */
const mostTries = 3;

/** What has been done on this page. A field is written to at most once, whatever becomes of it. */
export class Memory {
  readonly #touched = new WeakSet<HTMLElement>();
  readonly #addresses: Set<number>;
  readonly #fields = new Map<Role, number>();
  readonly #gone = new Map<Role, number>();
  readonly #failed = new Map<Role, Outcome>();
  #latest: Outcomes = Object.fromEntries(roles.map((role) => [role, noField])) as Record<Role, Outcome>;

  constructor(earlierAddresses: readonly number[]) {
    this.#addresses = new Set(earlierAddresses);
  }

  isTouched = (field: HTMLElement): boolean => this.#touched.has(field);

  note({ step, target, became }: Done): void {
    this.#touched.add(target.field);
    if (became === 'gone' && step.kind === 'write') {
      this.#gone.set(step.role, (this.#gone.get(step.role) ?? 0) + 1);
      return;
    }
    if (became !== 'filled' && became !== 'gone') {
      this.#failed.set(step.role, { state: 'offered', reason: became });
      return;
    }
    this.#fields.set(step.role, (this.#fields.get(step.role) ?? 0) + 1);
    if (step.kind === 'write') for (const address of step.addresses) this.#addresses.add(address);
  }

  noteOutcomes(outcomes: Outcomes): void {
    this.#latest = outcomes;
  }

  get progress(): Progress {
    return { addresses: this.addresses, placed: roles.filter((role) => this.#isDone(role)) };
  }

  get addresses(): readonly number[] {
    return [...this.#addresses].sort((one, other) => one - other);
  }

  get outcomes(): Outcomes {
    const entries = roles.map((role) => [role, this.#outcomeOf(role)] as const);
    return Object.fromEntries(entries) as Record<Role, Outcome>;
  }

  /** A role whose field took nothing is left to the moderator: a second field for it would be a guess. */
  #isDone(role: Role): boolean {
    return this.#fields.has(role) || this.#failed.has(role) || (this.#gone.get(role) ?? 0) >= mostTries;
  }

  #outcomeOf(role: Role): Outcome {
    const latest = this.#latest[role];
    if (latest === noValue) return latest;
    const failed = this.#failed.get(role);
    if (failed !== undefined) return failed;
    const fields = this.#fields.get(role);
    return fields === undefined ? latest : { state: 'filled', fields };
  }
}
