package nl.mutatieboek.home;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only a page of the application that answers a question can be saved. */
class SavedSearchTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/balances",
                "/balances?flow=EXPENDITURE&year=2026",
                "/balances/item?item=XX/37~91&knownAt=41",
                "/mutations?text=asiel%20%26%20migratie&amount=68678",
                "/reports/new-policy?chapter=XX&year=2026",
                "/signals"
            })
    void address_of_a_page_is_accepted(String address) {
        assertThat(SavedSearch.isAddress(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://evil.example/",
                "//evil.example/balances",
                "/\\evil.example",
                "/balances/../people",
                "/balances?x=1#fragment",
                "/balances?x=<script>",
                "/balances?x=\"y",
                "/balances\r\nSet-Cookie: x=1",
                "/people",
                "/logout",
                "/mutations/0/approvals",
                "javascript:alert(1)"
            })
    void other_address_is_refused(String address) {
        assertThat(SavedSearch.isAddress(address)).isFalse();
    }

    @Test
    void address_and_name_are_limited() {
        assertThat(SavedSearch.isAddress("/balances?x=" + "a".repeat(1_000))).isFalse();
        assertThat(SavedSearch.isName("a".repeat(80))).isTrue();
        assertThat(SavedSearch.isName("a".repeat(81))).isFalse();
        assertThat(SavedSearch.isName("a\nb")).isFalse();
        assertThat(SavedSearch.isName("  ")).isFalse();
    }
}
