/** Who sits here: chosen by `?agent=`, so that two tabs can be two people. */
import { html, render } from "lit";
import { initials } from "../../gadget/people/initials.ts";
import { may } from "../../worker/protocol/rights.ts";
import { DEMO_AGENTS, DEMO_PEOPLE, type DemoAgent } from "../agents.ts";

/** Where Pages and desks are looked after; the CRM with the gadget is at `/`. */
const ADMINISTRATION = "/administration/";

/** The person that the address names; the first agent when it names nobody. */
export function currentAgent(): DemoAgent {
  const id = new URLSearchParams(location.search).get("agent");
  return DEMO_PEOPLE.find((agent) => agent.id === id) ?? DEMO_AGENTS[0];
}

/** Whether there is anything for them at a desk. */
export const answers = ({ role }: DemoAgent): boolean => may(role, "read");
/** Whether there is anything for them in the administration. */
export const administers = ({ role }: DemoAgent): boolean => may(role, "configure_desk");

/** The administration as this person, or as one of their desk who may do everything there in their place. */
export function administrationOf(agent: DemoAgent): string {
  const nearest = DEMO_PEOPLE.find(({ desk, role }) => desk === agent.desk && may(role, "connect_pages"));
  const administrator = administers(agent) ? agent : nearest;
  return `${ADMINISTRATION}?agent=${administrator?.id ?? agent.id}`;
}

/** A CRM gets the token from its own back end; here the process of the simulator plays that. */
export async function fetchToken(origin: string, agent: DemoAgent): Promise<string> {
  const response = await fetch(`${origin}/demo/token?agent=${agent.id}`);
  const { ok, status } = response;
  // By the status it is known whether somebody is signed out, or the back end out of order.
  if (!ok) throw Object.assign(new Error(`no token: HTTP ${String(status)}`), { status });
  return ((await response.json()) as { token: string }).token;
}

export function drawSwitcher(root: HTMLElement, current: DemoAgent): void {
  const other = DEMO_PEOPLE.find(({ id, desk, role }) => {
    return id !== current.id && desk === current.desk && role !== "operator";
  });
  render(
    html`
      <span class="portrait" aria-hidden="true">${initials(current.name)}</span>
      <label>
        <span>Signed in as</span>
        <select @change=${(event: Event) => switchTo((event.target as HTMLSelectElement).value)}>
          ${[...new Set(DEMO_PEOPLE.map(({ company }) => company))].map(
            (company) => html`
              <optgroup label=${company}>
                ${DEMO_PEOPLE.filter((person) => person.company === company).map(
                  ({ id, name, role }) => html`
                    <option value=${id} ?selected=${id === current.id}>${name} (${role})</option>
                  `,
                )}
              </optgroup>
            `,
          )}
        </select>
      </label>
      ${
        other === undefined || location.pathname === ADMINISTRATION
          ? null
          : html`<a
              class="second"
              href="?agent=${other.id}"
              target="_blank"
              title="As ${other.name}, to see two agents at one desk"
            >
              <span class="long">Second agent in a new tab</span> <span aria-hidden="true">↗︎</span>
            </a>`
      }
    `,
    root,
  );
}

/** Where one is, as somebody else; who has nothing to do here is led to where they have. */
function switchTo(id: string): void {
  const person = DEMO_PEOPLE.find((one) => one.id === id) ?? DEMO_AGENTS[0];
  const isAdministration = location.pathname === ADMINISTRATION;
  const query = `?agent=${person.id}`;
  if (isAdministration ? administers(person) : answers(person)) {
    const kept = new URLSearchParams(location.search);
    kept.set("agent", person.id);
    location.search = kept.toString();
  } else location.assign(`${isAdministration ? "/" : ADMINISTRATION}${query}`);
}
