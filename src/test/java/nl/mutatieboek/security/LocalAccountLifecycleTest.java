package nl.mutatieboek.security;

import static nl.mutatieboek.security.AccountFormFixture.OTHER;
import static nl.mutatieboek.security.AccountFormFixture.PASSWORD;
import static nl.mutatieboek.security.AccountFormFixture.append;
import static nl.mutatieboek.security.AccountFormFixture.code;
import static nl.mutatieboek.security.AccountFormFixture.secret;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.ApplicationFixture.PageClient;
import nl.mutatieboek.LogCapture;
import nl.mutatieboek.PageDocument;
import nl.mutatieboek.security.account.AccountService;
import nl.mutatieboek.security.account.UserAccount;
import nl.mutatieboek.security.account.UserAccountChange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Accounts with a password and services with a key, from the first start on; one scenario, because each step needs the
 * one before.
 */
@Tag("whole")
@TestMethodOrder(OrderAnnotation.class)
class LocalAccountLifecycleTest {
    private static final ApplicationFixture BOOK = ApplicationFixture.unconfigured();
    private static final LogCapture LOG = new LogCapture();

    @BeforeAll
    static void startWithNobody() {
        BOOK.start();
        LOG.reattach();
        // Logging is configured at startup, before the code is logged; another start logs another code.
        BOOK.bean(AdministratorSetupService.class).logCodeIfNeeded();
    }

    @AfterAll
    static void end() {
        LOG.close();
        BOOK.close();
    }

    @Test
    @Order(1)
    void set_up_code_in_the_log_creates_the_first_administrator_once() {
        PageClient nobody = BOOK.browse();
        String code = code(LOG);
        String[] chosen = {"login", "beheer", "name", "Bea Beheer", "password", PASSWORD, "again", PASSWORD};

        assertThat(nobody.get("/login").body()).contains("/set-up");
        assertThat(nobody.fillAndSubmit("/set-up", append(chosen, "code", "aaaaa-bbbbb-ccccc-ddddd"))
                        .status())
                .isEqualTo(400);
        assertThat(BOOK.bean(AccountService.class).isEmpty()).isTrue();
        HttpReply form = nobody.get("/set-up");
        assertThat(nobody.fillAndSubmit("/set-up", append(chosen, "code", code)).status())
                .isEqualTo(200);
        assertThat(BOOK.bean(AccountService.class).findAll())
                .singleElement()
                .satisfies(account -> assertThat(account.grants()).containsExactly("ADMINISTRATOR"));

        assertThat(form.page().select("[name=code]")).hasSize(1);
        assertThat(form.body()).doesNotContain("??");
        assertThat(nobody.get("/login").body()).doesNotContain("/set-up");
        assertThat(BOOK.bean(AdministratorSetupService.class).createAdministrator(code, "tweede", "Tweede", PASSWORD))
                .isFalse();
        assertThat(BOOK.bean(AccountService.class).findAll()).hasSize(1);
    }

    @Test
    @Order(2)
    void new_account_must_change_its_password_before_use() {
        PageClient beheer = BOOK.browse("beheer", PASSWORD);
        String[] chosen = {
            "login",
            "Jansen",
            "name",
            "J. Jansen",
            "sort",
            "LOCAL",
            "role",
            "PROPOSER",
            "chapter",
            "XX",
            "role",
            "APPROVER",
            "chapter",
            "XX"
        };
        HttpReply warned = beheer.fillAndSubmit("/people", chosen);
        assertThat(warned.status()).isEqualTo(409);
        assertThat(warned.page().text()).contains("zou opsteller én goedkeurder van XX worden");
        assertThat(warned.page().select("[name=sure]")).hasSize(1);
        assertThat(warned.page().attributes("[name=name]", "value")).contains("J. Jansen");
        assertThat(account("jansen")).isEmpty();
        HttpReply made = beheer.fillAndSubmit("/people", append(chosen, "sure", "true"));
        String once = secret(made);
        assertThat(made.page().text())
                .contains("Let op: opsteller én goedkeurder van XX")
                .contains("rol gegeven: goedkeurder van XX", "account gemaakt: mens, met een wachtwoord");

        assertThat(BOOK.as("jansen", once).get("/v1/chapters")).satisfies(reply -> {
            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.text("/type")).endsWith(":password-first");
        });
        PageClient jansen = BOOK.browse("jansen", once);
        assertThat(jansen.get("/").page().select("form[action=/password]")).hasSize(1);
        assertThat(jansen.get("/").page().text()).contains("Wijzig eerst uw tijdelijke wachtwoord");
        assertThat(jansen.get("/people").page().select("form[action=/password]"))
                .hasSize(1);
        assertThat(jansen.fillAndSubmit("/password", "old", once, "password", "kort", "again", "kort")
                        .status())
                .isEqualTo(400);
        assertThat(jansen.fillAndSubmit("/password", "old", "anders", "password", PASSWORD, "again", PASSWORD)
                        .status())
                .isEqualTo(400);
        assertThat(jansen.fillAndSubmit("/password", "old", once, "password", PASSWORD, "again", PASSWORD)
                        .body())
                .contains("Het wachtwoord is gewijzigd");

