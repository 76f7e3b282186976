package nl.mutatieboek.importing.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FileFlawTest {
    @Test
    void long_value_is_cut_before_a_character_that_does_not_fit() {
        String value = "a".repeat(199) + "𠮷" + "b".repeat(9);

        assertThat(FileFlaw.of(2, "title", value, FlawReason.NOT_A_YEAR).value())
                .isEqualTo("a".repeat(199) + "…");
    }
}
