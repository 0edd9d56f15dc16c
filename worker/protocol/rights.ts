/** What a token lets its bearer be. */
export const ROLES = ["agent", "supervisor", "admin", "service"] as const;
export type Role = (typeof ROLES)[number];

const EVERYONE: readonly Role[] = ROLES;
const IN_CHARGE: readonly Role[] = ["supervisor", "admin", "service"];

/** Who may do what. The Worker decides by it, `welcome` tells an agent theirs. */
const HOLDERS = {
  /** Sees the desk: its lists, its threads and their files. */
  read: EVERYONE,
  /** Writes to customers, and does with conversations whatever concerns no colleague's. */
  answer: EVERYONE,
  /** Releases and closes what a colleague has. */
  act_for_colleagues: IN_CHARGE,
  /** Changes what holds for everyone at the desk. */
  configure_desk: IN_CHARGE,
  /** Looks after the desk's Pages: which there are, how they fare, and that they go on. */
  manage_pages: IN_CHARGE,
} satisfies Record<string, readonly Role[]>;

/** What a role reaches for. */
export type Right = keyof typeof HOLDERS;

/** Whether a role has a right. */
export function may(role: Role, right: Right): boolean {
  return HOLDERS[right].includes(role);
}

/** All rights of a role. */
export function rightsOf(role: Role): Right[] {
  return (Object.keys(HOLDERS) as Right[]).filter((right) => may(role, right));
}
