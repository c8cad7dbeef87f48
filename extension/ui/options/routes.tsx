import type { Policy, Route } from '../../policy/policy.ts';
import { text } from '../strings.ts';

/** The names behind ids, of destinations and categories alike; a route is known by its id. */
const namesOf = (ids: readonly string[], named: readonly { readonly id: string; readonly name: string }[]) =>
  ids.map((id) => named.find((one) => one.id === id)?.name ?? id).join(', ');

function conditionWords({ when }: Route, policy: Policy): string {
  const { categories, hosting, hosts, urgent, countries } = when;
  return [
    categories === null ? null : text('whenCategories', namesOf(categories, policy.categories)),
    hosting === null ? null : text(hosting === 'own' ? 'whenOwn' : 'whenThirdParty'),
    hosts === null ? null : text('whenHosts', hosts.join(', ')),
    urgent === null ? null : text(urgent ? 'whenUrgent' : 'whenNotUrgent'),
    countries === null ? null : text('whenCountries', countries.join(', ')),
  ]
    .filter((words) => words !== null)
    .join(` ${text('and')} `);
}

const wayWords = ({ to, nowhereBecause }: Route, policy: Policy) =>
  to === null ? text('nowhere', nowhereBecause ?? '') : namesOf(to, policy.destinations);

/** Where reports go, the first line that fits counting. */
export function Routes({ policy }: { policy: Policy }) {
  const { routing, destinations } = policy;
  return (
    <section aria-labelledby="routes">
      <h2 id="routes">{text('routesSection')}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{text('routeWhen')}</th>
            <th scope="col">{text('routeTo')}</th>
          </tr>
        </thead>
        <tbody>
          {routing.routes.map((route) => (
            <tr key={route.id} data-route={route.id}>
              <td>{conditionWords(route, policy)}</td>
              <td>{wayWords(route, policy)}</td>
            </tr>
          ))}
          <tr>
            <td>{text(routing.routes.length === 0 ? 'routeAll' : 'routeDefault')}</td>
            <td>{namesOf(routing.default, destinations)}</td>
          </tr>
        </tbody>
      </table>
      {routing.exclusive.map((group) => (
        <p key={group.id} class="quiet">
          {text('exclusive', namesOf(group.destinations, destinations))} {group.because}
        </p>
      ))}
    </section>
  );
}
