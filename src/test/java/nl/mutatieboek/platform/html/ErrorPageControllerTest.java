package nl.mutatieboek.platform.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors outside the controllers, for people and for programs. */
@Tag("application")
class ErrorPageControllerTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty().withPerson("monitor", "MONITOR");

    @Test
    void error_page_requested_directly_is_not_found() {
        HttpReply page = BOOK.browse("auditor").get("/error");
        HttpReply problem = BOOK.as("auditor").get("/error");

        assertThat(page.status()).isEqualTo(404);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.page().heading()).isNotBlank();
        assertThat(page.body()).doesNotContain("??");
        assertThat(problem.status()).isEqualTo(404);
        assertThat(problem.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void error_page_of_a_person_who_may_not_read_names_the_way_to_a_role_and_no_page_that_refuses() {
        HttpReply page = BOOK.browse("monitor").get("/");

        assertThat(page.status()).isEqualTo(403);
        assertThat(page.page().text()).contains("Vraag een beheerder om een rol");
        assertThat(page.page().select("main a")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"//v1/mutations", "/.", "/nothing;a=b"})
    void malformed_path_outside_the_api_is_reported_as_a_problem(String path) {
        HttpReply reply = BOOK.as("auditor").get(path);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(reply.text("/type")).isEqualTo("urn:mutatieboek:problem:not-understood");
    }

    @Test
    void request_with_many_accepted_languages_succeeds() {
        String many = "nl," + "fr,".repeat(400) + "en";

        assertThat(getWithLanguages(many, "/v1/chapters").status()).isEqualTo(200);
        assertThat(BOOK.browse()
                        .send(HttpRequest.newBuilder(BOOK.uri("/login")).header("Accept-Language", many))
                        .status())
                .isEqualTo(200);
    }

    private static HttpReply getWithLanguages(String languages, String path) {
        return BOOK.as("auditor").send(BOOK.as("auditor").request(path).header("Accept-Language", languages));
    }
}
