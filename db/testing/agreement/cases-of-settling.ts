import { monthNumber } from "@/lib/periods/period";
import { sha256 } from "../../sha256";
import { bandInCondition, bandByVolume } from "../agreed-by-all";
import { bandChange, comingMonth, versionChange } from "../proposed";
import { closedMonth, numberOf, openMonth, type Case, type Scene } from "./scene";

const coming = comingMonth();

const stateOf = ({ value, network }: Scene, number: number) =>
  value(`select state from proposals where network_id = '${network.id}' and number = ${number}`);
const countOf = async ({ value, network }: Scene, table: string, more = "true") =>
  Number(
    await value(`select count(*) from ${table} t where network_id = '${network.id}' and ${more}`),
  );

/** What may be agreed, by whom, and what comes of it. */
export const casesOfSettling: readonly Case[] = [
  {
    says: "managers and boards propose and answer, and nobody else",
    plays: async (scene) => {
      const { network, elsewhere, proposes, answers, is } = scene;
      const { brand, carrier, desk } = network;
      const band = [bandChange("D1", "97", "93")];
      for (const person of [brand.viewer, brand.goto, brand.admin, elsewhere.brand.manager]) {
        is("who may not propose", await proposes(person, band), { refused: "gone" });
      }
      const number = numberOf(await proposes(brand.board, band));
      for (const person of [carrier.viewer, carrier.goto, carrier.admin, elsewhere.brand.board]) {
        is("who may not answer", await answers(person, number), { refused: "gone" });
      }
      is("a manager's", await answers(carrier.manager, number), { state: "open" });
      is("a board's", await answers(desk.board, number), { state: "agreed" });
    },
  },
  {
    says: "nothing holds before the last party has agreed, and then it does",
    plays: async (scene) => {
      const { network, proposes, answers, is, value } = scene;
      const { brand, carrier, desk } = network;
      const sets = await countOf(scene, "band_sets");
      const number = numberOf(await proposes(brand.manager, [bandChange("D1", "97", "93")]));
      is("after the proposer", await countOf(scene, "band_sets"), sets);
      await answers(carrier.board, number);
      is(
        "after two of three",
        [await countOf(scene, "band_sets"), await stateOf(scene, number)],
        [sets, "open"],
      );
      await answers(desk.manager, number);
      is(
        "after all",
        [await countOf(scene, "band_sets"), await stateOf(scene, number)],
        [sets + 1, "agreed"],
      );
      const own = `network_id = '${network.id}'`;
      const made =
        await value(`select jsonb_build_object('target', b.target::text, 'floor', b.floor::text, 'from', b.effective_from,
        'proposal', b.proposal_number, 'hash', b.text_hash = p.text_hash, 'sha', p.text_hash = encode(sha256(convert_to(p.text, 'UTF8')), 'hex'),
        'flex', b.flex, 'grace', b.grace, 'open', b.audience is null)
        from band_sets b join proposals p on p.network_id = b.network_id and p.number = b.proposal_number
        where b.${own} and p.number = ${number}`);
      const due =
        await value(`select jsonb_build_object('target', '97', 'floor', '93', 'from', ${monthNumber(coming)}, 'proposal', ${number},
        'hash', true, 'sha', true, 'flex', null, 'grace', null, 'open', true)`);
      is("what holds", made, due);
      const signed = `select count(*) from agreements a join proposals p using (network_id) where a.${own} and p.number = ${number}
        and a.text_hash = p.text_hash and a.metric_code = 'D1' and a.number = ${monthNumber(coming)}`;
      is("its agreements", Number(await value(signed)), 3);
      const verbs = await value(`select array_agg(verb order by seq) from audit_entries
        where ${own} and object = 'proposal ${number}' and audience @> (select party_ids from proposals p where p.${own} and p.number = ${number})`);
      is("the trail", verbs, ["propose", "agree", "agree", "take-effect"]);
      const named = `person_id = '${desk.manager.id}' and organisation_id = '${desk.id}'`;
      is("who agreed is named", await countOf(scene, "member_people", named), 1);
    },
  },
  {
    says: "an answer is to the very text, once, by a party, while it is open",
    plays: async (scene) => {
      const { network, proposes, answers, is } = scene;
      const { brand, carrier, desk } = network;
      const number = numberOf(await proposes(brand.manager, [bandChange("P1", "97", "93")]));
      is("another text's hash", await answers(carrier.manager, number, { hash: sha256("") }), {
        refused: "changed",
      });
      is("another word", await answers(carrier.manager, number, { answer: "counter-propose" }), {
        refused: "malformed",
      });
      is("no party", await answers(desk.manager, number), { refused: "gone" });
      is("the proposer again", await answers(brand.board, number), { refused: "answered" });
      is("no such proposal", await answers(carrier.manager, 99, { hash: sha256("") }), {
        refused: "gone",
      });
      is("a party", await answers(carrier.manager, number), { state: "agreed" });
      is("too late", await answers(carrier.board, number), { refused: "settled" });
    },
  },
  {
    says: "one decline rejects, whoever has agreed",
    plays: async (scene) => {
      const { network, proposes, answers, is } = scene;
      const { brand, carrier, desk } = network;
      const sets = await countOf(scene, "band_sets");
      const number = numberOf(await proposes(brand.manager, [bandChange("D1", "97", "93")]));
      await answers(carrier.manager, number);
      is("the last one's", await answers(desk.manager, number, { answer: "decline" }), {
        state: "rejected",
      });
      is("what holds", await countOf(scene, "band_sets"), sets);
      const early = numberOf(await proposes(brand.manager, [bandChange("D1", "97", "93")]));
      is("the first one's", await answers(carrier.board, early, { answer: "decline" }), {
        state: "rejected",
      });
      is(
        "without a reason",
        await answers(
          carrier.board,
          numberOf(await proposes(brand.manager, [bandChange("P1", "97", "93")])),
          { answer: "decline", why: "" },
        ),
        "error 23514",
      );
    },
  },
  {
    says: "only agreements to this text count",
    plays: async (scene) => {
      const { network, proposes, answers, is, sql } = scene;
      const { brand, carrier, desk } = network;
      for (const [answer, hash] of [
        ["agree", "another"],
        ["counter-propose", null],
      ] as const) {
        const metric = answer === "agree" ? "D1" : "A1";
        const number = numberOf(await proposes(brand.manager, [bandChange(metric, "97", "93")]));
        await sql`insert into proposal_answers (network_id, proposal_number, organisation_id, person_id, answer, text_hash, audience)
          select network_id, number, ${carrier.id}, ${carrier.manager.id}, ${answer}, coalesce(${hash}, text_hash), audience
          from proposals where network_id = ${network.id} and number = ${number}`;
        is(`with ${answer} to ${hash ?? "it"}`, await answers(desk.manager, number), {
          state: "open",
        });
      }
    },
  },
  {
    says: "who is a party now and who would be one have to agree",
    plays: async (scene) => {
      const { network, proposes, is, value } = scene;
      const { brand, carrier, desk } = network;
      const parties = async (number: number) =>
        value(
          `select cardinality(party_ids) from proposals where network_id = '${network.id}' and number = ${number}`,
        );
      const fewer = versionChange("D1", [carrier.slug, brand.slug], { version: 2 });
      is(
        "of a version that leaves one out",
        await parties(numberOf(await proposes(brand.manager, [fewer]))),
        3,
      );
      const more = versionChange("P1", [carrier.slug, brand.slug, desk.slug], { version: 2 });
      is(
        "of a version that adds one",
        await parties(numberOf(await proposes(brand.manager, [more]))),
        3,
      );
      is(
        "of bands",
        await parties(numberOf(await proposes(desk.board, [bandChange("Q1", "97", "93")]))),
        2,
      );
      is(
        "of somebody else's metric",
        await proposes(desk.manager, [bandChange("R1", "97", "93")]),
        { object: "band-set R1", refused: "not-party" },
      );
      is(
        "without oneself",
        await proposes(desk.manager, [versionChange("X1", [carrier.slug, brand.slug])]),
        { refused: "not-party" },
      );
      is(
        "with nobody known",
        await proposes(desk.manager, [
          versionChange("X1", [desk.slug, "nobody"], { owners: [desk.slug] }),
        ]),
        { object: "metric-version X1", refused: "not-member" },
      );
    },
  },
  {
    says: "whoever is judged by a volume agrees to its forecast",
    plays: async (scene) => {
      const { network, proposes, answers, is, value } = scene;
      const { brand, carrier, desk } = network;
      const forecast = (metric: string, reporter: string) => ({
        change: "forecast" as const,
        metric,
        reporter,
        subject: "",
        part: "denominator" as const,
        amounts: { [coming]: 900 },
      });
      const flexed = bandByVolume("Q1", { metric: "D1", reporter: carrier.slug });
      const held = numberOf(
        await proposes(brand.manager, [flexed], { from: openMonth, retroactive: true }),
      );
      is("the bands", await answers(desk.manager, held), { state: "agreed" });
      const key =
        await value(`select (flex -> 'rules' -> 0 -> 'trigger' -> 'driver' ->> 'seriesKey')::int = (select key from series s
        where s.network_id = b.network_id and metric_code = 'D1') from band_sets b where network_id = '${network.id}' and proposal_number = ${held}`);
      is("the driver is known by its key", key, true);
      const number = numberOf(await proposes(carrier.manager, [forecast("D1", carrier.slug)]));
      is("of all", await answers(brand.manager, number), { state: "open" });
      is("and the last", await answers(desk.manager, number), { state: "agreed" });
      is(
        "is written",
        await countOf(
          scene,
          "forecasts",
          `proposal_number = ${number} and amount = 900 and period = ${monthNumber(coming)} and part = 'denominator'`,
        ),
        1,
      );
      const own = numberOf(
        await proposes(carrier.manager, [forecast("P1", carrier.slug)], { from: closedMonth }),
      );
      is("a forecast may begin in a month that has passed", await answers(brand.manager, own), {
        state: "agreed",
      });
      is("no such series", await proposes(carrier.manager, [forecast("P1", brand.slug)]), {
        object: `forecast P1 ${brand.slug} denominator`,
        refused: "no-driver",
      });
      const unknown = bandByVolume("R1", { metric: "D1", reporter: brand.slug });
      is("no such volume", await proposes(brand.manager, [unknown]), {
        object: "band-set R1",
        refused: "no-driver",
      });
      const both = [
        forecast("P1", carrier.slug),
        { ...forecast("P1", carrier.slug), part: "numerator" as const },
      ];
      is("its parts are apart", typeof numberOf(await proposes(brand.manager, both)), "number");
    },
  },
  {
    says: "each object of a proposal is agreed by its own parties",
    plays: async (scene) => {
      const { network, proposes, answers, is } = scene;
      const { brand, carrier, desk } = network;
      const number = numberOf(
        await proposes(brand.manager, [
          bandChange("P1", "97", "93"),
          bandInCondition("Q1", "storm"),
        ]),
      );
      is("one of two others", await answers(carrier.manager, number), { state: "open" });
      is("both", await answers(desk.manager, number), { state: "agreed" });
      for (const metric of ["P1", "Q1"]) {
        is(
          metric,
          await countOf(
            scene,
            "agreements",
            `metric_code = '${metric}' and number = ${monthNumber(coming)} and subject = 'band-set' and cardinality(audience) = 2`,
          ),
          2,
        );
      }
    },
  },
  {
    says: "answers come one after the other",
    plays: async ({ network, calls, is, comesAlone }) => {
      await calls(network.brand.manager, `answer_proposal('${network.id}', 99, 'agree', null, '')`);
      is("whoever answers", await comesAlone("proposals"), true);
    },
  },
];
