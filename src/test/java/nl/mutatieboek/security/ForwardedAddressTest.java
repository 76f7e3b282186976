package nl.mutatieboek.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import nl.mutatieboek.ApiClient;
import nl.mutatieboek.ApplicationFixture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Behind a proxy with the setting of the guide, no client chooses the address by which its failed logins count. */
@Tag("application")
class ForwardedAddressTest {
    private static final int MOST = 3;

    @RegisterExtension
    final ApplicationFixture book = ApplicationFixture.empty()
            .with("server.forward-headers-strategy=native")
            .with("mutatieboek.guesses.by-address=" + MOST);

    @ParameterizedTest
    @CsvSource({
        "X-Forwarded-For, '198.51.100.%d, 203.0.113.9', 429",
        "Forwarded, for=198.51.100.%d, 429",
        "X-Real-IP, 198.51.100.%d, 429",
        "X-Forwarded-For, 203.0.113.%d, 401",
        "X-Forwarded-For, 2001:db8:0:7::%d, 429",
        "X-Forwarded-For, 2001:db8:0:%d::1, 401"
    })
    void failed_logins_count_by_the_network_of_the_address_that_the_proxy_states(
            String header, String value, int last) {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 1; i <= MOST + 1; i++) {
            ApiClient guesser = book.as("name" + i, "raadsel");
            statuses.add(guesser.send(guesser.request("/v1/chapters").header(header, value.formatted(i)))
                    .status());
        }

        assertThat(statuses).containsExactly(401, 401, 401, last);
    }
}
