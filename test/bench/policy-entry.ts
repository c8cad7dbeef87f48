export { parsePolicy } from '../../extension/policy/parse.ts';
export { routeReport } from '../../extension/policy/route.ts';
