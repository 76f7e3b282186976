package nl.mutatieboek.ledger.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class DatabaseEnvironmentPostProcessorTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jdbc:postgresql://db/book                  | jdbc:postgresql://db/book?socketTimeout=30",
                "jdbc:postgresql://db/book?ssl=true         | jdbc:postgresql://db/book?ssl=true&socketTimeout=30",
                "jdbc:postgresql://db/book?socketTimeout=0  | jdbc:postgresql://db/book?socketTimeout=0",
                "jdbc:h2:file:/book;WRITE_DELAY=0           | jdbc:h2:file:/book;WRITE_DELAY=0"
            })
    void postgresql_url_gets_a_socket_timeout_of_30_seconds_unless_it_has_one(String url, String followed) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("given", Map.of("spring.datasource.url", url)));

        new DatabaseEnvironmentPostProcessor().postProcessEnvironment(environment, new SpringApplication());

        assertThat(environment.getProperty("spring.datasource.url")).isEqualTo(followed);
    }
}
