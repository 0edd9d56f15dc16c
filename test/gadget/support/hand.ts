import { resetMouse, sendKeys, sendMouse } from "@web/test-runner-commands";

/** A real pointer and a real keyboard: the browser cannot tell their clicks from a person's. */
export const hand = {
  /** Clicks in the middle of what stands there, whatever that is by now. */
  async click(element: Element): Promise<[x: number, y: number]> {
    const { left, top, width, height } = element.getBoundingClientRect();
    const place: [number, number] = [Math.round(left + width / 2), Math.round(top + height / 2)];
    await hand.clickAt(place);
    return place;
  },

  async clickAt(place: [x: number, y: number]): Promise<void> {
    await sendMouse({ type: "click", position: place });
  },

  async drag(from: [x: number, y: number], to: [x: number, y: number]): Promise<void> {
    await sendMouse({ type: "move", position: from });
    await sendMouse({ type: "down" });
    await sendMouse({ type: "move", position: to });
    await sendMouse({ type: "up" });
  },

  async press(key: string): Promise<void> {
    await sendKeys({ press: key });
  },

  /** Away from everything, for the next test. */
  async rest(): Promise<void> {
    await resetMouse();
  },
};
