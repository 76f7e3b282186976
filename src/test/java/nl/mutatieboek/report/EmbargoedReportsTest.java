package nl.mutatieboek.report;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.proposal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.domain.DefaultMarkCommand;
import nl.mutatieboek.domain.MatterCommand;
import nl.mutatieboek.domain.value.BudgetMarks;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Continuation;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MatterDetails;
import nl.mutatieboek.domain.value.MatterId;
import nl.mutatieboek.domain.value.MatterType;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationClass;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.domain.value.Validity;
import nl.mutatieboek.report.question.ReportDefinition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** No report, in any format, shows data under embargo to readers without access. */
@Tag("main")
class EmbargoedReportsTest {
    private static final String HIDDEN = "7654321";

    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty().withPerson("reader", "READER");

    @BeforeAll
    static void write() {
        LedgerFixture ledger = new LedgerFixture(BOOK)
                .moment("2026-OWB", "2025-09-16")
                .moment("2189-OWB", "2188-09-20")
                .moment("2189-O1", "2189-04-20")
                .moment("2189-SW", "2190-05-20")
                .chapter("XX")
                .chapter("XVII")
                .items(2025, "XX/37", "XX/92", "XX/92/earmark", "XVII/1");
        ledger.book(proposal(
                MutationKind.OPENING,
                "2026-OWB",
                expenditure("XX/37", 2026, 1_234_567),
                expenditure("XX/37", 2030, 1_234_567)));
        long hidden = Long.parseLong(HIDDEN);
        ledger.book(
                NewPolicyProposals.proposal(MutationKind.RE_ESTIMATE, "2189-OWB", expenditure("XX/37", 2189, hidden)));
        ledger.book(LedgerFixture.withMutationClass(
                MutationClass.POLICY,
                proposal(MutationKind.RESERVATION, "2189-OWB", expenditure("XX/92/earmark", 2189, hidden))));
        ledger.publishedBalance("XX/37", Flow.EXPENDITURE, 2189, "2189-OWB", hidden - 1, 1);
        ledger.book(
                NewPolicyProposals.proposal(MutationKind.RE_ESTIMATE, "2189-O1", expenditure("XX/37", 2189, hidden)));
        ledger.book(NewPolicyProposals.proposal(
                MutationKind.CASH_SHIFT,
                "2189-O1",
                expenditure("XX/37", 2189, hidden),
                expenditure("XX/37", 2190, -hidden)));
        ledger.book(NewPolicyProposals.proposal(
                MutationKind.TRANSFER,
                "2189-O1",
                expenditure("XX/37", 2189, hidden),
                expenditure("XVII/1", 2189, -hidden)));
        ledger.book(
                NewPolicyProposals.proposal(MutationKind.RE_ESTIMATE, "2189-SW", expenditure("XX/37", 2189, hidden)));
        ledger.flexibility("XX/37", 2189, "2189-OWB", hidden);
        ledger.record(
                LedgerFixture.APPROVER,
                id -> new DefaultMarkCommand.SetDefaultMarks(
                        ItemPath.parse("XX/92"),
                        new Validity(new BudgetYear(2189), null),
                        new BudgetMarks(null, true, null, null),
                        Source.ofDocument("36800-XX-2"),
                        null));
        ledger.record(
                LedgerFixture.APPROVER,
                id -> new MatterCommand.RecordMatter(
                        MatterId.derive(new ChapterCode("XX"), id),
                        new MatterDetails(
                                MatterType.UNDERTAKING,
                                null,
                                "Over " + HIDDEN,
                                "Van Dijk",
                                Moment.parse("2189-OWB"),
                                LocalDate.parse("2025-10-01"),
                                null,
                                Continuation.UNKNOWN,
                                List.of(),
                                Precision.EXACT)));
        BOOK.awaitProjections();
    }

    private static List<String> addresses() {
        return BOOK.bean(ReportCatalog.class).definitions().stream()
                .map(ReportDefinition::name)
                .map(name -> "/v1/reports/" + name)
                .toList();
    }

    private static HttpReply get(String person, String address, String accept) {
        return BOOK.as(person).send(BOOK.as(person).request(address).header("Accept", accept));
    }

    @Test
    void reports_show_readers_nothing_under_embargo() {
        assertThat(addresses()).isNotEmpty().allSatisfy(address -> {
            for (String accept : List.of("application/json", "text/csv")) {
                HttpReply reply = get("reader", address, accept);
                assertThat(reply.status()).as(address).isEqualTo(200);
                assertThat(reply.body()).as(address).doesNotContain(HIDDEN).doesNotContain("2189");
            }
            assertThat(get("reader", address + "?moment=2189-OWB", "application/json")
                            .status())
                    .as(address)
                    .isEqualTo(403);
        });
    }

    @Test
    void reports_show_auditors_what_is_under_embargo() {
        assertThat(addresses())
                .allSatisfy(address -> assertThat(
                                get("auditor", address, "text/csv").body())
                        .as(address)
                        .contains(HIDDEN));
    }
}
