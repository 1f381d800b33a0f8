import type { ConnectionTest, Mailbox } from '@guichet/contracts';

export type Step = ConnectionTest['steps'][number]['step'];
export type StepState = 'ok' | 'failed' | 'skipped';
export type Protocol = 'imap' | 'smtp';
export type Security = Mailbox['security'];

const ORDER: readonly Step[] = ['host', 'port', 'tls', 'login', 'folder'];

/** Ports that the RFCs give to each security (8314 for TLS, 6409 for submission). */
export const USUAL_PORT: Record<Protocol, Record<Security, number>> = {
  imap: { tls: 993, starttls: 143, none: 143 },
  smtp: { tls: 465, starttls: 587, none: 25 },
};

/** Follows the security with the port, unless someone chose a port of his own. */
export function portAfter(protocol: Protocol, port: number | '', from: Security, to: Security): number | '' {
  return port === '' || port === USUAL_PORT[protocol][from] ? USUAL_PORT[protocol][to] : port;
}

/** All steps of a test in order: those it went through, then those it never came to. */
export function stepsOf(test: ConnectionTest, protocol: Protocol, security: Security) {
  const answered = new Map(test.steps.map((step) => [step.step, step]));
  return ORDER.filter(
    (step) =>
      answered.has(step) || !((step === 'tls' && security === 'none') || (step === 'folder' && protocol === 'smtp')),
  ).map((step): { step: Step; state: StepState; message: string } => {
    const one = answered.get(step);
    if (!one) return { step, state: test.ok ? 'ok' : 'skipped', message: '' };
    return { step, state: one.ok ? 'ok' : 'failed', message: one.message };
  });
}
