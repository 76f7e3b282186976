package nl.mutatieboek.mutation;

import static nl.mutatieboek.mutation.RefusedRequestFixture.amount;
import static nl.mutatieboek.mutation.RefusedRequestFixture.malformed;
import static nl.mutatieboek.mutation.RefusedRequestFixture.with;
import static nl.mutatieboek.mutation.RefusedRequestFixture.withLine;
import static nl.mutatieboek.mutation.SmallReserveBook.RESERVE;
import static nl.mutatieboek.mutation.SmallReserveBook.mutationJson;
import static nl.mutatieboek.mutation.SmallReserveBook.reserveDrawJson;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Malformed proposals, each with its errors. */
final class MalformedProposalCases {
    static Stream<Arguments> malformedProposals() {
        String good = reserveDrawJson(1);
        return Stream.of(
                malformed(
                        "a NUL in the title",
                        good.replace("Een mutatie", "Een\\u0000mutatie"),
                        "/title text-character"),
                malformed(
                        "a bell in the note of a line",
                        withLine(good, "\"note\": \"\\u0007\""),
                        "/postings/0/note text-character"),
                malformed("half a character", good.replace("Een mutatie", "Een \\ud83d"), "/title text-character"),
                malformed("a blank title", good.replace("Een mutatie", " \\t "), "/title text-blank"),
                malformed("a title too long", good.replace("Een mutatie", "x".repeat(201)), "/title text-too-long"),
                malformed("a line break in the title", good.replace("Een mutatie", "a\\nb"), "/title text-character"),
                malformed("an overflow", amount("9223372036854775807"), "/postings/0/thousands amount"),
                malformed("an overflow of 64 bits", amount("9223372036854775808"), "/postings/0/thousands too-large"),
                malformed(
                        "an overflow the other way", amount("-9223372036854775809"), "/postings/0/thousands too-large"),
                malformed("one more than the largest amount", amount("1000000000000"), "/postings/0/thousands amount"),
                malformed("a fraction", amount("1.5"), "/postings/0/thousands not-a-whole-number"),
                malformed("a fraction of nothing", amount("1.0"), "/postings/0/thousands not-a-whole-number"),
                malformed("an exponent", amount("1e3"), "/postings/0/thousands not-a-whole-number"),
                malformed("an amount as text", amount("\"1\""), "/postings/0/thousands not-a-whole-number"),
                malformed("an amount that is true", amount("true"), "/postings/0/thousands not-a-whole-number"),
                malformed("no amount", amount("null"), "/postings/0/thousands missing"),
                malformed(
                        "a negative year",
                        good.replace("\"year\": 2026", "\"year\": -2026"),
                        "/postings/0/year budget-year",
                        "/postings/1/year budget-year"),
                malformed(
                        "a year of another age",
                        good.replace("\"year\": 2026", "\"year\": 4294969322"),
                        "/postings/0/year budget-year",
                        "/postings/1/year budget-year"),
                malformed("30 February", with(good, "\"effectiveOn\": \"2026-02-30\""), "/effectiveOn date"),
                malformed(
                        "a date with a time",
                        with(good, "\"effectiveOn\": \"2026-02-03T00:00:00Z\""),
                        "/effectiveOn date"),
                malformed("a Dutch date", with(good, "\"effectiveOn\": \"03-02-2026\""), "/effectiveOn date"),
                malformed("a date as a number", with(good, "\"effectiveOn\": 20260203"), "/effectiveOn not-text"),
                malformed(
                        "no postings",
                        good.replaceAll("(?s)\"postings\": .*", "\"postings\": []}"),
                        "/postings list-length"),
                malformed(
                        "postings that are no list",
                        good.replaceAll("(?s)\"postings\": .*", "\"postings\": {}}"),
                        "/postings not-a-list"),
                malformed(
                        "a posting that is nothing",
                        good.replaceAll("(?s)\"postings\": .*", "\"postings\": [null, 1]}"),
                        "/postings/0 missing",
                        "/postings/1 not-an-object"),
                malformed(
                        "5,001 postings",
                        mutationJson(
                                "OPENING", "2026-OWB", String.join(",", java.util.Collections.nCopies(5_001, "{}"))),
                        "/postings list-length"),
                malformed(
                        "an empty object",
                        "{}",
                        "/kind missing",
                        "/title missing",
                        "/explanation missing",
                        "/moment missing",
                        "/basis missing",
                        "/source missing",
                        "/postings missing"),
                malformed(
                        "no document",
                        good.replace("{\"document\": \"36800-XX-2\"}", "{}"),
                        "/source/document missing"),
                malformed(
                        "a digest in capitals",
                        with(good, "\"source\": {\"document\": \"d\", \"sha256\": \"" + "AB".repeat(32) + "\"}")
                                .replace("\"source\": {\"document\": \"36800-XX-2\"},", ""),
                        "/source/sha256 sha256"),
                malformed(
                        "a script as address",
                        with(good, "\"source\": {\"document\": \"d\", \"url\": \"javascript:alert(1)\"}")
                                .replace("\"source\": {\"document\": \"36800-XX-2\"},", ""),
                        "/source/url url"),
                malformed(
                        "a kind that is none", good.replace("RESERVE_ALLOCATION", "reserve_allocation"), "/kind kind"),
                malformed("a reversal", good.replace("RESERVE_ALLOCATION", "REVERSAL"), "/kind kind"),
                malformed("a moment that is none", good.replace("2026-OWB", "2026-ISB"), "/moment moment"),
                malformed("a basis that is none", good.replace("READ", "KNOWN"), "/basis basis"),
                malformed(
                        "a flow that is none",
                        good.replace("EXPENDITURE", "SPENDING"),
                        "/postings/0/flow flow",
                        "/postings/1/flow flow"),
                malformed("a chapter as item", good.replace(RESERVE, "XX"), "/postings/0/item item"),
                malformed("an item with an empty code", good.replace(RESERVE, "XX//92"), "/postings/0/item item"),
                malformed(
                        "until without UNTIL",
                        with(good, "\"continuation\": \"STRUCTURAL\", \"until\": 2029"),
                        "/until continuation"),
                malformed("UNTIL without until", with(good, "\"continuation\": \"UNTIL\""), "/until continuation"),
                malformed("until alone", with(good, "\"until\": 2029"), "/until continuation"),
                malformed(
                        "a continuation that is none",
                        with(good, "\"continuation\": \"ALWAYS\", \"until\": 1"),
                        "/continuation continuation",
                        "/until budget-year"),
                malformed(
                        "a precision that is none",
                        with(good, "\"precisionThousands\": 500"),
                        "/precisionThousands precision"),
                malformed("a class that is none", with(good, "\"class\": \"policy\""), "/class class"),
                malformed("new policy as text", with(good, "\"newPolicy\": \"true\""), "/newPolicy not-true-or-false"),
                malformed(
                        "a correction of a number", with(good, "\"corrects\": \"XX-2026-0001\""), "/corrects mutation"),
                malformed(
                        "a field that nobody knows",
                        with(good, "\"efectiveOn\": \"2026-02-03\""),
                        "/efectiveOn unknown-field"),
                malformed(
                        "a field with strange characters",
                        with(good, "\"a/b~c\\ud800\": 1"),
                        "/a~1b~0c? unknown-field"),
                malformed(
                        "a field of a line that nobody knows",
                        withLine(good, "\"amount\": 1"),
                        "/postings/0/amount unknown-field"),
                malformed("a field twice", with(good, "\"title\": \"Nog een\""), "/title field-twice"),
                malformed("a field of a line twice", withLine(good, "\"year\": 2027"), "/postings/0/year field-twice"),
                malformed(
                        "a re-estimate without its cause and with a wrong year",
                        good.replace("RESERVE_ALLOCATION", "RE_ESTIMATE").replace("\"year\": 2026", "\"year\": 0"),
                        "/postings/0/year budget-year",
                        "/postings/1/year budget-year",
                        "/cause field-missing",
                        "/prognosis not-stated-either"),
                malformed(
                        "a re-estimate without its cause",
                        good.replace("RESERVE_ALLOCATION", "RE_ESTIMATE"),
                        "/cause field-missing",
                        "/prognosis not-stated-either"),
                malformed(
                        "a cause that is not asked",
                        with(good, "\"cause\": \"c\", \"prognosisNotStated\": true"),
                        "/cause field-not-of-kind",
                        "/prognosisNotStated field-not-of-kind"),
                malformed(
                        "a link of the was-wordt table twice",
                        with(
                                good.replace("RESERVE_ALLOCATION", "REORGANISATION"),
                                "\"lineage\": [{\"was\": \"XX/37\", \"becomes\": \"XX/38\"},"
                                        + " {\"was\": \"XX/37\", \"becomes\": \"XX/38\"}]"),
                        "/lineage lineage"),
                malformed(
                        "a link of the was-wordt table that changes nothing",
                        with(
                                good.replace("RESERVE_ALLOCATION", "REORGANISATION"),
                                "\"lineage\": [{\"was\": \"XX/37\", \"becomes\": \"XX/37\"}]"),
                        "/lineage/0/becomes item"),
                malformed("broken JSON", good.substring(0, good.length() - 3), " json"),
                malformed("JSON with something after it", good + "{}", " json"),
                malformed("JSON with a comma too many", good.replace("]}", "],}"), " json"),
                malformed("JSON with a comment", "/* c */" + good, " json"),
                malformed("JSON with single quotes", good.replace('"', '\''), " json"),
                malformed("a number that is none", amount("NaN"), " json"),
                malformed("a leading zero", amount("01"), " json"),
                malformed("a leading plus", amount("+1"), " json"),
                malformed("a list", "[" + good + "]", " not-an-object"),
                malformed("a text", "\"x\"", " not-an-object"),
                malformed("null", "null", " not-an-object"),
                malformed("white space", "  ", " json"),
                malformed("JSON 100,000 deep", "[".repeat(100_000), " json-too-deep"),
                malformed(
                        "JSON 100,000 deep that ends",
                        "{\"a\":".repeat(50_000) + "1" + "}".repeat(50_000),
                        " json-too-deep"),
                malformed("a number of 10,000 digits", amount("1".repeat(10_000)), " json-too-deep"),
                malformed("a byte order mark", "\uFEFF" + good, " byte-order-mark"));
    }

    private MalformedProposalCases() {}
}
