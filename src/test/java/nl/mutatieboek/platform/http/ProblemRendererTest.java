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
    void unreadable_request_may_be_sent_again_while_the_application_ends() {
        application.refresh();
        assertThat(problems.withStatus(400).code()).isEqualTo("not-understood");

        application.close();

        assertThat(problems.withStatus(400).code()).isEqualTo("not-now");
        assertThat(problems.withStatus(404).code()).isEqualTo("not-found");
    }
}