        assertThat(BOOK.as("jansen", once).get("/v1/chapters").status()).isEqualTo(401);
        assertThat(BOOK.as("JANSEN", PASSWORD).get("/v1/chapters").status()).isEqualTo(200);
        assertThat(BOOK.browse("jansen", PASSWORD).get("/mutations").status()).isEqualTo(200);
    }

    @Test
    @Order(3)
    void account_management_is_forbidden_without_the_administrator_role() {
        assertThat(BOOK.browse("jansen", PASSWORD).get("/people").status()).isEqualTo(403);

        assertThat(BOOK.browse("jansen", PASSWORD)
                        .fillAndSubmitTo("/password", "/people", "login", "x", "name", "X", "grants", "ADMINISTRATOR")
                        .status())
                .isEqualTo(403);
        assertThat(account("x")).isEmpty();
    }

    @Test
    @Order(4)
    void session_ends_when_the_roles_of_its_account_change_or_it_is_locked() {
        PageClient beheer = BOOK.browse("beheer", PASSWORD);
        PageClient jansen = BOOK.browse("jansen", PASSWORD);
        UserAccount before = account("jansen").getFirst();
        assertThat(jansen.get("/mutations").page().heading()).isEqualTo("Mutaties");

        assertThat(beheer.fillAndSubmitTo("/people", "/people/" + before.subject() + "/grants", "grants", "READER")
                        .page()
                        .texts("#done"))
                .containsExactly("De rollen van " + before.name() + " zijn gewijzigd");
        assertThat(jansen.get("/mutations").page().select("[name=username]")).hasSize(1);
        assertThat(beheer.fillAndSubmitTo("/people", "/people/accounts/" + before.digest() + "/locks", "locked", "true")
                        .page()
                        .texts("#done"))
                .containsExactly("Het account van " + before.name() + " is geblokkeerd");
        assertThat(BOOK.as("jansen", PASSWORD).get("/v1/chapters").status()).isEqualTo(401);
        beheer.fillAndSubmitTo("/people", "/people/accounts/" + before.digest() + "/locks", "locked", "false");
        beheer.fillAndSubmitTo("/people", "/people/" + before.subject() + "/names", "name", "J. de Vries");

        assertThat(BOOK.as("jansen", PASSWORD).get("/v1/chapters").status()).isEqualTo(200);
        assertThat(account("jansen")).singleElement().satisfies(now -> {
            assertThat(now.subject()).isEqualTo(before.subject());
            assertThat(now.name()).isEqualTo("J. de Vries");
            assertThat(now.grants()).containsExactly("READER");
        });
    }

    @Test
    @Order(5)
    void service_account_authenticates_by_key_at_the_api_but_not_by_form() {
        PageClient beheer = BOOK.browse("beheer", PASSWORD);
        String key = secret(beheer.fillAndSubmit(
                "/people", "login", "import-rbg", "name", "Import", "sort", "SERVICE", "grants", "IMPORTER"));

        assertThat(BOOK.as("import-rbg", key)
                        .get("/v1/imports/00000000-0000-0000-0000-000000000000")
                        .status())
                .isEqualTo(404);
        assertThat(BOOK.as("import-rbg", key + "x").get("/v1/chapters").status())
                .isEqualTo(401);
        assertThat(BOOK.browse("import-rbg", key).get("/").page().select("[name=username]"))
                .hasSize(1);
    }

    @Test
    @Order(6)
    void two_accounts_of_one_person_share_a_subject() {
        PageClient beheer = BOOK.browse("beheer", PASSWORD);
        String subject = account("jansen").getFirst().subject();
        String once = secret(beheer.fillAndSubmit("/people", "login", "jansen-2", "name", "x", "subject", subject));

        assertThat(account("jansen-2").getFirst().subject()).isEqualTo(subject);
        assertThat(BOOK.browse("jansen-2", once)
                        .fillAndSubmit("/password", "old", once, "password", OTHER, "again", OTHER)
                        .status())
                .isEqualTo(200);
        assertThat(account("jansen-2").getFirst().grants()).containsExactly("READER");
    }

    @Test
    @Order(7)
    void own_role_grants_and_locking_the_last_administrator_are_rejected() {
        PageClient beheer = BOOK.browse("beheer", PASSWORD);
        UserAccount own = account("beheer").getFirst();

        assertThat(beheer.fillAndSubmitTo("/people", "/people/" + own.subject() + "/grants", "grants", "PROPOSER:XX")
                        .status())
                .isEqualTo(409);
        assertThat(beheer.fillAndSubmitTo("/people", "/people/accounts/" + own.digest() + "/locks", "locked", "true")
                        .status())
                .isEqualTo(409);
        assertThat(account("beheer").getFirst()).isEqualTo(own);
    }

    @Test
    @Order(8)
    void refused_account_form_keeps_its_input_and_marks_its_field() {
        PageClient beheer = BOOK.browse("beheer", PASSWORD);
        String subject = account("jansen").getFirst().subject();

        HttpReply added = beheer.fillAndSubmit(
                "/people", "login", "jansen", "name", "K. Nieuw", "sort", "SERVICE", "role", "IMPORTER", "chapter", "");
        assertThat(added.status()).isEqualTo(409);
        PageDocument form = added.page();
        assertThat(form.title()).startsWith("Fout: Gebruikers en diensten");
        assertThat(form.links()).contains("#add-login");
        assertThat(form.attributes("[name=name]", "value")).contains("K. Nieuw");
        assertThat(form.attributes("[selected]", "value")).contains("SERVICE", "IMPORTER");

        HttpReply granted = beheer.fillAndSubmitTo(
                "/people",
                "/people/" + subject + "/grants",
                "role",
                "AUDITOR",
                "chapter",
                "",
                "role",
                "PROPOSER",
                "chapter",
                "");
        assertThat(granted.status()).isEqualTo(400);
        assertThat(granted.page().links()).contains("#grants-" + subject + "-chapter-1");
        assertThat(granted.page().text()).contains("Kies een hoofdstuk: deze rol geldt niet");
        assertThat(granted.page().attributes("[selected]", "value")).contains("AUDITOR");
        assertThat(granted.page().attribute("#grants-" + subject + "-chapter-1", "aria-describedby"))
                .isEqualTo("grants-" + subject + "-wrong");
        assertThat(granted.page().select("[name=grants][value=READER]"))
                .as("not kept, so not checked")
                .isNotEmpty()
                .noneMatch(box -> box.hasAttr("checked"));
        assertThat(account("jansen").getFirst().grants()).containsExactly("READER");
    }

    @Test
    @Order(9)
    void account_pages_have_messages_in_both_languages_and_labelled_fields() {
        PageClient beheer = BOOK.browse("beheer", PASSWORD);

        for (String path : List.of("/people", "/password", "/people?lang=en", "/password?lang=en")) {
            PageDocument page = beheer.get(path).page();
            assertThat(page.heading()).as(path).isNotBlank();
            assertThat(page.toString()).as(path).doesNotContain("??");
            assertThat(page.select("input:not([type=hidden])[id], select[id]"))
                    .as(path)
                    .isNotEmpty()
                    .allMatch(field -> page.has("[for='" + field.id() + "']"));
        }
    }

    @Test
    @Order(10)
    void account_history_records_actor_and_change_without_names() {
        List<UserAccountChange> changes = BOOK.bean(AccountService.class).findRecentChanges(100);

        assertThat(changes)
                .extracting(UserAccountChange::what)
                .contains(
                        UserAccountChange.UserAccountChangeType.values()[0],
                        UserAccountChange.UserAccountChangeType.GRANTED);
        assertThat(changes)
                .extracting(UserAccountChange::by)
                .contains("set-up", account("beheer").getFirst().subject());
        assertThat(changes.toString()).doesNotContain("Jansen").doesNotContain("jansen");
    }

    @Test
    @Order(11)
    void login_is_throttled_alike_for_known_and_unknown_names() {
        for (String name : List.of("beheer", "bestaat-niet")) {
            List<Integer> answers = IntStream.range(0, 40)
                    .parallel()
                    .mapToObj(i ->
                            BOOK.as(name, "geraden-" + i).get("/v1/chapters").status())
                    .toList();

            assertThat(answers).as(name).filteredOn(status -> status == 401).hasSize(5);
            assertThat(answers)
                    .as(name)
                    .filteredOn(status -> status == 429 || status == 503)
                    .hasSize(35)
                    .contains(429);
        }
        HttpReply later = BOOK.as("bestaat-niet", "x").get("/v1/chapters");
        assertThat(Integer.parseInt(later.header("Retry-After"))).isBetween(1, 900);
        assertThat(later.text("/type")).endsWith(":too-many-guesses");
        assertThat(LOG.lines())
                .anyMatch(line -> line.contains("Login refused (PROGRAMS): subject "
                        + account("beheer").getFirst().subject() + ", wrong name or secret"));
        assertThat(LOG.lines()).noneMatch(line -> line.contains("geraden-") || line.contains("bestaat-niet"));
        assertThat(LOG.lines()).noneMatch(line -> line.contains(PASSWORD) || line.contains(OTHER));
    }

    private static List<UserAccount> account(String login) {
        return BOOK.bean(AccountService.class).findByLogin(login).stream().toList();
    }
}
