/** As many as one call of R2 takes. */
const AT_ONCE = 1_000;
/** So often it is looked again: files that keep coming, or do not go, are left to the alarm. */
const ROUNDS_MAX = 10;

/**
 * Deletes what lies under a prefix, but for what `isKept` by its name below it, and looks again until nothing is left. Answers how many
 * there were. What is there already gone is no fault. Rejects where the bucket does not answer.
 */
export async function emptyPrefix(
  bucket: R2Bucket,
  prefix: string,
  isKept: (name: string) => boolean,
): Promise<number> {
  let deleted = 0;
  for (let round = 0; round < ROUNDS_MAX; round++) {
    const found = await deleteOnce(bucket, prefix, isKept);
    deleted += found;
    if (found === 0) return deleted;
  }
  throw new Error("files that were deleted are still in the bucket");
}

async function deleteOnce(
  bucket: R2Bucket,
  prefix: string,
  isKept: (name: string) => boolean,
): Promise<number> {
  let deleted = 0;
  let cursor: string | undefined;
  do {
    const listed: R2Objects = await bucket.list({
      prefix,
      limit: AT_ONCE,
      ...(cursor === undefined ? {} : { cursor }),
    });
    const keys = listed.objects.map(({ key }) => key).filter((key) => !isKept(key.slice(prefix.length)));
    if (keys.length > 0) await bucket.delete(keys);
    deleted += keys.length;
    cursor = listed.truncated ? listed.cursor : undefined;
  } while (cursor !== undefined);
  return deleted;
}
