package nl.mutatieboek.home;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Addresses to which a digest can be sent. */
class DigestSubscriptionTest {
    @ParameterizedTest
    @CsvSource({
        "j.jansen+boek@minfin.example.nl, true",
        "j@example.org, true",
        ".@., false",
        "a..b@y.nl, false",
        "a@localhost, false",
        "a@y..nl, false",
        "a b@y.nl, false",
        "a@y.nl@y.nl, false"
    })
    void address_has_a_domain_with_a_dot(String address, boolean accepted) {
        try (ValidatorFactory factory = Validation.buildDefaultValidatorFactory()) {
            assertThat(DigestSubscription.isAddress(address, factory.getValidator()))
                    .isEqualTo(accepted);
        }
    }
}
