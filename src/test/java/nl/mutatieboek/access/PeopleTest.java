package nl.mutatieboek.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.mutatieboek.access.ConfiguredPeople.Entry;
import nl.mutatieboek.budget.Actor;
import nl.mutatieboek.budget.Mandate;
import nl.mutatieboek.budget.term.ChapterCode;
import nl.mutatieboek.budget.term.Malformed;
import nl.mutatieboek.budget.term.PersonId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

class PeopleTest {
    private static final Entry JANSEN =
            new Entry("{bcrypt}$2a$04$x", Set.of("PROPOSER:XX", "PROPOSER:XVII", "AUDITOR"), null);

    @Test
    void knows_for_which_chapters_somebody_acts() {
        Person jansen = (Person) people(Map.of("jansen", JANSEN)).loadUserByUsername("jansen");

        assertThat(jansen.actor())
                .isEqualTo(new Actor(
                        new PersonId("jansen"),
                        Map.of(Mandate.PROPOSE, Set.of(new ChapterCode("XX"), new ChapterCode("XVII"))),
                        Set.of()));
        assertThat(jansen.getAuthorities())
                .extracting(Object::toString)
                .containsExactlyInAnyOrder("PROPOSER", "AUDITOR");
    }

    @Test
    void knows_nobody_else() {
        assertThatThrownBy(() -> people(Map.of("jansen", JANSEN)).loadUserByUsername("Jansen"))
                .isInstanceOf(UsernameNotFoundException.class);
    }

    @Test
    void never_shows_a_hash() {
        assertThat(JANSEN.toString() + JANSEN.named("jansen")).doesNotContain("$2a$");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "jansen", "{noop}jansen", "{MD5}0a", "{bcrypt", "bcrypt}$2a$04$x"})
    void takes_no_password_but_a_slow_hash(String password) {
        Entry entry = new Entry(password, Set.of(), null);

        assertThatThrownBy(() -> people(Map.of("jansen", entry)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mutatieboek.people.jansen.password");
    }

    @Test
    void takes_no_chapter_that_is_none() {
        assertThatThrownBy(() -> Grant.of("PROPOSER:xx")).isInstanceOf(Malformed.class);
    }

    @ParameterizedTest
    @CsvSource({
        "PROPOSE:XX, No role PROPOSE",
        "proposer:XX, No role proposer",
        "PROPOSER, PROPOSER is granted for a chapter",
        "AUDITOR:XX, AUDITOR is granted for the book as a whole",
        "'', No role",
    })
    void takes_no_grant_that_is_none(String grant, String why) {
        assertThatThrownBy(() -> Grant.of(grant))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ADMINISTRATOR", "ADMINISTRATOR:XX", "PROPOSER:XX", "READER"})
    void writes_a_grant_as_it_reads_it(String grant) {
        assertThat(Grant.of(grant)).hasToString(grant);
    }

    @Test
    void knows_two_accounts_of_one_subject_as_one_person() {
        Entry other = new Entry("{bcrypt}$2a$04$x", Set.of("APPROVER:XX"), "jansen");

        assertThat(other.named("jansen-2").actor().person())
                .isEqualTo(JANSEN.named("jansen").actor().person());
    }

    @Test
    void says_how_to_name_somebody_only_while_there_is_nobody() {
        assertThat(logged(people(Map.of())))
                .singleElement()
                .asString()
                .contains("mutatieboek.people.jansen.password={bcrypt}");
        assertThat(logged(people(Map.of("jansen", JANSEN)))).isEmpty();
    }

    private static List<String> logged(People people) {
        Logger logger = (Logger) LoggerFactory.getLogger(People.class);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        logger.addAppender(lines);
        people.sayIfNobodyCanComeIn();
        logger.detachAppender(lines);
        return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private static People people(Map<String, Entry> entries) {
        return new People(new ConfiguredPeople(entries));
    }
}
