import { newBranch } from '../identifiers.ts';
import type { RequestParts } from '../messages/message.ts';
import { SipHeaders } from '../messages/sip-headers.ts';
import { formatVia } from '../messages/via.ts';
import type { Flow } from '../transports/transport.ts';

/** A request as this hop sends it (RFC 3261 §8.1.1.7); over UDP its answer is asked to the port it came from (RFC 3581). */
export function withVia(request: RequestParts, flow: Flow): RequestParts {
  const parameters = new Map<string, string | undefined>([['branch', newBranch()]]);
  if (!flow.isReliable) parameters.set('rport', undefined);
  const via = formatVia({ protocol: 'SIP/2.0', transport: flow.transport, ...flow.local, parameters });
  const headers = new SipHeaders({ via });
  headers.assign(request.headers);
  return { ...request, headers };
}
