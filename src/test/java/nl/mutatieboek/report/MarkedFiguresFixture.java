package nl.mutatieboek.report;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.posting;
import static nl.mutatieboek.LedgerFixture.proposal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.budget.AsOfQuery;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationClass;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.ProposalBuilder;
import nl.mutatieboek.domain.value.PublishedBalance;
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.domain.value.Thousands;

/** Two books with the same figures: one of uncertain sources, one of exact ones; and their reports. */
final class MarkedFiguresFixture {
    /** Every line is disputed, rounded to millions, and XX/91 has no opening. */
    static final ApplicationFixture UNCERTAIN = ApplicationFixture.empty();

    /** The same lines, read in thousands, and an opening on XX/91. */
    static final ApplicationFixture EXACT = ApplicationFixture.empty();

    /** Reports with figures that are made of postings; those left out repeat what a document states. */
    static final List<String> REPORTS = ReportCatalog.NAMES.stream()
            .filter(name -> !Set.of("budget-flexibility", "parliamentary-matters", "motions-and-undertakings")
                    .contains(name))
            .toList();

    static void write() {
        write(UNCERTAIN, Basis.DISPUTED, 1_000);
        write(EXACT, Basis.READ, 1);
        UNCERTAIN.awaitProjections();
        EXACT.awaitProjections();
    }

    static void write(ApplicationFixture book, Basis basis, long precision) {
        LedgerFixture ledger = new LedgerFixture(book)
                .moment("2024-OWB", "2023-09-19")
                .moment("2025-OWB", "2024-09-17")
                .moment("2025-O1", "2025-04-24")
                .moment("2024-SW", "2025-05-21")
                .moment("2026-OWB", "2025-09-16")
                .chapter("XX")
                .chapter("XVII")
                .items(2024, "XX/37", "XX/37/2", "XX/91", "XX/92", "XX/92/earmark", "XVII/1");
        List<String> opened = basis == Basis.READ ? List.of("XX/37", "XX/91", "XX/92") : List.of("XX/37", "XX/92");
        book(ledger, basis, opening("2024-OWB", 2024, 2024, opened, precision));
        book(ledger, basis, opening("2025-OWB", 2025, 2029, opened, precision));
        book(
                ledger,
                basis,
                LedgerFixture.withMutationClass(
                        MutationClass.POLICY,
                        NewPolicyProposals.rounded(
                                "Lower",
                                MutationKind.RE_ESTIMATE,
                                "2025-O1",
                                precision,
                                expenditure("XX/37", 2025, -50_000),
                                expenditure("XX/37", 2026, -50_000))));
        book(
                ledger,
                basis,
                proposal(
                        MutationKind.RE_ESTIMATE,
                        "2024-SW",
                        precision,
                        opened.stream()
                                .map(item -> expenditure(item, 2024, 1_000))
                                .toArray(Posting[]::new)));
        book(
                ledger,
                basis,
                proposal(
                        MutationKind.CASH_SHIFT,
                        "2026-OWB",
                        precision,
                        expenditure("XX/37", 2026, 7_000),
                        expenditure("XX/37", 2027, -7_000)));
        book(
                ledger,
                basis,
                LedgerFixture.withMutationClass(
                        MutationClass.POLICY,
                        proposal(
                                MutationKind.RESERVATION,
                                "2026-OWB",
                                precision,
                                expenditure("XX/92/earmark", 2026, 90_000))));
        book(
                ledger,
                basis,
                LedgerFixture.withMutationClass(
                        MutationClass.POLICY,
                        NewPolicyProposals.rounded(
                                "Allocated",
                                MutationKind.RESERVE_ALLOCATION,
                                "2026-OWB",
                                precision,
                                expenditure("XX/92/earmark", 2026, -60_000),
                                expenditure("XX/37", 2026, 60_000))));
        if (basis != Basis.READ) {
            book(
                    ledger,
                    basis,
                    proposal(
                            MutationKind.TRANSFER,
                            "2026-OWB",
                            precision,
                            expenditure("XX/37", 2026, 9_000),
                            expenditure("XVII/1", 2026, -9_000)));
            ledger.record(
                    LedgerFixture.PROPOSER,
                    id -> new Command.RecordPublishedBalance(new PublishedBalance(
                            ItemPath.parse("XX/37"),
                            Flow.EXPENDITURE,
                            new BudgetYear(2026),
                            Moment.parse("2026-OWB"),
                            new Thousands(4_000_000),
                            new Precision(precision),
                            Source.ofDocument("36800-XX-2"),
                            basis,
                            null)));
        }
    }

    static Proposal opening(String moment, int first, int last, List<String> items, long precision) {
        List<Posting> postings = new ArrayList<>();
        for (String item : items) {
            for (Flow flow : Flow.values()) {
                for (int year = first; year <= last; year++) {
                    postings.add(posting(item, flow, year, 3_000_000));
                }
            }
        }
        return proposal(MutationKind.OPENING, moment, precision, postings.toArray(Posting[]::new));
    }

    static void book(LedgerFixture ledger, Basis basis, Proposal of) {
        ledger.book(new ProposalBuilder(of).basis(basis).build());
    }

    static Map<String, String> parametersOf(String report) {
        return report.equals("supplementary-budget") ? Map.of("year", "2025") : Map.of();
    }

    static TerminalReport ask(ApplicationFixture book, String report) {
        return book.bean(ReportCatalog.class)
                .run(report, parametersOf(report), book.bean(AsOfResolver.class).awaitAt(AsOfQuery.UNBOUNDED));
    }

    static ReportResponse response(TerminalReport report) {
        return (ReportResponse) report.toResponse();
    }

    private MarkedFiguresFixture() {}
}
