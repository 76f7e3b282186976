package nl.mutatieboek.ledger.store;

import static nl.mutatieboek.ledger.store.EventExamples.DAY;
import static nl.mutatieboek.ledger.store.EventExamples.DOCUMENT;
import static nl.mutatieboek.ledger.store.EventExamples.LINKS;
import static nl.mutatieboek.ledger.store.EventExamples.O1;
import static nl.mutatieboek.ledger.store.EventExamples.OTHER;
import static nl.mutatieboek.ledger.store.EventExamples.OWB;
import static nl.mutatieboek.ledger.store.EventExamples.RESERVE;
import static nl.mutatieboek.ledger.store.EventExamples.SOURCE;
import static nl.mutatieboek.ledger.store.EventExamples.YEAR;

import java.util.List;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.BudgetMarks;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Ceiling;
import nl.mutatieboek.domain.value.Continuation;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.KindDetails;
import nl.mutatieboek.domain.value.MutationClass;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.ProposalBuilder;
import nl.mutatieboek.domain.value.Reversal;
import nl.mutatieboek.domain.value.StatedMarks;
import nl.mutatieboek.domain.value.Thousands;

/** Proposals and postings with all their fields, and with only the required ones. */
final class ProposalExamples {
    private ProposalExamples() {}

    static Posting posting() {
        return new Posting(
                ItemPath.parse("XX/37~91"),
                Flow.COMMITMENTS,
                YEAR,
                new Thousands(-999_999_999_999L),
                Basis.INFERRED,
                "€ in één regel: ‒ 1, \u200D en 👨\u200D👩\u200D👧",
                new Thousands(5),
                new Thousands(-7),
                new StatedMarks(
                        new BudgetMarks(Ceiling.SOCIAL_SECURITY, false, true, MutationClass.WINDFALL),
                        "2026.XX.37.2",
                        "Voorjaarsnota 2026",
                        "Premiegefinancierd"));
    }

    static Posting exactPosting() {
        return new Posting(RESERVE, Flow.EXPENDITURE, YEAR, Thousands.ZERO, null, null, null);
    }

    /** No real mutation: a reversal has no cause. Every property that can be there is there. */
    static Proposal full() {
        return new Proposal(
                MutationKind.REVERSAL,
                "Tegenboeking van \"XX-2026-0001\"",
                "Regel één\n\tregel twee: \\ / <b>",
                OWB,
                O1,
                DAY,
                new Continuation(Continuation.Type.UNTIL, new BudgetYear(2029)),
                Basis.DISPUTED,
                SOURCE,
                true,
                MutationClass.TECHNICAL,
                new Precision(1_000),
                new KindDetails(
                        "minder plaatsen",
                        "MPP-II 2025",
                        true,
                        "Ministerraad 25-04-2025",
                        true,
                        "na de wet",
                        "36800-XX-12",
                        "het lid",
                        OWB,
                        new BudgetYear(2024),
                        LINKS),
                "Asielpakket",
                "let op",
                OTHER,
                new Reversal(OTHER, MutationKind.OPENING, false),
                new StatedMarks(
                        new BudgetMarks(Ceiling.CENTRAL_GOVERNMENT, true, false, null),
                        "2026.XX.37",
                        "Najaarsnota 2025",
                        "Besluit ministerraad"),
                List.of(posting(), exactPosting()));
    }

    static Proposal minimal() {
        return new ProposalBuilder(MutationKind.OPENING, "Stand", "Stand", OWB, DOCUMENT, List.of(exactPosting()))
                .effectiveOn(DAY)
                .build();
    }
}
