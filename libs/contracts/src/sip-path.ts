/** Path on our own origin where browsers speak SIP (RFC 7118). */
export const SIP_PATH = '/sip';
