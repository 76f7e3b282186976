package nl.mutatieboek.mutation;

import static nl.mutatieboek.mutation.SmallReserveBook.mutationJson;
import static nl.mutatieboek.mutation.SmallReserveBook.postingJson;
import static nl.mutatieboek.mutation.SmallReserveBook.propose;
import static nl.mutatieboek.mutation.SmallReserveBook.transferJson;
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

/** API of the register of mutations. */
@Tag("application")
class MutationSearchApiTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    /** Oldest first: a reservation and a draw, both booked, and these four. */
    @BeforeAll
    static void record() {
        SmallReserveBook.recordSampleBook(BOOK);
        String rejected = propose(BOOK, transferJson(1));
        BOOK.as("approver").post("/v1/mutations/" + rejected + "/rejections", "{\"reason\": \"Nee\"}");
        propose(BOOK, transferJson(2));
        BOOK.as("counterpart")
                .post("/v1/mutations", transferJson(3).replace("{\"kind\"", "{\"chapter\": \"XVII\", \"kind\""));
        propose(
                BOOK,
                mutationJson(
                        "REALLOCATION",
                        "2026-OWB",
                        postingJson("XX/37/~", 2026, 5) + "," + postingJson("XX/91", 2026, -5)));
        BOOK.awaitProjections();
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
    void register_lists_exactly_the_mutations_that_match_the_query(String question, int count) {
        HttpReply reply = BOOK.as("auditor").get("/v1/mutations?" + question);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().at("/mutations").size()).isEqualTo(count);
    }

    @Test
    void register_pages_are_newest_first_without_gap_or_repeat() {
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
    void register_row_equals_the_fields_of_the_mutation_response() {
        HttpReply register = BOOK.as("auditor").get("/v1/mutations?state=REJECTED");
        HttpReply single = BOOK.as("auditor").get("/v1/mutations/" + register.text("/mutations/0/id"));

        register.json()
                .at("/mutations/0")
                .properties()
                .forEach(member -> assertThat(member.getValue())
                        .as(member.getKey())
                        .isEqualTo(single.json().get(member.getKey())));
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
    void register_query_with_an_invalid_parameter_is_refused(String question, int status) {
        assertThat(BOOK.as("auditor").get("/v1/mutations?" + question).status()).isEqualTo(status);
    }

    private static List<String> numbers(HttpReply page) {
        return page.json().at("/mutations").findValuesAsString("number");
    }
}
