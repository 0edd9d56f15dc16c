/**
 * What a token that somebody signs lets its bearer be. `operator` is of the deployment, all others of one desk. `wallboard`: a screen
 * on a wall, which is told of the team, and of no conversation.
 */
export const ROLES = ["agent", "supervisor", "admin", "operator", "service", "wallboard"] as const;
/**
 * What somebody is. `reviewer`: by a reviewer link, and by no token: of one Page, and of the link's threads alone
 * (REVIEWER_COMMANDS).
 */
export type Role = (typeof ROLES)[number] | "reviewer";

const AT_DESK: readonly Role[] = ["agent", "supervisor", "admin", "service", "reviewer"];
const IN_CHARGE: readonly Role[] = ["supervisor", "admin", "service"];

/** Who may do what. The Worker decides by it, `welcome` tells an agent theirs. */
const HOLDERS = {
  /** Has a socket at the desk. */
  connect: [...AT_DESK, "wallboard"],
  /** Sees the desk: its lists, its threads and their files. */
  read: AT_DESK,
  /** Writes to customers, and does with conversations whatever concerns no colleague's. */
  answer: AT_DESK,
  /** Releases and closes what a colleague has. */
  act_for_colleagues: IN_CHARGE,
  /** Sees who is here, how many wait, and how the day goes. */
  watch: [...IN_CHARGE, "wallboard"],
  /** Sees what the team has and who waits, looks on, and acts for the whole team. */
  supervise: IN_CHARGE,
  /** Sees what the desk counted: of the agent's own work, and of everyone's. */
  see_own_figures: ["agent", ...IN_CHARGE, "operator"],
  see_figures: [...IN_CHARGE, "operator"],
  /** Sees how the Worker fares at this desk, and what that costs: in numbers, and of nobody. */
  see_metrics: ["admin", "operator", "service"],
  /** Changes what holds for everyone at the desk. */
  configure_desk: [...IN_CHARGE, "operator"],
  /** Looks after the desk's Pages: which there are, how they fare, and that they go on. */
  manage_pages: [...IN_CHARGE, "operator"],
  /** Connects Pages to the desk, and disconnects them. */
  connect_pages: ["admin", "operator"],
  /** Makes keys by which programs are let in, and revokes them. */
  manage_keys: ["admin", "operator"],
  /** Has programs told what happens at the desk. */
  manage_webhooks: ["admin", "operator", "service"],
  /** Has something shown that is hidden from them, as far as the desk lets their role. */
  reveal: ["agent", "supervisor", "admin"],
  /** Says what is hidden at the desk, and from whom. */
  configure_masking: ["admin", "operator"],
  /** Reads what was done at the desk, and by whom. */
  read_audit: ["admin", "operator", "service"],
  /** Reads what came raw for the desk's Pages, and delivers it once more. */
  read_raw: ["admin", "operator"],
  /** Says that conversations are one person's, and takes it back. */
  merge_customers: ["agent", ...IN_CHARGE],
  /** Says what became of tickets, and what others wrote on them: for the system that keeps them. */
  keep_tickets: ["admin", "service"],
  /** Has conversations kept whatever their age, and lifts that. */
  hold_conversations: IN_CHARGE,
  /** Erases what is kept of people. */
  erase_people: ["admin", "operator", "service"],
  /** Takes along all that is kept of people at the desk, for who asks what that is. */
  export_people: ["admin", "service"],
  /** Makes and names desks, and does for each of them what else only its own people do for theirs. */
  manage_desks: ["operator"],
} satisfies Record<string, readonly Role[]>;

/** What a role reaches for. */
export type Right = keyof typeof HOLDERS;

/** Every right there is. */
export const RIGHTS = Object.keys(HOLDERS) as Right[];

/** Whether a role has a right. */
export function may(role: Role, right: Right): boolean {
  return (HOLDERS[right] as readonly Role[]).includes(role);
}

/** All rights of a role. */
export function rightsOf(role: Role): Right[] {
  return RIGHTS.filter((right) => may(role, right));
}
