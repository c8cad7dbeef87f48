import type { Truth } from './form-html';
import type { Marks } from './marks';

const truths: readonly Truth[] = ['url', 'description', 'category', 'where', 'name', 'email', 'phone'];

/** The marks of many pages together. */
export class Tally {
  readonly #right: Truth[] = [];
  readonly #missed: { readonly form: string; readonly truth: Truth }[] = [];
  readonly #wrong: string[] = [];

  /** @param form whose page it was, for messages */
  add(form: string, { right, missed, wrong }: Marks): void {
    this.#right.push(...right);
    this.#missed.push(...missed.map((truth) => ({ form, truth })));
    this.#wrong.push(...wrong.map((words) => `${form}: ${words}`));
  }

  addAll(other: Tally): void {
    this.#right.push(...other.#right);
    this.#missed.push(...other.#missed);
    this.#wrong.push(...other.#wrong);
  }

  get right(): number {
    return this.#right.length;
  }

  get missed(): readonly string[] {
    return this.#missed.map(({ form, truth }) => `${form}: ${truth}`);
  }

  get wrong(): readonly string[] {
    return this.#wrong;
  }

  /** How many of a hundred fields for something were filled rightly. */
  percent(truth: Truth): number {
    const { right, all } = this.#count(truth);
    return (100 * right) / all;
  }

  /** The figures as one line. */
  line(): string {
    const figures = truths.flatMap((truth) => {
      const { right, all } = this.#count(truth);
      return all === 0 ? [] : [`${truth} ${right}/${all} (${this.percent(truth).toFixed(1)} %)`];
    });
    return `${figures.join(', ')}; wrong ${this.#wrong.length}; missed: ${this.missed.join(', ') || 'none'}`;
  }

  #count(truth: Truth) {
    const right = this.#right.filter((one) => one === truth).length;
    return { right, all: right + this.#missed.filter((one) => one.truth === truth).length };
  }
}
