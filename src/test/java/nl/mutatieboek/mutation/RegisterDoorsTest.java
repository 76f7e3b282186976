package nl.mutatieboek.mutation;

import static nl.mutatieboek.mutation.SmallBook.mutation;
import static nl.mutatieboek.mutation.SmallBook.posting;
import static nl.mutatieboek.mutation.SmallBook.proposed;
import static nl.mutatieboek.mutation.SmallBook.transfer;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The register of mutations through the API. */
@Tag("application")
class RegisterDoorsTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    /** Oldest first: a reservation and a draw, both booked, and these four. */
    @BeforeAll
    static void record() {
        SmallBook.record(BOOK);
        String rejected = proposed(BOOK, transfer(1));
        BOOK.as("approver").post("/v1/mutations/" + rejected + "/rejections", "{\"reason\": \"Nee\"}");
        proposed(BOOK, transfer(2));
        BOOK.as("counterpart")
                .post("/v1/mutations", transfer(3).replace("{\"kind\"", "{\"chapter\": \"XVII\", \"kind\""));
        proposed(
                BOOK,
                mutation("REALLOCATION", "2026-OWB", posting("XX/37/~", 2026, 5) + "," + posting("XX/91", 2026, -5)));
        BOOK.awaitReaders();
    }

    @ParameterizedTest(name = "{0} lists {1}")
    @CsvSource({
        "'', 6",
        "state=BOOKED, 2",
        "state=REJECTED, 1",
        "state=REJECTED&kind=RESERVATION, 0",
        "chapter=XVII, 1",
        "kind=TRANSFER, 3",
        "moment=2025-O1, 1",
        "item=XX, 6",
        "item=XVII, 3",
        "item=XX/92, 2",
        "item=XX/92/asielmaatregelen, 2",
        "item=XX/37, 4",
        "item=XX/37/~, 4",
        "item=XX/37~91, 1",
        "item=XX/3, 0",
        "item=VI, 0",
        "proposedBy=counterpart, 1",
        "before=1, 0",
    })
    void lists_exactly_what_is_asked(String question, int count) {
        HttpReply reply = BOOK.as("auditor").get("/v1/mutations?" + question);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().at("/mutations").size()).isEqualTo(count);
    }

    @Test
    void leads_from_page_to_page_newest_first_without_a_gap_or_a_repeat() {
        List<String> all = numbers(BOOK.as("auditor").get("/v1/mutations"));
        List<String> paged = new ArrayList<>();
        String next = "/v1/mutations?item=XX&limit=2";
        int pages = 0;
        while (!next.isEmpty()) {
            HttpReply page = BOOK.as("auditor").get(next);
            paged.addAll(numbers(page));
            next = page.header("Link").replaceAll("<([^>]*)>; rel=\"next\"", "$1");
            assertThat(next)
                    .satisfiesAnyOf(
                            last -> assertThat(last).isEmpty(),
                            at -> assertThat(at).contains("&knownAt=" + BOOK.ledgerNumber()));
            pages++;
        }

        assertThat(paged).isEqualTo(all);
        assertThat(pages).isEqualTo(3);
        assertThat(all.getLast()).isEqualTo("XX-2025-0001");
    }

    @Test
    void shows_where_a_mutation_stands_as_its_dossier_does() {
        HttpReply register = BOOK.as("auditor").get("/v1/mutations?state=REJECTED");
        HttpReply dossier = BOOK.as("auditor").get("/v1/mutations/" + register.text("/mutations/0/id"));

        register.json()
                .at("/mutations/0")
                .properties()
                .forEach(member -> assertThat(member.getValue())
                        .as(member.getKey())
                        .isEqualTo(dossier.json().get(member.getKey())));
        assertThat(register.json().at("/mutations/0/ledgerNumber").asLong()).isPositive();
    }

    @ParameterizedTest
    @CsvSource({
        "state=PENDING, 400",
        "kind=TRANSFERS, 400",
        "chapter=xx, 400",
        "moment=2026, 400",
        "item=XX//37, 400",
        "limit=0, 400",
        "limit=1001, 400",
        "limit=ten, 400",
        "before=0, 400",
        "state=BOOKED&state=PROPOSED, 400",
        "states=BOOKED, 400",
        "knownAt=4100, 400",
        "effectiveOn=2025-10-01&limit=0, 400",
    })
    void never_answers_a_question_as_if_a_part_of_it_were_not_there(String question, int status) {
        assertThat(BOOK.as("auditor").get("/v1/mutations?" + question).status()).isEqualTo(status);
    }

    private static List<String> numbers(HttpReply page) {
        return page.json().at("/mutations").findValuesAsString("number");
    }
}
