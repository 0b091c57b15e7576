import { beforeAll, expect, test } from "vitest";
import type { ParcelNetwork } from "./testing";
import { groups } from "./testing/agreement/groups";
import { mutantsOfAgreement, whileBroken } from "./testing/agreement/mutants";
import { firstFinding, type Case } from "./testing/agreement/scene";
import { twoNetworks } from "./testing/agreement/shadow";
import { proof } from "./testing/proof";
import { asSuperuser } from "./testing/superuser";

const isHeld = "the row is held, so it is at the revision that was read";
const actsWhereManaging =
  "whoever manages a network, or is of its board or a go-to person, acts in it";
const toldAtOnce =
  "who was told isn't to be told, which is asked before: only another job in the same instant gets here";
const onlyOpen = "whoever answers a proposal is asked whether it is open before";
const dueLater = "the hour, the day and a day to come all end later";
const oneReporter = "a series has one reporter";

/** Mutants that change nothing for anybody, and why. All of it takes a quarter of an hour. */
const equivalents: Readonly<Record<string, string>> = {
  "public.add_to_plan() without e.act = 'reach'": "no other entry is about a milestone",
  "public.add_to_case() without made.kind = 'offer'": "nothing else names whom it is for",
  "public.answer_restatement() without f.series_key is null":
    "what isn't there for one has no side that one is of, which is asked next",
  "public.declare_condition() without rule -> 'trigger' ->> 'kind' = 'condition'":
    "no other trigger names a condition",
  "public.give_notice() without not own = any (held.audience)":
    "only its parties owe anything in an SLA",
  "public.give_notice() without own is null": "nobody owes nothing, which is asked next",
  "public.propose_plan() without held.sla_number is null":
    "what has no version obliges to nothing, which is asked next",
  "public.send_promise_reminder() never: if not found": toldAtOnce,
  "public.send_reminder() never: if not found": toldAtOnce,
  "public.take_rule() with >= for > at act = 'name-rule' and a.number > question.number order b":
    "no act is both a question and a rule",
  "vault.accepted_after() without r.reporter_id = f.reporter_id": oneReporter,
  "vault.add_agreements() without a.answer = 'agree'":
    "whoever answered what all agreed to has agreed",
  "vault.add_version() without known.parallel_version is null":
    "a series of a parallel run stands beside one of its own reporter and subject",
  "vault.after_acceptance() without by_one = any (vault.accepting_side(f))":
    "who takes a figure is asked for that before",
  "vault.agreed_restatement() with >= for > at gree-restatement' and a.number > asked $function$":
    "what was proposed is no agreement to it",
  "vault.agreeing_organisation() without network = any (nullif(current_setting('app.network_ids', true), '')::uuid[])":
    actsWhereManaging,
  "vault.case_promises() without taken.kind = 'acknowledge'": "who offers a promise holds it",
  "vault.change_refused() without last.metric_code is not null":
    "what has no version has no parties that one could be none of",
  "vault.change_refused() without last.metric_code is null (3)":
    "what has no version has no series, which is asked next",
  "vault.entry_refusal() without made.due_at <= made.recorded_at": dueLater,
  "vault.entry_refusal() with < for <= at .due_at is null or made.due_at <= made.recorded_at then retu":
    dueLater,
  "vault.entry_refusal() without made.handed is null":
    "what is offered without promises hands over none of them",
  "vault.has_accepted() with >= for > at id = organisation and a.number > vault.last_restated(f) )":
    "what restates a figure doesn't accept it",
  "vault.in_state() without revision = f.revision": isHeld,
  "vault.in_state() without reporter_id = f.reporter_id": oneReporter,
  "vault.open_restatement() with >= for > at eriod and later.number > a.number and ( la":
    "what proposes a restatement doesn't end one",
  "vault.open_restatement() with asc for desc at ) ) order by number desc limit 1 $function$":
    "at most one is open",
  "vault.pact_refused() without change ->> 'change' = 'sla'":
    "nothing else names the two of an SLA",
  "vault.pact_refused() without change ->> 'change' = 'sla' (2)": "nothing else has obligations",
  "vault.parties_of() without change ->> 'change' = 'metric-version'":
    "nothing else holds a version",
  "vault.parties_of() without change ->> 'change' = 'forecast'":
    "nothing else names a series by its metric",
  "vault.parties_of() without party is not null": "no party is nobody",
  "vault.progress() without f.reporter_id = organisation": oneReporter,
  "vault.promises_to_remind() without made.kind = 'promise'": "nothing else is due",
  "vault.promising_organisation() without network = any (nullif(current_setting('app.network_ids', true), '')::uuid[])":
    actsWhereManaging,
  "vault.restated() without revision = f.revision": isHeld,
  "vault.settle() without state = 'open'": onlyOpen,
  "vault.settle() without agreed.number is null": onlyOpen,
};

let networks: { readonly network: ParcelNetwork; readonly elsewhere: ParcelNetwork };
beforeAll(async () => {
  networks = await twoNetworks();
});

test.each(groups)(
  "no question that the functions of $name ask can be forgotten unseen",
  async ({ name: group, functions, cases, mutants }) => {
    const { denied, allowed, conclude } = proof(`T2 mutation of ${group}`, { floor: mutants });
    const start = Date.now();
    expect(await firstFinding(cases, networks)).toBeNull();
    allowed();
    const survivors: string[] = [];
    const broken: string[] = [];
    let inOrder = cases;
    await asSuperuser(async (sql) => {
      for (const { name, apply, revert } of await mutantsOfAgreement(sql, functions)) {
        const seen = await whileBroken(sql, { apply, revert }, () =>
          firstFinding(inOrder, networks),
        );
        // What sees one slip of a function is the likeliest to see the next.
        inOrder = inOrder.toSorted(
          (one, other) => Number(saw(other, seen)) - Number(saw(one, seen)),
        );
        if (seen === "no SQL") broken.push(name);
        else if (seen === null) survivors.push(name);
        else denied();
      }
    });
    process.stdout.write(
      [
        `${group}: ${broken.length} were no SQL, ${Math.round((Date.now() - start) / 1000)} s`,
        ...survivors.map((name) => `  survived: ${name}: ${equivalents[name] ?? "NOT KNOWN"}`),
      ].join("\n") + "\n",
    );
    expect(await firstFinding(cases, networks)).toBeNull();
    allowed();
    const known = Object.keys(equivalents).filter((name) =>
      functions.some((one) => name.startsWith(`${one}()`)),
    );
    expect(survivors.toSorted()).toEqual(known.toSorted());
    conclude();
  },
);

function saw({ says }: Case, found: string | null): boolean {
  return found?.startsWith(`${says}:`) === true;
}
