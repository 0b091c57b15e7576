import { test } from "../fixtures";
import { nobodyIsSentElsewhere } from "./sent-elsewhere";

test("no parameter and no path of any address sends anybody elsewhere, whatever is tried", async () => {
  test.setTimeout(300_000);
  await nobodyIsSentElsewhere({ tried: "everything", floor: 2000 });
});
