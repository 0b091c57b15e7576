import { z } from "zod";
import { roles } from "@/lib/access/viewer";
import { definitionEntry, definitionsForm } from "@/lib/library/definition-entry";
import { proposalTerms } from "@/lib/proposals/proposal-terms";
import { agreeingProps, agreeingResults } from "./agreeing-fields";
import { importAnswers, importProps } from "./allowed-in-imports";
import { expectationProps, expectationResults } from "./allowed-in-expectations";
import { issueProps, issueResults } from "./allowed-in-issues";
import { planProps, planResults, valueProps } from "./allowed-in-plans";
import { promiseAnswers, promiseProps, promiseResults } from "./allowed-in-promises";
import { proposalProps, proposalResults } from "./allowed-in-proposals";
import { settlingProps, settlingResults } from "./settling-fields";
import { monthSheet, savedEntries } from "./entering-fields";
import { choices, done, forms, notDone, refused, said, text } from "./field-shapes";

/*
 * What may leave the app as data, field by field: anything else in an answer fails the test. What is drawn as HTML on
 * the server isn't data.
 */

const numberOrNull = z.number().nullable();

const edge = z.strictObject({ from: numberOrNull, to: numberOrNull });

const trend = z.strictObject({
  summary: text,
  unit: text,
  scale: z.enum(["linear", "log"]),
  names: z.strictObject({
    value: text,
    compared: text.nullable(),
    target: text,
    floor: text,
    onTrack: text,
    newBaseline: text,
    bandFrom: text,
    flexed: text,
    mean: text,
    limits: text,
  }),
  labels: z.array(text),
  values: z.array(numberOrNull),
  compared: z.array(numberOrNull),
  provisional: z.array(z.int()),
  restated: z.array(z.int()),
  newBaselines: z.array(z.int()),
  bands: z.array(
    z.strictObject({ from: z.int(), onTrack: edge, watch: edge, flexed: z.boolean() }),
  ),
  limits: z.array(z.array(numberOrNull)).length(3).nullable(),
  signals: z.array(
    z.tuple([z.int(), z.enum(["improvement", "concern", "neutral"]), z.enum(["high", "low"])]),
  ),
});

const heldRoles = z.record(z.uuid(), z.array(z.enum(roles)));
const roleNetworks = z.array(z.strictObject({ id: z.uuid(), title: text }));
/** What the server hands to each component that runs in the browser, by its file and export. */
export const props: Readonly<Record<string, z.ZodType>> = {
  "app/error.tsx default": z.never(),
  "app/sign-in/sign-in-form.tsx SignInForm": z.strictObject({ next: text, words: said }),
  "app/_components/action-button.tsx ActionButton": z.strictObject({
    act: text,
    label: text,
    name: text.optional(),
    className: text.optional(),
    words: said,
  }),
  "app/account/password-form.tsx PasswordForm": z.strictObject({ email: text, ...forms }),
  "app/invitations/[token]/answer.tsx Answer": z.strictObject({
    token: text,
    askedHash: text,
    signInFirst: text.nullable(),
    asks: z.strictObject({
      email: text,
      name: z.boolean(),
      prefilledName: text,
      password: z.boolean(),
      remark: text,
      organisation: text.nullable(),
      choices: z.array(z.strictObject({ slug: text, name: text, isMember: z.boolean() })),
    }),
    ...forms,
  }),
  "app/organisation/invite-person.tsx InvitePerson": z.strictObject({
    networks: roleNetworks,
    ...forms,
  }),
  "app/organisation/roles-form.tsx RolesForm": z.strictObject({
    personId: z.uuid(),
    networks: roleNetworks,
    held: heldRoles,
    ...forms,
  }),
  // The page's link back is told under the form's number in the payload.
  "app/reset-password/ask-form.tsx AskForm": z.union([
    z.strictObject(forms),
    z.strictObject({ href: text, className: text, children: z.unknown() }),
  ]),
  "app/reset-password/[token]/set-form.tsx SetForm": z.strictObject({ token: text, ...forms }),
  "app/networks/[network]/slas/[number]/notice-form.tsx NoticeForm": z.strictObject({
    slug: text,
    sla: z.int(),
    obligations: choices,
    months: choices,
    ...forms,
  }),
  "app/networks/[network]/settings/invite-form.tsx InviteForm": z.strictObject({
    slug: text,
    askable: z.array(z.strictObject({ code: text, name: text })),
    ...forms,
  }),
  "app/networks/[network]/warnings/answer-form.tsx AnswerForm": z.strictObject({
    slug: text,
    chain: text.nullable(),
    openedPeriod: text,
    over: z.int(),
    isFolded: z.boolean(),
    ...forms,
  }),
  ...agreeingProps,
  ...importProps,
  ...planProps,
  ...valueProps,
  ...promiseProps,
  ...issueProps,
  ...expectationProps,
  ...proposalProps,
  ...settlingProps,
  "app/_components/trend-chart.tsx TrendChart": z.strictObject({
    trend: text.transform((packed): unknown => JSON.parse(packed)).pipe(trend),
    children: z.unknown().optional(),
  }),
  "app/_components/soft-navigation.tsx SoftNavigation": z.strictObject({}),
  "app/networks/[network]/metrics/metric-tools.tsx MetricTools": z.strictObject({
    words: said,
    // The table, drawn on the server.
    children: z.unknown(),
  }),
  "app/networks/[network]/report/month-sheet.tsx MonthSheet": monthSheet,
};

