package nl.mutatieboek.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import nl.mutatieboek.platform.format.MessageRenderer;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.context.support.StaticMessageSource;

class ProblemRendererTest {
    private final GenericApplicationContext application = new GenericApplicationContext();
    private final ProblemRenderer problems =
            new ProblemRenderer(new MessageRenderer(new StaticMessageSource()), application);

    @Test
    void unreadable_request_is_reported_as_retryable_during_shutdown() {
        application.refresh();
        assertThat(problems.problemOfStatus(400).code()).isEqualTo("not-understood");

        application.close();

        assertThat(problems.problemOfStatus(400).code()).isEqualTo("not-now");
        assertThat(problems.problemOfStatus(404).code()).isEqualTo("not-found");
    }
}
