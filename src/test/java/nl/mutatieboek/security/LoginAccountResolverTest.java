package nl.mutatieboek.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.Mandate;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.security.LoginProperties.ConfiguredPerson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoginAccountResolverTest {
    private static final ConfiguredPerson JANSEN =
            new ConfiguredPerson("{bcrypt}$2a$04$x", Set.of("PROPOSER:XX", "PROPOSER:XVII", "AUDITOR"), null);

    @Test
    void person_has_mandates_for_the_chapters_of_its_grants() {
        PersonUserDetails jansen =
                people(Map.of("jansen", JANSEN)).findByLogin("jansen").orElseThrow();

        assertThat(jansen.actor())
                .isEqualTo(new Actor(
                        new PersonId("jansen"),
                        Map.of(Mandate.PROPOSE, Set.of(new ChapterCode("XX"), new ChapterCode("XVII"))),
                        Set.of()));
        assertThat(jansen.getAuthorities())
                .extracting(Object::toString)
                .contains("PROPOSE", "READ", "READ_IMPORTS")
                .doesNotContain("APPROVE", "TAKE_OVER", "OPERATE");
    }

    @Test
    void password_hash_is_absent_from_to_string() {
        assertThat(JANSEN.toString() + JANSEN.toUserDetails("jansen")).doesNotContain("$2a$");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "jansen", "{noop}jansen", "{MD5}0a", "{bcrypt", "bcrypt}$2a$04$x"})
    void configured_password_must_be_a_slow_hash(String password) {
        ConfiguredPerson entry = new ConfiguredPerson(password, Set.of(), null);

        assertThatThrownBy(() -> people(Map.of("jansen", entry)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mutatieboek.people.jansen.password");
    }

    @Test
    void grant_with_a_malformed_chapter_is_rejected() {
        assertThatThrownBy(() -> RoleGrant.parse("PROPOSER:xx")).isInstanceOf(MalformedValueException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "PROPOSE:XX, No role PROPOSE",
        "proposer:XX, No role proposer",
        "PROPOSER, PROPOSER is granted for a chapter",
        "AUDITOR:XX, AUDITOR is granted for the book as a whole",
        "'', No role",
    })
    void malformed_grant_is_rejected_with_its_reason(String grant, String why) {
        assertThatThrownBy(() -> RoleGrant.parse(grant))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ADMINISTRATOR", "ADMINISTRATOR:XX", "PROPOSER:XX", "READER"})
    void grant_text_is_the_same_after_parsing_and_formatting(String grant) {
        assertThat(RoleGrant.parse(grant)).hasToString(grant);
    }

    @Test
    void two_accounts_of_one_subject_are_one_person() {
        ConfiguredPerson other = new ConfiguredPerson("{bcrypt}$2a$04$x", Set.of("APPROVER:XX"), "jansen");

        assertThat(other.toUserDetails("jansen-2").actor().person())
                .isEqualTo(JANSEN.toUserDetails("jansen").actor().person());
    }

    @ParameterizedTest
    @CsvSource({"0.0.0.0, 127.0.0.1", "127.0.0.1, 0.0.0.0", "192.0.2.7, 192.0.2.7", "nowhere.invalid, 127.0.0.1"})
    void configured_people_require_the_loopback_address(String address, String management) {
        assertThatThrownBy(
                        () -> new LoginAccountResolver(settings(Map.of("jansen", JANSEN)), null, address, management))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("server.address must be 127.0.0.1");
        assertThatNoException()
                .isThrownBy(() -> new LoginAccountResolver(settings(Map.of()), null, address, management));
    }

    private static LoginAccountResolver people(Map<String, ConfiguredPerson> entries) {
        return new LoginAccountResolver(settings(entries), null, "127.0.0.1", "::1");
    }

    private static LoginProperties settings(Map<String, ConfiguredPerson> people) {
        return new LoginProperties(
                people,
                "",
                new LoginProperties.Session(Duration.ofHours(1), 1),
                new LoginProperties.Guesses(1, 1, Duration.ofMinutes(1)));
    }
}
