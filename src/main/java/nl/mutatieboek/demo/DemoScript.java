package nl.mutatieboek.demo;

import static nl.mutatieboek.demo.DemoActors.APPROVER;
import static nl.mutatieboek.demo.DemoActors.COUNTERPART;
import static nl.mutatieboek.demo.DemoActors.PROPOSER;

import java.util.List;

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
        script.mutation("opening 37", BudgetBill2025.opening(), PROPOSER, APPROVER);

        script.item("XX/92/asielmaatregelen", "Reservering asielmaatregelen Regeerprogramma", 2025)
                .mutation("reservation", SpringMemorandum2025.reservation(), PROPOSER, APPROVER);

        script.mutation("allocation", BudgetBill2026.allocation(), PROPOSER, APPROVER)
                .transfer("partnerships 2026-2028", BudgetBill2026.partnerships(), PROPOSER, APPROVER, COUNTERPART)
                .transfer("partnerships 2029", BudgetBill2026.partnershipsOf2029(), APPROVER, PROPOSER, COUNTERPART)
                .mutation("Ukraine 2026", BudgetBill2026.displacedUkrainians(), APPROVER, PROPOSER)
                .publishedBalance("XX 2026", BudgetBill2026.chapterTotal());

        script.mutation("COA 2025", AutumnMemorandum2025.coa(), PROPOSER, APPROVER)
                .mutation("Nidos 2025", AutumnMemorandum2025.nidos(), PROPOSER, APPROVER)
                .mutation("IND 2025", AutumnMemorandum2025.ind(), APPROVER, PROPOSER)
                .mutation("Ukraine 2025", AutumnMemorandum2025.displacedUkrainians(), PROPOSER, APPROVER)
                .mutation("penalty payments 2025", AutumnMemorandum2025.penaltyPayments(), APPROVER, PROPOSER);

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
}
