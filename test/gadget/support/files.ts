import type { Media } from "../../../worker/protocol/message/content.ts";

/** Files that need no network: what the Worker's links lead to, in tests and pictures. */

/** A drawing, as wide and high as it is told. */
export function aPicture(colour: string, width = 400, height = 300): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="${colour}"/><circle cx="50%" cy="50%" r="20%" fill="white" opacity=".7"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

/** Half a second of silence. */
export function aSound(): string {
  const samples = 4_000;
  const view = new DataView(new ArrayBuffer(44 + samples));
  const text = (at: number, letters: string) => {
    for (let index = 0; index < letters.length; index++) view.setUint8(at + index, letters.charCodeAt(index));
  };
  text(0, "RIFF");
  view.setUint32(4, 36 + samples, true);
  text(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true); // PCM
  view.setUint16(22, 1, true); // one channel
  view.setUint32(24, 8_000, true);
  view.setUint32(28, 8_000, true);
  view.setUint16(32, 1, true);
  view.setUint16(34, 8, true);
  text(36, "data");
  view.setUint32(40, samples, true);
  new Uint8Array(view.buffer, 44).fill(128);
  return `data:audio/wav;base64,${btoa(String.fromCharCode(...new Uint8Array(view.buffer)))}`;
}

/** A yellow square on blue, for half a second: recorded by a browser from a canvas. */
export const VIDEO =
  "data:video/webm;base64,GkXfo59ChoEBQveBAULygQRC84EIQoKEd2VibUKHgQRChYECGFOAZwEAAAAAAAJKEU2bdLlNu4tTq4QVSalmU6yBbk27i1OrhBZUrmtTrIGTTbuLU6uEH0O2dVOsgcFNu4xTq4QcU7trU6yCAjjsrgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAVSalmoCrXsYMPQkBEiYRDtHsjTYCGQ2hyb21lV0GGQ2hyb21lFlSua6mup9eBAXPFh1A3nh3qUeWDgQFV7oEBhoVWX1ZQOOCKsIFAuoEkU8CBAR9DtnUBAAAAAAABa+eBAKBAkKHhgQAAAJAEAJ0BKkAAJAAHBwiFhYiZhIglggMJBs4Xvyv4DnbV4FxNKGpJmfROUaW5QAD9BVm+p4jsIbtDmYKWt5CDs+XausrkcwDKyE1IBxaYlvWDqXYobd1ZW8aM5nagAHWhqqao7oEBpaOwAgCdASpAACQACocIhYWImYSIOAIABo5PzMeb8VgA/uuuAKDAoZ+BAHgAkQIAHBE8ABgNjEsa+zuQkpwHS40S7cDIl7AAdaGZppfugQGlktEBACoRwAAYABhYL/QACIwAAPuBAKDSobGBAPAAsQIAHBEcABgNKsySrZuQ2czJeVhqpnQA0l+ydZHYQ3YctVU9fgwgAKm7lg4AdaGZppfugQGlktEBACoRwAAYABhYL/QACIwAAPuBeKC9oZyBAWgAUQIAHBDoABgAGkP/9AGiJ29OCzUA30IAdaGZppfugQGlktEBACoRwAAYABhYL/QACIwAAPuB8BxTu2uNu4uzgQC3hveBAfGBwQ==";

export function aMedia(id: string, change: Partial<Media> = {}): Media {
  return { id, state: "ready", name: null, mime: "image/png", bytes: 48_210, failure: null, ...change };
}
