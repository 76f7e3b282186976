package nl.mutatieboek.exporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JournalAccountFormatterTest {
    private static final BudgetYear YEAR = new BudgetYear(2026);

    @ParameterizedTest
    @CsvSource({
        "XX,                      Assets:Receipts:2026:XX",
        "XX/37,                   Assets:Receipts:2026:XX:37",
        "XX/37/2/zbo/coa,         Assets:Receipts:2026:XX:37:2:Zbo:Coa",
        "XX/37~91,                Assets:Receipts:2026:XX:37Or91",
        "IXB/1/a.b_c-d,           Assets:Receipts:2026:IXB:1:ADotbUnderc-d",
        "XX/92/asielmaatregelen,  Assets:Receipts:2026:XX:92:Asielmaatregelen",
    })
    void journal_account_has_a_recognisable_name(String item, String name) {
        assertThat(JournalAccountFormatter.accountName(ItemPath.parse(item), Flow.RECEIPTS, YEAR))
                .isEqualTo(name);
    }

    /** So no two have one name, and beancount, the strictest, takes it. */
    @Property
    void journal_account_name_is_reversible_and_valid_in_all_programs(
            @ForAll("items") ItemPath item, @ForAll Flow flow, @ForAll("years") int year) {
        String name = JournalAccountFormatter.accountName(item, flow, new BudgetYear(year));

        assertThat(ParsedJournalAccount.parse(name))
                .isEqualTo(new ParsedJournalAccount(item, flow, new BudgetYear(year)));
        assertThat(name).matches("(Assets|Equity)(:[A-Z0-9][A-Za-z0-9-]*)+");
    }

    @Provide
    Arbitrary<Integer> years() {
        return Arbitraries.integers().between(BudgetYear.FIRST, BudgetYear.LAST);
    }

    @Provide
    Arbitrary<ItemPath> items() {
        Arbitrary<String> first = Arbitraries.strings().withChars("abdoru059").ofLength(1);
        Arbitrary<String> rest =
                Arbitraries.strings().withChars("abdortun059._-").ofMaxLength(9);
        Arbitrary<String> code = Combinators.combine(first, rest).as(String::concat);
        Arbitrary<String> open =
                code.list().ofMinSize(2).ofMaxSize(4).uniqueElements().map(l -> String.join("~", l));
        Arbitrary<String> chapter =
                Arbitraries.strings().withChars("AODUIX").ofMinLength(1).ofMaxLength(8);
        return Combinators.combine(chapter, code.list().ofMaxSize(4), open.injectNull(0.5))
                .as((c, codes, last) ->
                        ItemPath.parse(String.join("/", concat(c, codes)) + (last == null ? "" : "/" + last)));
    }

    private static List<String> concat(String chapter, List<String> codes) {
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(chapter), codes.stream())
                .toList();
    }
}
