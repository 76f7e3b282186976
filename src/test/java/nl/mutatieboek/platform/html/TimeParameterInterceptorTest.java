package nl.mutatieboek.platform.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.LedgerFixture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Days and times in the time bar. */
@Tag("application")
class TimeParameterInterceptorTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    private static final TimeParameterInterceptor TIME =
            new TimeParameterInterceptor(InstantSource.fixed(Instant.parse("2026-11-27T15:30:00.123Z")));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        24-11-2026                  | 2026-11-24T22:59:59.999Z
        2026-07-01                  | 2026-07-01T21:59:59.999Z
        27-11-2026                  | 2026-11-27T15:30:00.123Z
        28-11-2026                  | 2026-11-28T22:59:59.999Z
        24-11-2026 14:30            | 2026-11-24T13:30:00Z
        24 november 2026, 9:05      | 2026-11-24T08:05:00Z
        24-11-2026 14:30:15.250     | 2026-11-24T13:30:15.250Z
        24-11-2026 14:30:15,250     | 2026-11-24T13:30:15.250Z
        """)
    void local_time_is_converted_to_utc_and_a_date_to_its_end(String written, String read) {
        assertThat(TIME.parseInstant(written)).isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "41",
                "2026-11-24T13:30:00Z",
                "24-11-2026 25:30",
                "31-09-2025",
                "morgen 12:00",
                "99999999999 12:00"
            })
    void unrecognized_time_is_left_unchanged(String written) {
        assertThat(TIME.parseInstant(written)).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-24T13:30:00Z", "2026-11-24T13:30:15.250Z", "2026-07-01T21:59:59.999Z"})
    void formatted_time_is_parsed_back_to_the_same_instant(String instant) {
        String shown = TimeParameterInterceptor.formatBound(instant);
        assertThat(shown).contains("-2026 ").doesNotContain("Z");
        assertThat(TIME.parseInstant(shown)).isEqualTo(instant);
        assertThat(TimeParameterInterceptor.formatBound("2025-09-16")).isEqualTo("16-09-2025");
    }

    @Test
    void instant_in_the_repeated_summer_time_hour_is_shown_in_utc() {
        // When summer time ends, this half hour comes a second time.
        assertThat(TimeParameterInterceptor.formatBound("2026-10-25T01:30:00Z")).isEqualTo("2026-10-25T01:30:00Z");
        assertThat(TimeParameterInterceptor.formatBound("2026-10-25T00:30:00Z")).isEqualTo("25-10-2026 02:30");
        assertThat(TimeParameterInterceptor.formatBound("41")).isEqualTo("41");
    }

    @Test
    void local_date_in_a_page_address_is_converted_but_rejected_by_the_api() {
        new LedgerFixture(BOOK).moment("2026-OWB", "2025-09-16").chapter("XX").items(2025, "XX/37");
        BOOK.awaitProjections();
        String written = "/trail?item=XX/37&flow=EXPENDITURE&effectiveOn=16+september+2025&knownAt=1";
        HttpReply page = BOOK.browse("auditor").get(written);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.page().attributes("[name=effectiveOn]", "value")).contains("16-09-2025");
        assertThat(page.body()).contains("effectiveOn=2025-09-16").doesNotContain("september+2025");
        assertThat(BOOK.browse("auditor")
                        .get("/trail?item=XX/37&effectiveOn=morgen")
                        .status())
                .isEqualTo(400);
        assertThat(BOOK.as("auditor").get("/v1/balances?effectiveOn=16-09-2025").status())
                .as("the API reads one form alone")
                .isEqualTo(400);
    }
}
