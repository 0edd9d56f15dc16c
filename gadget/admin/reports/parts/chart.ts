import { html, nothing, svg } from "lit";
import { spoken } from "../../words/words.ts";

/** What one bar stands for: `back` stands behind `front`, and is at least as high. */
export type Bar = { label: string; back: number; front: number };

type ChartOptions = {
  title: string;
  /** What the two heights are; the second is left out where there is one alone. */
  legend: readonly [back: string, front?: string];
  bars: readonly Bar[];
  /** A height in words. */
  shown: (height: number) => string;
  /** The table of the same: what is true, for whoever does not see the picture. */
  table: unknown;
  tableLabel: string;
};

/** Units of the picture for each bar, and its height. It is stretched to its place. */
const WIDTH = 10;
const HEIGHT = 100;

/**
 * A picture of numbers, one bar each in their order, and below it their table, which is opened by whoever wants it. Screen readers
 * get the table alone.
 */
export function chart({ title, legend, bars, shown, table, tableLabel }: ChartOptions) {
  const [back, front] = legend;
  const top = Math.max(1, ...bars.map((bar) => Math.max(bar.back, bar.front)));
  const heightOf = (value: number): number => (value / top) * HEIGHT;
  const drawn = (value: number, at: number, name: string) => {
    const height = heightOf(value);
    return value === 0
      ? nothing
      : svg`<rect class=${name} x=${at * WIDTH + 1} y=${HEIGHT - height} width=${WIDTH - 2} height=${height}></rect>`;
  };
  return html`<figure class="chart">
    <figcaption>
      <span class="name">${title}</span>
      <span class="legend"
        ><span class="swatch back"></span>${back}${
          front === undefined ? nothing : html`<span class="swatch front"></span>${front}`
        }</span
      >
    </figcaption>
    <div class="picture ${spoken.dir}" aria-hidden="true">
      <span class="top">${shown(top)}</span>
      <svg viewBox="0 0 ${bars.length * WIDTH} ${HEIGHT}" preserveAspectRatio="none">
        ${bars.map(
          (bar, at) => svg`<g>
            ${drawn(bar.back, at, "back")}${front === undefined ? nothing : drawn(bar.front, at, "front")}
          </g>`,
        )}
      </svg>
      <span class="ends"><span>${bars[0]?.label}</span><span>${bars.at(-1)?.label}</span></span>
    </div>
    <details>
      <summary>${tableLabel}</summary>
      ${table}
    </details>
  </figure>`;
}
