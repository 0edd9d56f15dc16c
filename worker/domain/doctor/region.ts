import type { Finding } from "./finding.ts";
import { attention, good, unknown } from "./finding.ts";

/** What is said of a bucket that lies wherever R2 put it. */
export const UNBOUND = "none";
/** A region's name, or {@link UNBOUND}. */
export type BucketJurisdiction = "eu" | "fedramp" | "us" | typeof UNBOUND;

type Regions = {
  /** To which region all objects are bound; null: to none. */
  jurisdiction: string | null;
  /** The same of the bucket, as it is configured; null: nobody said it. */
  mediaJurisdiction: string | null;
};

/** Whether files leave the region that everything else is bound to. Where that is bound to none, nothing can. */
export function isBucketElsewhere({ jurisdiction, mediaJurisdiction }: Regions): boolean {
  return jurisdiction !== null && mediaJurisdiction !== null && mediaJurisdiction !== jurisdiction;
}

/** `bucket`: whether there is one, for without one files lie nowhere. */
export function bucketRegion(regions: Regions & { bucket: "there" | "missing" | "silent" }): Finding {
  const { jurisdiction, mediaJurisdiction, bucket } = regions;
  if (bucket === "missing") return good("bucket_missing");
  const names = [jurisdiction ?? mediaJurisdiction ?? UNBOUND];
  if (isBucketElsewhere(regions)) return attention("bucket_elsewhere", "deployment", { names });
  if (jurisdiction === null)
    return mediaJurisdiction === null || mediaJurisdiction === UNBOUND
      ? good("bucket_anywhere")
      : good("bucket_alone", { names });
  return mediaJurisdiction === null
    ? unknown("bucket_unsaid", { names, fix: "deployment" })
    : good("bucket_placed", { names });
}
