const VISITOR_PREFIX = 'chat:';

/** What a message of a visitor is known by: his id, and the one his page made. */
export const externalIdOf = (visitorId: string, clientId: string): string =>
  `${VISITOR_PREFIX}${visitorId}:${clientId}`;
/** The one his page made; null for messages that no page wrote. */
export const clientIdOf = (externalId: string | null): string | null =>
  externalId?.startsWith(VISITOR_PREFIX) ? externalId.slice(externalId.indexOf(':', VISITOR_PREFIX.length) + 1) : null;
