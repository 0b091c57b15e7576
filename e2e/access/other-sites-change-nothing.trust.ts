import { test } from "../fixtures";
import { actions } from "./matrix";
import { refusesOtherSites } from "./other-sites";

for (const row of actions) {
  test(`what another site sends to ${row.name} of ${row.file} is refused and changes nothing`, () =>
    refusesOtherSites(row));
}
