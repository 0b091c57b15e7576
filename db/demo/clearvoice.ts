import type { DemoOrganisation } from "./organisations";

/** The call centre, a member of both demo networks. */
export const clearvoice: DemoOrganisation = {
  slug: "clearvoice",
  name: "ClearVoice",
  people: {
    manager: "Bethan Rees",
    board: "Anton Weiss",
    executive: "Judith Langley",
    goto: "Sam Achterberg",
    admin: "Olivia Marsh",
  },
};
