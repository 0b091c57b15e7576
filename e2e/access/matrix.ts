import { agreeingActions } from "./agreeing-actions";
import { knownPassword } from "./known-password";
import { issueActions } from "./matrix-issues";
import { expectationActions } from "./matrix-expectations";
import { promiseActions, promiseRoutes } from "./matrix-promises";
import { proposalActions } from "./matrix-proposals";
import { reportingActions } from "./matrix-reporting";
import { settlementActions } from "./matrix-settlement";
import { slaActions } from "./matrix-slas";
import { row, type ActionRow, type RouteRow } from "./row";
import { putId } from "./surface";

/**
 * Who may do what: a line for every page, route handler, file and server action that the build makes. It is the
 * specification, and every cell of it is tried over HTTP. What the build makes and isn't here fails the tests, by name.
 */
export const routes: readonly RouteRow[] = [
  row.page("/", "signed in", { answers: "a redirect" }),
  row.page("/networks", "signed in"),
  row.page("/networks/[network]", "in the network"),
  row.page("/networks/[network]/metrics", "in the network"),
  row.page("/networks/[network]/metrics/[code]", "in the network"),
  row.page("/networks/[network]/metrics/library", "in the network"),
  row.page("/networks/[network]/conditions", "in the network"),
  row.page("/networks/[network]/report", "managers of the network"),
  row.page("/networks/[network]/periods", "in the network"),
  row.page("/networks/[network]/periods/[period]", "in the network"),
  row.page("/networks/[network]/periods/[period]/figures/[key]", "parties of the proposal"),
  row.page("/networks/[network]/report/import", "managers of the network"),
  row.page("/networks/[network]/slas", "in the network"),
  row.page("/networks/[network]/slas/[number]", "parties of the proposal", {
    at: "/networks/[network]/slas/[sla]",
  }),
  row.page("/networks/[network]/relationships", "in the network"),
  // The pair of the two that are left in the network: both are there for all who hold something in it.
  row.page("/networks/[network]/relationships/[pair]", "in the network"),
  row.page("/networks/[network]/partners/[organisation]", "in the network"),
  row.page("/networks/[network]/chains", "in the network"),
  row.page("/networks/[network]/warnings", "in the network"),
  row.page("/networks/[network]/proposals", "in the network"),
  row.page("/networks/[network]/proposals/new", "managers and boards of the network"),
  row.page("/networks/[network]/proposals/[number]", "parties of the proposal"),
  row.page("/networks/[network]/expectations", "in the network"),
  row.page("/networks/[network]/issues", "in the network"),
  row.page("/networks/[network]/issues/[issue]", "whoever raised the issue"),
  row.page("/networks/[network]/settings", "in the network"),
  row.page("/organisation", "admins of the organisation"),
  row.page("/account", "signed in"),
  row.page("/invitations/[token]", "whoever holds the link", { hides: true }),
  row.page("/reset-password", "everyone"),
  row.page("/reset-password/[token]", "whoever holds the link", {
    at: "/reset-password/[resetToken]",
    hides: true,
  }),
  row.page("/sign-in", "everyone"),
  row.handler("/api/v1/networks/[network]/figures/template", "managers of the network", {
    at: "/api/v1/networks/[network]/figures/template?period=2025-12&format=csv",
  }),
  row.handler("/api/v1/networks/[network]/imports", "managers of the network", { posts: true }),
  ...promiseRoutes,
  row.handler("/api/v1/networks/[network]/figures", "in the network", { puts: true }),
  row.handler("/api/v1/networks/[network]/definitions", "in the network"),
  row.handler("/api/v1/networks/[network]/slas", "in the network", {
    at: "/api/v1/networks/[network]/slas?period=[slaMonth]",
  }),
  row.handler("/api/v1/networks/[network]/proposals/[number]/text", "parties of the proposal"),
  row.handler("/api/auth/[...nextauth]", "everyone", { at: "/api/auth/csrf", posts: true }),
  row.handler("/healthz", "everyone"),
  row.handler("/readyz", "everyone"),
  row.handler("/icon.svg", "everyone"),
  row.handler("/favicon.ico", "everyone"),
  row.handler("/_not-found", "everyone", { answers: 404 }),
  row.handler("/_global-error", "everyone", { answers: 404 }),
];

