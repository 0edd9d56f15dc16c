/** What stickers show, on nothing. */
import type { Painter, Pixel } from "./paintings.ts";

type Rgb = readonly [number, number, number];

const CLEAR: Pixel = [0, 0, 0, 0];
const INK: Pixel = [70, 44, 22, 255];

const solid = ([red, green, blue]: Rgb, light = 1): Pixel => [red * light, green * light, blue * light, 255];

/** A round face. */
export function face(rgb: Rgb, mood: "happy" | "sad" | "surprised"): Painter {
  return (x, y) => {
    const [dx, dy] = [x - 0.5, y - 0.5];
    const radius = Math.hypot(dx, dy);
    if (radius > 0.47) return CLEAR;
    if (Math.hypot(Math.abs(dx) - 0.16, dy + 0.1) < 0.055) return INK;
    const mouths = {
      happy: dy > 0.06 && Math.abs(radius - 0.27) < 0.03,
      sad: dy > 0.08 && dy < 0.24 && Math.abs(Math.hypot(dx, dy - 0.36) - 0.22) < 0.03,
      surprised: Math.hypot(dx, dy - 0.2) < 0.1,
    };
    return mouths[mood] ? INK : solid(rgb, radius > 0.43 ? 0.86 : 1);
  };
}

export function heart(rgb: Rgb): Painter {
  return (x, y) => {
    const [a, b] = [(x - 0.5) * 2.7, (0.55 - y) * 2.7];
    const depth = (a * a + b * b - 1) ** 3 - a * a * b ** 3;
    return depth > 0 ? CLEAR : solid(rgb, depth > -0.06 ? 0.86 : 1);
  };
}

/** With five points. */
export function star(rgb: Rgb): Painter {
  return (x, y) => {
    const [dx, dy] = [x - 0.5, y - 0.52];
    const fifth = (2 * Math.PI) / 5;
    const angle = Math.atan2(dx, -dy);
    const off = Math.abs(angle - Math.round(angle / fifth) * fifth);
    // The edge runs straight from the point to the notch beside it.
    const [tip, notch] = [0.48, 0.2];
    const [nx, ny] = [notch * Math.cos(fifth / 2), notch * Math.sin(fifth / 2)];
    const [px, py] = [Math.hypot(dx, dy) * Math.cos(off), Math.hypot(dx, dy) * Math.sin(off)];
    const side = (nx - tip) * py - ny * (px - tip);
    return side < 0 ? CLEAR : solid(rgb, side < 0.008 ? 0.86 : 1);
  };
}
