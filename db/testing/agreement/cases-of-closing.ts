import { monthNumber } from "@/lib/periods/period";
import { seriesKeys, type Person } from "../../testing";
import {
  besides,
  job,
  monthOf,
  others,
  signedBy,
  signingOf,
  signs,
  signsAsItStands,
  standing,
  trail,
} from "./month-acts";
import { openMonth, type Case } from "./scene";

const month = monthNumber(openMonth);
const { D1, P1 } = seriesKeys;
const [gone, changed] = ["gone", "changed"].map((refused) => ({ refused }));
const [signed, closed] = ["signed", "closed"].map((state) => ({ state }));

/** Who signs a month, and what closes with it. */
export const casesOfClosing: readonly Case[] = [
  {
    says: "a month is signed as it stands for who signs, and closes with the last member's signature",
    plays: async (scene) => {
      const { network, elsewhere, is, value, held } = scene;
      const { brand, carrier, desk } = network;
      await besides(scene);
      const before = await others(scene);
      const text = await signingOf(scene, brand);
      for (const person of [brand.viewer, brand.goto, brand.admin, elsewhere.brand.manager]) {
        is("who may not", await signs(scene, person, text), gone);
      }
      is("no month", await signs(scene, brand.manager, text, month + 40), gone);
      is("a closed one", await signs(scene, brand.manager, text, month - 1), { refused: "closed" });
      is("the desk's", await signs(scene, brand.manager, await signingOf(scene, desk)), changed);
      for (const other of [
        { network: elsewhere.slug },
        { organisation: carrier.slug },
        { period: "2025-11" },
        { figures: [] },
      ]) {
        is(
          `with ${JSON.stringify(other)}`,
          await signs(scene, brand.manager, await signingOf(scene, brand, other)),
          changed,
        );
      }
      is("nobody signed", await signedBy(scene, brand.viewer), []);
      is("the brand's", await signs(scene, brand.board, text), signed);
      is("who signed", await signedBy(scene, desk.viewer), [brand.name]);
      is("not for a stranger", await signedBy(scene, elsewhere.brand.manager), []);
      is("the carrier's", await signsAsItStands(scene, carrier), signed);
      is("still open", await monthOf(scene), "");
      is("no job yet", await job(scene), false);
      is("the desk's", await signsAsItStands(scene, desk), closed);
      is("what counts is final", await standing(scene), [
        "D1 1 draft draft 912",
        "A1 1 draft draft 913",
        "P1 2 final final 914",
        "Q1 2 final final 915",
        "R1 2 final final 916",
      ]);
      const revisions = `(select count(*)::int from figure_revisions where network_id = '${network.id}' and period = ${month})`;
      is("and nothing else", await value(revisions), 8);
      is("closed", await monthOf(scene), "today waiting");
      is("its job", await job(scene), true);
      is("the trail", await trail(scene), [
        "sign-period period 2025-12 all",
        "sign-period period 2025-12 all",
        "sign-period period 2025-12 all",
        "close-period period 2025-12 all",
      ]);
      const signatures =
        await value(`(select jsonb_agg(concat_ws(' ', number, o.name, text_hash = encode(sha256(convert_to(text, 'UTF8')), 'hex'), length(covers)) order by number)
        from period_signatures s join organisations o on o.id = s.organisation_id where network_id = '${network.id}' and period = ${month})`);
      is(
        "signatures",
        signatures,
        [brand, carrier, desk].map(({ name }, index) => `${index + 1} ${name} t 64`),
      );
      is("nothing else", await others(scene), before);
      is(
        "drafts are held too",
        await held("figures", `network_id = '${network.id}' and period = ${month}`),
        5,
      );
      is(
        "and nothing else",
        await held(
          "figures",
          `network_id = '${elsewhere.id}' and status <> 'draft' or network_id = '${network.id}' and period <> ${month}`,
        ),
        0,
      );
    },
  },
  {
    says: "a signature is under what its organisation sees, and no more when that changes",
    plays: async (scene) => {
      const { network, is, sql } = scene;
      const { brand, carrier, desk, id } = network;
      await besides(scene);
      await signsAsItStands(scene, carrier);
      await signsAsItStands(scene, desk);
      await sql`update figures set revision = 7 where network_id = ${id} and series_key = ${P1} and period = ${month - 1}`;
      is(
        "another month",
        await signedBy(scene, brand.viewer),
        [carrier.name, desk.name].toSorted(),
      );
      await sql`update figures set revision = 7 where network_id = ${id} and series_key = ${P1} and period = ${month}`;
      is("what one sees", await signedBy(scene, brand.viewer), [desk.name]);
      is("and one's own last", await signsAsItStands(scene, brand), signed);
      is("which stands", await signedBy(scene, brand.viewer), [brand.name, desk.name].toSorted());
      is("anew", await signsAsItStands(scene, carrier), closed);
    },
  },
  {
    says: "of one organisation the last signature counts, and those who left aren't waited for",
    plays: async (scene) => {
      const { network, elsewhere, calls, is, sql } = scene;
      const { brand, carrier, desk, id } = network;
      await besides(scene);
      const text = (person: Person, of: number = month, at = id) =>
        calls(person, `signed_text('${at}', ${of})::json ->> 'period'`);
      const last = (person: Person, of: number = month) =>
        calls(person, `signed_text('${id}', ${of}) like '%"again"%'`);
      is("not signed", await text(brand.manager), null);
      await signsAsItStands(scene, brand);
      await signs(scene, brand.board, await signingOf(scene, brand, { more: "again" }));
      is(
        "what it signed last",
        [await text(brand.viewer), await last(brand.viewer)],
        ["2025-12", true],
      );
      is("not for others", await text(desk.manager), null);
      is("not for strangers", await text(elsewhere.brand.manager), null);
      is(
        "not elsewhere",
        await calls(brand.manager, `signed_text('${elsewhere.id}', ${month})`),
        null,
      );
      is("nor its names", await calls(brand.manager, `signed_by('${elsewhere.id}', ${month})`), []);
      await sql`update figures set revision = 7 where network_id = ${id} and series_key = ${D1} and period = ${month}`;
      is("of drafts nobody signs", await signedBy(scene, brand.viewer), [brand.name]);
      await sql`update figures set status = 'submitted' where network_id = ${id} and series_key = ${D1} and period = ${month}`;
      is("but once they count", await signedBy(scene, brand.viewer), []);
      await signsAsItStands(scene, brand);
      is("anew", await signedBy(scene, brand.viewer), [brand.name]);
      await signsAsItStands(scene, desk);
      await sql`update network_members set left_at = null where network_id = ${elsewhere.id}`;
      await sql`update network_members set left_at = now() where network_id = ${id} and organisation_id in (${carrier.id}, ${desk.id})`;
      is("who left has signed nothing", await signedBy(scene, brand.viewer), [brand.name]);
      is("who is there", await signsAsItStands(scene, brand), closed);
    },
  },
  {
    says: "one signature closes a month whose closing day has passed",
    plays: async (scene) => {
      const { network, is, sql } = scene;
      const { brand, id } = network;
      await sql`update network_periods set due_on = (now() at time zone 'Europe/London')::date - 20 where network_id = ${id} and period = ${month}`;
      await sql`update networks set closing_days = 1 where id <> ${id}`;
      is("by no day", await signsAsItStands(scene, brand), signed);
      await sql`update networks set closing_days = 20 where id = ${id}`;
      is("on its closing day", await signsAsItStands(scene, brand), signed);
      await sql`update networks set closing_days = 19 where id = ${id}`;
      is("the day after", await signsAsItStands(scene, brand), closed);
    },
  },
];
