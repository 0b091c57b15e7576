import { test } from "../fixtures";
import { takesNothingElse } from "./mass-assignment";
import { actions } from "./matrix";

for (const row of actions) {
  test(`${row.name} of ${row.file} takes over no field that it didn't ask for`, () =>
    takesNothingElse(row, { atATime: 20, floor: 10 }));
  test(`${row.name} of ${row.file} takes over no field, each by itself`, () =>
    takesNothingElse(row, { atATime: 1, floor: 150 }));
}
