/** The key by which the desk lets the shop in: what it may is what it does. */
import type { Scope } from "../../worker/protocol/api/scopes.ts";

export const SHOP_SCOPES: readonly Scope[] = [
  ...(["references:write", "messages:read", "messages:write", "customers:read"] as const),
  ...(["customers:write", "tickets:write", "templates:read", "webhooks:read", "webhooks:write"] as const),
];
