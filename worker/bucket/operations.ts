import type { Env } from "../env.ts";
import { use } from "../used.ts";

const counted = new WeakSet<R2Bucket>();

/** The bucket, whose operations are counted from now on. */
export function countedBucket({ MEDIA: bucket }: Pick<Env, "MEDIA">): R2Bucket | undefined {
  if (bucket === undefined || counted.has(bucket)) return bucket;
  counted.add(bucket);
  count(bucket, "put", "classA", written);
  count(bucket, "list", "classA");
  count(bucket, "createMultipartUpload", "classA", countParts);
  count(bucket, "get", "classB");
  count(bucket, "head", "classB");
  return bucket;
}

/** "R2 pricing": beginning, each part and the end are operations of their own; giving up is free. */
function countParts(upload: R2MultipartUpload): void {
  count(upload, "uploadPart", "classA");
  count(upload, "complete", "classA", written);
}

/** Null: the condition of a put was not met. */
function written(object: R2Object | null): void {
  if (object !== null) use("bytes", object.size);
}

type Method = (...given: never[]) => Promise<unknown>;

/** `heard`: what it was answered with. What fails was an operation all the same. */
function count<T extends object, N extends keyof T & string>(
  of: T,
  name: N,
  operation: "classA" | "classB",
  heard?: (answer: never) => void,
): void {
  const method = of[name] as unknown as Method;
  // A stand-in that cannot be extended is counted by nobody.
  if (!Object.isExtensible(of)) return;
  Object.defineProperty(of, name, {
    configurable: true,
    writable: true,
    async value(this: T, ...given: never[]): Promise<unknown> {
      use(operation);
      const answer = await method.apply(this, given);
      heard?.(answer as never);
      return answer;
    },
  });
}
