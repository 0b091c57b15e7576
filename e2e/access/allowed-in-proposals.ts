import { z } from "zod";
import { flexTerms, graceTerms } from "@/lib/proposals/band-terms";
import { chainTerms } from "@/lib/proposals/chain-terms";
import { obligationTerms, poolTerms, slaTerms } from "@/lib/proposals/sla-terms";
import { versionFields } from "@/lib/proposals/version-terms";
import { choices, done, forms, notDone, refused, said, text } from "./field-shapes";

const range = z.strictObject({ from: text, to: text });
const bounds = z.discriminatedUnion("direction", [
  z.strictObject({
    direction: z.enum(["higher", "lower"]),
    target: text,
    floor: text,
    stretch: text.nullable(),
  }),
  z.strictObject({ direction: z.literal("in-range"), inner: range, outer: range }),
]);

const about = { metric: text, isNew: z.boolean() };
const version = Object.fromEntries(
  Object.entries(versionFields).map(([field, type]) => [field, type.nullable()]),
);

/** Changes as a form that proposes begins with them: their terms, as far as they are known, and nothing else of the metric. */
const prefilledChange = z.discriminatedUnion("change", [
  z.strictObject({
    ...about,
    change: z.literal("metric-version"),
    version: z.strictObject({ ...version, version: z.int(), parallelFrom: text.nullable() }),
    series: z.array(z.strictObject({ reporter: text, subject: text })),
  }),
  z.strictObject({
    ...about,
    change: z.literal("band-set"),
    bounds,
    flex: flexTerms.nullable(),
    grace: graceTerms.nullable(),
  }),
  z.strictObject({
    ...about,
    change: z.literal("forecast"),
    reporter: text,
    subject: text,
    part: z.enum(["numerator", "denominator"]),
    amounts: z.record(text, z.int()),
  }),
]);
export const prefilledChanges = z.array(prefilledChange);

/** The same of SLAs, fees, amounts, pools and chains: what is agreed, or what a new one begins with, where nothing is chosen yet. */
const prefilledPacts = z.discriminatedUnion("change", [
  z.strictObject({
    change: z.literal("sla"),
    isNew: z.boolean(),
    between: z.tuple([text, text]),
    name: text,
    holds: z.boolean(),
    terms: z.strictObject({ ...slaTerms.shape, obligations: z.array(obligationTerms) }),
  }),
  z.strictObject({
    change: z.literal("fee"),
    isNew: z.boolean(),
    payer: text,
    payee: text,
    amount: text.nullable(),
  }),
  z.strictObject({
    change: z.literal("amount"),
    isNew: z.boolean(),
    name: text,
    reporter: text,
    subject: text,
    parties: z.array(text),
    amounts: z.record(text, text),
  }),
  z.strictObject({
    change: z.literal("pool"),
    isNew: z.boolean(),
    name: text,
    parties: z.array(text),
    holds: z.boolean(),
    terms: z.strictObject({
      ...poolTerms.shape,
      outcome: z.strictObject({ metric: text, reporter: text, subject: text }),
      release: z.looseObject({ kind: z.enum(["saving", "line", "steps", "ranges"]) }),
    }),
  }),
  z.strictObject({
    change: z.literal("chain"),
    isNew: z.boolean(),
    name: text,
    parties: z.array(text),
    holds: z.boolean(),
    terms: z.strictObject({
      ...chainTerms.shape,
      who: text,
      promise: text,
      outcome: z.strictObject({ metric: text, reporter: text, subject: text }),
      stages: z.array(z.strictObject({ ...chainTerms.shape.stages.element.shape, name: text })),
    }),
  }),
]);

const seriesChoices = z.array(z.strictObject({ value: text, text, parties: z.array(text) }));

/** What there is to choose from in it, and its words, of which the names of the months are made. */
export const formOptions = z.strictObject({
  organisations: choices,
  drivers: choices,
  series: seriesChoices,
  yields: seriesChoices,
  outcomes: seriesChoices,
  money: seriesChoices,
  conditions: choices,
  units: choices,
});
export const formWords = z.strictObject({
  propose: said,
  card: said,
  terms: said,
  pact: said,
  kinds: said,
  months: z.array(text).length(12),
});

/** What the server hands to the components by which proposals are made and answered. */
export const proposalProps: Readonly<Record<string, z.ZodType>> = {
  "app/networks/[network]/proposals/[number]/answer-form.tsx AnswerForm": z.strictObject({
    slug: text,
    number: z.int(),
    hash: text,
    counterPath: text,
    words: z.object({ lead: text }).catchall(said),
    answers: said,
  }),
  "app/networks/[network]/proposals/[number]/comment-form.tsx CommentForm": z.strictObject({
    slug: text,
    number: z.int(),
    places: z.array(z.strictObject({ place: text, label: text })),
    ...forms,
  }),
  "app/networks/[network]/proposals/new/proposal-form.tsx ProposalForm": z.strictObject({
    slug: text,
    counterTo: z.int().nullable(),
    given: z.strictObject({
      title: text,
      reason: text,
      from: text,
      changes: z.array(z.union([prefilledChange, prefilledPacts])),
    }),
    said: formWords,
    options: formOptions,
    answers: said,
  }),
};

const file = "app/networks/[network]/proposals/actions.ts";
const problem = z.strictObject({ field: text, says: text });

/** What the actions of proposals answer; what is to be mended in a proposal stands in fields of its form's making. */
export const proposalResults: Readonly<Record<string, z.ZodType>> = {
  [`${file} propose`]: z.union([
    notDone,
    z.strictObject({ state: z.literal("proposed"), href: text }),
    z.strictObject({ state: z.literal("refused"), problems: z.array(problem) }),
  ]),
  [`${file} tryOut`]: z.union([
    notDone,
    refused(),
    z.strictObject({
      state: z.literal("tried"),
      tried: z.array(
        z.strictObject({
          title: text,
          lines: z.array(text),
          columns: z.array(text),
          rows: z.array(z.array(text)),
        }),
      ),
    }),
  ]),
  [`${file} stake`]: z.union([
    notDone,
    refused(),
    z.strictObject({
      state: z.literal("staked"),
      stakes: z.array(z.strictObject({ place: text, says: text })),
    }),
  ]),
  [`${file} answer`]: z.union([notDone, done, refused("reason")]),
  [`${file} comment`]: z.union([notDone, done, refused("says")]),
  [`${file} withdraw`]: z.union([notDone, done]),
};
