package nl.mutatieboek.security;

import static nl.mutatieboek.security.AccountFormFixture.PASSWORD;
import static nl.mutatieboek.security.AccountFormFixture.code;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LogCapture;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.security.account.AccountService;
import nl.mutatieboek.security.account.UserAccount;
import nl.mutatieboek.security.account.UserAccount.AccountType;
import nl.mutatieboek.security.account.UserAccountChange;
import nl.mutatieboek.security.account.UserAccountChange.UserAccountChangeType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The history of accounts and grants stays readable, because its words stay. A released line of the approved file is
 * never changed or removed.
 */
@Tag("application")
@Isolated
class PersonChangeWordsTest {
    private static final Path APPROVED = Path.of("src/test/resources/approved/person-change-words.txt");
    private static final String BY = "test";

    @Test
    void words_in_the_history_of_people_are_the_approved_ones() throws IOException {
        try (ApplicationFixture book = ApplicationFixture.unconfigured();
                LogCapture log = new LogCapture()) {
            book.start();
            log.reattach();
            AdministratorSetupService setUp = book.bean(AdministratorSetupService.class);
            setUp.logCodeIfNeeded();
            assertThat(setUp.createAdministrator(code(log), "beheer", "Bea Beheer", PASSWORD))
                    .isTrue();
            AccountService accounts = book.bean(AccountService.class);
            recordEveryChange(accounts);

            assertThat(accounts.findRecentChanges(100))
                    .extracting(UserAccountChange::what)
                    .contains(UserAccountChangeType.values());
            assertThat(findWords(book)).isEqualTo(Files.readAllLines(APPROVED));
        }
    }

    private static void recordEveryChange(AccountService accounts) {
        UserAccount person =
                accounts.create(BY, AccountType.LOCAL, "jansen", "J. Jansen", "{argon2}x", true, everyGrant(), "");
        accounts.create(BY, AccountType.SERVICE, "koppeling", "Koppeling", "x", false, Set.of(), "");
        accounts.createFromIssuer("https://issuer.example", "vries", "A. de Vries");
        accounts.rename(BY, person.subject(), "J. de Jong");
        accounts.replaceGrants(BY, person.subject(), Set.of());
        accounts.resetSecret(BY, person.digest(), "{argon2}y");
        accounts.changePassword(person.digest(), "{argon2}z");
        accounts.setLocked(BY, person.digest(), true);
        accounts.setLocked(BY, person.digest(), false);
        accounts.forgetSubject(BY, person.subject());
    }

    private static Set<String> everyGrant() {
        return Arrays.stream(Role.values())
                .flatMap(role -> Stream.concat(
                        role.isOfBook() ? Stream.of(new RoleGrant(role, null)) : Stream.empty(),
                        role.isOfChapter() ? Stream.of(new RoleGrant(role, new ChapterCode("XX"))) : Stream.empty()))
                .map(RoleGrant::toString)
                .collect(Collectors.toSet());
    }

    /** Returns the stored words, each after its column; subjects are no words. */
    private static List<String> findWords(ApplicationFixture book) {
        return JdbcClient.create(book.bean(DataSource.class))
                .sql("""
                    select 'change_type ' || change_type from person_change
                    union select 'detail ' || detail from person_change where detail <> ''
                    union select 'changed_by ' || changed_by from person_change
                        where changed_by not in (subject, :by)\
                    """)
                .param("by", BY)
                .query(String.class)
                .list()
                .stream()
                .sorted()
                .toList();
    }
}
