package nl.mutatieboek.platform.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parsing of days. */
class DateParserTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
        2025-09-16,           2025-09-16
        16-09-2025,           2025-09-16
        16-9-2025,            2025-09-16
        ' 1-9-2025 ',         2025-09-01
        16/09/2025,           2025-09-16
        16.9.2025,            2025-09-16
        16 september 2025,    2025-09-16
        16  September  2025,  2025-09-16
        1 maart 2026,         2026-03-01
        1 March 2026,         2026-03-01
        29-02-2024,           2024-02-29
        """)
    void date_is_parsed_in_common_dutch_and_english_formats(String written, String iso) {
        assertThat(DateParser.toIsoDate(written)).isEqualTo(iso);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        31-09-2025
        29-02-2025
        16-09-25
        09-16-2025
        2025-9-16
        16 sept 2025
        morgen
        ''
        """)
    void invalid_date_is_returned_unchanged(String written) {
        assertThat(DateParser.toIsoDate(written)).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+999999999-12-31", "-999999999-01-01", "+999999999-12-31 23:59"})
    void day_out_of_any_range_is_returned_unchanged(String written) {
        assertThat(DateParser.toUtcInstant(written, Instant.EPOCH)).isEqualTo(written);
    }
}
