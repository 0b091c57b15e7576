import { row, type ActionRow, type RouteRow } from "./row";

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
  row.page("/networks/[network]/report", "managers of the network"),
  row.page("/networks/[network]/settings", "in the network"),
  row.page("/invitations/[token]", "whoever holds the link", { hides: true }),
  row.page("/sign-in", "everyone"),
  row.handler("/api/v1/networks/[network]/figures", "in the network"),
  row.handler("/api/auth/[...nextauth]", "everyone", { at: "/api/auth/csrf", posts: true }),
  row.handler("/healthz", "everyone"),
  row.handler("/readyz", "everyone"),
  row.handler("/icon.svg", "everyone"),
  row.handler("/favicon.ico", "everyone"),
  row.handler("/_not-found", "everyone", { answers: 404 }),
  row.handler("/_global-error", "everyone", { answers: 500 }),
];

const settings = "app/networks/[network]/settings/actions.ts";
const invitation = "app/invitations/[token]/actions.ts";
const report = "app/networks/[network]/report/actions.ts";

/** What an action is sent is told of the world by its thing: see `Told` in `world.ts`. */
export const actions: readonly ActionRow[] = [
  row.action(report, "saveFigure", "managers who report", {
    from: "/networks/[network]/report",
    sends: ({ network, draft }) => [network, draft],
    done: "saved",
    writes: ["figures", "figure_revisions", "audit_entries", "vault.audit_heads", "member_people"],
  }),
  row.action(report, "submitMonth", "managers who report", {
    from: "/networks/[network]/report",
    sends: ({ network, month }) => [network, month],
    done: "submitted",
    refused: ["changed"],
    writes: ["figures", "figure_revisions", "audit_entries", "vault.audit_heads", "member_people"],
  }),
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
      "mail",
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
  row.action("app/sign-out.ts", "signOut", "signed in", {
    from: "/networks",
    sends: () => [],
    done: "redirect",
    refused: ["redirect"],
    writes: ["sessions"],
  }),
];
