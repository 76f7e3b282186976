package nl.mutatieboek.mutation;

import static nl.mutatieboek.mutation.SmallReserveBook.mutationJson;
import static nl.mutatieboek.mutation.SmallReserveBook.postingJson;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import nl.mutatieboek.ApplicationFixture;
import org.junit.jupiter.params.provider.Arguments;

/** Texts of requests that tests of refused requests share. */
final class RefusedRequestFixture {
    static final ApplicationFixture BOOK = ApplicationFixture.empty().withPerson("inspector", "INSPECTORATE");
    static final String PROPOSALS = "/v1/mutations";

    static Arguments malformed(String what, String body, String... errors) {
        return arguments(what, body, List.of(errors));
    }

    static String amount(String json) {
        return mutationJson(
                "OPENING",
                "2026-OWB",
                postingJson("XX/37", 2026, 1).replace("\"thousands\": 1", "\"thousands\": " + json));
    }

    static String with(String proposal, String field) {
        return proposal.replace("\"moment\"", field + ", \"moment\"");
    }

    static String withLine(String proposal, String field) {
        return proposal.replaceFirst("\"flow\"", java.util.regex.Matcher.quoteReplacement(field + ", \"flow\""));
    }

    private RefusedRequestFixture() {}
}
