/** Words that say: this is about the sender, the message, a limit or today, not about a dead address. */
const NOT_DEAD =
  /mailbox (?:is )?(?:full|exceed|size)|mailbox for .{0,80} is full|(?:over|exceed\w{0,9}|beyond) ?(?:the |its |his |her |disk |storage |allowed |mailbox ){0,5}(?:quota|size|limit|storage)|quota ?(?:exceed|violation)|insufficient (?:system )?storage|not enough (?:storage|space)|disk full|too (?:large|big|many|fast|much)|size limit|exceeds allowed|spam|\bbulk\b|blocked|black ?list|block ?list|\brbl\b|dnsbl|reputation|policy|policies|\bdmarc\b|\bspf\b|\bdkim\b|unauthenticated|authentication|not authori[sz]ed|\bauthori[sz]ation|access denied|denied by|permission|greylist|try again|temporar|timed? ?out|time ?limit|expired|retry|deferred|delayed|rate limit|throttl|virus|infected|relay(?:ing)? (?:access )?(?:denied|not)|unable to relay|not relay|reverse (?:dns|lookup)|\bptr\b|rdns|suspend|disabled|inactive|discontinued|on hold|connection (?:refused|reset|lost)|refused to talk|protocol error|syntax error|\bloop\b|too many hops|header error|mail ?server (?:is )?(?:down|unavailable)|sender (?:address |domain )?(?:rejected|denied|verif)|banned|listed (?:in|at|by|on)|service (?:refus|unavailable|not available)|junk|content reject|administrative(?:ly)? prohibit|prohibited/i;

/** Words that say: there is nobody at this address, or no such place. */
const DEAD =
  /user ?(?:name )?(?:is )?(?:unknown|not found|doesn'?t exist|does not exist|invalid)|unknown (?:user|recipient|address|local|mailbox|account)|(?:no such|invalid|bad|non-?existent|unrouteable|undeliverable) (?:user|recipient|mailbox|address|account|person|domain|host|local|destination|name|virtual)|(?:recipient|mailbox|address|account|user|domain|host|email)s?[^\n]{0,60} (?:does ?n[o']?t|do not|did not|doesn't) exist|(?:recipient|mailbox|address|user)[^\n]{0,40} (?:not found|not recogni[sz]ed|unknown|is invalid|rejected|isn't valid|not valid|not listed|couldn't be found|wasn't found)|not (?:a )?(?:valid|known|local) (?:user|recipient|mailbox|address)|doesn'?t have an? [\w.-]{1,80} account|no (?:such )?(?:mailbox|account|user|recipient)|host (?:not found|unknown|or domain name not found)|unknown host|name (?:service error|or service not known)|domain (?:not found|name not found|does not)|can'?t find (?:any|the|a)? ?(?:host|mx)|unable to (?:find|resolve|lookup)|nxdomain|null ?mx|does not accept (?:any )?mail|has (?:moved|changed)|no longer (?:exists?|valid|available|in use|works?|on)|not our customer|mailbox unavailable|list unknown|no mail ?host/i;

/** Enhanced status codes (RFC 3463, RFC 7505, RFC 7504) that are about the address itself. */
const DEAD_STATUS = new Set(['5.1.0', '5.1.1', '5.1.2', '5.1.3', '5.1.6', '5.1.10', '5.4.4', '5.1.4']);
/** Codes that never mean a dead address, whatever the text. */
const LIVING_STATUS = /^(?:[24]\.|5\.(?:1\.[789]|2\.[1234]|3\.|4\.[1567]|6\.|7\.))/;
/** The shortest, unmistakable forms; they win over a stray word such as "policy" in a support link. */
const PLAINLY_DEAD =
  /user unknown|unknown user|user not exist|no such (?:user|recipient)|user does ?n[o']t exist|(?:account|address) (?:that you tried to reach )?does not exist|null ?mx|host does not accept mail|no smtp service|5\.4\.1 [^\n]{0,100}recipient address rejected: access denied|address not found|5\.1\.0 address rejected|見つかりません/i;

/**
 * Whether a failure means that the address is dead. The code alone is not trusted: servers answer 5.1.1 to spam and
 * 5.0.0 to everything. Full mailboxes, blocked senders, policies and limits are not dead addresses.
 * `reasons` are texts, the most trustworthy first; the first that says anything decides.
 */
export function isPermanent(action: string, status: string, reasons: readonly string[]): boolean {
  if (/^(?:delayed|delivered|relayed|expanded)$/.test(action)) return false;
  for (const reason of reasons) {
    if (/sender address|of sender|mail from/i.test(reason) && !PLAINLY_DEAD.test(reason)) return false;
    if (PLAINLY_DEAD.test(reason)) return !/^4\./.test(status);
    if (NOT_DEAD.test(reason)) return false;
    if (DEAD.test(reason)) return !LIVING_STATUS.test(status);
  }
  return DEAD_STATUS.has(status);
}
