package nl.mutatieboek.mutation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.MultipartForm;
import nl.mutatieboek.domain.value.MutationKind;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Extreme amounts are refused if they add up to more than the book can store, and never cause an error. */
@Tag("application")
class ExtremeAmountsTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty().withPerson("importer", "IMPORTER");

    private static final long LARGEST = 999_999_999_999L;

    @BeforeAll
    static void record() {
        SmallReserveBook.recordSampleBook(BOOK);
    }

    /** Lines of one account whose total is beyond what one line may carry, and their opposites. */
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
    @EnumSource(value = MutationKind.class, mode = EnumSource.Mode.EXCLUDE, names = "REVERSAL")
    void mutation_of_each_kind_is_refused_when_its_total_is_too_large(MutationKind kind) {
        long before = BOOK.ledgerNumber();
        for (String postings : postings()) {
            for (long precision : new long[] {1, 1_000_000}) {
                String mutation = mutation(kind, precision, postings);
                for (String path : List.of("/v1/mutations?dryRun=true", "/v1/mutations")) {
                    HttpReply reply = BOOK.as("proposer").post(path, mutation);
                    assertThat(reply.status()).as(reply.body()).isIn(400, 409);
                }
            }
        }
        assertThat(BOOK.ledgerNumber()).isEqualTo(before);
    }

    @Test
    void reallocation_of_twice_the_largest_amount_is_refused_with_its_total() {
        HttpReply reply = BOOK.as("proposer")
                .post(
                        "/v1/mutations?dryRun=true",
                        mutation(
                                MutationKind.REALLOCATION,
                                1,
                                String.join(
                                        ",",
                                        line("XX/37", "EXPENDITURE", 2026, LARGEST),
                                        line("XX/37", "EXPENDITURE", 2026, LARGEST),
                                        line("XX/91", "EXPENDITURE", 2026, -LARGEST),
                                        line("XX/91", "EXPENDITURE", 2026, -LARGEST))));

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.text("/type")).endsWith("mutation-total-too-large");
        assertThat(reply.text("/thousands")).isEqualTo("1999999999998");
        assertThat(reply.text("/detail")).contains("1,999,999,999,998");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, -1})
    void mutation_beyond_the_chapter_total_is_refused_and_every_sum_is_exact(int sign) {
        int year = sign > 0 ? 2028 : 2029;
        long before = BOOK.ledgerNumber();
        SmallReserveBook.proposeAndApprove(BOOK, estimate("XX/37", year, sign * LARGEST));
        SmallReserveBook.proposeAndApprove(BOOK, estimate("XX/91", year, sign * LARGEST));
        long after = BOOK.ledgerNumber();

        HttpReply third = BOOK.as("proposer").post("/v1/mutations", estimate("XX/92", year, sign));
        HttpReply dry = BOOK.as("proposer").post("/v1/mutations?dryRun=true", estimate("XX/92", year, sign));
        HttpReply batch = BOOK.as("proposer")
                .post(
                        "/v1/mutations/batches",
                        "{\"mode\": \"TOGETHER\", \"mutations\": [%s]}".formatted(estimate("XX/92", year, sign)));
        HttpReply file = imported("mutations", """
            moment,document,title,kind,item,flow,year,amount_thousands
            2026-OWB,Stuk,Titel,tabelkolom,XX/92,U,%d,%d
            """.formatted(year, sign));
        HttpReply balances = imported("balances", """
            moment,document,item,flow,year,amount_thousands
            2026-OWB,Stuk,XX/92,U,%d,%d
            """.formatted(year, sign));

        for (HttpReply refused : List.of(third, dry)) {
            assertThat(refused.status()).as(refused.body()).isEqualTo(409);
            assertThat(refused.text("/type")).endsWith("chapter-total-too-large");
        }
        assertThat(batch.status()).as(batch.body()).isEqualTo(409);
        assertThat(batch.text("/errors/0/code")).isEqualTo("chapter-total-too-large");
        for (HttpReply imported : List.of(file, balances)) {
            assertThat(imported.text("/state")).as(imported.body()).isEqualTo("ENDED");
            assertThat(imported.json().at("/result/taken").asBoolean()).isFalse();
            assertThat(imported.text("/result/problems/0/code")).isEqualTo("chapter-total-too-large");
            assertThat(imported.text("/result/problems/0/reason")).contains("999,999,999,999");
        }
        assertThat(BOOK.ledgerNumber()).isEqualTo(after).isGreaterThan(before);
        BOOK.awaitProjections();
        assertThat(BOOK.as("auditor")
                        .get("/v1/balances?item=XX&flow=EXPENDITURE&year=" + year)
                        .text("/balances/0/thousands"))
                .isEqualTo(String.valueOf(2 * sign * LARGEST));
        for (String path : List.of(
                "/v1/balances",
                "/v1/chapters/XX/items",
                "/v1/mutations",
                "/v1/trail?item=XX",
                "/v1/samples?seed=a&size=1000&method=monetary",
                "/v1/exports/journal",
                "/v1/reports/largest-mutations?chapter=XX",
                "/v1/reports/build-up?item=XX",
                "/v1/reserves",
                "/v1/extrapolations?moment=2025-O1&chapter=XX")) {
            assertThat(BOOK.as("auditor").get(path).status()).as(path).isEqualTo(200);
        }
    }

    private static String estimate(String item, int year, long thousands) {
        return mutation(MutationKind.RE_ESTIMATE, 1, line(item, "EXPENDITURE", year, thousands));
    }

    private static String mutation(MutationKind kind, long precision, String postings) {
        return """
            {"kind": "%s", "title": "Groot", "explanation": "Omdat het kan", "moment": "2026-OWB",
             "basis": "READ", "source": {"document": "36800-XX-5"}, "newPolicy": false,
             "precisionThousands": %d%s, "chapter": "XX", "postings": [%s]}
            """.formatted(kind, precision, fields(kind), postings);
    }

    /** What became of a file. */
    private static HttpReply imported(String format, String lines) {
        HttpReply sent = BOOK.as("importer")
                .send(new MultipartForm("file.csv", lines)
                        .writeTo(BOOK.as("importer")
                                .request("/v1/imports?format=" + format)
                                .header("Idempotency-Key", UUID.randomUUID().toString())));
        assertThat(sent.status()).as(sent.body()).isEqualTo(202);
        return await().until(
                        () -> BOOK.as("importer").get("/v1/imports/" + sent.text("/id")),
                        reply -> !reply.text("/state").equals("RUNNING"));
    }

    private static String fields(MutationKind kind) {
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
