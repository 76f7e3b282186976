package nl.mutatieboek.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;

/**
 * A book just large enough to draw on a reserve: chapters XX and XVII, article 37 and Nog onverdeeld with an earmark, three
 * moments of which 2025-O1 is closed for XX, and 46,322 left in the reserve in 2026.
 */
final class SmallReserveBook {
    static final String RESERVE = "XX/92/asielmaatregelen";

    private SmallReserveBook() {}

    static void recordSampleBook(ApplicationFixture book) {
        administer(book, "/v1/chapters", """
            {"chapter": "XX", "name": "Asiel en Migratie", "validFrom": 2025}\
            """);
        administer(book, "/v1/chapters", """
            {"chapter": "XVII", "name": "Buitenlandse Handel en Ontwikkelingshulp", "validFrom": 2013}\
            """);
        for (String item : new String[] {"37", "91", "92", "92/asielmaatregelen"}) {
            administer(
                    book,
                    "/v1/chapters/XX/items",
                    "{\"item\": \"XX/%s\", \"name\": \"Post %s\", \"validFrom\": 2025}".formatted(item, item));
        }
        administer(book, "/v1/moments", "{\"moment\": \"2025-OWB\", \"submittedOn\": \"2024-09-17\"}");
        administer(book, "/v1/moments", "{\"moment\": \"2025-O1\", \"submittedOn\": \"2025-04-25\"}");
        administer(book, "/v1/moments", "{\"moment\": \"2026-OWB\", \"submittedOn\": \"2025-09-16\"}");
        proposeAndApprove(book, mutationJson("RESERVATION", "2025-O1", postingJson(RESERVE, 2026, 115_000)));
        administer(book, "/v1/moments/2025-O1/closings", "{\"chapter\": \"XX\"}");
        proposeAndApprove(book, reserveDrawJson(68_678));
        book.awaitProjections();
    }

    /** A draw from the reserve in 2026 to article 37 or 91. */
    static String reserveDrawJson(long thousands) {
        return mutationJson(
                "RESERVE_ALLOCATION",
                "2026-OWB",
                postingJson(RESERVE, 2026, -thousands) + ", " + postingJson("XX/37~91", 2026, thousands));
    }

    static String transferJson(long thousands) {
        return mutationJson(
                "TRANSFER",
                "2026-OWB",
                postingJson("XVII/~", 2026, -thousands) + ", " + postingJson("XX/37", 2026, thousands));
    }

    static String mutationJson(String kind, String moment, String postings) {
        return """
            {"kind": "%s", "title": "Een mutatie", "explanation": "Omdat het moet", "moment": "%s", "basis": "READ",
             "source": {"document": "36800-XX-2"}, "postings": [%s]}\
            """.formatted(kind, moment, postings);
    }

    static String postingJson(String item, int year, long thousands) {
        return "{\"item\": \"%s\", \"flow\": \"EXPENDITURE\", \"year\": %d, \"thousands\": %d}"
                .formatted(item, year, thousands);
    }

    /** The id of a mutation that was proposed and approved. */
    static String proposeAndApprove(ApplicationFixture book, String proposal) {
        String id = propose(book, proposal);
        HttpReply approved = book.as("approver").post("/v1/mutations/" + id + "/approvals", "");
        assertThat(approved.text("/state")).as(approved.body()).isEqualTo("BOOKED");
        return id;
    }

    /** The id of a mutation that was proposed. */
    static String propose(ApplicationFixture book, String proposal) {
        HttpReply proposed = book.as("proposer").post("/v1/mutations", proposal);
        assertThat(proposed.status()).as(proposed.body()).isEqualTo(201);
        return proposed.text("/id");
    }

    private static void administer(ApplicationFixture book, String path, String body) {
        HttpReply reply = book.as("approver").post(path, body);
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
    }
}
