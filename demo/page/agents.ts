/** Who sits at this desk: chosen by `?agent=`, so that two tabs can be two people. */
import { html, render } from "lit";
import { initials } from "../../gadget/people/initials.ts";
import { DEMO_AGENTS, type DemoAgent } from "../agents.ts";

/** The agent that the address names; the first one when it names nobody. */
export function currentAgent(): DemoAgent {
  const id = new URLSearchParams(location.search).get("agent");
  return DEMO_AGENTS.find((agent) => agent.id === id) ?? DEMO_AGENTS[0];
}

/** A CRM gets the token from its own back end; here the process of the simulator plays that. */
export async function fetchToken(origin: string, agent: DemoAgent): Promise<string> {
  const response = await fetch(`${origin}/demo/token?agent=${agent.id}`);
  if (!response.ok) throw new Error(`no token: HTTP ${String(response.status)}`);
  return ((await response.json()) as { token: string }).token;
}

export function drawSwitcher(root: HTMLElement, current: DemoAgent): void {
  const other = DEMO_AGENTS.find((agent) => agent.id !== current.id) ?? current;
  render(
    html`
      <span class="portrait" aria-hidden="true">${initials(current.name)}</span>
      <label>
        <span>Signed in as</span>
        <select @change=${(event: Event) => switchTo((event.target as HTMLSelectElement).value)}>
          ${DEMO_AGENTS.map(
            ({ id, name, role }) => html`
              <option value=${id} ?selected=${id === current.id}>${name} (${role})</option>
            `,
          )}
        </select>
      </label>
      <a
        class="second"
        href="?agent=${other.id}"
        target="_blank"
        title="As ${other.name}, to see two agents at one desk"
      >
        <span class="long">Second agent in a new tab</span> <span aria-hidden="true">↗︎</span>
      </a>
    `,
    root,
  );
}

function switchTo(id: string): void {
  const query = new URLSearchParams(location.search);
  query.set("agent", id);
  location.search = query.toString();
}
