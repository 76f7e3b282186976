package nl.mutatieboek.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import nl.mutatieboek.RunningBook;
import nl.mutatieboek.RunningBook.Reply;
import nl.mutatieboek.budget.term.Kind;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The largest amounts that can be written, in every kind: decided or refused, and never an error of the server. */
class ExtremeAmountsTest {
    @RegisterExtension
    static final RunningBook BOOK = RunningBook.empty();

    private static final long LARGEST = 999_999_999_999L;

    @BeforeAll
    static void record() {
        SmallBook.record(BOOK);
    }

    /** Lines of one account whose sum is beyond what one line may carry, and their opposites. */
    private static List<String> postings() {
        List<String> postings = new ArrayList<>();
        for (String items : List.of("XX/37 XX/37", "XX/37 XX/91", "XX/37 XVII/~")) {
            String[] item = items.split(" ");
            for (String flow : List.of("EXPENDITURE", "RECEIPTS")) {
                postings.add("%s,%s,%s"
                        .formatted(
                                line(item[0], "EXPENDITURE", 2026, LARGEST),
                                line(item[0], "EXPENDITURE", 2026, LARGEST),
                                line(item[1], flow, 2027, -LARGEST)));
                postings.add("%s,%s,%s,%s"
                        .formatted(
                                line(item[0], "EXPENDITURE", 2026, -LARGEST),
                                line(item[0], "EXPENDITURE", 2026, -LARGEST),
                                line(item[1], flow, 2026, LARGEST),
                                line(item[1], flow, 2026, LARGEST)));
            }
        }
        return postings;
    }

    private static String line(String item, String flow, int year, long thousands) {
        return "{\"item\": \"%s\", \"flow\": \"%s\", \"year\": %d, \"thousands\": %d}"
                .formatted(item, flow, year, thousands);
    }

    @ParameterizedTest
    @EnumSource(value = Kind.class, mode = EnumSource.Mode.EXCLUDE, names = "REVERSAL")
    void kind_is_decided_or_refused_at_the_largest_amounts(Kind kind) {
        for (String postings : postings()) {
            for (long precision : new long[] {1, 1_000_000}) {
                Reply reply = BOOK.as("proposer")
                        .post("/v1/mutations", """
                            {"kind": "%s", "title": "Groot", "explanation": "Omdat het kan", "moment": "2026-OWB",
                             "basis": "READ", "source": {"document": "36800-XX-5"}, "newPolicy": false,
                             "precisionThousands": %d%s, "chapter": "XX", "postings": [%s]}
                            """.formatted(kind, precision, fields(kind), postings));

                assertThat(reply.status()).as(reply.body()).isIn(201, 400, 409);
            }
        }
    }

    private static String fields(Kind kind) {
        return switch (kind) {
            case RE_ESTIMATE -> ", \"cause\": \"Groot\", \"prognosisNotStated\": true";
            case INTENSIFICATION, SPENDING_CUT -> ", \"decisionNotStated\": true";
            case YEAR_END_MARGIN -> ", \"carriedFrom\": 2025";
            case REORGANISATION -> ", \"lineage\": [{\"was\": \"XX/37\", \"becomes\": \"XX/91\"}]";
            case AMENDMENT ->
                ", \"parliamentaryPaper\": \"36800-XX-9\", \"member\": \"Piri\", \"bill\": \"2026-OWB\""
                        + ", \"continuation\": \"INCIDENTAL\"";
            case GOVERNMENT_AMENDMENT -> ", \"parliamentaryPaper\": \"36800-XX-9\", \"bill\": \"2026-OWB\"";
            default -> "";
        };
    }
}
