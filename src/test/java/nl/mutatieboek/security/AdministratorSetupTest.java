package nl.mutatieboek.security;

import static nl.mutatieboek.security.AccountFormFixture.PASSWORD;
import static nl.mutatieboek.security.AccountFormFixture.append;
import static nl.mutatieboek.security.AccountFormFixture.code;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.LogCapture;
import nl.mutatieboek.security.account.AccountService;
import nl.mutatieboek.security.account.UserAccount.AccountType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Another administrator, if the operator asks for one. */
@Tag("whole")
class AdministratorSetupTest {
    @Test
    void set_up_setting_allows_one_more_administrator_and_is_recorded_in_the_history() {
        String[] chosen = {"name", "Bea Beheer", "password", PASSWORD, "again", PASSWORD};
        try (ApplicationFixture book = ApplicationFixture.unconfigured();
                LogCapture log = new LogCapture()) {
            book.start();
            book.bean(AccountService.class)
                    .create(
                            "test",
                            AccountType.LOCAL,
                            "weg",
                            "Wie Weg",
                            "{bcrypt}x",
                            false,
                            Set.of("ADMINISTRATOR"),
                            "");
            assertThat(book.restart().browse().get("/login").body()).doesNotContain("/set-up");
            book.with("mutatieboek.set-up=again").restart();
            log.reattach();
            book.bean(AdministratorSetupService.class).logCodeIfNeeded();

            String[] requested = append(append(chosen, "login", "beheer"), "code", code(log));
            HttpReply made = book.browse().fillAndSubmit("/set-up", requested);
            assertThat(made.status()).as("%s", made).isEqualTo(200);

            assertThat(book.browse().get("/login").body()).doesNotContain("/set-up");
            assertThat(book.bean(AccountService.class)
                            .findByLogin("beheer")
                            .orElseThrow()
                            .grants())
                    .containsExactly("ADMINISTRATOR");
            assertThat(book.bean(AccountService.class)
                            .findRecentChanges(1)
                            .getFirst()
                            .by())
                    .isEqualTo("set-up");
        }
    }
}
