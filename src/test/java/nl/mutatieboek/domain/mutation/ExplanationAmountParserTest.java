package nl.mutatieboek.domain.mutation;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static org.assertj.core.api.Assertions.assertThat;

import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Proposal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Amounts in Dutch texts, and which of them belong to a mutation. */
class ExplanationAmountParserTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wordt € 68,7 miljoen overgeboekt | 68700000 | 100000",
                "structureel € 115 mln. beschikbaar | 115000000 | 1000000",
                "een bedrag van 115 miljoen | 115000000 | 1000000",
                "ruim € 9,77 miljard | 9770000000 | 10000000",
                "€ 68.678.000 in 2026 | 68678000 | 1",
                "in 2026 gaat 68.678 naar artikel 37 | 68678000 | 1000",
                "een verlaging van ‒ 1.051 | 1051000 | 1000",
                "250 duizend | 250000 | 1000",
            })
    void amount_in_a_text_is_parsed_with_the_unit_of_its_last_digit(String text, long euros, long unit) {
        assertThat(ExplanationAmountParser.findAll(text)).singleElement().satisfies(named -> {
            assertThat(named.euros()).isEqualTo(euros);
            assertThat(named.unit()).isEqualTo(unit);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "in 2026 tot en met 2030",
                "voor 41.000 plaatsen",
                "artikel 37, onderdeel 2.1",
                "11,5% van artikel 37",
                "op 16.09.2025",
                "999999999999999999999999 keer",
                ""
            })
    void number_that_is_no_amount_is_ignored(String text) {
        assertThat(ExplanationAmountParser.findAll(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "€ 68,7 miljoen in 2026 | ",
                "€ 68,8 miljoen in 2026 | € 68,8 miljoen",
                "68.678 en 55.319 | ",
                "68.679 en 55.319 | 68.679",
                "samen € 124 mln | ",
                "samen € 123.997.000 | ",
                "structureel € 115 miljoen | € 115 miljoen",
                "minus € 68.678.000 | ",
                "999.999.999.999 miljard | ",
            })
    void amount_in_a_text_matches_its_mutation_within_rounding(String text, String others) {
        Proposal proposal = LedgerFixture.proposal(
                MutationKind.RESERVE_ALLOCATION,
                "2026-OWB",
                expenditure("XX/92/earmark", 2026, -68_678),
                expenditure("XX/37", 2026, 68_678),
                expenditure("XX/92/earmark", 2027, -55_319),
                expenditure("XX/37", 2027, 55_319));

        assertThat(String.join(", ", new ExplanationAmountVerifier(proposal).findForeignAmounts(text)))
                .isEqualTo(others == null ? "" : others);
    }

    @Test
    void amount_that_the_mutation_lacks_is_reported() {
        Proposal proposal = LedgerFixture.proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/37", 2026, 0));

        assertThat(new ExplanationAmountVerifier(proposal).findForeignAmounts("geen 1.000 meer"))
                .containsExactly("1.000");
    }
}