const malformed = z.strictObject({ state: z.literal("malformed") });
const closed = z.strictObject({ state: z.literal("closed") });
const locked = z.strictObject({ state: z.literal("locked"), says: text });

/** What each action answers, by its file and name; a redirect answers nothing. */
export const results: Readonly<Record<string, z.ZodType>> = {
  "app/api/v1/networks/[network]/figures/route.ts PUT": savedEntries,
  "app/networks/[network]/report/actions.ts submitMonth": z.union([
    notDone,
    locked,
    z.strictObject({ state: z.literal("submitted") }),
    z.strictObject({
      state: z.enum(["missing", "changed"]),
      says: text,
      keys: z.array(z.int()),
    }),
  ]),
  "app/networks/[network]/warnings/actions.ts answer": z.union([
    notDone,
    done,
    z.strictObject({ state: z.literal("conflict"), says: text, theirs: text, over: z.int() }),
    refused("answer", "note", "evidence"),
  ]),
  ...agreeingResults,
  ...planResults,
  ...promiseResults,
  ...issueResults,
  ...expectationResults,
  ...proposalResults,
  ...settlingResults,
  "app/networks/[network]/settings/actions.ts invite": z.union([
    notDone,
    done,
    refused("organisationName", "email", "note", "metricCodes"),
  ]),
  "app/networks/[network]/slas/[number]/actions.ts notice": z.union([
    notDone,
    done,
    refused("obligation", "month", "says"),
  ]),
  "app/networks/[network]/periods/actions.ts ask": z.union([notDone, done, refused()]),
  "app/networks/[network]/settings/actions.ts withdraw": z.union([notDone, done, refused()]),
  "app/invitations/[token]/actions.ts accept": z.union([
    malformed,
    closed,
    z.strictObject({ state: z.literal("accepted"), href: text }),
    z.strictObject({ state: z.literal("changed"), says: text }),
    refused("name", "password", "organisation", "organisationName"),
  ]),
  "app/invitations/[token]/actions.ts decline": z.union([malformed, closed]),
  "app/organisation/actions.ts saveRoles": z.union([notDone, done]),
  "app/organisation/actions.ts setAdmin": z.union([notDone, done, refused()]),
  "app/organisation/actions.ts removePerson": z.union([notDone, done, refused()]),
  "app/organisation/actions.ts endSessions": z.union([notDone, done]),
  "app/organisation/actions.ts invitePerson": z.union([notDone, done, refused("name", "email")]),
  "app/organisation/actions.ts withdrawInvitation": z.union([notDone, done, refused()]),
  "app/organisation/actions.ts leaveNetwork": z.union([notDone, done]),
  "app/account/actions.ts endSession": z.union([notDone, done, refused()]),
  "app/account/actions.ts endOtherSessions": z.union([notDone, done]),
  "app/account/actions.ts changePassword": z.union([notDone, done, refused("current", "next")]),
  "app/reset-password/actions.ts askForLink": z.union([malformed, done, refused("email")]),
  "app/reset-password/actions.ts setPassword": z.union([
    malformed,
    done,
    closed,
    refused("password"),
  ]),
  "app/sign-out.ts signOut": z.null(),
};

/** One value a period, in their order; null where nothing of the series is shown. */
const each = (value: z.ZodType) => z.array(value).nullable();

/** What addresses answer as JSON, by the address or by the route. */
export const answers: Readonly<Record<string, z.ZodType>> = {
  "/api/v1/networks/[network]/figures": z.strictObject({
    series: z.array(
      z.strictObject({
        key: z.int(),
        metric: text,
        reporter: text,
        subject: text,
        periods: each(text),
        numerators: each(numberOrNull),
        denominators: each(numberOrNull),
        notApplicable: each(z.boolean()),
        statuses: each(z.enum(["draft", "submitted", "accepted", "disputed", "final"])),
        revisions: each(z.int()),
        versions: each(z.int()),
      }),
    ),
  }),
  ...importAnswers,
  ...promiseAnswers,
  "/api/v1/networks/[network]/definitions": z.strictObject({
    throughlineDefinitions: z.literal(definitionsForm),
    network: text,
    definitions: z.array(definitionEntry),
  }),
  "/api/v1/networks/[network]/proposals/[number]/text": proposalTerms,
  "/api/auth/session": z.strictObject({ expires: text.optional() }),
  "/api/auth/csrf": z.strictObject({ csrfToken: text }),
  "/api/auth/providers": z.strictObject({
    credentials: z.strictObject({
      id: text,
      name: text,
      type: text,
      signinUrl: text,
      callbackUrl: text,
    }),
  }),
};

/** A problem as the proxy and the handlers tell it. */
export const problem = z.strictObject({
  type: text,
  status: z.int(),
  title: text,
  detail: text.optional(),
});
