import { html } from "lit";

/**
 * A table that scrolls within its place, by keys as well. `head`: its columns, the first of which names the row; a row is its name
 * and its cells.
 */
export function table(
  label: string,
  head: readonly string[],
  rows: readonly { name: unknown; cells: readonly unknown[] }[],
) {
  return html`<div class="scrolls" role="region" tabindex="0" aria-label=${label}>
    <table>
      <thead>
        <tr>
          ${head.map((name) => html`<th scope="col">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ name, cells }) =>
            html`<tr>
              <th scope="row">${name}</th>
              ${cells.map((cell) => html`<td>${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
