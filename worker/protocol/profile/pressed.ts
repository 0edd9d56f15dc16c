/** Payloads of our making begin so; what follows says where it was pressed. */
const MADE = /^fb-chat:(get_started|question|menu)(?::[0-9a-f]{1,16})?$/;

/** What was pressed of the Page's profile. */
export type PressedOfProfile = "get_started" | "question" | "menu";

/** What a press was, where its payload is one that the editor made; null: another's. */
export function pressedOfProfile(payload: string | null): PressedOfProfile | null {
  return payload === null ? null : ((MADE.exec(payload)?.[1] ?? null) as PressedOfProfile | null);
}

/** A payload that says where it was pressed. `nonce`: hexadecimal digits that keep two of them apart. */
export function profilePayload(what: PressedOfProfile, nonce: string | null): string {
  return nonce === null ? `fb-chat:${what}` : `fb-chat:${what}:${nonce.slice(0, 16)}`;
}
