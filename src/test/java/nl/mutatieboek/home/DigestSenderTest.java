package nl.mutatieboek.home;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.proposal;
import static nl.mutatieboek.LedgerFixture.withTitle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.time.LocalTime;
import java.util.Set;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.BookState;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.Mandate;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.ledger.writer.AxonLedgerCommandGateway;
import nl.mutatieboek.security.PersonContextExecutor;
import nl.mutatieboek.security.PersonSettingService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.mail.MailSender;

/** The e-mail digest, against a mail server in the test. */
@Tag("whole")
class DigestSenderTest {
    private static final String ADDRESS = "address";

    private final GreenMail server = new GreenMail(smtp(0));

    /** With more time than two seconds to start. */
    private static ServerSetup smtp(int port) {
        ServerSetup setup = new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(60_000);
        return setup;
    }

    private static MutationId propose(ApplicationFixture book) {
        LedgerFixture ledger = new LedgerFixture(book);
        ledger.moment("2026-OWB", "2025-09-16").chapter("XX").items(2025, "XX/37", "XX/91");
        MutationId estimate = ledger.propose(withTitle(
                "Geheime raming", proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/91", 2026, -4321))));
        book.awaitProjections();
        return estimate;
    }

    @Test
    void digest_is_off_by_default() {
        try (ApplicationFixture book = ApplicationFixture.empty().start()) {
            propose(book);

            assertThatThrownBy(() -> book.bean(DigestSender.class)).isInstanceOf(NoSuchBeanDefinitionException.class);
            assertThatThrownBy(() -> book.bean(MailSender.class)).isInstanceOf(NoSuchBeanDefinitionException.class);
            assertThat(book.browse("approver").get("/").body()).doesNotContain("/digest");
            book.browse("approver").fillAndSubmitTo("/", "/digest", ADDRESS, "approver@example.org");
            assertThat(book.bean(PersonSettingService.class).findPeopleWith(DigestSubscription.SETTING))
                    .isEmpty();
        }
    }

    @Test
    void digest_has_counts_and_a_link_only_and_goes_to_people_who_chose_it() throws Exception {
        server.start();
        try (ApplicationFixture book = withMail(server.getSmtp().getPort())) {
            MutationId estimate = propose(book);
            DigestSender digest = book.bean(DigestSender.class);
            digest.send();
            assertThat(server.getReceivedMessages()).as("nobody chose it").isEmpty();

            for (String person : new String[] {"approver", "proposer", "counterpart"}) {
                assertThat(book.browse(person)
                                .fillAndSubmitTo("/", "/digest", ADDRESS, person + "@example.org")
                                .page()
                                .text())
                        .contains("Opgeslagen. U krijgt een e-mail");
            }
            digest.send();

            assertThat(server.getReceivedMessages()).as("none for empty counts").hasSize(1);
            MimeMessage message = server.getReceivedMessages()[0];
            assertThat(message.getAllRecipients()[0]).hasToString("approver@example.org");
            assertThat(message.getSubject()).isEqualTo("Mutatieboek: er wacht werk op u");
            assertThat(message.getContent().toString())
                    .contains("Er wacht 1 mutatie op uw besluit.", "https://boek.example/")
                    .doesNotContain("Geheime", "4321", "4.321", "2026-OWB", "XX", "proposer", estimate.toString());

            book.as("approver").post("/v1/mutations/" + estimate + "/returns", "{\"reason\": \"Nagaan\"}");
            book.awaitProjections();
            digest.send();
            assertThat(server.getReceivedMessages()).hasSize(2);
            assertThat(server.getReceivedMessages()[1].getAllRecipients()[0]).hasToString("proposer@example.org");
            assertThat(server.getReceivedMessages()[1].getContent().toString())
                    .contains("Er is 1 mutatie aan u teruggezonden.")
                    .doesNotContain("Nagaan");

            book.browse("proposer").fillAndSubmitTo("/", "/digest", ADDRESS, "");
            digest.send();
            assertThat(server.getReceivedMessages()).as("ended").hasSize(2);
        } finally {
            server.stop();
        }
    }

    @Test
    void digest_without_a_mail_server_affects_nothing_else_and_is_sent_the_next_day() {
        server.start();
        int port = server.getSmtp().getPort();
        server.stop();
        try (ApplicationFixture book = withMail(port)) {
            propose(book);
            assertThat(book.browse("approver")
                            .fillAndSubmitTo("/", "/digest", ADDRESS, "a b\r\nBcc: c@example.org")
                            .page()
                            .text())
                    .contains("Vul een e-mailadres in");
            book.browse("approver").fillAndSubmitTo("/", "/digest", ADDRESS, "approver@example.org");

            book.bean(DigestSender.class).send();

            assertThat(book.anonymous().get("/actuator/health").status()).isEqualTo(200);
            assertThat(book.browse("approver").get("/").status()).isEqualTo(200);
            GreenMail back = new GreenMail(smtp(port));
            back.start();
            try {
                book.bean(DigestSender.class).send();
                assertThat(back.getReceivedMessages()).hasSize(1);
            } finally {
                back.stop();
            }
        }
    }

    @Test
    void digest_that_fails_holds_up_no_other_and_none_is_sent_after_the_writer_stopped() {
        server.start();
        try (ApplicationFixture book = withMail(server.getSmtp().getPort())) {
            propose(book);
            for (String person : new String[] {"aaa", "abc"}) {
                String setting = person.equals("aaa") ? "malformed" : "nl no address";
                book.bean(PersonContextExecutor.class)
                        .execute(
                                person,
                                () -> book.bean(PersonSettingService.class).put(DigestSubscription.SETTING, setting));
            }
            book.browse("approver").fillAndSubmitTo("/", "/digest", ADDRESS, "approver@example.org");

            book.bean(DigestSender.class).send();
            assertThat(server.getReceivedMessages()).hasSize(1);

            book.bean(AxonLedgerCommandGateway.class).stop("Another process is the writer");
            book.bean(DigestSender.class).send();
            assertThat(server.getReceivedMessages()).hasSize(1);
        } finally {
            server.stop();
        }
    }

    @Test
    void digest_is_sent_although_a_reserve_under_embargo_no_longer_has_what_a_mutation_takes() throws Exception {
        server.start();
        try (ApplicationFixture book = withMail(server.getSmtp().getPort())) {
            propose(book);
            LedgerFixture ledger = new LedgerFixture(book)
                    .embargoedMoment("2026-O1", "2026-04-20")
                    .items(2025, "XX/92", "XX/92/a");
            ledger.book(proposal(MutationKind.RESERVATION, "2026-O1", expenditure("XX/92/a", 2026, 100)));
            ledger.propose(proposal(
                    MutationKind.RESERVE_ALLOCATION,
                    "2026-O1",
                    expenditure("XX/92/a", 2026, -80),
                    expenditure("XX/37", 2026, 80)));
            ledger.record(
                    new Actor(new PersonId("importer"), Set.of(), Set.of(Mandate.IMPORT)),
                    id -> new Command.ImportMutation(
                            new MutationId(id),
                            proposal(MutationKind.PUBLISHED, "2026-OWB", expenditure("XX/92/a", 2026, -50)),
                            false));
            book.awaitProjections();
            book.bean(PersonContextExecutor.class)
                    .execute(
                            "approver",
                            () -> book.bean(PersonSettingService.class)
                                    .put(DigestSubscription.SETTING, "nl approver@example.org"));

            book.bean(DigestSender.class).send();

            assertThat(server.getReceivedMessages()).hasSize(1);
            assertThat(server.getReceivedMessages()[0].getContent().toString())
                    .contains("Er wacht 1 mutatie op uw besluit.");
            assertThat(book.as("auditor").get("/v1/embargoed-reads").body())
                    .contains("\"readBy\":\"approver\"", "\"request\":\"(no request)\"");
        } finally {
            server.stop();
        }
    }

    /** Sends nothing by itself during the test. */
    private static ApplicationFixture withMail(int port) {
        int farHour = (LocalTime.now(BookState.THE_HAGUE).getHour() + 12) % 24;
        return ApplicationFixture.empty()
                .withPerson("aaa", "APPROVER:XX")
                .withPerson("abc", "APPROVER:XX")
                .with("spring.mail.host=127.0.0.1")
                .with("spring.mail.port=" + port)
                .with("mutatieboek.digest.hour=" + farHour)
                .with("mutatieboek.digest.from=mutatieboek@example.org")
                .with("mutatieboek.digest.link=" + URI.create("https://boek.example/"))
                .start();
    }
}
