package nl.mutatieboek.balance.impact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import nl.mutatieboek.balance.impact.BalanceImpact.ImpactAmounts;
import nl.mutatieboek.balance.impact.BalanceImpact.ImpactBalance;
import nl.mutatieboek.balance.impact.BalanceImpact.ImpactItem;
import nl.mutatieboek.domain.value.BudgetAccount;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Thousands;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Merging of equal flows and equal years. */
class BalanceImpactTableTest {
    private static BalanceImpact impact(String item, Flow flow, int year, Long now, long change) {
        Thousands before = now == null ? null : new Thousands(now);
        return new BalanceImpact(
                new ImpactItem(ItemPath.parse(item), null),
                flow,
                new BudgetYear(year),
                new ImpactAmounts(
                        ImpactBalance.plain(before),
                        new Thousands(change),
                        ImpactBalance.plain(before == null ? null : before.plus(new Thousands(change))),
                        Thousands.ZERO));
    }

    /** {@code E 2026 100 5} is a change of 5 in expenditure on a balance of 100. */
    private static BalanceImpact impact(String text) {
        String[] parts = text.strip().split(" ");
        Flow flow = Map.of("E", Flow.EXPENDITURE, "C", Flow.COMMITMENTS, "R", Flow.RECEIPTS)
                .get(parts[0]);
        Long now = parts[2].equals("?") ? null : Long.valueOf(parts[2]);
        return impact("XX/37", flow, Integer.parseInt(parts[1]), now, Long.parseLong(parts[3]));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        E 2026 100 5, C 2026 100 5                              | [EXPENDITURE, COMMITMENTS] [2026]
        E 2026 100 5, C 2026 101 5                              | [EXPENDITURE] [2026] [COMMITMENTS] [2026]
        E 2026 100 5, C 2026 100 6                              | [EXPENDITURE] [2026] [COMMITMENTS] [2026]
        E 2026 100 5, C 2027 100 5                              | [EXPENDITURE] [2026] [COMMITMENTS] [2027]
        C 2026 100 5, R 2026 100 5, E 2026 100 5                | [EXPENDITURE, COMMITMENTS, RECEIPTS] [2026]
        E 2026 100 5, R 2026 100 5, C 2026 7 5                  | [EXPENDITURE, RECEIPTS] [2026] [COMMITMENTS] [2026]
        E 2026 1 5, E 2027 1 5, E 2028 1 5, E 2029 2 5          | [EXPENDITURE] [2026–2028, 2029]
        E 2026 1 5, E 2028 1 5                                  | [EXPENDITURE] [2026, 2028]
        E 2026 ? 5, E 2027 ? 5                                  | [EXPENDITURE] [2026–2027]
        E 2026 ? 5, E 2027 0 5                                  | [EXPENDITURE] [2026, 2027]
        """)
    void equal_flows_share_a_table_and_equal_adjacent_years_a_column(String impacts, String expected) {
        List<BalanceImpact> all = new ArrayList<>();
        for (String one : impacts.split(",")) {
            all.add(impact(one));
        }

        assertThat(BalanceImpactTable.of(all).stream()
                        .map(table -> table.flows() + " " + table.columns())
                        .reduce((one, other) -> one + " " + other))
                .hasValue(expected);
    }

    @Test
    void total_counts_a_change_below_another_item_once() {
        assertThat(BalanceImpactTable.of(List.of(
                                impact("XX/37", Flow.EXPENDITURE, 2026, 10L, 5),
                                impact("XX/37/2", Flow.EXPENDITURE, 2026, 10L, 3),
                                impact("XX/37/2", Flow.EXPENDITURE, 2027, 10L, 3),
                                impact("XX/91", Flow.EXPENDITURE, 2026, 10L, -5)))
                        .getFirst()
                        .totals())
                .containsExactly(Thousands.ZERO, new Thousands(3));
    }

    @Provide
    Arbitrary<List<BalanceImpact>> impactLists() {
        return Combinators.combine(
                        Arbitraries.of("XX/37", "XX/37/2", "XX/91"),
                        Arbitraries.of(Flow.class),
                        Arbitraries.integers().between(2026, 2029),
                        Arbitraries.longs().between(0, 1).injectNull(0.3),
                        Arbitraries.longs().between(1, 2))
                .as(BalanceImpactTableTest::impact)
                .list()
                .ofMaxSize(20);
    }

    /** Reading the tables back gives each amount exactly once. */
    @Property
    void merging_neither_loses_nor_adds_an_amount(@ForAll("impactLists") List<BalanceImpact> impacts) {
        Map<BudgetAccount, ImpactAmounts> expected = new HashMap<>();
        Map<BudgetAccount, BalanceImpact> distinct = new HashMap<>();
        for (BalanceImpact impact : impacts) {
            BudgetAccount account = new BudgetAccount(impact.item().path(), impact.flow(), impact.year());
            expected.put(account, impact.amounts());
            distinct.put(account, impact);
        }

        List<BalanceImpactTable> tables = BalanceImpactTable.of(distinct.values());

        Map<BudgetAccount, ImpactAmounts> read = new HashMap<>();
        for (BalanceImpactTable table : tables) {
            for (Flow flow : table.flows()) {
                table.rows().forEach(row -> {
                    for (int i = 0; i < table.columns().size(); i++) {
                        ImpactAmounts cell = row.cells().get(i);
                        for (int year = table.columns().get(i).first().value();
                                cell != null
                                        && year <= table.columns().get(i).last().value();
                                year++) {
                            assertThat(read.put(new BudgetAccount(row.item().path(), flow, new BudgetYear(year)), cell))
                                    .isNull();
                        }
                    }
                });
            }
        }
        assertThat(read).isEqualTo(expected);
        assertThat(tables.stream().map(table -> List.of(table.columns(), table.rows())))
                .doesNotHaveDuplicates();
    }
}
