import { useSignal } from '@preact/signals';
import { browser } from '../../browser.ts';
import type { Finding } from '../../capture/console/case-facts.ts';
import type { TriedRule } from '../../capture/console/try-rule.ts';
import type { Policy } from '../../policy/policy.ts';
import type { Problem } from '../../report/problem.ts';
import type { SettingsStore } from '../settings/store.ts';
import { type MessageName, text } from '../strings.ts';
import { problemWords, underscored } from '../words.ts';

type Rule = Policy['consoleRules'][number];

/** The origins of a rule's pages, as permissions name them: without path and port. */
const originsOf = ({ pages }: Rule): readonly string[] => [
  ...new Set(pages.map((page) => page.replace(/^(https?:\/\/[^/:]+)(:\d+)?\/.*$/, '$1/*'))),
];

function Found({ finding }: { finding: Finding }) {
  const { fact } = finding;
  const name = text(`caseFact_${underscored(fact)}` satisfies MessageName);
  return (
    <tr data-case-fact={fact} data-state={finding.state}>
      <th scope="row">{name}</th>
      <td>
        {finding.state === 'found' ? (
          <>
            {finding.values.map((value) => (
              <div class="mono" key={value}>
                {value}
              </div>
            ))}
            {finding.refused > 0 && <span class="quiet">{text('valuesRefused', finding.refused)}</span>}
          </>
        ) : (
          <span class="urgent">{text(`missing_${underscored(finding.why)}` satisfies MessageName)}</span>
        )}
      </td>
    </tr>
  );
}

function Tried({ tried }: { tried: TriedRule }) {
  return (
    <div role="status">
      <p class="quiet">{text('triedOn', tried.cases.length)}</p>
      <p class="mono quiet">{tried.page}</p>
      {tried.cases.map(({ findings }, place) => (
        <table class="tried" key={place}>
          <caption class="quiet">{text('caseNumber', place + 1)}</caption>
          <tbody>
            {findings.map((finding) => (
              <Found key={finding.fact} finding={finding} />
            ))}
          </tbody>
        </table>
      ))}
    </div>
  );
}

function RuleCard({ store, rule }: { store: SettingsStore; rule: Rule }) {
  const tried = useSignal<TriedRule | null>(null);
  const problem = useSignal<Problem | null>(null);
  const tryIt = () => {
    // The question must come first in the click: browsers refuse it after an await.
    const asked = originsOf(rule).map((origin) => browser.borrowPermission(origin));
    void store.tryRule(rule.id, asked).then((result) => {
      tried.value = result.ok ? result.value : null;
      problem.value = result.ok ? null : result.problems[0];
    });
  };
  return (
    <li class="card" data-rule={rule.id}>
      <h3>{rule.name}</h3>
      {rule.pages.map((page) => (
        <p class="mono quiet" key={page}>
          {page}
        </p>
      ))}
      <div class="row">
        <button type="button" class="plain" data-try={rule.id} onClick={tryIt}>
          {text('tryRule')}
        </button>
      </div>
      {problem.value !== null && (
        <p role="alert" class="fail">
          {problemWords(problem.value)}
        </p>
      )}
      {tried.value !== null && <Tried tried={tried.value} />}
    </li>
  );
}

/** How the organisation's own moderation pages are read, each rule to be tried on the page that is open. */
export function ConsoleRules({ store, rules }: { store: SettingsStore; rules: readonly Rule[] }) {
  return (
    <section aria-labelledby="console-rules">
      <h2 id="console-rules">{text('consoleRules')}</h2>
      <p class="quiet">{text(rules.length === 0 ? 'consoleRulesNone' : 'consoleRulesEffect')}</p>
      <ul class="cards">
        {rules.map((rule) => (
          <RuleCard key={rule.id} store={store} rule={rule} />
        ))}
      </ul>
    </section>
  );
}
