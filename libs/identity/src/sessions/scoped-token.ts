/** `<tenantId>.<token>`: the tenant only says where the token's hash is looked up. */
export interface ScopedToken {
  tenantId: string;
  token: string;
}

const SHAPE = /^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\.([\w-]{20,100})$/;

export const scopedToken = ({ tenantId, token }: ScopedToken): string => `${tenantId}.${token}`;

/** Null for anything of another shape, so that it never reaches the database. */
export function readScopedToken(value: string | undefined): ScopedToken | null {
  const [, tenantId, token] = SHAPE.exec(value ?? '') ?? [];
  return tenantId && token ? { tenantId, token } : null;
}
