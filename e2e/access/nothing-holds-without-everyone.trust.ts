import { test } from "../fixtures";
import { nothingHoldsWithoutEveryone } from "./without-everyone";

test("no action called in any way and no method at any address makes anything hold while one party's agreement is missing", async () => {
  test.setTimeout(600_000);
  await nothingHoldsWithoutEveryone({ tried: "everything", floor: 3000 });
});
