package nl.mutatieboek.home;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import nl.mutatieboek.ledger.WriterActivatedEvent;
import nl.mutatieboek.ledger.WriterStoppedEvent;
import nl.mutatieboek.mutation.PendingConsentQueries;
import nl.mutatieboek.security.PersonContextExecutor;
import nl.mutatieboek.security.PersonSettingService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.MailSender;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sends people who chose it how many mutations wait for them. A message has counts and a link only: no names, titles,
 * amounts or moments. Only the writer sends, so that a standby process does not send the same again.
 */
@Component
@ConditionalOnProperty({"mutatieboek.digest.from", "spring.mail.host"})
class DigestSender {
    private static final Logger LOG = LoggerFactory.getLogger(DigestSender.class);

    private final MailSender mail;
    private final DigestProperties properties;
    private final PersonSettingService settings;
    private final PersonContextExecutor people;
    private final PendingConsentQueries waiting;
    private final MessageSource messages;

    private volatile boolean writerActive;

    DigestSender(
            MailSender mail,
            DigestProperties properties,
            PersonSettingService settings,
            PersonContextExecutor people,
            PendingConsentQueries waiting,
            MessageSource messages) {
        this.mail = mail;
        this.properties = properties;
        this.settings = settings;
        this.people = people;
        this.waiting = waiting;
        this.messages = messages;
    }

    @EventListener(WriterActivatedEvent.class)
    void onWriterActivated() {
        writerActive = true;
    }

    /** Also when another process has become the writer. */
    @EventListener(WriterStoppedEvent.class)
    void onWriterStopped() {
        writerActive = false;
    }

    /** Sends all messages of a day. A message that fails does not hold up the others, unless the mail server is away. */
    @Scheduled(cron = "0 0 ${mutatieboek.digest.hour:7} * * MON-FRI", zone = "Europe/Amsterdam")
    void send() {
        if (!writerActive) {
            return;
        }
        for (Map.Entry<String, String> chosen :
                settings.findPeopleWith(DigestSubscription.SETTING).entrySet()) {
            try {
                people.execute(chosen.getKey(), () -> send(DigestSubscription.parse(chosen.getValue())));
            } catch (MailException e) {
                // Its message may name a person.
                LOG.warn(
                        "Mail server did not accept a digest ({}); trying again on the next working day",
                        e.getClass().getSimpleName());
                if (isForAll(e)) {
                    return;
                }
            } catch (RuntimeException e) {
                LOG.warn("Digest not sent; trying again on the next working day", e);
            }
        }
    }

    /** Whether the failure is of the connection or the login. Only then a send failure has a cause. */
    private static boolean isForAll(MailException failure) {
        return failure instanceof MailAuthenticationException
                || (failure instanceof MailSendException && failure.getCause() != null);
    }

    private void send(DigestSubscription choice) {
        int consents = waiting.findAll().size();
        int returned = waiting.countReturned();
        if (consents == 0 && returned == 0) {
            return;
        }
        SimpleMailMessage message = new SimpleMailMessage();
        message.setFrom(Objects.requireNonNull(properties.from()));
        message.setTo(choice.address());
        message.setSubject(text("digest.subject", choice.language()));
        message.setText(text("digest.text", choice.language(), consents, returned)
                + "\n\n"
                + (properties.link() == null ? "" : properties.link() + "\n\n")
                + text("digest.why", choice.language())
                + "\n");
        mail.send(message);
    }

    private String text(String code, Locale language, Object... values) {
        return Objects.requireNonNull(messages.getMessage(code, values, language));
    }
}
