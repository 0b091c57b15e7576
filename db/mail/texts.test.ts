import { describe, expect, test } from "vitest";
import { networkInvitationMail, resetMail, staffInvitationMail } from "./texts";

const expiresAt = new Date("2026-12-06T14:05:00Z");
const link = "http://localhost:3000/invitations/abc";
const invitation = {
  network: "Harbour broadband",
  organisationName: "Northgate",
  invitedBy: { organisation: "Brightwave", person: "Ines Moreau" },
  note: "",
  link,
  expiresAt,
};

describe("a mail's text", () => {
  test.each([
    { of: "a network's invitation", mail: networkInvitationMail(invitation) },
    {
      of: "a staff invitation",
      mail: staffInvitationMail({
        organisation: "Brightwave",
        name: "Ada",
        invitedBy: "Ines Moreau",
        link,
        expiresAt,
      }),
    },
    { of: "a new password", mail: resetMail({ name: "Ada", link }) },
  ])("of $of has its link on a line of its own", ({ mail }) => {
    expect(mail.body.split("\n")).toContain(link);
  });

  test("says until when an invitation can be answered", () => {
    expect(networkInvitationMail(invitation).body).toContain("6 December 2026 at 14:05 UTC");
  });

  test("quotes the note line by line, and has no such part without one", () => {
    const note = "Dear all,\r\n\r\nwe start in May.\u2028Ines";
    const { body } = networkInvitationMail({ ...invitation, note });
    expect(body).toContain(
      "Ines Moreau writes:\n> Dear all,\n>\n> we start in May.\n> Ines\n\nThe link",
    );
    expect(networkInvitationMail(invitation).body).not.toContain("writes");
  });

  test.each(["A\r\nBcc: all@rival.example", "A\u2028B", "A\u0000\u0007B", "A\u0085B", "  A \t B "])(
    "keeps the name %j within its line",
    (name) => {
      const mail = networkInvitationMail({ ...invitation, network: name, organisationName: name });
      expect(mail.subject).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
      const plain = networkInvitationMail({ ...invitation, network: "A", organisationName: "A" });
      expect(mail.body.split(/\r\n|[\r\n\u0085\u2028\u2029]/u)).toHaveLength(
        plain.body.split("\n").length,
      );
    },
  );
});
