import { expect, test } from "vitest";
import { auditText } from "./audit-text";

const who = (id: string) => (id === "7" ? "Ines Moreau" : "A former person");

test.each([
  { verb: "sign-in", object: "session 1", payload: "{}", says: "Signed in" },
  {
    verb: "make-admin",
    object: "person 7",
    payload: "{}",
    says: "Made Ines Moreau an admin",
  },
  {
    verb: "set-roles",
    object: "person 7",
    payload: `{"network":"Harbour","roles":["manager","go-to"],"before":[]}`,
    says: "Set the roles of Ines Moreau: Harbour: manager, go-to person",
  },
  {
    verb: "set-roles",
    object: "person 8",
    payload: `{"network":"Harbour","roles":[],"before":["viewer"]}`,
    says: "Set the roles of A former person: Harbour: none",
  },
  {
    verb: "invite-person",
    object: "invitation 1",
    payload: `{"name":"Max","email":"max@post.example","isAdmin":false,"roles":{}}`,
    says: "Invited Max (max@post.example)",
  },
  {
    verb: "leave-network",
    object: "network 1",
    payload: `{"network":"Harbour"}`,
    says: "Left Harbour",
  },
  { verb: "something-new", object: "thing 1", payload: "[]", says: "something-new thing 1" },
])("$verb: $says", ({ says, ...entry }) => {
  expect(auditText(entry, who)).toBe(says);
});
