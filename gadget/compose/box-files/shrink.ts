/** As long as the longer side of a smaller copy may be, in px: what phones show is smaller. */
const SIDES_PX = [4096, 2560, 1600];
const QUALITY = 0.85;

/**
 * A photo drawn anew as a JPEG that is small enough, the right way up; null where this browser cannot show it. Nothing but
 * the picture itself is in it: neither where it was taken, nor with what.
 */
export async function smallerCopy(photo: Blob, name: string, bytesMax: number): Promise<File | null> {
  const picture = await createImageBitmap(photo, { imageOrientation: "from-image" }).catch(() => null);
  if (picture === null) return null;
  try {
    for (const side of SIDES_PX) {
      const scale = Math.min(1, side / Math.max(picture.width, picture.height));
      const canvas = document.createElement("canvas");
      canvas.width = Math.round(picture.width * scale);
      canvas.height = Math.round(picture.height * scale);
      const context = canvas.getContext("2d");
      if (!context) return null;
      // What is seen through is white on paper.
      context.fillStyle = "#fff";
      context.fillRect(0, 0, canvas.width, canvas.height);
      context.drawImage(picture, 0, 0, canvas.width, canvas.height);
      const copy = await new Promise<Blob | null>((resolve) => {
        canvas.toBlob(resolve, "image/jpeg", QUALITY);
      });
      if (copy && copy.size <= bytesMax) {
        return new File([copy], name.replace(/(\.\w{1,5})?$/, ".jpg"), { type: "image/jpeg" });
      }
    }
    return null;
  } finally {
    picture.close();
  }
}
