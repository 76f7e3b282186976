package nl.mutatieboek.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Responses to internal errors. */
@Tag("application")
class InternalErrorResponseTest {
    @RegisterExtension
    static final ApplicationFixture BOOK =
            ApplicationFixture.empty().with("spring.main.sources=planted.FailingController");

    @Test
    void unexpected_error_is_reported_as_a_500_problem_without_details() {
        HttpReply reply = BOOK.as("auditor")
                .send(BOOK.as("auditor").request("/v1/failing").header("Accept-Language", "nl"));

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(reply.text("/detail")).startsWith("Het verzoek is mislukt door een interne fout.");
        assertThat(reply.header("X-Request-Id")).isNotEmpty();
        assertThat(reply.body()).doesNotContain("secret");
    }
}
