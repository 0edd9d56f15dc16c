/** Who signs in to the demo: agents at desks, and those who look after Pages and desks. */
import type { Role } from "../worker/protocol/rights.ts";

/** `id`: the value of `?agent=`, and the `sub` of their tokens. `company`: what the page calls theirs. */
export type DemoAgent = { id: string; name: string; role: Role; desk: string; company: string };

const MAIN = { desk: "main", company: "Northwind Outdoor" };
/** The second company's desk, once an operator made it by this name. */
export const DEMO_SECOND_DESK = "coffee";
const SECOND = { desk: DEMO_SECOND_DESK, company: "Fjord Coffee" };

/** The people at the desk that is there from the start; states that older versions left are read as they. */
export const DEMO_AGENTS: readonly [DemoAgent, ...DemoAgent[]] = [
  { id: "kim", name: "Kim Lee", role: "agent", ...MAIN },
  { id: "sam", name: "Sam Okafor", role: "agent", ...MAIN },
  { id: "robin", name: "Robin Weiss", role: "supervisor", ...MAIN },
];

/** A third agent, who connects Pages and makes desks, and who answers at the second company's. */
export const DEMO_OTHERS: readonly DemoAgent[] = [
  { id: "lina", name: "Lina Haddad", role: "agent", ...MAIN },
  { id: "alex", name: "Alex Moreau", role: "admin", ...MAIN },
  { id: "olga", name: "Olga Petrov", role: "operator", ...MAIN, company: "The deployment" },
  { id: "emil", name: "Emil Fjord", role: "admin", ...SECOND },
  { id: "ines", name: "Ines Dahl", role: "agent", ...SECOND },
];

/** The screen on the wall, which is nobody. */
export const DEMO_WALL: DemoAgent = { id: "wall", name: "Wall", role: "wallboard", ...MAIN };

/** Everybody. */
export const DEMO_PEOPLE: readonly DemoAgent[] = [...DEMO_AGENTS, ...DEMO_OTHERS];
