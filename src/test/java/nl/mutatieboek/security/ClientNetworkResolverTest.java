package nl.mutatieboek.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientNetworkResolverTest {
    @ParameterizedTest
    @CsvSource({
        "203.0.113.9, 203.0.113.9",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2:0:0:0:0/64",
        "2001:DB8:1:2::, 2001:db8:1:2:0:0:0:0/64",
        "2001:db8:1:3::1, 2001:db8:1:3:0:0:0:0/64",
        "::1, 0:0:0:0:0:0:0:0/64",
        "fe80:0:0:0:1:2:3:4%eth0, fe80:0:0:0:0:0:0:0/64",
        "::ffff:203.0.113.9, 203.0.113.9",
        "0:0:0:0:0:ffff:cb00:7109, 203.0.113.9"
    })
    void address_counts_by_its_network(String address, String network) {
        assertThat(ClientNetworkResolver.resolve(address)).isEqualTo(network);
    }

    @ParameterizedTest
    @CsvSource({"''", "unknown", "203.0.113.9:443", "[2001:db8::1]:443", "2001:db8::1::2", ".:", "example.org:1", "%"})
    void other_text_counts_as_it_is(String text) {
        assertThat(ClientNetworkResolver.resolve(text)).isEqualTo(text);
    }
}
