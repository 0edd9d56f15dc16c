// eslint-disable-next-line no-restricted-syntax -- The one place that may: all else imports this module.
import * as v from "valibot";

// What comes from outside is described by these, and by nothing else of valibot's: to valibot a list is an object of which all fields may be
// missing, and a record of its places. Here it is neither, wherever an object is declared.

export * from "valibot";

type Message = v.ErrorMessage<v.StrictObjectIssue>;

/** As valibot's, of exactly these fields. A list is none. */
export function strictObject<const E extends v.ObjectEntries>(entries: E): v.StrictObjectSchema<E, undefined>;
export function strictObject<const E extends v.ObjectEntries>(
  entries: E,
  message: Message,
): v.StrictObjectSchema<E, Message>;
/* @__NO_SIDE_EFFECTS__ */
export function strictObject(entries: v.ObjectEntries, message?: Message): v.GenericSchema {
  return withoutLists(v.strictObject(entries, message));
}

/** As valibot's: what else there is is left out. A list is none. */
/* @__NO_SIDE_EFFECTS__ */
export function object<const E extends v.ObjectEntries>(entries: E): v.ObjectSchema<E, undefined> {
  return withoutLists(v.object(entries));
}

/** As valibot's: what else there is stays. A list is none. */
/* @__NO_SIDE_EFFECTS__ */
export function looseObject<const E extends v.ObjectEntries>(entries: E): v.LooseObjectSchema<E, undefined> {
  return withoutLists(v.looseObject(entries));
}

/** As valibot's: values by names. A list is none. */
/* @__NO_SIDE_EFFECTS__ */
export function record<
  const K extends v.BaseSchema<string, string | number | symbol, v.BaseIssue<unknown>>,
  const V extends v.GenericSchema,
>(key: K, value: V): v.RecordSchema<K, V, undefined> {
  return withoutLists(v.record(key, value));
}

/** A list is refused as what is no object at all is, in the same words. */
/* @__NO_SIDE_EFFECTS__ */
function withoutLists<S extends v.GenericSchema>(schema: S): S {
  const { "~run": run } = schema;
  return Object.assign(schema, {
    "~run"(
      this: S,
      dataset: v.UnknownDataset,
      config: v.Config<v.BaseIssue<unknown>>,
    ): v.OutputDataset<unknown, v.BaseIssue<unknown>> {
      if (!Array.isArray(dataset.value)) return run.call(this, dataset, config);
      v._addIssue(this, "type", dataset, config);
      return dataset as unknown as v.OutputDataset<unknown, v.BaseIssue<unknown>>;
    },
  });
}
