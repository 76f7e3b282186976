package nl.mutatieboek.balance;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.proposal;
import static nl.mutatieboek.LedgerFixture.withDetails;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.KindDetailsBuilder;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.PublishedBalance;
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.domain.value.Thousands;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Completeness and certainty of balances in the API. */
@Tag("application")
class CompletenessApiTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    private static final Set<ChapterCode> OTHERS = Set.of(new ChapterCode("XXI"), new ChapterCode("XXII"));
    private static final Actor ONE = new Actor(new PersonId("one"), OTHERS);
    private static final Actor OTHER = new Actor(new PersonId("other"), OTHERS);

    private static long written;

    @BeforeAll
    static void write() {
        LedgerFixture ledger = new LedgerFixture(BOOK);
        ledger.moment("2025-OWB", "2024-09-17")
                .moment("2025-O1", "2025-04-25")
                .moment("2025-O2", "2025-11-28")
                .moment("2027-OWB", "2026-09-15")
                .chapter("XX")
                .chapter("XXI")
                .chapter("XXII")
                .items(2025, "XX/37", "XX/37/1", "XX/37/2", "XX/38", "XX/38/1", "XX/38/2", "XX/91", "XX/95")
                .items(2025, "XX/92", "XX/92/reserve", "XX/96", "XX/97")
                .items(2025, "XXI/1", "XXI/2", "XXII/1", "XXII/2");
        ledger.book(proposal(
                MutationKind.OPENING,
                "2025-OWB",
                expenditure("XX/37/1", 2025, 100),
                expenditure("XX/37/2/~", 2025, 200),
                expenditure("XX/38/1", 2025, 300)));
        opened(
                ledger,
                expenditure("XXI/1", 2025, 400),
                expenditure("XXI/2", 2025, 500),
                expenditure("XXI/1", 2027, 410),
                expenditure("XXI/2", 2027, 510),
                expenditure("XXII/1", 2025, 600));
        ledger.book(proposal(
                MutationKind.REALLOCATION,
                "2025-O1",
                expenditure("XX/37/1", 2025, -3),
                expenditure("XX/38/2", 2025, 1),
                expenditure("XX/91", 2025, 2)));
        ledger.book(proposal(MutationKind.RESERVATION, "2025-O1", expenditure("XX/92/reserve", 2025, 7)));
        ledger.book(reorganised("XX/37/1", "XX/95", expenditure("XX/37/1", 2025, -10), expenditure("XX/95", 2025, 10)));
        ledger.book(reorganised("XX/91", "XX/96", expenditure("XX/91", 2025, -1), expenditure("XX/96", 2025, 1)));
        ledger.book(proposal(MutationKind.RE_ESTIMATE, "2027-OWB", expenditure("XX/97", 2027, 1)));
        published(ledger, "XXI/1", 2025, "2025-OWB", 409, 1);
        published(ledger, "XXI/1", 2027, "2025-OWB", 0, 1_000);
        book(ledger, proposal(MutationKind.RE_ESTIMATE, "2025-O1", expenditure("XXI/2", 2025, 20)));
        published(ledger, "XXI/2", 2025, "2025-O1", 520, 1);
        write(ledger);
        written = ledger.ledgerNumber();
    }

    private static void write(LedgerFixture ledger) {
        book(
                ledger,
                proposal(
                        MutationKind.RE_ESTIMATE,
                        "2025-O1",
                        1_000,
                        withBasis(Basis.INFERRED, expenditure("XXII/1", 2025, 6_000)),
                        withBasis(Basis.SECONDARY, expenditure("XXII/2", 2025, 6_000))));
        MutationId disputed = book(
                ledger,
                proposal(
                        MutationKind.RE_ESTIMATE,
                        "2025-O1",
                        10_000,
                        withBasis(Basis.DISPUTED, expenditure("XXII/1", 2025, 80_000))));
        MutationId back = new MutationId(UUID.randomUUID());
        ledger.record(ONE, id -> new Command.ReverseMutation(back, disputed, "a mistake", null, null));
        ledger.record(OTHER, id -> new Command.ApproveMutation(back));
        propose(
                ledger,
                proposal(
                        MutationKind.RE_ESTIMATE,
                        "2025-O1",
                        100_000,
                        withBasis(Basis.DISPUTED, expenditure("XXII/1", 2025, 900_000))));
    }

    private static void opened(LedgerFixture ledger, Posting... postings) {
        Stream.of(postings)
                .collect(Collectors.groupingBy(posting -> posting.item().chapter()))
                .values()
                .forEach(own -> book(ledger, proposal(MutationKind.OPENING, "2025-OWB", own.toArray(Posting[]::new))));
    }

    private static MutationId book(LedgerFixture ledger, Proposal proposal) {
        MutationId mutation = propose(ledger, proposal);
        ledger.record(OTHER, id -> new Command.ApproveMutation(mutation));
        return mutation;
    }

    private static MutationId propose(LedgerFixture ledger, Proposal proposal) {
        MutationId mutation = new MutationId(UUID.randomUUID());
        ledger.record(ONE, id -> new Command.ProposeMutation(mutation, null, proposal));
        return mutation;
    }

    private static void published(
            LedgerFixture ledger, String item, int year, String moment, long thousands, long precision) {
        ledger.record(
                ONE,
                id -> new Command.RecordPublishedBalance(new PublishedBalance(
                        ItemPath.parse(item),
                        Flow.EXPENDITURE,
                        new BudgetYear(year),
                        Moment.parse(moment),
                        new Thousands(thousands),
                        new Precision(precision),
                        Source.ofDocument("36600-XXI-2"),
                        null,
                        null)));
    }

    private static Proposal reorganised(String was, String becomes, Posting... postings) {
        return withDetails(
                KindDetailsBuilder.empty().lineage(was + " " + becomes).build(),
                proposal(MutationKind.REORGANISATION, "2025-O1", postings));
    }

    private static Posting withBasis(Basis basis, Posting of) {
        return new Posting(of.item(), of.flow(), of.year(), of.thousands(), basis, null, null);
    }

    @Test
    void item_is_complete_when_it_or_all_its_parts_were_opened() {
        assertThat(complete("XX/37/1", 2025)).isTrue();
        assertThat(complete("XX/37/2", 2025)).isTrue();
        assertThat(complete("XX/37", 2025)).isTrue();
        assertThat(complete("XX/37/2/~", 2025)).isTrue();
    }

    @Test
    void opened_part_makes_neither_its_siblings_nor_its_parent_complete() {
        assertThat(complete("XX/38/1", 2025)).isTrue();
        assertThat(complete("XX/38/2", 2025)).as("changes only").isFalse();
        assertThat(complete("XX/38", 2025)).isFalse();
    }

    @Test
    void article_with_changes_only_is_incomplete_and_so_is_its_chapter() {
        assertThat(complete("XX/91", 2025)).isFalse();
        assertThat(complete("XX", 2025)).isFalse();
    }

    @Test
    void article_first_touched_in_a_later_bill_without_a_base_is_incomplete() {
        assertThat(complete("XX/97", 2027)).isFalse();
    }

    @Test
    void reserve_is_complete_by_its_reservation_while_its_article_is_not() {
        assertThat(complete("XX/92/reserve", 2025)).isTrue();
        assertThat(complete("XX/92", 2025)).isFalse();
    }

    @Test
    void article_from_a_reorganisation_is_complete_when_its_predecessor_had_a_base() {
        assertThat(complete("XX/95", 2025)).isTrue();
        assertThat(complete("XX/96", 2025)).as("made from changes only").isFalse();
    }

    @Test
    void balance_beside_an_unread_remainder_is_incomplete_and_so_is_its_chapter() {
        assertThat(row("XXI/1", 2025).get("unread").asLong()).isEqualTo(9);
        assertThat(complete("XXI/1", 2025)).isFalse();
        assertThat(complete("XXI/2", 2025)).isTrue();
        assertThat(complete("XXI", 2025)).isFalse();
    }

    @Test
    void balance_on_a_day_is_compared_with_documents_submitted_by_that_day() {
        JsonNode before = row("XXI/2", 2025, "&effectiveOn=2025-04-24");
        JsonNode since = row("XXI/2", 2025, "&effectiveOn=2025-04-25");

        assertThat(before.get("thousands").asLong()).isEqualTo(500);
        assertThat(before.get("published").isNull()).isTrue();
        assertThat(before.get("complete").asBoolean()).isTrue();
        assertThat(since.get("published").asLong()).isEqualTo(520);
        assertThat(since.get("unread").asLong()).isZero();
        assertThat(since.get("complete").asBoolean()).isTrue();
    }

    @Test
    void difference_that_rounding_explains_is_no_remainder() {
        assertThat(row("XXI/1", 2027).get("unread").asLong()).isEqualTo(-410);
        assertThat(complete("XXI/1", 2027)).isTrue();
        assertThat(complete("XXI", 2027)).isTrue();
    }

    @Test
    void unknown_balance_is_never_complete_and_has_no_basis() {
        JsonNode row = row("XXI", 2026);
        assertThat(row.get("known").asBoolean()).isFalse();
        assertThat(row.get("complete").asBoolean()).isFalse();
        assertThat(row.get("basis").isNull()).isTrue();
        assertThat(row.get("precisionThousands").isNull()).isTrue();
    }

    @Test
    void balance_has_the_worst_basis_and_coarsest_precision_of_its_postings() {
        assertThat(basisAndPrecision("XXI/1")).isEqualTo("READ 1");
        assertThat(basisAndPrecision("XXII/2")).isEqualTo("SECONDARY 1000");
        assertThat(basisAndPrecision("XXII/1"))
                .as("not of what was taken back or is pending")
                .isEqualTo("INFERRED 1000");
        assertThat(basisAndPrecision("XXII")).isEqualTo("INFERRED 1000");
    }

    private static String basisAndPrecision(String item) {
        JsonNode row = row(item, 2025);
        return row.get("basis").asString() + " " + row.get("precisionThousands").asLong();
    }

    private static boolean complete(String item, int year) {
        return row(item, year).get("complete").asBoolean();
    }

    private static JsonNode row(String item, int year) {
        return row(item, year, "");
    }

    private static JsonNode row(String item, int year, String axes) {
        return BOOK.as("auditor")
                .get("/v1/balances?item=%s&flow=EXPENDITURE&year=%d&atLeast=%d%s".formatted(item, year, written, axes))
                .json()
                .at("/balances/0");
    }
}
