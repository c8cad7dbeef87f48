import { certainRole, readField } from '../certainty.ts';
import { type End, recogniseEnd } from '../end.ts';
import { planPage } from '../plan.ts';
import { recipeLabelsOf } from '../recipe.ts';
import type { AssistRequest, AssistResult } from '../request.ts';
import { carryOut, type Task } from './carry-out.ts';
import { Memory } from './memory.ts';
import { panelContent } from './offers.ts';
import { createPanel, type Panel } from './panel.ts';
import { endTextsOf } from './read-end.ts';
import { readPage } from './read-page.ts';
import { type Ground, walk } from './walk.ts';
import { type Watch, watchPage } from './watch.ts';

/** Choices uncover fields, and those may hold choices again. */
const mostTurns = 8;

/** Fills one page for one request and watches it for what appears later. */
export class Assistant {
  readonly #memory: Memory;
  readonly #panel: Panel;
  readonly #watch: Watch;
  /** Resolves when the form has come to its end. */
  readonly ended: Promise<void>;
  #sayEnded: () => void = () => {};
  #end: End | null = null;
  #busy: Promise<void> = Promise.resolve();

  constructor(
    readonly document: Document,
    readonly request: AssistRequest,
  ) {
    this.ended = new Promise((resolve) => {
      this.#sayEnded = resolve;
    });
    this.#memory = new Memory(request.earlierAddresses);
    this.#panel = createPanel(document, request.words);
    this.#watch = watchPage(() => this.look());
  }

  /** Fills what is there now. Looks do not overlap. */
  look(): Promise<void> {
    this.#busy = this.#busy.catch(() => undefined).then(() => this.#fill());
    return this.#busy;
  }

  result(): AssistResult {
    const { outcomes, addresses } = this.#memory;
    return { status: 'assisted', outcomes, addresses, end: this.#end };
  }

  stop(): void {
    this.#watch.stop();
    this.#panel.remove();
  }

  async #fill(): Promise<void> {
    let ground = this.#ground();
    for (let turn = 0; turn < mostTurns && (await this.#takeTurn(ground)); turn += 1) ground = this.#ground();
    this.#readEnd(ground);
    if (this.#end === null) this.#showPanel();
    else {
      this.#panel.remove();
      this.#sayEnded();
    }
  }

  #ground(): Ground {
    const ground = walk(this.document, this.request.origin);
    this.#watch.follow(ground.roots, ground.frames);
    return ground;
  }

  /** One reading and what it leads to. A choice, or a field that went, ends the turn: the page may be another. */
  async #takeTurn({ fields }: Ground): Promise<boolean> {
    const { signs, targets } = readPage(fields, this.#memory.isTouched);
    const recipe = recipeLabelsOf(this.request.origin);
    const plan = planPage(signs, this.request.values, this.#memory.progress, recipe);
    this.#memory.noteOutcomes(plan.outcomes);
    const tasks = plan.steps.flatMap((step): readonly Task[] => {
      const target = targets[step.field];
      return target === undefined ? [] : [{ step, target }];
    });
    const [choice] = tasks.filter(({ step }) => step.kind === 'choose');
    const done = await carryOut(choice === undefined ? tasks : [choice]);
    for (const one of done) this.#memory.note(one);
    return choice !== undefined || done.some(({ became }) => became === 'gone');
  }

  #readEnd({ roots, fields }: Ground): void {
    const { signs } = readPage(fields, () => false);
    const ofReport = signs.fields.filter((field) => {
      const role = certainRole(readField(field));
      return role === 'url' || role === 'description' || role === 'category';
    });
    const { progress } = this.#memory;
    this.#end = recogniseEnd({
      texts: endTextsOf(roots),
      hasReportFields: ofReport.length > 0,
      isAfterFilling: progress.placed.length > 0 || progress.addresses.length > 0,
    });
  }

  #showPanel(): void {
    const { outcomes, addresses } = this.#memory;
    this.#panel.show(panelContent(this.request, outcomes, addresses));
  }
}
