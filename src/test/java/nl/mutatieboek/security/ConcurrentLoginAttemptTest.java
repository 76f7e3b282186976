package nl.mutatieboek.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LogCapture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Concurrent failed logins by page and API are limited like consecutive ones; each is refused and logged. */
@Tag("whole")
class ConcurrentLoginAttemptTest {
    private static final int MOST = 10;

    @RegisterExtension
    final ApplicationFixture book = ApplicationFixture.empty().with("mutatieboek.guesses.by-address=" + MOST);

    @Test
    void parallel_api_logins_from_one_address_are_throttled_and_logged() {
        try (LogCapture log = new LogCapture()) {
            List<Integer> answers = IntStream.range(0, 60)
                    .parallel()
                    .mapToObj(i -> book.as("name" + i, "raadsel" + i)
                            .get("/v1/chapters")
                            .status())
                    .toList();

            assertThat(answers).filteredOn(status -> status == 401).hasSize(MOST);
            assertThat(answers)
                    .filteredOn(status -> status == 429 || status == 503)
                    .hasSize(60 - MOST);
            assertThat(log.lines())
                    .filteredOn(line -> line.startsWith("Login refused (PROGRAMS)"))
                    .hasSize(60)
                    .noneMatch(line -> line.contains("raadsel"));
        }
        assertThat(book.as("auditor").get("/v1/chapters").status()).isEqualTo(429);
    }

    @Test
    void spellings_of_one_login_count_together() {
        assertThat(Stream.of("auditor ", " Auditor", "AUDITOR", "auditor\u2003", "\u2003auditor")
                        .map(login ->
                                book.as(login, "raadsel").get("/v1/chapters").status()))
                .containsOnly(401);

        assertThat(book.as("auditor").get("/v1/chapters").status()).isEqualTo(429);
    }

    @Test
    void parallel_form_logins_of_one_name_are_throttled_and_logged() {
        try (LogCapture log = new LogCapture()) {
            List<String> headings = IntStream.range(0, 40)
                    .parallel()
                    .mapToObj(i -> book.browse("auditor", "raadsel" + i)
                            .get("/")
                            .page()
                            .heading())
                    .toList();

            assertThat(headings).containsOnly("Aanmelden");
            assertThat(log.lines())
                    .filteredOn(line -> line.startsWith("Login refused (PAGES): subject auditor, wrong"))
                    .hasSize(5);
            assertThat(log.lines())
                    .filteredOn(line -> line.startsWith("Login refused (PAGES)"))
                    .hasSize(40);
        }
        assertThat(book.browse("auditor").get("/").page().heading()).isEqualTo("Aanmelden");
    }
}
