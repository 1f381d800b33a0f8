import { parseNameAddr } from '../messages/name-addr.ts';
import { parseSipUri } from '../messages/sip-uri.ts';

/**
 * Request-URI and Route of a request within a dialog (RFC 3261 §12.2.1.1). A first hop that is a loose router (`lr`)
 * finds the target in the Request-URI; a strict one of RFC 2543 finds itself there, and the target last in Route.
 */
export function routed(remoteTarget: string, routeSet: readonly string[]): { uri: string; route: readonly string[] } {
  const first = routeSet[0] === undefined ? undefined : parseNameAddr(routeSet[0])?.uri;
  if (first === undefined || parseSipUri(first)?.parameters.has('lr')) return { uri: remoteTarget, route: routeSet };
  return { uri: first, route: [...routeSet.slice(1), `<${remoteTarget}>`] };
}
