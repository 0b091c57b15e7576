import { expect, test } from "vitest";
import { can, canForOwn, type Permission } from "./can";
import type { Role, Viewer } from "./viewer";

const network = "11111111-1111-4111-8111-111111111111";
const elsewhere = "22222222-2222-4222-8222-222222222222";

function aViewer(roles: readonly Role[], isAdmin = false): Viewer {
  return {
    personId: "p",
    personName: "P",
    organisationId: "o",
    organisationSlug: "o",
    organisationName: "O",
    isAdmin,
    organisations: [{ slug: "o", name: "O" }],
    roles: roles.length === 0 ? {} : { [network]: roles },
  };
}

const reading: readonly Permission[] = [
  "see-scorecards",
  "see-definitions",
  "see-invitations",
  "see-proposals",
];
const answering: readonly Permission[] = ["answer-warning", "agree"];
const reporting: readonly Permission[] = ["enter-figures", "submit-month", "invite-organisation"];

test.each<{ who: string; viewer: Viewer; may: readonly Permission[] }>([
  { who: "a manager", viewer: aViewer(["manager"]), may: [...reading, ...answering, ...reporting] },
  { who: "a board member", viewer: aViewer(["board"]), may: [...reading, ...answering] },
  { who: "a viewer", viewer: aViewer(["viewer"]), may: reading },
  { who: "a go-to person", viewer: aViewer(["go-to"]), may: reading },
  {
    who: "a board member who also reports",
    viewer: aViewer(["board", "manager"]),
    may: [...reading, ...answering, ...reporting],
  },
  { who: "an admin without a role", viewer: aViewer([], true), may: [] },
  { who: "a stranger", viewer: aViewer([]), may: [] },
])("$who may do exactly $may", ({ viewer, may }) => {
  for (const permission of [...reading, ...answering, ...reporting]) {
    expect(can(viewer, permission, network), permission).toBe(may.includes(permission));
    expect(can(viewer, permission, elsewhere), `${permission} elsewhere`).toBe(false);
  }
});

test("only an organisation's admin looks after it", () => {
  expect(canForOwn(aViewer([], true), "manage-organisation")).toBe(true);
  expect(canForOwn(aViewer(["manager", "board"]), "manage-organisation")).toBe(false);
});
