package nl.mutatieboek.demo;

import static nl.mutatieboek.demo.DemoActors.APPROVER;
import static nl.mutatieboek.demo.DemoActors.COUNTERPART;
import static nl.mutatieboek.demo.DemoActors.PROPOSER;

import java.util.List;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.PublishedBalance;
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.domain.value.Thousands;

/**
 * Script of the demo: the history behind the letter on new policy expenditure 2026 of Asiel en Migratie, in recording
 * order. Every amount was read in a document or follows from such amounts. Assumptions are marked on the entry with the
 * number of a signal (docs/reference/glossary.md). Press reports on the spring memorandum of 2025 are not booked
 * (D-05).
 */
final class DemoScript {
    static final String XX = "XX";
    static final String XVII = "XVII";

    private DemoScript() {}

    static List<DemoStep> steps() {
        DemoScriptBuilder script = new DemoScriptBuilder();
        calendar(script);
        structure(script);
        script.mutation("opening 37", "opening", PROPOSER, APPROVER);

        script.item("XX/92/asielmaatregelen", "Reservering asielmaatregelen Regeerprogramma", 2025)
                .mutation("reservation", "reservation", PROPOSER, APPROVER);

        script.mutation("allocation", "allocation", PROPOSER, APPROVER)
                .transfer("partnerships 2026-2028", "partnerships", PROPOSER, APPROVER, COUNTERPART)
                .transfer("partnerships 2029", "partnerships-2029", APPROVER, PROPOSER, COUNTERPART)
                .mutation("Ukraine 2026", "ukraine-2026", APPROVER, PROPOSER)
                .publishedBalance("XX 2026", chapterTotal());

        script.mutation("COA 2025", "coa-2025", PROPOSER, APPROVER)
                .mutation("Nidos 2025", "nidos-2025", PROPOSER, APPROVER)
                .mutation("IND 2025", "ind-2025", APPROVER, PROPOSER)
                .mutation("Ukraine 2025", "ukraine-2025", PROPOSER, APPROVER)
                .mutation("penalty payments 2025", "penalty-payments-2025", APPROVER, PROPOSER);

        // The last step must stay last: a restart checks it to know that the demo is complete.
        script.closeMoment("2025-OWB", XX).closeMoment("2025-O1", XX);
        return script.build();
    }

    /** Registers the moments with the submission dates read on the documents. */
    private static void calendar(DemoScriptBuilder script) {
        script.moment("2025-OWB", "2024-09-17")
                .moment("2025-O1", "2025-04-25")
                .moment("2025-SBS", "2025-09-16")
                .moment("2026-OWB", "2025-09-16")
                .moment("2025-O2", "2025-11-28");
    }

    /** Registers chapters and items, named as in the bill of 2025; XVII as in the open data of 2020 and 2021. */
    private static void structure(DemoScriptBuilder script) {
        script.chapter(XX, "Asiel en Migratie", 2025)
                .item("XX/37", "Asiel en Migratie", 2025)
                .item("XX/91", "Apparaat kerndepartement", 2025)
                .item("XX/92", "Nog onverdeeld", 2025)
                .item("XX/37/2", "Toegang, toelating en opvang vreemdelingen", 2025)
                .item("XX/37/2/agentschappen", "Bijdrage aan agentschappen", 2025)
                .item("XX/37/2/agentschappen/ind", "IND", 2025)
                .item("XX/37/2/agentschappen/dji", "DJI - Vreemdelingsbewaring en uitzetcentra", 2025)
                .item("XX/37/2/zbo", "Bijdrage aan ZBO's/RWT's", 2025)
                .item("XX/37/3", "Terugkeer en bewaring vreemdelingen", 2025)
                .chapter(XVII, "Buitenlandse Handel en Ontwikkelingssamenwerking", 2013);
    }

    /** Returns the chapter total for 2026, a check only, because most of its parts were not read. */
    private static PublishedBalance chapterTotal() {
        return new PublishedBalance(
                ItemPath.parse(XX),
                Flow.EXPENDITURE,
                new BudgetYear(2026),
                Moment.parse("2026-OWB"),
                new Thousands(8_940_000),
                new Precision(1_000),
                new Source(
                        "36800-XX-2",
                        "Figuur 1",
                        "https://www.tweedekamer.nl/kamerstukken/detail?did=2025D36282&id=2025Z15656",
                        null),
                null,
                null);
    }
}
