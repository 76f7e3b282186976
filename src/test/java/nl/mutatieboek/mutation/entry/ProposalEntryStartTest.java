package nl.mutatieboek.mutation.entry;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.proposal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.PageDocument;
import nl.mutatieboek.domain.value.MutationKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the form of a mutation fills in, so that a person does not have to. */
@Tag("whole")
class ProposalEntryStartTest {
    private static final String RESERVE = "XX/92/asielmaatregelen";
    private static final String NEW = "/mutations/new?kind=RE_ESTIMATE";

    @RegisterExtension
    final ApplicationFixture book = ApplicationFixture.empty();

    private LedgerFixture ledger;

    @BeforeEach
    void write() {
        ledger = new LedgerFixture(book)
                .moment("2025-O1", "2025-04-25")
                .moment("2026-OWB", "2025-09-16")
                .chapter("XX")
                .chapter("XVII")
                .items(2025, "XX/37", "XX/92", RESERVE);
        ledger.book(proposal(MutationKind.RESERVATION, "2025-O1", expenditure(RESERVE, 2026, 115_000)));
        book.awaitProjections();
    }

    @Test
    void fresh_form_begins_with_the_first_moment_that_is_still_to_be_submitted() {
        assertThat(chosenMoments(NEW)).isEmpty();

        ledger.moment("2190-O1", "2190-04-25").moment("2190-OWB", "2189-09-20");
        book.awaitProjections();

        assertThat(chosenMoments(NEW)).containsExactly("2190-OWB");
        assertThat(book.browse("proposer").get(NEW).page().select("#row-0-2190"))
                .hasSize(1);
        assertThat(chosenMoments(NEW + "&presentedIn=2026-OWB")).containsExactly("2026-OWB");
    }

    private List<String> chosenMoments(String path) {
        return book.browse("proposer").get(path).page().attributes("option[selected]", "value").stream()
                .filter(value -> value.matches("[0-9]{4}-(OWB|O1)"))
                .toList();
    }

    @Test
    void allocation_begins_with_the_reserve_and_a_title() {
        String page = book.browse("proposer")
                .get("/mutations/new?kind=RESERVE_ALLOCATION&item=" + RESERVE)
                .body();

        assertThat(PageDocument.parse(page).attribute("#title", "value")).isEqualTo("Toedeling uit: Item " + RESERVE);
        assertThat(PageDocument.parse(page).attribute("#row-0-item", "value")).isEqualTo(RESERVE);
        assertThat(PageDocument.parse(page).text()).contains("Nog in te vullen").doesNotContain("Regel 1, Stroom");
    }

    @Test
    void only_row_without_amounts_gets_those_that_bring_the_others_to_zero() {
        String looked = transfer("5.000", "EXPENDITURE").submit("LOOK").body();

        assertThat(PageDocument.parse(looked).text()).contains("De regels laten deze bedragen toe.");
        HttpReply proposed = transfer("5.000", "EXPENDITURE")
                .withRow("XX/37", "EXPENDITURE", "", "200")
                .submit("SEND");
        book.awaitProjections();
        assertThat(proposed.page().text()).contains("voorgesteld").contains("‒ 5.000");
    }

    @ParameterizedTest
    @CsvSource({"5.000, RECEIPTS", "1.5, EXPENDITURE", "999.999.999.999.999, EXPENDITURE"})
    void row_without_amounts_stays_open_when_the_others_do_not_determine_it(String amount, String flow) {
        assertThat(transfer(amount, flow).submit("SEND").status()).isEqualTo(400);
    }

    @Test
    void row_without_amounts_stays_open_for_a_kind_that_need_not_sum_to_zero() {
        HttpReply reply = ProposalFormFiller.open(book.browse("proposer"), "INTENSIFICATION")
                .withField("decision", "Ministerraad")
                .withRow("XX/37", "EXPENDITURE", "5")
                .withRow("XX/92", "EXPENDITURE")
                .submit("SEND");

        assertThat(reply.status()).isEqualTo(400);
    }

    /** A row of XX with an amount in 2026, and one of XVII without any. */
    private ProposalFormFiller transfer(String amount, String flow) {
        return ProposalFormFiller.open(book.browse("proposer"), "TRANSFER")
                .withRow("XX/37/~", flow, amount)
                .withRow("XVII/~", "EXPENDITURE");
    }
}