const settings = "app/networks/[network]/settings/actions.ts";
const invitation = "app/invitations/[token]/actions.ts";
const organisation = "app/organisation/actions.ts";
const account = "app/account/actions.ts";
const reset = "app/reset-password/actions.ts";
const mailed = ["mail", "graphile_worker._private_jobs"];
const ownAudit = ["organisation_audit_entries", "vault.organisation_audit_heads"];
const asked = { chain: null, note: "We ask.", evidence: "" };
const warnings = "app/networks/[network]/warnings/actions.ts";
// A figure that lands lets the chain be scanned anew, which the worker may have done by then.
const scanned = ["graphile_worker._private_jobs", "chain_scans"];
const report = "app/networks/[network]/report/actions.ts";

/** What an action is sent is told of the world by its thing: see `Told` in `world.ts`. */
export const actions: readonly ActionRow[] = [
  row.action("app/api/v1/networks/[network]/figures/route.ts", putId, "managers who report", {
    from: "/api/v1/networks/[network]/figures",
    sends: ({ draft }) => [{ entries: [draft] }],
    done: "saved",
    writes: ["figures", "figure_revisions", "audit_entries", "vault.audit_heads", "member_people"],
  }),
  row.action(report, "submitMonth", "managers who report", {
    from: "/networks/[network]/report",
    sends: ({ network, month }) => [network, month],
    done: "submitted",
    refused: ["changed"],
    writes: [
      "figures",
      "figure_revisions",
      "audit_entries",
      "vault.audit_heads",
      "member_people",
      ...scanned,
    ],
  }),
  row.action(warnings, "answer", "managers and boards of the network", {
    from: "/networks/[network]/warnings",
    sends: ({ network, warning }) => [
      network,
      { openedPeriod: warning, over: 0, answer: "investigating", ...asked },
    ],
    done: "done",
    writes: ["warning_answers", "audit_entries", "vault.audit_heads", "member_people"],
  }),
  ...agreeingActions,
  ...reportingActions,
  ...slaActions,
  ...promiseActions,
  ...expectationActions,
  ...issueActions,
  ...proposalActions,
  ...settlementActions,
  row.action(settings, "invite", "managers of the network", {
    from: "/networks/[network]/settings",
    sends: ({ network, code }) => [
      network,
      {
        organisationName: "The Newcomer",
        email: `ines@${network}.example`,
        note: "",
        metricCodes: [code],
      },
    ],
    done: "done",
    writes: [
      "network_invitations",
      "member_people",
      ...mailed,
      "vault.tokens",
      "audit_entries",
      "vault.audit_heads",
    ],
  }),
  row.action(settings, "withdraw", "managers who invited", {
    from: "/networks/[network]/settings",
    sends: ({ network, invitation }) => [network, { id: invitation }],
    done: "done",
    refused: ["refused"],
    writes: ["network_invitations", "audit_entries", "vault.audit_heads"],
  }),
  row.action(invitation, "accept", "whoever holds the link", {
    from: "/invitations/[token]",
    sends: ({ token, askedHash }) => [
      {
        token,
        askedHash,
        name: "Ines Moreau",
        password: "three geese on ice",
        organisation: "",
        organisationName: "The Newcomer",
      },
    ],
    done: "accepted",
    refused: ["closed"],
    writes: [
      "people",
      "vault.credentials",
      "sessions",
      "organisations",
      "organisation_people",
      "network_invitations",
      "network_members",
      "member_people",
      "assignments",
      "agreements",
      "series",
      "vault.tokens",
      "audit_entries",
      "vault.audit_heads",
      "organisation_audit_entries",
      "vault.organisation_audit_heads",
    ],
  }),
  row.action(invitation, "decline", "whoever holds the link", {
    from: "/invitations/[token]",
    sends: ({ token }) => [{ token }],
    done: "closed",
    refused: ["closed"],
    writes: ["network_invitations", "vault.tokens", "audit_entries", "vault.audit_heads"],
  }),
  row.action(organisation, "saveRoles", "admins of the organisation", {
    from: "/organisation",
    sends: ({ person, networkId }) => [
      { personId: person, roles: { [networkId]: ["board", "viewer"] } },
    ],
    done: "done",
    writes: ["assignments", ...ownAudit],
  }),
  row.action(organisation, "setAdmin", "admins of the organisation", {
    from: "/organisation",
    sends: ({ person }) => [{ personId: person, isAdmin: true }],
    done: "done",
    writes: ["organisation_people", ...ownAudit],
  }),
  row.action(organisation, "removePerson", "admins of the organisation", {
    from: "/organisation",
    sends: ({ person }) => [{ personId: person }],
    done: "done",
    writes: ["organisation_people", "assignments", ...ownAudit],
  }),
  row.action(organisation, "endSessions", "admins of the organisation", {
    from: "/organisation",
    sends: ({ person }) => [{ personId: person }],
    done: "done",
    writes: ["sessions", ...ownAudit],
  }),
  row.action(organisation, "invitePerson", "admins of a member", {
    from: "/organisation",
    sends: ({ network, networkId }) => [
      {
        name: "Ines Moreau",
        email: `ines@${network}.example`,
        isAdmin: false,
        roles: { [networkId]: ["viewer"] },
      },
    ],
    done: "done",
    refused: ["refused"],
    writes: ["staff_invitations", ...mailed, "vault.tokens", ...ownAudit],
  }),
  row.action(organisation, "withdrawInvitation", "admins of the organisation", {
    from: "/organisation",
    sends: ({ staffInvitation }) => [{ id: staffInvitation }],
    done: "done",
    refused: ["refused"],
    writes: ["staff_invitations", ...ownAudit],
  }),
  row.action(organisation, "leaveNetwork", "admins of a member", {
    from: "/organisation",
    sends: ({ networkId }) => [{ networkId }],
    done: "done",
    writes: [
      "network_members",
      "assignments",
      "network_invitations",
      "audit_entries",
      "vault.audit_heads",
      ...ownAudit,
    ],
  }),
  row.action(account, "endSession", "whose session it is", {
    from: "/account",
    sends: ({ session }) => [{ id: session }],
    done: "done",
    refused: ["refused"],
    writes: ["sessions"],
  }),
  row.action(account, "endOtherSessions", "signed in", {
    from: "/account",
    sends: () => [{}],
    done: "done",
    writes: ["sessions"],
  }),
  row.action(account, "changePassword", "signed in", {
    from: "/account",
    sends: () => [{ current: knownPassword, next: "three geese on ice" }],
    done: "done",
    refused: ["refused"],
    writes: ["vault.credentials", "vault.tokens", "sessions", ...ownAudit],
  }),
  row.action(reset, "askForLink", "whoever asks", {
    from: "/reset-password",
    sends: (...[{ network }]) => [{ email: `nobody@${network}.example` }],
    done: "done",
    writes: ["vault.reset_requests", "graphile_worker._private_jobs"],
  }),
  row.action(reset, "setPassword", "whoever holds the link", {
    from: "/reset-password/[resetToken]",
    sends: ({ resetToken }) => [{ token: resetToken, password: "three geese on ice" }],
    done: "done",
    refused: ["closed"],
    writes: ["vault.credentials", "vault.tokens", "sessions", ...ownAudit],
  }),
  row.action("app/sign-out.ts", "signOut", "signed in", {
    from: "/networks",
    sends: () => [],
    done: "redirect",
    refused: ["redirect"],
    writes: ["sessions"],
  }),
];
